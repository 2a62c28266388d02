// anjuan dock: a collection dock in one command: read, transferred, and where it is asked for, clear offers taken.
import { resolve } from 'node:path'
import type { Dock } from '#shared/contract/docks.ts'
import { cliHelp, cliText } from '#shared/text/cli.ts'
import { defineCommand, optionsOf, type RegisterCommand } from '../define-command.ts'
import { type CliIo, exitCodes } from '../io.ts'
import { present, tell } from '../report.ts'
import { saveFile } from '../save-file.ts'
import { type DeskClient, withSession } from '../session.ts'

/** The most one call lists. */
const page = 500
/** The most one call of `tray.acceptOffers` takes. */
const acceptedAtOnce = 5000

export const registerDock: RegisterCommand = (program, io, exit) => {
  const help = cliHelp.dock
  defineCommand(program, 'dock', help)
    .argument('<文件夹>', help.folder)
    .option('--dossier <案卷>', help.dossier)
    .option('--accept', help.accept)
    .option('--manifest <文件>', help.manifest)
    .action(async (folder: string, _options, command) => {
      const options = optionsOf<{ dossier?: string; accept?: boolean; manifest?: string }>(command)
      await withSession(io, options, async ({ client }) => {
        const opened = await client.docks.open({
          folder: resolve(io.cwd, folder),
          dossierId: options.dossier ?? null,
        })
        if (opened.indexSentence !== null) tell(io, options.json, `${opened.indexSentence}\n`)
        const dock = await transfer(io, client, opened, options.json)
        const assigned = options.accept === true ? await acceptOffers(client, dock.id) : null
        const manifest = options.manifest === undefined ? null : await client.docks.manifest({ id: dock.id })
        if (options.manifest !== undefined && manifest !== null) await saveFile(io, options.manifest, manifest.csv)
        const lines = [cliText.dockSum(dock.counts)]
        if (assigned !== null) lines.push(cliText.dockAssigned(assigned))
        for (const sentence of await sentencesOf(client, dock.id)) lines.push(sentence)
        if (options.manifest !== undefined && manifest !== null) {
          lines.push(cliText.saved(options.manifest), cliText.dockManifest(manifest.sha256))
        }
        const value = { dock, assigned, manifest: manifest === null ? null : { sha256: manifest.sha256 } }
        present(io, options.json, value, lines)
        if (dock.counts.failed + dock.counts.waiting + dock.counts.queued > 0) exit(exitCodes.refused)
      })
    })
}

/** Follows the transfer until nothing goes on any more: done, or paused, or all that is left waits for the device. */
async function transfer(io: CliIo, client: DeskClient, opened: Dock, quiet: boolean | undefined): Promise<Dock> {
  const { id } = opened
  const watch = await client.docks.watch({ id }, { signal: io.signal })
  try {
    await client.docks.start({ id })
    for await (const dock of watch) {
      const { counts } = dock
      const total = Object.values(counts).reduce((sum, n) => sum + n, 0)
      const left = counts.queued + counts.running
      tell(io, quiet, `\r${cliText.docking({ done: total - left - counts.waiting, of: total })}`)
      if (dock.state !== 'running' || left === 0) break
    }
  } catch (error) {
    if (!io.signal.aborted) throw error
  }
  tell(io, quiet, '\n')
  if (io.signal.aborted) {
    await client.docks.pause({ id })
    tell(io, quiet, `${cliText.dockPaused}\n`)
    io.signal.throwIfAborted()
  }
  return client.docks.get({ id })
}

/** Takes what is clearly one dossier's, and waits until it is filed. Returns how many were. */
async function acceptOffers(client: DeskClient, dockId: string): Promise<number> {
  const held = new Set<string>()
  for (let offset = 0, total = 1; offset < total; offset += page) {
    const files = await client.docks.files({ id: dockId, states: ['done'], offset, limit: page })
    total = files.total
    for (const { holdingId } of files.rows) if (holdingId !== null) held.add(holdingId)
  }
  const waiting: string[] = []
  for (let offset = 0, total = 1; offset < total; offset += page) {
    const list = await client.tray.list({ state: 'waiting', offset, limit: page })
    total = list.total
    for (const { id, state } of list.rows) if (held.has(id) && state === 'waiting') waiting.push(id)
  }
  let accepted = 0
  for (let at = 0; at < waiting.length; at += acceptedAtOnce) {
    const { jobs } = await client.tray.acceptOffers({ ids: waiting.slice(at, at + acceptedAtOnce) })
    accepted += jobs
  }
  if (accepted === 0) return 0
  for await (const list of await client.jobs.watch({})) {
    if (!list.some(({ kind, endedAt }) => kind === 'assignment' && endedAt === null)) break
  }
  return accepted
}

async function sentencesOf(client: DeskClient, id: string): Promise<string[]> {
  const { rows } = await client.docks.files({ id, states: ['failed', 'waiting'], limit: page })
  return rows.map(({ path, sentence }) => cliText.dockFile({ path, sentence: sentence ?? '' }))
}
