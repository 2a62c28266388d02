// A device pulled out at every step, an archive locked in the middle, a window lost: what was taken stays, the rest waits and goes
// on, nothing is taken twice and nothing is deleted.
import { readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createDocks, createHoldings, createTakeFile, type Docks } from '#main/recordings/index.ts'
import type { Dock } from '#shared/contract/docks.ts'
import { refuse } from '#shared/text/refusal.ts'
import { dockWords, everything, never } from '../../support/dock-rooms.ts'
import { archivist, type DossierRooms, openDossierRooms } from '../../support/dossier-rooms.ts'
import { createSmallDock, type SmallDock } from '../../support/small-dock.ts'

let home: DossierRooms
let words: ReturnType<typeof dockWords>
let dock: SmallDock

beforeAll(async () => {
  home = await openDossierRooms()
  words = dockWords(home)
})
afterAll(() => home.close())
beforeEach(async () => {
  dock = await createSmallDock()
})
afterEach(() => dock.close())

const aside = (): string => `${dock.folder}-pulled`
const pull = (): Promise<void> => rename(dock.folder, aside())
const plug = (): Promise<void> => rename(aside(), dock.folder)

type Step = 'before' | 'in the first bytes' | 'in the middle' | 'at the end' | 'after the copy'

/** Docks of the same archive whose device is pulled once, at this step of this file. */
function pulledDocks(step: Step, pathOf: string): Docks {
  const { store, vault, intake, recordings, rulebook } = home.rooms
  const newId = () => crypto.randomUUID()
  const holdings = createHoldings({ store, vault, newId })
  let pulled = false
  return createDocks({
    store,
    pack: rulebook.dockIndex,
    packSha256: () => rulebook.hashOf('dock-index'),
    clock: home.clock,
    newId,
    onIncident: (error) => {
      throw error
    },
    take(rows) {
      const real = createTakeFile({
        store,
        rows,
        intake,
        holdings,
        recordings,
        uploadHours: () => 24,
        clock: home.clock,
      })
      return async (caller, file, taking) => {
        if (pulled || file.path !== pathOf) return real(caller, file, taking)
        pulled = true
        if (step === 'before') await pull()
        if (step === 'before' || !('path' in taking.source)) return real(caller, file, taking)
        const bytes = await readFile(taking.source.path)
        await real(caller, file, { ...taking, source: { stream: breaking(bytes, step) } })
      }
    },
  })
}

/** What a card gives that is pulled while it is read: some of its bytes, and then an error. */
async function* breaking(bytes: Buffer, step: Step): AsyncGenerator<Uint8Array> {
  const shares: Partial<Record<Step, number>> = { 'in the first bytes': 0, 'in the middle': 0.5, 'at the end': 1 }
  const share = shares[step]
  if (share === undefined) {
    yield bytes
    return void (await pull())
  }
  yield bytes.subarray(0, Math.floor(bytes.length * share))
  await pull()
  throw refuse('vault.source-unreadable')
}

const objectFiles = async (): Promise<number> => {
  const names = await readdir(join(home.rooms.vault.folder, 'objects'), { recursive: true })
  return names.filter((name) => /[/\\]/.test(name)).length
}

async function begin(docks: Docks): Promise<Dock> {
  const { id } = await docks.open(archivist, dock.folder, null, never)
  await docks.start(archivist, id)
  await docks.idle()
  return docks.get(id)
}

test.each<Step>(['before', 'in the first bytes', 'in the middle', 'at the end'])(
  'pulled %s: that file and the rest wait, and go on when the device is back',
  async (step) => {
    for (const name of ['1', '2', '3']) await dock.add(`${name}.mp4`, 'mp4', `pull ${step} ${name}`)
    const objects = await objectFiles()
    const docks = pulledDocks(step, '2.mp4')
    const pulled = await begin(docks)
    // Small files go a few together: the first may be taken or not, the second is not.
    const { done, waiting } = pulled.counts
    expect([pulled.state, done + waiting]).toEqual(['running', 3])
    const left = docks.files(pulled.id, ['waiting'], everything).rows
    expect(left.map(({ path }) => path)).toContain('2.mp4')
    for (const { sentence, sha256 } of left)
      expect([sentence, sha256]).toEqual([expect.stringContaining('设备已断开'), null])
    expect(await objectFiles()).toBe(objects + done)
    await expect(docks.start(archivist, pulled.id)).rejects.toMatchObject({ code: 'dock.device-gone' })
    expect(docks.get(pulled.id).counts.waiting).toBe(waiting)
    await plug()
    await docks.start(archivist, pulled.id)
    await docks.idle()
    expect(docks.get(pulled.id)).toMatchObject({ state: 'done', counts: { done: 3, waiting: 0 } })
    expect(await objectFiles()).toBe(objects + 3)
    expect((await readdir(dock.folder)).sort()).toEqual(['1.mp4', '2.mp4', '3.mp4'])
    await docks.close()
  },
)

test('pulled after the last byte: the file is taken, the next ones wait, a retry takes them', async () => {
  for (const name of ['1', '2', '3', '4', '5', '6', '7', '8']) await dock.add(`${name}.mp4`, 'mp4', `pull late ${name}`)
  const docks = pulledDocks('after the copy', '2.mp4')
  const pulled = await begin(docks)
  expect(pulled.counts.waiting).toBeGreaterThan(0)
  expect(docks.files(pulled.id, ['done'], everything).rows.map(({ path }) => path)).toContain('2.mp4')
  await plug()
  docks.retry(
    archivist,
    docks.files(pulled.id, ['waiting'], everything).rows.map(({ id }) => id),
  )
  await docks.idle()
  expect(docks.get(pulled.id)).toMatchObject({ state: 'done', counts: { done: 8 } })
  await docks.close()
})

test('a device that leaves its empty folder behind is gone too, and reading the folder again goes on', async () => {
  for (const name of ['1', '2']) await dock.add(`${name}.mp4`, 'mp4', `emptied ${name}`)
  const { id } = await words.open(dock.folder)
  for (const name of ['1', '2']) await rm(join(dock.folder, `${name}.mp4`))
  await expect(home.rooms.docks.start(archivist, id)).rejects.toMatchObject({ code: 'dock.device-gone' })
  for (const name of ['1', '2']) await dock.add(`${name}.mp4`, 'mp4', `emptied ${name}`)
  expect(await words.takeAll(dock.folder)).toMatchObject({ id, state: 'done', counts: { done: 2 } })
})

test('locked in the middle of a large file, the dock goes on by itself at the next opening', async () => {
  const big = Buffer.alloc(24 * 1024 * 1024)
  big.set(dock.bytes('ts'))
  await dock.add('1.ts', 'ts', 'locked 1')
  await dock.put('2.ts', big)
  await dock.add('3.ts', 'ts', 'locked 3')
  const { id } = await words.open(dock.folder)
  const watching = home.rooms.docks.watch(id, never)
  await home.rooms.docks.start(archivist, id)
  for await (const seen of watching) if (seen.counts.running === 1 && seen.counts.done === 1) break
  await home.reopen()
  await home.rooms.docks.idle()
  expect(home.rooms.docks.get(id)).toMatchObject({ state: 'done', counts: { done: 3 } })
  expect(words.held().filter(({ name }) => ['1.ts', '2.ts', '3.ts'].includes(name))).toHaveLength(3)
})

test('what a crash left as running is begun anew, and what is done is not taken again', async () => {
  for (const name of ['1', '2']) await dock.add(`${name}.mp4`, 'mp4', `crash ${name}`)
  const { id } = await words.open(dock.folder)
  const crashed = words.fileAt(id, '1.mp4').id
  home.rooms.store.run((q) => q.updateTable('dock').set({ state: 'running' }).where('id', '=', id))
  home.rooms.store.run((q) => q.updateTable('dock_file').set({ state: 'running' }).where('id', '=', crashed))
  await home.reopen()
  await home.rooms.docks.idle()
  expect(home.rooms.docks.get(id)).toMatchObject({ state: 'done', counts: { done: 2 } })
  const taken = words.journal('dock.file-taken').length
  await home.reopen()
  await home.rooms.docks.idle()
  expect(words.journal('dock.file-taken')).toHaveLength(taken)
})

test('opened without the device, a running dock waits, a paused one stays paused', async () => {
  for (const name of ['1', '2']) await dock.add(`${name}.mp4`, 'mp4', `absent ${name}`)
  const other = await createSmallDock('另一台')
  await other.add('3.mp4', 'mp4', 'absent 3')
  const { id } = await words.open(dock.folder)
  const { id: paused } = await words.open(other.folder)
  home.rooms.docks.pause(archivist, paused)
  home.rooms.store.run((q) => q.updateTable('dock').set({ state: 'running' }).where('id', '=', id))
  await pull()
  await home.reopen()
  await home.rooms.docks.idle()
  expect(home.rooms.docks.get(id)).toMatchObject({ state: 'running', counts: { waiting: 2 } })
  expect(home.rooms.docks.get(paused)).toMatchObject({ state: 'paused', counts: { queued: 1 } })
  await plug()
  expect(await words.takeAll(dock.folder)).toMatchObject({ id, state: 'done', counts: { done: 2 } })
  await other.close()
})

async function offered(paths: readonly string[]) {
  const files = await Promise.all(
    paths.map(async (path) => {
      const { size, mtime } = await stat(join(dock.folder, path))
      return { path, sizeBytes: size, modifiedAt: mtime.toISOString() }
    }),
  )
  const index = {
    name: 'index.json',
    base64: Buffer.from(JSON.stringify([{ wjmc: '1.mp4', yhbh: '7' }])).toString('base64'),
  }
  return home.rooms.docks.offer(archivist, { label: '窗口', files, index, dossierId: null }, never)
}

function send(fileId: string, bytes: Uint8Array, signal = never) {
  return home.rooms.docks.receive(archivist, fileId, { stream: new Blob([bytes as BlobPart]).stream() }, signal)
}

test('files from a window arrive in any order; a lost window loses nothing, and the same offer goes on', async () => {
  const paths = ['1.mp4', '2.mp4', '3.mp4']
  for (const path of paths) await dock.add(path, 'mp4', `window ${path}`)
  const bytes = (path: string) => readFile(join(dock.folder, path))
  const first = await offered(paths)
  expect(first).toMatchObject({ folder: null, label: '窗口', indexName: 'index.json', counts: { queued: 3 } })
  expect(words.fileAt(first.id, '1.mp4').capture).toMatchObject({ officerNumber: '7', from: 'index' })
  const ticket = await send(words.fileAt(first.id, '3.mp4').id, await bytes('3.mp4'))
  expect(ticket).toMatchObject({ state: 'filed', dossierId: null, name: '3.mp4', item: null })
  const half = (await bytes('2.mp4')).subarray(0, 500)
  expect(await send(words.fileAt(first.id, '2.mp4').id, half)).toMatchObject({ state: 'cancelled' })
  expect(words.statesOf(first.id)).toEqual({ '1.mp4': 'queued', '2.mp4': 'waiting', '3.mp4': 'done' })
  await home.reopen()
  expect(words.statesOf(first.id)).toEqual({ '1.mp4': 'waiting', '2.mp4': 'waiting', '3.mp4': 'done' })
  const again = await offered(paths)
  expect(again).toMatchObject({ id: first.id, counts: { queued: 2, done: 1 } })
  await expect(send(words.fileAt(first.id, '3.mp4').id, await bytes('3.mp4'))).rejects.toMatchObject({
    code: 'intake.unknown',
  })
  for (const path of ['1.mp4', '2.mp4']) await send(words.fileAt(first.id, path).id, await bytes(path))
  expect(home.rooms.docks.get(first.id)).toMatchObject({ state: 'done', counts: { done: 3 } })
  const longer = Buffer.concat([await bytes('1.mp4'), Buffer.from('more')])
  await dock.add('4.mp4', 'mp4', 'window 4')
  const more = await offered([...paths, '4.mp4'])
  expect(await send(words.fileAt(more.id, '4.mp4').id, longer)).toMatchObject({ state: 'refused' })
  expect(await send(words.fileAt(more.id, '4.mp4').id, await bytes('1.mp4'))).toMatchObject({ state: 'filed' })
})
