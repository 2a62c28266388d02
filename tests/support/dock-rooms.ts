// What the tests of docks and of the tray ask of the rooms, in few words.
import type { Dock, DockFile } from '#shared/contract/docks.ts'
import type { JournalEntry } from '#shared/contract/journal.ts'
import type { JournalEvent } from '#shared/contract/journal-events.ts'
import type { Holding } from '#shared/contract/tray.ts'
import { Refusal } from '#shared/text/refusal.ts'
import { archivist, type DossierRooms } from './dossier-rooms.ts'

export const everything = { offset: 0, limit: 500 }
export const never = new AbortController().signal

export function dockWords(home: DossierRooms) {
  const filesOf = (id: string): DockFile[] => home.rooms.docks.files(id, [], everything).rows
  return {
    filesOf,
    fileAt(id: string, path: string): DockFile {
      const found = filesOf(id).find((file) => file.path === path)
      if (found === undefined) throw new Error('a file that was not planned')
      return found
    },
    statesOf: (id: string): Record<string, string> =>
      Object.fromEntries(filesOf(id).map(({ path, state }) => [path, state])),
    open: (folder: string, dossierId: string | null = null): Promise<Dock> =>
      home.rooms.docks.open(archivist, folder, dossierId, never),
    async takeAll(folder: string, dossierId: string | null = null): Promise<Dock> {
      const { id } = await home.rooms.docks.open(archivist, folder, dossierId, never)
      await home.rooms.docks.start(archivist, id)
      await home.rooms.docks.idle()
      return home.rooms.docks.get(id)
    },
    held: (state: 'waiting' | 'set-aside' = 'waiting'): Holding[] =>
      home.rooms.tray.list({ ...everything, state }).rows,
    /** Newest first. */
    journal: (event: JournalEvent): JournalEntry[] =>
      home.rooms.journal.list({ ...everything, who: '', event, outcome: 'any' }).rows,
    head: () => home.rooms.store.head().position,
  }
}

/** The code of the refusal that `work` ends with. */
export async function codeOf(work: () => unknown): Promise<string> {
  try {
    await work()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'nothing was refused'
}
