// What was submitted stays what it was, whatever becomes of the dossier and of the rules meanwhile.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '#main/desk-core.ts'
import { readAttachment } from '#main/opinions/signing/index.ts'
import { concludedReview, someSubmission } from '../../support/concluded.ts'
import { someFacts } from '../../support/test-desk.ts'
import { openTestRooms, type TestRooms } from '../../support/test-rooms.ts'

let desk: TestRooms
let handler: Caller
let reviewer: Caller
beforeAll(async () => {
  desk = await openTestRooms()
  handler = await desk.admit('handler', '余承办', ['handler', 'archivist'])
  reviewer = await desk.admit('reviewer', '杨法明', ['reviewer'])
})
afterAll(() => desk.close())

interface Attached {
  readonly dossier: { readonly title: string; readonly number: string }
  readonly heads: readonly { readonly title: string }[]
  readonly conclusion: { readonly title: string }
  readonly packs: readonly { readonly id: string; readonly sha256: string }[]
}

test('an opinion prints the facts, the rules and their hashes as they were submitted', async () => {
  const { rooms } = desk
  const { dossierId } = await desk.fill(handler)
  const id = concludedReview(desk, handler, reviewer, dossierId)
  const [heads, kinds] = [rooms.rulebook.reviewHeads(), rooms.rulebook.opinionKinds()]
  rooms.dossiers.update(handler, dossierId, someFacts({ title: '后来改过的案名', number: '后来改过的文号' }))
  const hashes = ['review-heads', 'opinion-kinds', 'review-catalogue', 'review-term-example'].map((pack) => ({
    id: pack,
    sha256: rooms.rulebook.hashOf(pack),
  }))
  const newHeads = heads.heads.map((head) => ({ ...head, title: `新${head.title}` }))
  rooms.rulebook.adopt(handler, JSON.stringify({ ...heads, heads: newHeads }))
  const newKinds = kinds.kinds.map((kind) => ({ ...kind, title: `新${kind.title}` }))
  rooms.rulebook.adopt(handler, JSON.stringify({ ...kinds, kinds: newKinds }))
  expect(rooms.rulebook.reviewHeads().heads[0]?.title).toMatch(/^新/)

  const { objectId } = await rooms.opinions.compose(reviewer, 'review', id)
  const bytes = await readAttachment(await rooms.objects.readWhole(objectId), 'opinion.json')
  const said = JSON.parse(new TextDecoder().decode(bytes ?? new Uint8Array())) as Attached
  expect(said.dossier).toMatchObject({ title: someFacts().title, number: someFacts().number })
  expect(said.heads.map(({ title }) => title)).toEqual(heads.heads.map(({ title }) => title))
  expect(said.conclusion.title).toBe(kinds.kinds.find(({ code }) => code === 'agree')?.title)
  expect(said.packs.map((pack) => ({ id: pack.id, sha256: pack.sha256 }))).toEqual(hashes)
  expect(rooms.reviews.frozen(id).rules.packs).toEqual(said.packs)
})

test('a review goes on under the heads it was submitted with', async () => {
  const { rooms } = desk
  rooms.rulebook.withdraw(handler, 'review-heads')
  const { dossierId } = await desk.fill(handler)
  const { id } = rooms.reviews.submit(handler, dossierId, someSubmission)
  rooms.reviews.accept(reviewer, id)
  const heads = rooms.rulebook.reviewHeads()
  const others = heads.heads.map((head) => ({ ...head, code: `new-${head.code}` }))
  rooms.rulebook.adopt(handler, JSON.stringify({ ...heads, heads: others }))
  const judged = heads.heads.map(({ code }) => ({ head: code, verdict: 'met' as const, note: '' }))
  expect(rooms.reviews.judge(reviewer, id, judged, null).heads).toHaveLength(heads.heads.length)
  const unknown = [{ head: `new-${heads.heads[0]?.code}`, verdict: 'met' as const, note: '' }]
  expect(() => rooms.reviews.judge(reviewer, id, unknown, null)).toThrow('review.unknown-head')
})

test('who was in charge when it was submitted stays out of it, even when the facts no longer name him', async () => {
  const { rooms } = desk
  const { dossierId } = await desk.fill(handler)
  const { id } = rooms.reviews.submit(handler, dossierId, someSubmission)
  rooms.dossiers.update(handler, dossierId, someFacts({ officers: [] }))
  const officer = await desk.admit('officer', '赵执法', ['reviewer'])
  expect(() => rooms.reviews.accept(officer, id)).toThrow('review.conflict')
  expect(rooms.reviews.accept(reviewer, id).state).toBe('under-review')
})
