// The rooms of an archive that can be closed and opened again, with what a crash or another program did to its rows between.
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { type ArchiveRooms, openArchiveStore, openRooms } from '#main/archive-rooms.ts'
import { createIds, systemRandom } from '#main/clock.ts'
import { createIncidents } from '#main/incidents.ts'
import { findTools } from '#main/jobs/index.ts'
import { createRulebook } from '#main/rulebook/index.ts'
import { unlockArchive } from '#main/vault/index.ts'
import type { Item } from '#shared/contract/dossiers.ts'
import type { TestClock } from './test-clock.ts'
import { cheapKdf, createTestDesk, passphrase, rulebookFolder } from './test-desk.ts'

/** Stands for the archivist of the test cast. */
export const archivist = { name: 'archivist' }

export interface DossierRooms {
  readonly rooms: ArchiveRooms
  readonly clock: TestClock
  file(dossierId: string, path: string): Promise<Item>
  /** As on a machine where ffmpeg is not installed, until it is. */
  withoutTools(lacking: boolean): void
  /** Closes the archive as a lock does, and opens it again. */
  reopen(): Promise<void>
  close(): Promise<void>
}

export async function openDossierRooms(): Promise<DossierRooms> {
  const home = await createTestDesk(['archivist'])
  const { folder, clock } = home
  await home.desk.close()
  let lacksTools = false
  let rooms = await open()

  async function open(): Promise<ArchiveRooms> {
    const vault = await unlockArchive({ folder, name: archivist.name, passphrase, now: () => clock.now() })
    const store = openArchiveStore({ vault, clock })
    return openRooms(store, {
      vault,
      rulebook: createRulebook({ folder: rulebookFolder }),
      clock,
      newId: createIds(clock, systemRandom),
      incidents: createIncidents({ clock, random: systemRandom }),
      tools: async () =>
        lacksTools ? null : findTools({ application: null, settings: null, path: process.env.PATH ?? null }),
      kdf: cheapKdf,
    })
  }

  return {
    get rooms() {
      return rooms
    },
    clock,
    async file(dossierId, path) {
      const { size: sizeBytes } = await stat(path)
      const named = { name: basename(path), title: null, paperKind: null, madeOn: null }
      const [ticket] = rooms.intake.offer(archivist, dossierId, [{ ...named, sizeBytes, volume: 'main' }])
      const never = new AbortController().signal
      const { item, sentence } = await rooms.intake.receive(archivist, ticket?.ticket ?? '', { path }, never)
      if (item === null) throw new Error(sentence ?? 'a file that was not filed')
      return item
    },
    withoutTools(lacking) {
      lacksTools = lacking
    },
    async reopen() {
      await rooms.close()
      rooms = await open()
    },
    async close() {
      await rooms.close()
      await home.close()
    },
  }
}
