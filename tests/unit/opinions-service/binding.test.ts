import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '#main/desk-core.ts'
import { bindingOf } from '#main/opinions/binding.ts'
import { composePdf } from '#main/printing/index.ts'
import type { Opinion } from '#shared/contract/opinions.ts'
import { concludedEvaluation, concludedReview } from '../../support/concluded.ts'
import { passphrase } from '../../support/test-desk.ts'
import { openTestRooms, type TestRooms } from '../../support/test-rooms.ts'

let desk: TestRooms
let opinion: Opinion
let reviewed: Opinion
beforeAll(async () => {
  desk = await openTestRooms()
  const archivist = await desk.admit('archivist', '和丽春', ['archivist', 'handler'])
  const inspector = await desk.admit('inspector', '木增福', ['inspector'])
  const reviewer = await desk.admit('reviewer', '杨法明', ['reviewer'])
  const { dossierId } = await desk.fill(archivist)
  reviewed = await composed(reviewer, 'review', concludedReview(desk, archivist, reviewer, dossierId))
  const evaluation = concludedEvaluation(desk, archivist, inspector, dossierId)
  opinion = await composed(inspector, 'evaluation', evaluation)
})
afterAll(() => desk.close())

async function composed(caller: Caller, kind: Opinion['kind'], sourceId: string): Promise<Opinion> {
  const { id } = await desk.rooms.opinions.compose(caller, kind, sourceId)
  return desk.rooms.opinions.sign(caller, id, passphrase)
}

function said() {
  return {
    number: opinion.number,
    dossier: { id: opinion.dossierId },
    binding: {
      archiveId: desk.rooms.vault.archiveId,
      manifestSha256: opinion.manifestSha256,
      of: 'seal',
      journal: { position: opinion.journalPosition, hash: opinion.journalHash },
    },
  }
}

/** What the archive says of a file that says this. */
async function judged(content: unknown, name = 'opinion.json') {
  const bytes = new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content))
  const { bytes: pdf } = await composePdf({
    title: '意见书',
    author: '局',
    createdAt: desk.clock.now(),
    blocks: [{ type: 'title', text: '意见书' }],
    attachments: [{ name, mime: 'application/json', bytes, description: '机读数据' }],
  })
  const { store, vault } = desk.rooms
  const row = { number: opinion.number, dossier_id: opinion.dossierId, review_id: null, statement_id: null }
  return bindingOf({ store, archiveId: vault.archiveId }, row, pdf)
}

test('both kinds of opinion match what the archive holds', async () => {
  expect(await desk.rooms.opinions.verify(opinion.id)).toMatchObject({ state: 'valid', binding: 'matches' })
  expect(await desk.rooms.opinions.verify(reviewed.id)).toMatchObject({ state: 'valid', binding: 'matches' })
  expect(await judged(said())).toBe('matches')
})

const other = 'f'.repeat(64)
type Said = ReturnType<typeof said>
test.each<[string, (said: Said) => unknown]>([
  ['number', (one) => ({ ...one, number: '评查意〔2026〕9号' })],
  ['dossier', (one) => ({ ...one, dossier: { id: '另一个案卷' } })],
  ['archive', (one) => ({ ...one, binding: { ...one.binding, archiveId: '0'.repeat(32) } })],
  ['manifest', (one) => ({ ...one, binding: { ...one.binding, manifestSha256: other } })],
  ['kind of manifest', (one) => ({ ...one, binding: { ...one.binding, of: 'submission' } })],
  ['journal entry', (one) => ({ ...one, binding: { ...one.binding, journal: { position: 1, hash: other } } })],
  ['journal position', (one) => ({ ...one, binding: { ...one.binding, journal: { position: 9999, hash: other } } })],
])('a file that names another %s differs', async (_what, change) => {
  expect(await judged(change(said()))).toBe('differs')
})

test('a file that does not say, or says it unreadably, is unknown', async () => {
  expect(await judged(said(), 'other.json')).toBe('unknown')
  expect(await judged('{"number":')).toBe('unknown')
  expect(await judged({ number: opinion.number })).toBe('unknown')
})

test('a manifest changed behind the program differs, although the hash beside it was left as it was', async () => {
  const { store, opinions } = desk.rooms
  store.run((q) => q.updateTable('dossier').set({ manifest: '{}' }).where('id', '=', opinion.dossierId))
  expect(await opinions.verify(opinion.id)).toMatchObject({ state: 'valid', binding: 'differs' })
  expect(await opinions.verify(reviewed.id)).toMatchObject({ binding: 'matches' })
})
