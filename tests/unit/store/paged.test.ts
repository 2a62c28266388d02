import { afterAll, beforeAll, expect, test } from 'vitest'
import { paged } from '#main/store/index.ts'
import { openTestRooms, type TestRooms } from '../../support/test-rooms.ts'

let desk: TestRooms
beforeAll(async () => {
  desk = await openTestRooms()
})
afterAll(() => desk.close())

const filter = { text: '', categories: [], state: 'any', order: 'newest' } as const

test('a page beyond the last row still says how many rows there are', async () => {
  const { rooms, admit, fill } = desk
  const archivist = await admit('archivist', '和丽春', ['archivist', 'handler', 'inspector'])
  const { dossierId } = await fill(archivist)
  const submission = { entries: ['law-complex'], proposedDecision: '罚款。', facts: '事实。', basis: '依据。' }
  rooms.reviews.submit(archivist, dossierId, { ...submission, discretion: '', note: '' })
  rooms.dossiers.seal(archivist, dossierId)
  rooms.evaluations.start(archivist, dossierId, 'mee-2024-general-penalty')

  const beyond = { offset: 100, limit: 50 }
  expect(rooms.dossiers.list({ ...filter, ...beyond })).toEqual({ rows: [], total: 1 })
  expect(rooms.dossiers.list({ ...filter, ...beyond, text: '没有这样的字' })).toEqual({ rows: [], total: 0 })
  expect(rooms.reviews.list({ ...beyond, dossierId: null, state: 'any' })).toEqual({ rows: [], total: 1 })
  expect(rooms.evaluations.list(archivist, { ...beyond, dossierId: null, state: 'any' })).toEqual({
    rows: [],
    total: 1,
  })
  expect(rooms.evaluations.list(archivist, { ...beyond, dossierId: null, state: 'concluded' })).toEqual({
    rows: [],
    total: 0,
  })
})

test('asks a second time only for a page that is empty and not the first', () => {
  const asked: number[] = []
  const read = (rows: readonly { total: number }[]) => (page: { offset: number }) => {
    asked.push(page.offset)
    return page.offset < rows.length ? rows.slice(page.offset) : []
  }
  expect(paged({ offset: 0, limit: 5 }, read([])).total).toBe(0)
  expect(paged({ offset: 1, limit: 5 }, read([{ total: 2 }, { total: 2 }])).total).toBe(2)
  expect(paged({ offset: 7, limit: 5 }, read([{ total: 1 }])).total).toBe(1)
  expect(asked).toEqual([0, 1, 7, 0])
})
