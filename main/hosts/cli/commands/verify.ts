// anjuan verify: a dossier against its manifest, or the journal against itself.
import { cliHelp, cliText } from '#shared/text/cli.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import { type CliIo, type ExitCode, exitCodes } from '../io.ts'
import { present, tell } from '../report.ts'
import { type CommonOptions, type DeskClient, withSession } from '../session.ts'

export const registerVerify: RegisterCommand = (program, io, exit) => {
  defineCommand(program, 'verify', cliHelp.verify)
    .argument('[案卷]', cliHelp.file.dossier)
    .action(async (id: string | undefined, _options, command) => {
      const options = optionsOf(command)
      const code = await withSession(io, options, ({ client }) =>
        id === undefined ? verifyJournal(io, options, client) : verifyDossier(io, options, client, id),
      )
      exit(code)
    })
}

async function verifyJournal(io: CliIo, options: CommonOptions, client: DeskClient): Promise<ExitCode> {
  const verdict = await client.journal.verify({})
  const line = verdict.state === 'intact' ? cliText.journalIntact(verdict) : cliText.journalBroken(verdict)
  present(io, options.json, { journal: verdict }, [line])
  return verdict.state === 'intact' ? exitCodes.done : exitCodes.refused
}

async function verifyDossier(io: CliIo, options: CommonOptions, client: DeskClient, id: string): Promise<ExitCode> {
  const feed = await client.dossiers.verify({ id }, { signal: io.signal })
  for await (const progress of feed) {
    if (progress.state === 'running') {
      tell(io, options.json, `${cliText.verifying(progress)}\n`)
      continue
    }
    const intact = progress.state === 'intact'
    const altered = [
      ...(progress.seal === 'differs' ? [cliText.sealDiffers] : []),
      ...progress.altered.map(({ title, state }) => cliText.alteredItem({ title, missing: state === 'missing' })),
    ]
    present(
      io,
      options.json,
      { dossier: progress },
      intact ? [cliText.intact(progress)] : [...altered, cliText.altered],
    )
    return intact ? exitCodes.done : exitCodes.refused
  }
  io.signal.throwIfAborted()
  throw new Error('the verification ended without a verdict')
}
