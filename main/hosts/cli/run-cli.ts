// The command line as a function: arguments and a world in, an exit code out.
import { Command, CommanderError } from 'commander'
import { cliHelp } from '#shared/text/cli.ts'
import { programVersion } from '../open-desk.ts'
import { displayWidth } from './columns.ts'
import { commands } from './commands/index.ts'
import { type CliIo, type ExitCode, exitCodes } from './io.ts'
import { reportFault } from './report.ts'

/** @param argv the arguments after the program's own name */
export async function runCli(argv: readonly string[], io: CliIo): Promise<number> {
  let code: ExitCode = exitCodes.done
  const program = createProgram(io)
  for (const register of commands) {
    register(program, io, (wanted) => {
      code = wanted
    })
  }
  for (const command of everyCommand(program)) command.exitOverride().configureOutput(quietOutput(io))
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.done
    return reportFault(io, argv.includes('--json'), error)
  }
}

function createProgram(io: CliIo): Command {
  const { global, titles } = cliHelp
  return new Command('anjuan')
    .description(cliHelp.program)
    .version(programVersion(), '-V, --version', cliHelp.version)
    .helpOption('-h, --help', cliHelp.help)
    .helpCommand('help [命令]', cliHelp.helpCommand)
    .option('--archive <文件夹>', global.archive)
    .option('--user <名称>', global.user)
    .option('--passphrase-file <文件>', global.passphraseFile)
    .option('--passphrase-fd <编号>', global.passphraseFd)
    .option('--json', global.json)
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => titles[title] ?? title,
      displayWidth,
      styleUsage: inChinese,
      styleSubcommandTerm: inChinese,
      optionDescription: (option) => option.description,
    })
    .configureOutput(quietOutput(io))
    .exitOverride()
}

function inChinese(usage: string): string {
  return usage.replace('[options]', '[选项]').replace('[command]', '[命令]')
}

/** Help goes where results go; commander's own English complaints go nowhere, because `reportFault` says them in Chinese. */
function quietOutput(io: CliIo) {
  return {
    writeOut: (text: string) => io.stdout(text),
    writeErr: (text: string) => io.stderr(text),
    outputError: () => undefined,
  }
}

function everyCommand(command: Command): Command[] {
  return command.commands.flatMap((child) => [child, ...everyCommand(child)])
}
