import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { EvaluationStandardPack } from '#shared/rules/pack.ts'
import { openTestRooms, type TestRooms } from '../../support/test-rooms.ts'

let desk: TestRooms
beforeAll(async () => {
  desk = await openTestRooms()
})
afterAll(() => desk.close())

const all = { offset: 0, limit: 100, dossierId: null, state: 'any' } as const

test('a standard frozen into many sheets is parsed once', async () => {
  const { rooms, admit, fill } = desk
  const archivist = await admit('archivist', '和丽春', ['archivist', 'inspector'])
  for (let count = 0; count < 3; count++) {
    const { dossierId } = await fill(archivist)
    rooms.dossiers.seal(archivist, dossierId)
    rooms.evaluations.start(archivist, dossierId, 'mee-2024-general-penalty')
  }
  const parse = vi.spyOn(EvaluationStandardPack, 'parse')
  const select = vi.spyOn(JSON, 'parse')
  const { rows } = rooms.evaluations.list(archivist, all)
  expect(rows.map((row) => row.standardId)).toEqual(Array.from({ length: 3 }, () => 'mee-2024-general-penalty'))
  expect(parse).not.toHaveBeenCalled()
  expect(select.mock.calls.filter(([text]) => text.length > 10_000)).toEqual([])
  vi.restoreAllMocks()
})

test('refuses a second open sheet of the same inspector on the same dossier', async () => {
  const { rooms } = desk
  const inspector = rooms.people.signInUnlocked('archivist')
  const [first] = rooms.evaluations.list(inspector, all).rows
  expect(() => rooms.evaluations.start(inspector, first?.dossierId ?? '', first?.standardId ?? '')).toThrow(
    'evaluation.open-already',
  )
})
