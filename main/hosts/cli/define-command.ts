// How a command is declared: its Chinese help with one example, and an action that finds the common options merged in.
import type { Command } from 'commander'
import { cliHelp } from '#shared/text/cli.ts'
import type { CliIo, ExitCode } from './io.ts'
import type { CommonOptions } from './session.ts'

export interface CommandHelp {
  readonly summary: string
  readonly example: string
  readonly note?: string
}

/** Registers its command on `program`; an action may say how the process shall end. */
export type RegisterCommand = (program: Command, io: CliIo, exit: (code: ExitCode) => void) => void

export function defineCommand(program: Command, usage: string, help: CommandHelp): Command {
  const note = help.note === undefined ? '' : `\n${help.note}\n`
  return program
    .command(usage)
    .description(help.summary)
    .helpOption('-h, --help', cliHelp.help)
    .addHelpText('after', `${note}\n${cliHelp.example}\n  ${help.example}`)
}

/** The command's own options together with those given before it. */
export function optionsOf<T extends object>(command: Command): CommonOptions & T {
  return command.optsWithGlobals<CommonOptions & T>()
}
