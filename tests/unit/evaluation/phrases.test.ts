// What inspectors of an office write is offered to them again; and how long their evaluations take.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '#main/desk-core.ts'
import { reasonsOf } from '#main/evaluation/reasons.ts'
import { emptySheet, fullMarks } from '#shared/rules/scoring.ts'
import { refuse } from '#shared/text/refusal.ts'
import { bonus, checked, deduct, losing, standardOf } from '../../support/standards.ts'
import { someFacts } from '../../support/test-desk.ts'
import { openTestRooms, type TestRooms } from '../../support/test-rooms.ts'

const standardId = 'mee-2024-general-penalty'

let home: TestRooms
let archivist: Caller
let inspector: Caller
let second: Caller

beforeAll(async () => {
  home = await openTestRooms()
  archivist = await home.admit('archivist', '杨档案', ['archivist'])
  inspector = await home.admit('inspector', '木增福', ['inspector'])
  second = await home.admit('second', '和建国', ['inspector'])
})
afterAll(() => home.close())

async function started(by: Caller = inspector) {
  const { dossierId } = await home.fill(archivist)
  home.rooms.dossiers.seal(archivist, dossierId)
  return home.rooms.evaluations.start(by, dossierId, standardId).id
}

function find(id: string, criterion: string, note: string, by: Caller = inspector) {
  home.rooms.evaluations.addFinding(by, { id, criterion, anchor: { on: 'absence', what: '送达回证' }, note })
}

const words = (criterion: string) => home.rooms.phrases.list({ standardId, criterion }).map((phrase) => phrase.words)

/** Everything in order but one point, which is lost for this reason. */
function conclude(id: string, reason: string, seconds: number, by: Caller = inspector) {
  const judgements = home.rooms.rulebook.standard(standardId).criteria.map((item) => {
    const answer = fullMarks(item)
    if (item.code === 'P3-1' && answer.state === 'scored') {
      answer.points['P3-1.1'] = { state: 'scored', earnedHundredths: 0, reason }
    }
    return { part: 'item', code: item.code, answer } as const
  })
  home.rooms.evaluations.judge(by, { id, judgements: [{ part: 'rest' }, ...judgements], addSeconds: seconds })
  home.rooms.evaluations.conclude(by, id)
}

test('a finding teaches its sentences, by criterion and for the points beside it; a name is never learnt', async () => {
  const { party, officers } = someFacts()
  const id = await started()
  find(id, 'P3-14.1', `没有送达回证。${party.name}没有签收；${officers[0]?.name}没有签名`)
  find(id, 'P3-14.2', '送达回证没有注明日期')
  find(id, 'P3-14.2', '送达回证没有注明日期')
  expect(words('P3-14.1')).toEqual(['没有送达回证', '送达回证没有注明日期'])
  expect(words('P3-14')).toEqual(['送达回证没有注明日期', '没有送达回证'])
  expect(words('P3-1')).toEqual([])
  const kept = JSON.stringify(home.rooms.store.all((q) => q.selectFrom('phrase').selectAll()))
  for (const name of [party.name, '丰禾', officers[0]?.name ?? '?']) expect(kept).not.toContain(name)
})

test('a finding that is refused teaches nothing', async () => {
  const id = await started()
  const anchor = { on: 'page', itemId: crypto.randomUUID(), page: 1, region: null } as const
  const attempt = () =>
    home.rooms.evaluations.addFinding(inspector, { id, criterion: 'P3-2.1', anchor, note: '没有写明时间' })
  expect(attempt).toThrow()
  expect(words('P3-2.1')).toEqual([])
})

test('reasons are learnt when the sheet is concluded, and offered on another inspector’s sheet', async () => {
  const id = await started()
  conclude(id, '没有写明案由', 600)
  expect(words('P3-1.1')).toEqual(['没有写明案由'])
  find(await started(second), 'P3-1.1', '没有写明案由', second)
  const [phrase] = home.rooms.phrases.list({ standardId, criterion: 'P3-1.1' })
  expect(phrase?.uses).toBe(2)
})

test('reasons of every kind are learnt, but not the grounds that the standard fills in by itself', () => {
  const standard = standardOf(deduct, [losing('D-1', 1000, [{ hundredths: 200 }]), checked('C-1'), checked('C-2')], {
    bonus: bonus('total', 200, [200]),
  })
  const sheet = {
    ...emptySheet(),
    items: {
      'D-1': {
        state: 'scored' as const,
        points: {},
        defects: { 'D-1.1': { count: 1, reason: '漏写日期' } },
        reason: '',
      },
      'C-1': { state: 'checked' as const, passed: false, reason: '没有签名' },
      'C-2': { state: 'not-applicable' as const, reason: standard.criteria[2]?.notApplicableWhen ?? '' },
    },
    bonuses: { 'J-1': { earnedHundredths: 100, reason: '说理充分' } },
  }
  expect(reasonsOf(standard, sheet)).toEqual([
    { criterion: 'J-1', words: '说理充分' },
    { criterion: 'D-1.1', words: '漏写日期' },
    { criterion: 'C-1', words: '没有签名' },
  ])
})

test('a hidden phrase stays hidden though it is written again, and the journal keeps who hid it', async () => {
  const id = await started()
  find(id, 'P3-5.1', '字迹潦草看不清')
  const [phrase] = home.rooms.phrases.list({ standardId, criterion: 'P3-5.1' })
  home.rooms.phrases.hide(second, phrase?.id ?? '')
  find(id, 'P3-5.1', '字迹潦草看不清')
  expect(words('P3-5.1')).toEqual([])
  const entry = home.rooms.store.one((q) =>
    q.selectFrom('journal').selectAll().where('event', '=', 'phrase.hidden').orderBy('position', 'desc').limit(1),
  )
  expect(entry).toMatchObject({ subject: phrase?.id, who: 'second' })
  expect(() => home.rooms.phrases.hide(second, crypto.randomUUID())).toThrow(refuse('phrase.unknown'))
})

test('the pace is counted over concluded evaluations, for the office and by inspector', async () => {
  const before = home.rooms.evaluations.pace()
  expect(before.office).toEqual({ evaluations: 1, averageSeconds: 600, medianSeconds: 600 })
  conclude(await started(), '没有写明案由', 1200)
  conclude(await started(second), '没有写明案由', 300, second)
  await started()
  expect(home.rooms.evaluations.pace()).toEqual({
    office: { evaluations: 3, averageSeconds: 700, medianSeconds: 600 },
    inspectors: [
      { inspector: '木增福', evaluations: 2, averageSeconds: 900, medianSeconds: 900 },
      { inspector: '和建国', evaluations: 1, averageSeconds: 300, medianSeconds: 300 },
    ],
  })
})
