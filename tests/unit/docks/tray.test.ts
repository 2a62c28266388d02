// The tray: its clock, its offers, and the way of a recording into its dossier, whatever breaks on the way.
import { open, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createAssignmentRunner, createHoldings } from '#main/recordings/index.ts'
import type { OpenVault } from '#main/vault/index.ts'
import { codeOf, dockWords, everything, never } from '../../support/dock-rooms.ts'
import { archivist, type DossierRooms, openDossierRooms } from '../../support/dossier-rooms.ts'
import { createSmallDock, type SmallDock } from '../../support/small-dock.ts'
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

let made = 0

/** One recording in the tray, of this officer and time. */
async function hold(officer = '1', time = '20260903100000', format: 'mp4' | 'avi' = 'mp4') {
  made += 1
  const name = `D${made}_${officer}_${time}_0001.${format}`
  await dock.add(name, format)
  await words.takeAll(dock.folder)
  const holding = words.held().find((one) => one.name === name)
  if (holding === undefined) throw new Error('a recording that is not in the tray')
  return holding
}

const officers = (card: string) => [{ name: '赵执法', card }]
const newDossier = (change: Parameters<typeof someFacts>[0] = {}) =>
  home.rooms.dossiers.create(archivist, someFacts({ number: null, ...change }))
const jobOf = () => home.rooms.queue.list().find(({ kind }) => kind === 'assignment')
const inVault = (objectId: string) => join(home.rooms.vault.folder, 'objects', objectId.slice(0, 2), objectId)
const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )
const keyFiles = async () => (await readdir(join(home.rooms.vault.folder, 'keys'), { recursive: true })).length

test('the tray shows what is due first, how it stands, and by which rule', async () => {
  const old = await hold('11', '20260101100000')
  const now = home.clock.now()
  const [day] = new Date(now.getTime() + 8 * 3_600_000 - 86_400_000 + 3_600_000).toISOString().split('.')
  const soon = await hold('11', (day ?? '').replace(/\D/g, ''))
  const late = await hold('11', '20991231100000')
  const list = home.rooms.tray.list({ ...everything, state: 'waiting' })
  const clocks = list.rows.filter(({ capture }) => capture.officerNumber === '11').map(({ id, clock }) => [id, clock])
  expect(clocks).toEqual([
    [old.id, 'overdue'],
    [soon.id, 'due-today'],
    [late.id, 'running'],
  ])
  expect(list.rule).toContain('二十四小时')
  expect(list).toMatchObject({ mark: 'example', overdue: 1 })
  await dock.add('没有时间.mp4', 'mp4')
  await words.takeAll(dock.folder)
  expect(words.held().at(-1)).toMatchObject({ name: '没有时间.mp4', dueAt: null, clock: 'unknown' })
})

test('dossiers of the officer and the time are offered with their reasons; only a clear one is taken unseen', async () => {
  const right = await newDossier({ title: '应归入的案卷', officers: officers('21') })
  await newDossier({
    title: '另一时间的案卷',
    officers: officers('21'),
    dates: { ...someFacts().dates, filedOn: '2026-10-01' },
  })
  const clear = await hold('21')
  expect(clear.offers.map(({ title, score, why }) => [title, score, why])).toEqual([
    ['应归入的案卷', 1, '执法证号相同；录制时间在办案期间内'],
    ['另一时间的案卷', 0.6, '执法证号相同'],
  ])
  await newDossier({ title: '两案之一', officers: officers('22') })
  await newDossier({ title: '两案之二', officers: officers('22') })
  const doubtful = await hold('22')
  const nobodys = await hold('23')
  const ids = [clear.id, doubtful.id, nobodys.id]
  expect(home.rooms.tray.acceptOffers(archivist, ids)).toBe(1)
  expect(words.held().find(({ id }) => id === clear.id)).toMatchObject({ state: 'assigned' })
  await home.rooms.queue.idle()
  expect(home.rooms.dossiers.items(right.id).map(({ sha256 }) => sha256)).toEqual([clear.sha256])
  expect(words.held().map(({ id }) => id)).toEqual(expect.arrayContaining([doubtful.id, nobodys.id]))
  expect(words.journal('tray.assigned')[0]).toMatchObject({
    who: 'archivist',
    outcome: 'done',
    detail: { recordings: 1, dossiers: 1 },
  })
})

test('an assigned recording stands in its dossier, byte for byte, and its held copy and key are gone', async () => {
  const { id: dossierId } = await newDossier()
  const holding = await hold('31')
  const keys = await keyFiles()
  expect(await exists(inVault(holding.objectId))).toBe(true)
  expect(home.rooms.tray.assign(archivist, [holding.id], dossierId)).toBe(1)
  await home.rooms.queue.idle()
  const [item] = home.rooms.dossiers.items(dossierId)
  expect(item).toMatchObject({
    sha256: holding.sha256,
    originalName: holding.name,
    madeOn: '2026-09-03',
    media: { playing: 'original' },
  })
  const source = await readFile(join(dock.folder, holding.name))
  expect(Buffer.from(await home.rooms.objects.readWhole(item?.objectId ?? '')).equals(source)).toBe(true)
  const capture = home.rooms.store.one((q) =>
    q
      .selectFrom('capture')
      .selectAll()
      .where('item_id', '=', item?.id ?? ''),
  )
  expect(JSON.parse(capture?.facts ?? '')).toMatchObject({ officerNumber: '31' })
  expect(words.held().map(({ id }) => id)).not.toContain(holding.id)
  expect(await exists(inVault(holding.objectId))).toBe(false)
  expect(await keyFiles()).toBe(keys - 1)
  const row = home.rooms.store.one((q) => q.selectFrom('holding').selectAll().where('id', '=', holding.id))
  expect(row).toMatchObject({ key_wrapped: null, object_id: null, item_id: item?.id })
  expect(await codeOf(() => home.rooms.objects.open(holding.objectId))).toBe('item.unknown')
  expect(words.journal('tray.filed')[0]).toMatchObject({
    who: 'archivist',
    subject: item?.id,
    detail: { holding: holding.id, dossier: dossierId, sha256: holding.sha256, sizeBytes: holding.sizeBytes },
  })
  const again = await words.takeAll(dock.folder)
  expect(again.counts.done).toBe(1)
})

test('what does not play as it is gets its copy once it is filed', async () => {
  const { id: dossierId } = await newDossier()
  const holding = await hold('32', '20260903100000', 'avi')
  expect(holding.media).toMatchObject({ container: 'avi', playing: 'failed' })
  home.rooms.tray.assign(archivist, [holding.id], dossierId)
  await home.rooms.queue.idle()
  expect(home.rooms.dossiers.items(dossierId)[0]?.media?.playing).toBe('copy')
})

test('a dossier that is sealed takes nothing; sealed meanwhile, the job fails and the recording stays, with the reason', async () => {
  const { id: dossierId } = await newDossier()
  const [first, second] = [await hold('41'), await hold('42')]
  home.rooms.tray.assign(archivist, [first.id], dossierId)
  await home.rooms.queue.idle()
  home.rooms.tray.assign(archivist, [second.id], dossierId)
  home.rooms.dossiers.seal(archivist, dossierId)
  await home.rooms.queue.idle()
  expect(jobOf()).toMatchObject({ state: 'failed', sentence: expect.stringContaining('封卷') })
  expect(words.held().find(({ id }) => id === second.id)).toMatchObject({
    state: 'waiting',
    reason: expect.stringContaining('封卷'),
  })
  expect(home.rooms.dossiers.items(dossierId)).toHaveLength(1)
  expect(await codeOf(() => home.rooms.tray.assign(archivist, [second.id], dossierId))).toBe('dossier.sealed')
  expect(words.held().find(({ id }) => id === second.id)?.state).toBe('waiting')
})

test('a recording on its way cannot be assigned twice; its job cancelled, it waits again', async () => {
  const { id: dossierId } = await newDossier()
  const holding = await hold('51')
  home.rooms.tray.assign(archivist, [holding.id], dossierId)
  expect(await codeOf(() => home.rooms.tray.assign(archivist, [holding.id], dossierId))).toBe('tray.busy')
  home.rooms.queue.cancel(archivist, jobOf()?.id ?? '')
  await home.rooms.queue.idle()
  expect(words.held().find(({ id }) => id === holding.id)?.state).toBe('waiting')
  expect(home.rooms.dossiers.items(dossierId)).toEqual([])
  expect(await codeOf(() => home.rooms.tray.assign(archivist, [dossierId], dossierId))).toBe('tray.unknown')
  home.rooms.queue.retry(archivist, jobOf()?.id ?? '')
  expect(words.held().find(({ id }) => id === holding.id)?.state).toBe('assigned')
  await home.rooms.queue.idle()
  expect(home.rooms.dossiers.items(dossierId)).toHaveLength(1)
})

test('set aside with a reason, and brought back', async () => {
  const holding = await hold('61')
  home.rooms.tray.setAside(archivist, [holding.id], '设备试录，与案件无关')
  expect(words.held().map(({ id }) => id)).not.toContain(holding.id)
  expect(words.held('set-aside')).toMatchObject([{ id: holding.id, reason: '设备试录，与案件无关' }])
  home.rooms.tray.bringBack(archivist, [holding.id])
  expect(words.held().find(({ id }) => id === holding.id)).toMatchObject({ state: 'waiting', reason: null })
  for (const event of ['tray.set-aside', 'tray.brought-back'] as const) {
    expect(words.journal(event)[0]).toMatchObject({ who: 'archivist', detail: { recordings: 1 } })
  }
  expect(await codeOf(() => home.rooms.tray.setAside(archivist, [holding.id, made.toString()], '误录'))).toBe(
    'tray.unknown',
  )
  expect(words.held('set-aside')).toEqual([])
})

test('interrupted by a lock before it is filed, a recording is filed at the next opening', async () => {
  const { id: dossierId } = await newDossier()
  const holding = await hold('71')
  home.rooms.tray.assign(archivist, [holding.id], dossierId)
  await home.reopen()
  await home.rooms.queue.idle()
  expect(home.rooms.dossiers.items(dossierId)).toHaveLength(1)
  expect(await exists(inVault(holding.objectId))).toBe(false)
})

/** A vault that ends the program at this step of destroying a held copy. */
function crashingAt(step: 'key' | 'object'): OpenVault {
  const { vault } = home.rooms
  const crash = () => Promise.reject(new Error('the program was killed'))
  if (step === 'key') return { ...vault, dossierKeys: { ...vault.dossierKeys, destroy: crash } }
  return { ...vault, objects: { ...vault.objects, erase: crash } }
}

function assignmentRunner(vault: OpenVault) {
  const { store, objects, intake } = home.rooms
  const holdings = createHoldings({ store, vault, newId: () => crypto.randomUUID() })
  return createAssignmentRunner({ store, objects, intake: () => intake, holdings, clock: home.clock })
}

test.each([
  ['key', 'opening'],
  ['object', 'opening'],
  ['key', 'job'],
  ['object', 'job'],
] as const)(
  'killed before the %s of the held copy was destroyed, the recording stands once, and the next %s destroys the rest',
  async (step, next) => {
    const { id: dossierId } = await newDossier()
    const holding = await hold(`8${step}${next}`)
    const input = { holdingId: holding.id, dossierId, by: 'archivist' }
    const job = { id: '', kind: 'assignment', dossierId, itemId: null, title: '', input, askedBy: null } as const
    const during = { signal: never, onProgress: () => undefined, hold: () => Promise.resolve() }
    await expect(assignmentRunner(crashingAt(step))(job, during)).rejects.toThrow('killed')
    expect(home.rooms.dossiers.items(dossierId).map(({ sha256 }) => sha256)).toEqual([holding.sha256])
    expect(await exists(inVault(holding.objectId))).toBe(true)
    expect(words.held().map(({ id }) => id)).not.toContain(holding.id)
    if (next === 'opening') await home.reopen()
    else await assignmentRunner(home.rooms.vault)(job, during)
    expect(home.rooms.dossiers.items(dossierId)).toHaveLength(1)
    expect(await exists(inVault(holding.objectId))).toBe(false)
    const row = home.rooms.store.one((q) => q.selectFrom('holding').selectAll().where('id', '=', holding.id))
    expect(row).toMatchObject({ key_wrapped: null, object_id: null })
    expect(await codeOf(() => home.rooms.objects.row(holding.objectId))).toBe('item.unknown')
    await expect(home.rooms.vault.dossierKeys.open(holding.id, null)).rejects.toMatchObject({
      code: 'vault.key-missing',
    })
  },
)

test('nothing is destroyed of a recording that is not filed', async () => {
  const holding = await hold('91')
  const { store, vault } = home.rooms
  const holdings = createHoldings({ store, vault, newId: () => crypto.randomUUID() })
  await expect(holdings.release(holding.id)).rejects.toThrow('not filed')
  await holdings.releaseFiled()
  expect(await home.rooms.objects.verify(holding.objectId)).toMatchObject({ state: 'intact', sha256: holding.sha256 })
})

test('a held copy that was altered on the disk is not filed, and says so', async () => {
  const { id: dossierId } = await newDossier()
  const holding = await hold('92')
  const file = await open(inVault(holding.objectId), 'r+')
  await file.write(Buffer.from([1, 2, 3, 4]), 0, 4, 4096 + 64)
  await file.close()
  // Until it is locked, the desk still knows what it read before.
  await home.reopen()
  home.rooms.tray.assign(archivist, [holding.id], dossierId)
  await home.rooms.queue.idle()
  expect(jobOf()).toMatchObject({ state: 'failed', sentence: expect.stringContaining('改动或损坏') })
  expect(home.rooms.dossiers.items(dossierId)).toEqual([])
  expect(await exists(inVault(holding.objectId))).toBe(true)
})
