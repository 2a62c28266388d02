// The services of one archive without the router before them, for what only they can show: two calls at once, rows changed
// behind the program's back, packs that changed meanwhile.
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { type ArchiveRooms, openArchiveStore, openRooms } from '#main/archive-rooms.ts'
import { createIds, systemRandom } from '#main/clock.ts'
import type { Caller } from '#main/desk-core.ts'
import { newArchive } from '#main/found-archive.ts'
import { createIncidents } from '#main/incidents.ts'
import { findTools } from '#main/jobs/index.ts'
import { createRulebook, type Rulebook } from '#main/rulebook/index.ts'
import { system } from '#main/store/index.ts'
import { unlockArchive } from '#main/vault/index.ts'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Role } from '#shared/contract/roles.ts'
import { createSmallFiles, type SmallFiles } from './small-files.ts'
import { createTestClock, type TestClock } from './test-clock.ts'
import { cheapKdf, passphrase, rulebookFolder, someFacts } from './test-desk.ts'

export interface TestRooms {
  readonly rooms: ArchiveRooms
  readonly clock: TestClock
  /** A person with an own signing key, opened by the tests' passphrase. */
  admit(name: string, displayName: string, roles: readonly Role[]): Promise<Caller>
  /** Small files to file. */
  readonly files: SmallFiles
  file(caller: Caller, dossierId: string, path: string): Promise<Item>
  /** An open dossier with one paper of two pages in it. */
  fill(caller: Caller): Promise<{ dossierId: string; itemId: string }>
  close(): Promise<void>
}

/**
 * @param rulebook makes other packs of those shipped
 * @param withMedia with the machine's own ffmpeg; without, no recording can be filed
 */
export async function openTestRooms(
  rulebook: (shipped: Rulebook) => Rulebook = (shipped) => shipped,
  { withMedia = false }: { withMedia?: boolean } = {},
): Promise<TestRooms> {
  const home = await mkdtemp(join(tmpdir(), 'anjuan-rooms-'))
  const folder = join(home, '存档')
  const clock = createTestClock()
  const newId = createIds(clock, systemRandom)
  const guardian = (name: string) => ({ name, displayName: name, passphrase })
  const founding = {
    agency: '云山县农业农村局',
    administrator: guardian('administrator'),
    security: guardian('security'),
    auditor: guardian('auditor'),
  }
  await newArchive({ folder, founding, clock, newId, kdf: cheapKdf })
  const vault = await unlockArchive({ folder, name: 'security', passphrase, now: () => clock.now() })
  const rooms = await openRooms(openArchiveStore({ vault, clock }), {
    vault,
    rulebook: rulebook(createRulebook({ folder: rulebookFolder })),
    clock,
    newId,
    incidents: createIncidents({ clock, random: systemRandom }),
    tools: () =>
      withMedia
        ? findTools({ application: null, settings: null, path: process.env.PATH ?? null })
        : Promise.resolve(null),
    kdf: cheapKdf,
  })
  const files = await createSmallFiles()
  const security = rooms.people.signInUnlocked('security')

  async function file(caller: Caller, dossierId: string, path: string): Promise<Item> {
    const { size: sizeBytes } = await stat(path)
    const named = { name: basename(path), title: null, paperKind: null, madeOn: null }
    const [ticket] = rooms.intake.offer(caller, dossierId, [{ ...named, sizeBytes, volume: 'main' }])
    const never = new AbortController().signal
    const { item, sentence } = await rooms.intake.receive(caller, ticket?.ticket ?? '', { path }, never)
    if (item === null) throw new Error(sentence ?? 'a file that was not filed')
    return item
  }

  return {
    rooms,
    clock,
    async admit(name, displayName, roles) {
      const first = `首次-${passphrase}`
      const person = { name, displayName, unit: founding.agency, card: null, passphrase: first }
      const { id } = await rooms.people.create(system, person)
      rooms.people.grantRoles(security, id, roles)
      return rooms.people.changePassphrase(await rooms.people.signIn(name, first), first, passphrase)
    },
    files,
    file,
    async fill(caller) {
      const { id: dossierId } = await rooms.dossiers.create(caller, someFacts())
      const { id: itemId } = await file(caller, dossierId, await files.pdf('行政处罚决定书.pdf', 2))
      return { dossierId, itemId }
    },
    async close() {
      await rooms.close()
      await files.close()
      await rm(home, { recursive: true, force: true })
    },
  }
}
