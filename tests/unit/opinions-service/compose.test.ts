import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '#main/desk-core.ts'
import { concludedEvaluation } from '../../support/concluded.ts'
import { openTestRooms, type TestRooms } from '../../support/test-rooms.ts'

let desk: TestRooms
let archivist: Caller
let inspector: Caller
beforeAll(async () => {
  desk = await openTestRooms()
  archivist = await desk.admit('archivist', '和丽春', ['archivist'])
  inspector = await desk.admit('inspector', '木增福', ['inspector'])
})
afterAll(() => desk.close())

async function evaluated(): Promise<string> {
  const { dossierId } = await desk.fill(archivist)
  return concludedEvaluation(desk, archivist, inspector, dossierId)
}

test('opinions composed at the same time get numbers of their own, without a gap', async () => {
  const { opinions } = desk.rooms
  const ids = [await evaluated(), await evaluated()]
  const composed = await Promise.all(ids.map((id) => opinions.compose(inspector, 'evaluation', id)))
  expect(composed.map(({ number }) => number)).toEqual(['评查意〔2026〕1号', '评查意〔2026〕2号'])
})

test('one evaluation composed twice at the same time has one opinion, and a refusal holds up nobody', async () => {
  const { opinions } = desk.rooms
  const id = await evaluated()
  const refused = opinions.compose(archivist, 'evaluation', id)
  const twice = [opinions.compose(inspector, 'evaluation', id), opinions.compose(inspector, 'evaluation', id)]
  await expect(refused).rejects.toThrow('evaluation.of-another')
  const [first, second] = await Promise.all(twice)
  expect(second?.id).toBe(first?.id)
  expect(opinions.list(inspector, { offset: 0, limit: 10, dossierId: first?.dossierId ?? '' }).total).toBe(1)
})

test('the database itself holds no second opinion of one evaluation', async () => {
  const { store, opinions } = desk.rooms
  const { id } = await opinions.compose(inspector, 'evaluation', await evaluated())
  const row = store.one((q) => q.selectFrom('opinion').selectAll().where('id', '=', id))
  if (row === null) throw new Error('no such opinion')
  const twin = { ...row, id: `${id}-2`, number: '评查意〔2026〕99号' }
  expect(() => store.run((q) => q.insertInto('opinion').values(twin))).toThrow(/UNIQUE.*opinion\.evaluation_id/)
})
