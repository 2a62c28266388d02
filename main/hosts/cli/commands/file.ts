// anjuan file: files and folders into a dossier, one after the other, each whole or not at all.
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { InvalidArgumentError } from 'commander'
import { Volume } from '#shared/contract/dossiers.ts'
import type { IntakeTicket } from '#shared/contract/intake.ts'
import { cliHelp, cliText } from '#shared/text/cli.ts'
import { refuse } from '#shared/text/refusal.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import { findFiles } from '../find-files.ts'
import { type CliIo, exitCodes } from '../io.ts'
import { present, tell } from '../report.ts'
import { type Session, withSession } from '../session.ts'

/** The most one call of `intake.offer` takes. */
const offeredAtOnce = 2000

export const registerFile: RegisterCommand = (program, io, exit) => {
  const help = cliHelp.file
  defineCommand(program, 'file', help)
    .argument('<案卷>', help.dossier)
    .argument('<路径...>', help.paths)
    .option('--volume <卷>', help.volume, toVolume, 'main')
    .action(async (dossierId: string, given: string[], _options, command) => {
      const options = optionsOf<{ volume: Volume }>(command)
      const paths = await findFiles(io.cwd, given)
      if (paths.length === 0) throw refuse('cli.nothing-to-file')
      await withSession(io, options, async (session) => {
        const tickets: IntakeTicket[] = []
        for (let at = 0; at < paths.length; at += offeredAtOnce) {
          const batch = paths.slice(at, at + offeredAtOnce)
          const files = await Promise.all(
            batch.map(async (path) => ({
              name: basename(path),
              sizeBytes: (await stat(path)).size,
              volume: options.volume,
            })),
          )
          const offered = await session.client.intake.offer({ dossierId, files })
          const progress = { at, of: paths.length, quiet: options.json === true }
          tickets.push(...(await fileBatch(io, session, batch, offered, progress)))
        }
        const filed = tickets.filter(({ state }) => state === 'filed').length
        const notFiled = tickets.length - filed
        present(io, options.json, { tickets, filed, notFiled }, [cliText.filedSum({ filed, refused: notFiled })])
        if (notFiled > 0) exit(exitCodes.refused)
      })
    })
}

interface Progress {
  readonly at: number
  readonly of: number
  readonly quiet: boolean
}

/** Takes the offered files in; when cancelled, the tickets still waiting are taken back. */
async function fileBatch(
  io: CliIo,
  { desk, connection, client }: Session,
  paths: readonly string[],
  offered: readonly IntakeTicket[],
  { at, of, quiet }: Progress,
): Promise<IntakeTicket[]> {
  const outcomes: IntakeTicket[] = []
  for (const [i, { ticket, name }] of offered.entries()) {
    if (io.signal.aborted) {
      await client.intake.cancel({ tickets: offered.slice(i).map((one) => one.ticket) })
      io.signal.throwIfAborted()
    }
    tell(io, quiet, cliText.filing({ at: at + i + 1, of, name }))
    const outcome = await desk.receivePath(connection, ticket, paths[i] ?? '', io.signal)
    tell(
      io,
      quiet,
      `${outcome.state === 'filed' ? cliText.filed : cliText.notFiled(outcome.sentence ?? cliText.cancelled)}\n`,
    )
    outcomes.push(outcome)
  }
  return outcomes
}

function toVolume(text: string): Volume {
  const volume = Volume.safeParse(text)
  if (!volume.success) throw new InvalidArgumentError(text)
  return volume.data
}
