import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '#main/desk-core.ts'
import type { Opinion } from '#shared/contract/opinions.ts'
import { type Role, rolesConflict } from '#shared/contract/roles.ts'
import { concludedReview } from '../../support/concluded.ts'
import { passphrase } from '../../support/test-desk.ts'
import { openTestRooms, type TestRooms } from '../../support/test-rooms.ts'

let desk: TestRooms
let handler: Caller
let reviewer: Caller
let opinion: Opinion
beforeAll(async () => {
  desk = await openTestRooms()
  const { rooms } = desk
  handler = await desk.admit('handler', '余承办', ['handler', 'archivist'])
  reviewer = await desk.admit('reviewer', '杨法明', ['reviewer'])
  const { dossierId } = await desk.fill(handler)
  const { id } = await rooms.opinions.compose(reviewer, 'review', concludedReview(desk, handler, reviewer, dossierId))
  opinion = await rooms.opinions.sign(reviewer, id, passphrase)
})
afterAll(() => desk.close())

test('the handler who has become head does not countersign the opinion on his own case', async () => {
  const security = desk.rooms.people.signInUnlocked('security')
  desk.rooms.people.grantRoles(security, handler.userId, ['head'])
  const promoted = desk.rooms.people.signInUnlocked('handler')
  await expect(desk.rooms.opinions.sign(promoted, opinion.id, passphrase)).rejects.toThrow('review.conflict')
  expect(desk.rooms.opinions.get(opinion.id).state).toBe('partly-signed')
})

test('nor does an officer in charge; another head does', async () => {
  const officer = await desk.admit('officer', '赵执法', ['head'])
  await expect(desk.rooms.opinions.sign(officer, opinion.id, passphrase)).rejects.toThrow('review.conflict')
  const head = await desk.admit('head', '李正清', ['head'])
  expect((await desk.rooms.opinions.sign(head, opinion.id, passphrase)).state).toBe('signed')
})

test.each<[Role[], ReturnType<typeof rolesConflict>]>([
  [['head'], null],
  [['head', 'reviewer'], null],
  [['head', 'handler'], 'head-with-other-role'],
  [['reviewer', 'head', 'archivist'], 'head-with-other-role'],
  [['head', 'inspector'], 'head-with-other-role'],
  [['head', 'auditor'], 'guardian-with-case-role'],
])('%j held by one person: %s', async (roles, conflict) => {
  expect(rolesConflict(roles)).toBe(conflict)
  const security = desk.rooms.people.signInUnlocked('security')
  const grant = () => desk.rooms.people.grantRoles(security, reviewer.userId, roles)
  if (conflict === null) expect(grant().roles).toEqual(roles)
  else expect(grant).toThrow(`people.${conflict}`)
})
