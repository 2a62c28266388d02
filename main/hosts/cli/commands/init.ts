// anjuan init: a new archive and its three guardians.
import { cliHelp, cliText } from '#shared/text/cli.ts'
import { refuse } from '#shared/text/refusal.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import type { CliIo } from '../io.ts'
import { present } from '../report.ts'
import { archiveFolder, type CommonOptions, readPassphrases, withDesk } from '../session.ts'

interface InitOptions {
  readonly agency: string
  readonly administrator: string
  readonly security: string
  readonly auditor: string
}

export const registerInit: RegisterCommand = (program, io) => {
  const help = cliHelp.init
  defineCommand(program, 'init', help)
    .requiredOption('--agency <名称>', help.agency)
    .requiredOption('--administrator <名称>', help.administrator)
    .requiredOption('--security <名称>', help.security)
    .requiredOption('--auditor <名称>', help.auditor)
    .action(async (_options, command) => {
      const options = optionsOf<InitOptions>(command)
      const folder = archiveFolder(io, options)
      const guardians = [options.administrator, options.security, options.auditor].map(toGuardian)
      const passphrases = await readGuardianPassphrases(io, options, guardians)
      const [administrator, security, auditor] = guardians.map((guardian, i) => ({
        ...guardian,
        passphrase: passphrases[i] ?? '',
      }))
      if (administrator === undefined || security === undefined || auditor === undefined) return
      const { archiveId } = await withDesk(io, options, ({ client }) =>
        client.archive.create({ agency: options.agency, administrator, security, auditor }),
      )
      present(io, options.json, { archiveId, folder }, [cliText.created({ folder, id: archiveId })])
    })
}

/** `name` or `name:姓名`. */
function toGuardian(text: string): { name: string; displayName: string } {
  const [name = '', displayName = name] = text.split(/[:：]/, 2)
  return { name, displayName }
}

async function readGuardianPassphrases(
  io: CliIo,
  options: CommonOptions,
  guardians: readonly { name: string }[],
): Promise<string[]> {
  const prompts = guardians.map(({ name }) => cliText.ask.newPassphrase(name))
  if (options.passphraseFile !== undefined || options.passphraseFd !== undefined) {
    return readPassphrases(io, options, prompts)
  }
  const typed: string[] = []
  for (const prompt of prompts) {
    const first = await io.readSecret(prompt)
    if (first !== (await io.readSecret(cliText.ask.again))) throw refuse('cli.passphrases-differ')
    typed.push(first)
  }
  return typed
}
