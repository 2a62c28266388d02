// What the tests of captures, chains, marks, transcripts and the recording list share: clips filed in a dossier, the newest
// journal entry, and the code of a refusal that changed nothing.
import type { Item } from '#shared/contract/dossiers.ts'
import type { JournalEntry } from '#shared/contract/journal.ts'
import { isRefusal } from '#shared/text/refusal.ts'
import { archivist, type DossierRooms, openDossierRooms } from '../../support/dossier-rooms.ts'
import { createSmallFiles } from '../../support/small-files.ts'
import { someFacts } from '../../support/test-desk.ts'

export interface KnownRooms {
  readonly home: DossierRooms
  readonly dossierId: string
  /** Another dossier for the tests that follow. */
  begin(change?: Parameters<typeof someFacts>[0]): Promise<void>
  /** One second of H.264, told apart from every other of its dossier by its length. */
  clip(recordedAt?: string | null): Promise<Item>
  /** The row of an item once more under another id, for what this machine cannot file. Returns the id. */
  copyOf(itemId: string, change: { kind?: 'paper'; derivation?: string }): string
  seal(): void
  newest(): JournalEntry | undefined
  /** The code of the refusal; throws when nothing was refused, or when more than the journal's own entry changed. */
  refused(event: string, work: () => unknown): Promise<string>
  close(): Promise<void>
}

export async function openKnownRooms(): Promise<KnownRooms> {
  const files = await createSmallFiles()
  const home = await openDossierRooms()
  let dossierId = ''
  let made = 0
  const paths = new Map<string, string>()

  const entries = () => home.rooms.journal.list({ offset: 0, limit: 1, who: '', event: '', outcome: 'any' })
  const tables = [
    'capture',
    'clock_correction',
    'clock_reading',
    'recording_break',
    'mark',
    'mark_comment',
    'transcript',
    'recording_absence',
  ] as const
  const everything = () =>
    JSON.stringify(tables.map((table) => home.rooms.store.all((q) => q.selectFrom(table).selectAll())))

  function make(name: string, recordedAt: string | null): Promise<string> {
    const times = recordedAt === null ? [] : ['-metadata', `creation_time=${recordedAt}`]
    const small = ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-preset', 'ultrafast', '-an']
    return files.clip(name, 3, [...small, '-frames:v', String(24 + made), ...times])
  }

  return {
    home,
    get dossierId() {
      return dossierId
    },
    async begin(change) {
      made = 0
      dossierId = (await home.rooms.dossiers.create(archivist, someFacts(change))).id
    },
    async clip(recordedAt = null) {
      made += 1
      const key = `${made} ${recordedAt}`
      const path = paths.get(key) ?? (await make(`记录仪${paths.size}.mp4`, recordedAt))
      paths.set(key, path)
      return home.file(dossierId, path)
    },
    copyOf(itemId, change) {
      const row = home.rooms.store.one((q) => q.selectFrom('item').selectAll().where('id', '=', itemId))
      if (row === null) throw new Error('no such item')
      const id = crypto.randomUUID()
      home.rooms.store.run((q) => q.insertInto('item').values({ ...row, ...change, id }))
      return id
    },
    seal: () => void home.rooms.dossiers.seal(archivist, dossierId),
    newest: () => entries().rows[0],
    async refused(event, work) {
      const before = { rows: everything(), total: entries().total }
      try {
        await work()
      } catch (error) {
        if (!isRefusal(error)) throw error
        const [entry] = entries().rows
        const after = { rows: everything(), total: entries().total }
        if (after.rows !== before.rows) throw new Error(`${error.code} changed something`)
        if (after.total !== before.total + 1 || entry?.event !== event || entry.outcome !== 'refused') {
          throw new Error(`${error.code} was not entered once as ${event}`)
        }
        return error.code
      }
      return 'nothing was refused'
    },
    async close() {
      await home.close()
      await files.close()
    },
  }
}
