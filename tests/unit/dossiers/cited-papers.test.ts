// A paper that a finding points at stays in the catalogue; one that is only spoken of may go.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFindings, type Findings } from '#main/dossiers/index.ts'
import { archivist, type DossierRooms, openDossierRooms } from '../../support/dossier-rooms.ts'
import { createSmallFiles, type SmallFiles } from '../../support/small-files.ts'
import { someFacts } from '../../support/test-desk.ts'

const review = { review: '01900000-0000-7000-8000-000000000001' }
let files: SmallFiles
let home: DossierRooms
let findings: Findings
let dossierId: string

beforeAll(async () => {
  files = await createSmallFiles()
  home = await openDossierRooms()
  const { store, evidence } = home.rooms
  findings = createFindings({ store, evidence, clock: home.clock, newId: () => crypto.randomUUID() })
  dossierId = (await home.rooms.dossiers.create(archivist, someFacts())).id
  const handler = store.one((q) => q.selectFrom('user').select('id').where('name', '=', archivist.name))
  store.run((q) =>
    q.insertInto('review').values({
      id: review.review,
      dossier_id: dossierId,
      round: 1,
      submission: '{}',
      packs: '[]',
      manifest: '{}',
      manifest_sha256: '',
      handler_id: handler?.id ?? '',
      state: 'submitted',
      heads: '[]',
      submitted_at: '',
      updated_at: '',
    }),
  )
})
afterAll(async () => {
  await home.close()
  await files.close()
})

test('a paper cited by its page cannot be withdrawn until the finding is gone', async () => {
  const { id } = await home.file(dossierId, await files.pdf('笔录.pdf'))
  const anchor = { on: 'page', itemId: id, page: 1, region: null } as const
  const finding = findings.add(archivist, review, { dossierId, criterion: 'x', anchor, note: '签名缺失' })
  const withdraw = () => home.rooms.items.withdraw(archivist, id, '归错案卷')
  expect(withdraw).toThrow('item.busy')
  findings.remove(review, finding)
  expect(withdraw()).toEqual([])
})

test('a paper whose id merely stands in the words of a finding may be withdrawn', async () => {
  const { id } = await home.file(dossierId, await files.pdf('决定书.pdf'))
  const anchor = { on: 'absence', what: `编号 ${id} 的回执` } as const
  findings.add(archivist, review, { dossierId, criterion: 'x', anchor, note: '缺少回执' })
  expect(home.rooms.items.withdraw(archivist, id, '归错案卷')).toEqual([])
})

test('the findings of a paper are found without reading all findings', () => {
  const plan = home.rooms.store.all<{ detail: string }>((q) => ({
    compile: () => sql<{ detail: string }>`explain query plan select id from finding where item_id = 'x'`.compile(q),
  }))
  expect(plan.map(({ detail }) => detail).join()).toContain('USING INDEX finding_by_item')
})
