// A dock from its folder to the tray and into dossiers: what is planned, taken, flagged and refused, and what the journal says.
import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { codeOf, dockWords, never } from '../../support/dock-rooms.ts'
import { archivist, type DossierRooms, openDossierRooms } from '../../support/dossier-rooms.ts'
import { createSmallDock, dockFormats, type SmallDock } from '../../support/small-dock.ts'
import { someFacts } from '../../support/test-desk.ts'

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

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

test('a device tree with an index is planned: facts from the index, then from the name; the rest is left alone', async () => {
  const odd = ['é录像.mp4'.normalize('NFD'), '😀 现场 2.mp4', `${'长'.repeat(64)}.mp4`]
  await dock.add('DCIM/100MEDIA/D0123_53990001_20260903100000_0001.mp4', 'mp4')
  for (const name of odd) await dock.add(`DCIM/100MEDIA/${name}`, 'mp4')
  await dock.put('DCIM/100MEDIA/P0001.JPG', 'no picture, and nobody looks yet')
  await dock.put('日志.log', 'x')
  await dock.put('DCIM/.hidden.mp4', 'x')
  await dock.put('System Volume Information/a.mp4', 'x')
  await symlink('/etc', join(dock.folder, '链接'))
  await symlink('/etc/hosts', join(dock.folder, '链接.mp4'))
  const index = [
    { wjmc: 'é录像.mp4'.normalize('NFC'), yhbh: '53990009', sbbh: 'D9', pssj: '2026-09-03 11:00:00', zybj: 3 },
    { wjmc: 'D0123_53990001_20260903100000_0001.mp4', bmbh: '5399' },
    { wjmc: 'not-there.mp4' },
  ]
  await dock.put('index.json', JSON.stringify(index))
  const before = words.head()
  const opened = await words.open(dock.folder)
  expect(opened).toMatchObject({
    folder: dock.folder,
    label: '采集站',
    indexName: 'index.json',
    indexSentence: null,
    state: 'planned',
    openedBy: '和丽春',
    counts: { queued: 5, done: 0 },
  })
  const files = words.filesOf(opened.id)
  expect(files.map(({ path }) => path.split('/').at(-1)).sort()).toEqual(
    [...odd, 'D0123_53990001_20260903100000_0001.mp4', 'P0001.JPG'].sort(),
  )
  expect(words.fileAt(opened.id, `DCIM/100MEDIA/${odd[0]}`).capture).toMatchObject({
    officerNumber: '53990009',
    importance: 'key',
    startedAt: '2026-09-03T03:00:00.000Z',
    from: 'index',
  })
  expect(words.fileAt(opened.id, 'DCIM/100MEDIA/D0123_53990001_20260903100000_0001.mp4').capture).toMatchObject({
    department: '5399',
    deviceNumber: 'D0123',
    startedAt: '2026-09-03T02:00:00.000Z',
    from: 'index',
  })
  expect(words.head()).toBe(before + 1)
  expect(words.journal('dock.opened')[0]).toMatchObject({
    who: 'archivist',
    subject: opened.id,
    detail: { files: 5, newFiles: 5, indexed: 2, dossier: null, indexFault: null },
  })
})

test('a damaged index stops nothing: the files are known by their names, and the dock says why', async () => {
  await dock.add('D0123_53990001_20260903100000_0001.mp4', 'mp4')
  await dock.put('index.json', '[{"wjmc": "D0123')
  const opened = await words.open(dock.folder)
  expect(opened).toMatchObject({ indexName: 'index.json', indexSentence: expect.stringContaining('已损坏') })
  expect(words.filesOf(opened.id)[0]?.capture).toMatchObject({ deviceNumber: 'D0123', from: 'name' })
  await dock.put('index.json', JSON.stringify([{ wjmc: 'D0123_53990001_20260903100000_0001.mp4', yhbh: '7' }]))
  expect(await words.open(dock.folder)).toMatchObject({ id: opened.id, indexSentence: null })
  expect(words.filesOf(opened.id)[0]?.capture).toMatchObject({ officerNumber: '7', from: 'index' })
})

test('a folder that is not there, has nothing in it, or is no folder is refused, and nothing changes', async () => {
  const docks = () => home.rooms.docks.list({ offset: 0, limit: 1 }).total
  const before = docks()
  await dock.put('a.txt', 'x')
  expect(await codeOf(() => words.open(join(dock.folder, 'none')))).toBe('dock.no-folder')
  expect(await codeOf(() => words.open('relative'))).toBe('dock.no-folder')
  expect(await codeOf(() => words.open(join(dock.folder, 'a.txt')))).toBe('dock.no-folder')
  expect(await codeOf(() => words.open(dock.folder))).toBe('dock.nothing-found')
  await dock.put(`${'d/'.repeat(30)}a.mp4`, 'x')
  expect(await codeOf(() => words.open(dock.folder))).toBe('dock.too-deep')
  expect(docks()).toBe(before)
})

test('thirty files of six formats go into the tray, the broken ones flagged, and the counts agree with the manifest', async () => {
  const paths: string[] = []
  for (let at = 0; at < 24; at++) {
    const format = dockFormats[at % dockFormats.length] ?? 'mp4'
    const path = `DCIM/${at % 3}/D0123_53990001_202609031000${String(at).padStart(2, '0')}_0001.${format}`
    paths.push(path)
    await dock.add(path, format)
  }
  const cut = dock.bytes('mov')
  const bad: Record<string, Uint8Array | string> = {
    'bad/cut.mov': cut.subarray(0, cut.indexOf('moov') - 64),
    'bad/noise.mp4': 'this is no recording at all, whatever its name',
    'bad/playlist.mp4': '#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1/a.ts\nfile:///etc/passwd\n',
    'bad/empty.mp4': '',
    '=cmd|calc.mp4': Buffer.concat([dock.bytes('mp4'), Buffer.from('    ')]),
    'z/twin.mp4': await readFile(join(dock.folder, paths[0] ?? '')),
  }
  for (const [path, content] of Object.entries(bad)) await dock.put(path, content)
  const total = 24 + Object.keys(bad).length

  const taken = await words.takeAll(dock.folder)
  expect(taken).toMatchObject({
    state: 'done',
    counts: { done: total - 2, twin: 1, failed: 1, queued: 0, running: 0, waiting: 0, cancelled: 0 },
  })
  expect(taken.doneBytes).toBe(taken.totalBytes)
  expect(words.statesOf(taken.id)).toMatchObject({ 'bad/empty.mp4': 'failed', 'bad/cut.mov': 'done' })
  const held = words.held()
  expect(held).toHaveLength(total - 2)
  const named = (name: string) => held.find((one) => one.name === name)
  expect(named('cut.mov')).toMatchObject({ media: { flaw: 'truncated', playing: 'failed' } })
  expect(named('noise.mp4')).toMatchObject({ viewing: 'none', media: { flaw: 'damaged' } })
  expect(named('playlist.mp4')).toMatchObject({ viewing: 'none', media: { flaw: 'damaged' } })
  const [first] = held.filter(({ name }) => name.endsWith('100000_0001.mp4'))
  expect(first).toMatchObject({
    viewing: 'video',
    media: { container: 'mp4', videoCodec: 'h264', playing: 'original', flaw: null },
    capture: { deviceNumber: 'D0123', startedAt: '2026-09-03T02:00:00.000Z', from: 'name' },
    clock: 'overdue',
    state: 'waiting',
    takenBy: '和丽春',
  })
  expect(Date.parse(first?.dueAt ?? '')).toBe(
    Date.parse('2026-09-04T02:00:00.000Z') + (first?.media?.durationMs ?? Number.NaN),
  )

  // Every byte as it is on the device, under the name it has there, and nothing gone from the device.
  for (const path of paths) {
    const file = words.fileAt(taken.id, path)
    const source = await readFile(join(dock.folder, path))
    const holding = held.find(({ id }) => id === file.holdingId)
    expect([file.sha256, file.doneBytes]).toEqual([sha256(source), source.length])
    expect(Buffer.from(await home.rooms.objects.readWhole(holding?.objectId ?? '')).equals(source)).toBe(true)
  }

  const manifest = home.rooms.docks.manifest(archivist, taken.id)
  const [head, ...rows] = parse(manifest.csv, { bom: true }) as string[][]
  expect(head?.[0]).toBe('路径')
  expect(rows).toHaveLength(total)
  expect(rows.filter(([, , , state]) => state === '已采集')).toHaveLength(taken.counts.done)
  expect(rows.find(([path]) => path === 'z/twin.mp4')?.[4]).toContain('没有重复采集')
  expect(rows.map(([path]) => path)).toContain("'=cmd|calc.mp4")
  expect(manifest.sha256).toBe(sha256(Buffer.from(manifest.csv)))
  const [completed] = words.journal('dock.completed')
  expect(completed).toMatchObject({
    who: 'system',
    subject: taken.id,
    detail: { files: total, taken: total - 2, twins: 1, failed: 1, cancelled: 0, manifestSha256: manifest.sha256 },
  })
  const file = words.fileAt(taken.id, paths[0] ?? '')
  expect(words.journal('dock.file-taken').find(({ subject }) => subject === file.id)).toMatchObject({
    who: 'archivist',
    detail: { dock: taken.id, sha256: file.sha256, sizeBytes: file.sizeBytes, dossier: null },
  })
  expect(words.journal('dock.file-failed')[0]).toMatchObject({ detail: { code: 'item.zero-bytes', dock: taken.id } })
  expect(await home.rooms.journal.verify()).toMatchObject({ state: 'intact' })
}, 120_000)

test('the same folder opened again is the same dock: what was taken is not copied again, what is new or changed is', async () => {
  await dock.add('1.mp4', 'mp4', 'again-1')
  await dock.add('2.mp4', 'mp4', 'again-2')
  const first = await words.takeAll(dock.folder)
  const entries = words.journal('dock.file-taken').length
  expect(await words.takeAll(dock.folder)).toMatchObject({ id: first.id, state: 'done', counts: { done: 2 } })
  expect(words.journal('dock.file-taken')).toHaveLength(entries)
  await dock.add('3.mp4', 'mp4', 'again-3')
  await dock.add('2.mp4', 'avi', 'again-2 changed')
  expect(await words.open(dock.folder)).toMatchObject({
    id: first.id,
    state: 'planned',
    counts: { done: 2, queued: 2 },
  })
  expect(await words.takeAll(dock.folder)).toMatchObject({ state: 'done', counts: { done: 4 } })
  expect(words.filesOf(first.id).filter(({ path }) => path === '2.mp4')).toHaveLength(2)
})

test('files go straight into their dossier, with who recorded them; what is there or anywhere already is a twin', async () => {
  const { id: dossierId } = await home.rooms.dossiers.create(archivist, someFacts())
  await dock.add('D0123_53990001_20260903100000_0001.mp4', 'mp4', 'direct-1')
  await dock.add('D0123_53990001_20260903100100_0002.avi', 'avi', 'direct-2')
  const taken = await words.takeAll(dock.folder, dossierId)
  expect(taken).toMatchObject({ state: 'done', counts: { done: 2 } })
  const items = home.rooms.dossiers.items(dossierId)
  expect(items.map(({ kind, madeOn }) => [kind, madeOn])).toEqual([
    ['recording', '2026-09-03'],
    ['recording', '2026-09-03'],
  ])
  expect(items[0]?.id).toBe(words.filesOf(taken.id)[0]?.itemId)
  const capture = home.rooms.store.one((q) =>
    q
      .selectFrom('capture')
      .selectAll()
      .where('item_id', '=', items[0]?.id ?? ''),
  )
  expect(capture).toMatchObject({ started_at: '2026-09-03T02:00:00.000Z', offset_ms: 0 })
  expect(JSON.parse(capture?.facts ?? '')).toMatchObject({ deviceNumber: 'D0123', officerNumber: '53990001' })
  expect(words.journal('item.filed')[0]).toMatchObject({ who: 'archivist', subject: items[1]?.id })

  const other = await createSmallDock('另一台')
  await other.add('别名.mp4', 'mp4', 'direct-1')
  const again = await words.takeAll(other.folder)
  expect(again).toMatchObject({ state: 'done', counts: { done: 0, twin: 1 } })
  expect(words.filesOf(again.id)[0]?.sentence).toContain(someFacts().title)
  await home.rooms.queue.idle()
  home.rooms.dossiers.seal(archivist, dossierId)
  const { id: third } = await home.rooms.dossiers.create(archivist, someFacts({ number: null }))
  await other.add('再一个.mp4', 'mp4', 'direct-1')
  expect(await words.takeAll(other.folder, third)).toMatchObject({ counts: { twin: 2 } })
  expect(home.rooms.dossiers.items(third)).toEqual([])
  await other.close()
})

test('a dossier that was sealed since it was chosen takes nothing, and the file says so', async () => {
  const { id: dossierId } = await home.rooms.dossiers.create(archivist, someFacts({ number: null }))
  await dock.add('a.mp4', 'mp4', 'sealed-a')
  const { id } = await words.open(dock.folder, dossierId)
  const small = await createSmallDock()
  await small.add('first.mp4', 'mp4', 'sealed-first')
  await words.takeAll(small.folder, dossierId)
  home.rooms.dossiers.seal(archivist, dossierId)
  await home.rooms.docks.start(archivist, id)
  await home.rooms.docks.idle()
  expect(words.filesOf(id)[0]).toMatchObject({ state: 'failed', sentence: expect.stringContaining('封卷') })
  expect(await codeOf(() => home.rooms.docks.direct(archivist, [words.filesOf(id)[0]?.id ?? ''], dossierId))).toBe(
    'dossier.sealed',
  )
  home.rooms.docks.direct(archivist, [words.filesOf(id)[0]?.id ?? ''], null)
  home.rooms.docks.retry(archivist, [words.filesOf(id)[0]?.id ?? ''])
  await home.rooms.docks.idle()
  expect(home.rooms.docks.get(id)).toMatchObject({ state: 'done', counts: { done: 1, failed: 0 } })
  await small.close()
})

test('files are taken in their order, which can be changed; cancelled ones are passed over until they are asked for again', async () => {
  for (const name of ['1', '2', '3', '4', '5']) await dock.add(`${name}.mp4`, 'mp4', `order-${name}`)
  const { id: dossierId } = await home.rooms.dossiers.create(archivist, someFacts({ number: null }))
  const { id } = await words.open(dock.folder, dossierId)
  const idOf = (name: string) => words.fileAt(id, `${name}.mp4`).id
  const docks = home.rooms.docks
  docks.move(archivist, [idOf('5'), idOf('4')], idOf('2'))
  docks.move(archivist, [idOf('1')], null)
  docks.cancel(archivist, [idOf('3')])
  expect(words.filesOf(id).map(({ path }) => path)).toEqual(['5.mp4', '4.mp4', '2.mp4', '3.mp4', '1.mp4'])
  expect(await codeOf(() => docks.move(archivist, [idOf('1')], idOf('3')))).toBe('dock.not-queued')
  expect(await codeOf(() => docks.cancel(archivist, [id]))).toBe('dock.file-unknown')
  await docks.start(archivist, id)
  await docks.idle()
  expect(home.rooms.dossiers.items(dossierId).map(({ originalName }) => originalName)).toEqual([
    '5.mp4',
    '4.mp4',
    '2.mp4',
    '1.mp4',
  ])
  expect(docks.get(id)).toMatchObject({ state: 'done', counts: { done: 4, cancelled: 1 } })
  docks.retry(archivist, [idOf('3')])
  await docks.idle()
  expect(docks.get(id)).toMatchObject({ state: 'done', counts: { done: 5, cancelled: 0 } })
  for (const event of ['dock.reordered', 'dock.cancelled', 'dock.retried'] as const) {
    const done = words.journal(event).find(({ outcome }) => outcome === 'done')
    expect(done).toMatchObject({ who: 'archivist', subject: id })
  }
})

test('two hundred reorderings between the same two files keep the order', async () => {
  for (const name of ['1', '2', '3']) await dock.add(`${name}.mp4`, 'mp4', `many-${name}`)
  const { id } = await words.open(dock.folder)
  const idOf = (name: string) => words.fileAt(id, `${name}.mp4`).id
  for (let at = 0; at < 200; at++) {
    const [mine, other] = at % 2 === 0 ? ['1', '2'] : ['2', '1']
    home.rooms.docks.move(archivist, [idOf(mine ?? '')], idOf('3'))
    expect(words.filesOf(id).map(({ path }) => path)).toEqual([`${other}.mp4`, `${mine}.mp4`, '3.mp4'])
  }
})

test('the file that is being taken can be cancelled or paused, and leaves nothing behind', async () => {
  const big = Buffer.alloc(24 * 1024 * 1024)
  big.set(dock.bytes('ts'))
  await dock.put('big.ts', big)
  await dock.add('small.ts', 'ts', 'cancel-small')
  const docks = home.rooms.docks
  const { id } = await words.open(dock.folder)
  const file = words.fileAt(id, 'big.ts')
  const objects = () =>
    home.rooms.store.all((q) => q.selectFrom('object').select('id').where('role', '=', 'held')).length
  const before = objects()
  const watching = docks.watch(id, never)
  await docks.start(archivist, id)
  docks.pause(archivist, id)
  await docks.idle()
  expect(docks.get(id)).toMatchObject({ state: 'paused', counts: { queued: 2 }, doneBytes: 0 })
  await docks.start(archivist, id)
  for await (const seen of watching) if (seen.doneBytes > 0) break
  docks.cancel(archivist, [file.id])
  await docks.idle()
  expect(words.statesOf(id)).toEqual({ 'big.ts': 'cancelled', 'small.ts': 'done' })
  expect(docks.get(id)).toMatchObject({ state: 'done' })
  expect(objects()).toBe(before + 1)
})

test('a link that took the place of a file is not followed, and a file that went away is failed, not lost from the list', async () => {
  for (const name of ['1', '2', '3']) await dock.add(`${name}.mp4`, 'mp4', `gone-${name}`)
  const { id } = await words.open(dock.folder)
  await rm(join(dock.folder, '1.mp4'))
  await rm(join(dock.folder, '2.mp4'))
  await symlink('/etc/hosts', join(dock.folder, '2.mp4'))
  await home.rooms.docks.start(archivist, id)
  await home.rooms.docks.idle()
  expect(words.statesOf(id)).toEqual({ '1.mp4': 'failed', '2.mp4': 'failed', '3.mp4': 'done' })
  expect(words.fileAt(id, '1.mp4').sentence).toContain('已不在原处')
})

test('a name in no known encoding is listed as failed, and the others are taken', async () => {
  await dock.add('a.mp4', 'mp4', 'encoding')
  const name = Buffer.concat([
    Buffer.from(`${dock.folder}/`),
    Buffer.from([0xcf, 0xd6, 0xb3, 0xa1]),
    Buffer.from('.mp4'),
  ])
  await writeFile(name, 'x')
  const taken = await words.takeAll(dock.folder)
  expect(taken).toMatchObject({ state: 'done', counts: { done: 1, failed: 1 } })
  const [failed] = words.filesOf(taken.id).filter(({ state }) => state === 'failed')
  expect(failed?.sentence).toContain('编码无法识别')
})

test('a subfolder that cannot be read is listed as failed, so that nobody takes the rest for the whole', async () => {
  await dock.add('a.mp4', 'mp4', 'denied')
  await mkdir(join(dock.folder, 'locked'), { mode: 0o000 })
  await writeFile(join(dock.folder, 'b.txt'), 'x')
  const opened = await words.open(dock.folder)
  // Root reads everything; then there is nothing to tell.
  if (process.getuid?.() !== 0) {
    expect(words.statesOf(opened.id)).toEqual({ 'a.mp4': 'queued', locked: 'failed' })
  }
  expect(words.fileAt(opened.id, 'a.mp4').state).toBe('queued')
})
