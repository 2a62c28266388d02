// A mark on a recording becomes a finding and reaches the signed opinion with its place and its frame.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '#main/desk-core.ts'
import { fullMarks } from '#shared/rules/scoring.ts'
import { passphrase, someFacts } from '../../support/test-desk.ts'
import { openTestRooms, type TestRooms } from '../../support/test-rooms.ts'
import { attachmentOf, type Bench, bare, createBench, run, textOf } from '../opinions/tools.ts'

const standardId = 'mee-2024-general-penalty'

let desk: TestRooms
let bench: Bench
let inspector: Caller
beforeAll(async () => {
  bench = createBench()
  desk = await openTestRooms(undefined, { withMedia: true })
  inspector = await desk.admit('inspector', '木增福', ['inspector'])
})
afterAll(async () => {
  bench.close()
  await desk.close()
})

test('the finding made of a mark prints where it is and what is seen there', async () => {
  const { dossiers, marks, evaluations, opinions, objects, rulebook } = desk.rooms
  const archivist = await desk.admit('archivist', '和丽春', ['archivist'])
  const { id: dossierId } = await dossiers.create(archivist, someFacts())
  const video = await desk.file(archivist, dossierId, await desk.files.clip('现场检查录像.mp4'))
  dossiers.seal(archivist, dossierId)
  const place = { itemId: video.id, startMs: 500, endMs: 1500 }
  const mark = marks.add(inspector, { ...place, id: 'mark', category: 'certificate-shown', text: '未出示执法证件' })

  const { id } = evaluations.start(inspector, dossierId, standardId)
  const anchor = { on: 'moment', itemId: mark.itemId, startMs: mark.startMs, endMs: mark.endMs } as const
  evaluations.addFinding(inspector, { id, criterion: 'P3-11', anchor, note: mark.text })
  const items = rulebook.standard(standardId).criteria.map((item) => {
    return { part: 'item', code: item.code, answer: fullMarks(item) } as const
  })
  evaluations.judge(inspector, { id, judgements: [{ part: 'rest' }, ...items], addSeconds: 60 })
  evaluations.conclude(inspector, id)
  const composed = await opinions.compose(inspector, 'evaluation', id)
  const signed = await opinions.sign(inspector, composed.id, passphrase)

  const file = bench.put('opinion.pdf', await objects.readWhole(signed.objectId))
  expect(bare(textOf(file))).toContain(bare('现场检查录像 00:00:00–00:00:01'))
  expect(run('pdfimages', '-list', file).out.match(/ jpeg /g)).toHaveLength(1)
  const data = JSON.parse(attachmentOf(bench, file).toString('utf8'))
  expect(data.findings).toMatchObject([{ anchor, note: '未出示执法证件' }])
  expect(await opinions.verify(signed.id)).toMatchObject({ state: 'valid', binding: 'matches' })
})
