// Two archives and the people who hand over between them; packages of a sealed dossier with papers in both volumes and a clip.
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Caller } from '#main/desk-core.ts'
import type { PackageForm, PackageInspection, PackageRequest } from '#shared/contract/packages.ts'
import { isRefusal } from '#shared/text/refusal.ts'
import { passphrase, someFacts } from './test-desk.ts'
import { openTestRooms, type TestRooms } from './test-rooms.ts'

export const looked = { usability: 'passed', safety: 'not-tested', carrier: 'passed' } as const
export const never = new AbortController().signal

/** The code of what was refused, or that nothing was. */
export async function codeOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work()
  } catch (error) {
    if (isRefusal(error)) return error.code
    throw error
  }
  return 'nothing was refused'
}

/** The same for a feed, read to its end. */
export const outOf = (feed: AsyncGenerator<unknown>): Promise<string> =>
  codeOf(async () => {
    for await (const _ of feed);
  })

export interface Side {
  readonly rooms: TestRooms
  readonly archivist: Caller
  readonly head: Caller
}

export interface PackageRooms {
  readonly giver: Side
  readonly taker: Side
  /** A folder for packages. */
  readonly folder: string
  /** A sealed dossier. */
  readonly dossierId: string
  /** Another of the same papers, without a clip. */
  seal(): Promise<string>
  request(form: PackageForm, change?: Partial<PackageRequest>): { id: string; number: string }
  /** Asked for, approved and made. */
  made(form: PackageForm, name: string, change?: Partial<PackageRequest>): Promise<{ id: string; folder: string }>
  inspected(folder: string): Promise<PackageInspection>
  close(): Promise<void>
}

/** @param withMedia with a clip in the dossier */
export async function openPackageRooms({ withMedia = false } = {}): Promise<PackageRooms> {
  const folder = await mkdtemp(join(tmpdir(), 'anjuan-packages-'))
  const [giver, taker] = [await openSide(withMedia), await openSide(withMedia)]
  const dossierId = await sealedDossier(giver, withMedia)

  function request(form: PackageForm, change: Partial<PackageRequest> = {}) {
    return giver.rooms.rooms.packages.request(giver.archivist, {
      form,
      title: '2026 年度行政处罚案卷移交',
      content: '行政处罚案卷及其音像记录',
      receiver: '云山县档案馆',
      carrier: { kind: '移动硬盘 2 TB', from: 'YP-001', to: 'YP-001' },
      withRestricted: true,
      dossierIds: [dossierId],
      ...change,
    })
  }

  return {
    giver,
    taker,
    folder,
    dossierId,
    seal: () => sealedDossier(giver, false),
    request,
    async made(form, name, change) {
      const { packages } = giver.rooms.rooms
      const { id } = request(form, change)
      packages.approve(giver.head, id, '')
      const order = { id, folder: join(folder, name), passphrase, looked }
      for await (const _ of packages.make(giver.archivist, order, never));
      return { id, folder: order.folder }
    },
    async inspected(at) {
      for await (const step of taker.rooms.rooms.packages.inspect(at, never)) {
        if (step.state === 'done') return step.inspection
      }
      throw new Error('an inspection without an end')
    },
    async close() {
      await giver.rooms.close()
      await taker.rooms.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function openSide(withMedia: boolean): Promise<Side> {
  const rooms = await openTestRooms(undefined, { withMedia })
  const archivist = await rooms.admit('archivist', '和丽春', ['archivist'])
  return { rooms, archivist, head: await rooms.admit('head', '李正清', ['head']) }
}

async function sealedDossier({ rooms, archivist }: Side, withMedia: boolean): Promise<string> {
  const { dossiers, items } = rooms.rooms
  const { id } = await dossiers.create(archivist, someFacts())
  await rooms.file(archivist, id, await rooms.files.pdf('行政处罚决定书:正本.pdf', 2))
  await rooms.file(archivist, id, await rooms.files.pdf('现场 100%<检查>笔录.pdf', 1))
  const minutes = await rooms.file(archivist, id, await rooms.files.pdf('集体讨论记录.pdf', 1))
  items.change(archivist, { ...minutes, volume: 'restricted' })
  if (withMedia) await rooms.file(archivist, id, await rooms.files.clip('执法记录.mp4', 1))
  dossiers.seal(archivist, id)
  return id
}

/** Every file below the folder, by its path in it, in order. */
export const filesUnder = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()

/** What the journal of that side said last. */
export function lastEntry(home: PackageRooms, side: 'giver' | 'taker') {
  const { rows } = home[side].rooms.rooms.journal.list({ offset: 0, limit: 1, who: '', event: '', outcome: 'any' })
  return rows[0]
}

/** The list of packages without any filter. */
export const everything = { offset: 0, limit: 100, direction: null, dossierId: null } as const
