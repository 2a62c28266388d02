// Reading dossiers back: what somebody who holds the keys changed in the rows after the seal is noticed.
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { archiveHealth } from '#main/archive-health.ts'
import { archivist, type DossierRooms, openDossierRooms } from '../../support/dossier-rooms.ts'
import { createSmallFiles, type SmallFiles } from '../../support/small-files.ts'
import { someFacts } from '../../support/test-desk.ts'

let files: SmallFiles
let home: DossierRooms
let id: string
let first: string
let made = 0

beforeAll(async () => {
  files = await createSmallFiles()
  home = await openDossierRooms()
})
afterAll(async () => {
  await home.close()
  await files.close()
})
beforeEach(async () => {
  made += 1
  id = (await home.rooms.dossiers.create(archivist, someFacts())).id
  first = (await home.file(id, await files.pdf(`决定书${made}.pdf`, 2))).id
  await home.file(id, await files.pdf(`笔录${made}.pdf`, 3))
})

async function verdict(of = id) {
  let last: unknown = null
  for await (const step of home.rooms.dossiers.verify(archivist, of, undefined)) last = step
  return last
}
const seal = () => home.rooms.dossiers.seal(archivist, id)
const change = (statement: ReturnType<typeof sql>) =>
  home.rooms.store.run((q) => ({ compile: () => statement.compile(q) }))
const health = () => archiveHealth(home.rooms, null)

test('an open dossier has no seal to compare with, a sealed one matches it', async () => {
  expect(await verdict()).toEqual({ done: 2, total: 2, state: 'intact', seal: 'not-sealed', altered: [] })
  seal()
  expect(await verdict()).toEqual({ done: 2, total: 2, state: 'intact', seal: 'matches', altered: [] })
})

const tampering: readonly [string, () => void][] = [
  ['a title changed', () => change(sql`update item set title = '另一份' where id = ${first}`)],
  ['a paper gone', () => change(sql`update item set withdrawn_at = '2026-11-20' where id = ${first}`)],
  ['two papers in one place', () => change(sql`update item set position = 1 where dossier_id = ${id}`)],
  ['other facts', () => change(sql`update dossier set facts = json_set(facts, '$.agency', '别县') where id = ${id}`)],
  ['facts cut short', () => change(sql`update dossier set facts = '{}' where id = ${id}`)],
  [
    'another hash of the manifest',
    () => change(sql`update dossier set manifest_sha256 = ${'0'.repeat(64)} where id = ${id}`),
  ],
  ['the manifest taken away', () => change(sql`update dossier set manifest = null where id = ${id}`)],
  ['the seal broken open', () => change(sql`update dossier set state = 'open' where id = ${id}`)],
]
test.each(tampering)('a sealed dossier with %s differs from its seal', async (_what, tamper) => {
  seal()
  tamper()
  expect(await verdict()).toMatchObject({ state: 'altered', seal: 'differs', altered: [] })
})

test('rows and manifest changed together are betrayed by the journal', async () => {
  seal()
  change(sql`update item set title = '另一份' where id = ${first}`)
  change(sql`update dossier set state = 'open', manifest = null, manifest_sha256 = null where id = ${id}`)
  const forged = home.rooms.dossiers.manifest(id)
  change(
    sql`update dossier set state = 'sealed', manifest = ${forged.canonical}, manifest_sha256 = ${forged.sha256} where id = ${id}`,
  )
  expect(await verdict()).toMatchObject({ state: 'altered', seal: 'differs' })
})

test('an original replaced by a whole other object is named', async () => {
  seal()
  const { objects } = home.rooms
  const stored = await objects.put({ dossierId: id, source: { bytes: Buffer.from('forged') }, name: 'x.pdf' })
  objects.enter(stored, { dossierId: id, mime: 'application/pdf', role: 'original' })
  change(sql`update item set object_id = ${stored.objectId} where id = ${first}`)
  expect(await verdict()).toMatchObject({
    state: 'altered',
    seal: 'differs',
    altered: [{ itemId: first, state: 'altered' }],
  })
})

test('nothing more is read, and nothing entered, once nobody listens', async () => {
  const leaving = new AbortController()
  const before = home.rooms.store.head().position
  const reading = home.rooms.dossiers.verify(archivist, id, leaving.signal)
  await reading.next()
  leaving.abort()
  await expect(reading.next()).rejects.toThrow('abort')
  expect(home.rooms.store.head().position).toBe(before)
})

test('the status keeps the worst result and the oldest date, and counts what was never read back', async () => {
  change(sql`update dossier set verified_at = null, verified_state = null`)
  await home.rooms.dossiers.create(archivist, someFacts({ title: '空卷' }))
  const unread = health()
  expect([unread.verified, unread.unverified]).toEqual([null, made])
  const oldest = home.clock.now().toISOString()
  await verdict()
  const broken = id
  id = (await home.rooms.dossiers.create(archivist, someFacts())).id
  await home.file(id, await files.pdf('另一卷.pdf'))
  home.clock.pass(60)
  await verdict()
  expect(health()).toMatchObject({ verified: { state: 'intact' }, unverified: made - 1 })
  const shown = health().verified?.oldestAt ?? ''
  expect(Date.parse(shown) - Date.parse(oldest)).toBeLessThan(60_000)
  id = broken
  seal()
  change(sql`update item set title = '另一份' where id = ${first}`)
  await verdict()
  const other = home.rooms.dossiers.list({
    offset: 0,
    limit: 1,
    text: '',
    categories: [],
    state: 'open',
    order: 'newest',
  })
  await verdict(other.rows[0]?.id)
  expect(health().verified?.state).toBe('altered')
})
