// From concluded sheets to a published result: alone, merged by rule, adjudicated; fed back, objected to, final.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { assertUnblindedObject } from '#main/evaluation/index.ts'
import { outcomeOf, outcomesOf, problemsByDossier } from '#main/results/index.ts'
import { DossierFacts } from '#shared/contract/dossiers.ts'
import type { Outcome, OutcomeLine } from '#shared/contract/results.ts'
import { EvaluationStandardPack } from '#shared/rules/pack.ts'
import { isRefusal } from '#shared/text/refusal.ts'
import { itemWith, type OutcomeRooms, openOutcomeRooms, own } from '../../support/outcome-rooms.ts'

let desk: OutcomeRooms
beforeAll(async () => {
  desk = await openOutcomeRooms()
})
afterAll(() => desk.close())

const day = 24 * 60

function refused(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (isRefusal(error)) return error.code
    throw error
  }
  return 'nothing was refused'
}

const line = (campaignId: string, dossierId: string, who = desk.leader): OutcomeLine => {
  const found = desk.rooms.results.list(who, campaignId).rows.find((row) => row.dossierId === dossierId)
  if (found === undefined) throw new Error('not in the list')
  return found
}
const outcome = (campaignId: string, dossierId: string, who = desk.leader): Outcome =>
  desk.rooms.results.get(who, campaignId, dossierId)

/** The same before and after a refusal. */
function unchanged(campaignId: string, work: () => unknown): string {
  const before = [outcomesOf(desk.rooms.store, campaignId), desk.rooms.results.list(desk.leader, campaignId)]
  const code = refused(work)
  expect([outcomesOf(desk.rooms.store, campaignId), desk.rooms.results.list(desk.leader, campaignId)]).toEqual(before)
  return code
}

const item = (code: string) => {
  const found = desk.standard.criteria.find((one) => one.code === code)
  if (found === undefined) throw new Error(`no ${code}`)
  return found
}

describe('a single evaluation', () => {
  test('counts as its sheet says, goes through re-check, feedback and grade, and is published', async () => {
    const { id, dossierIds } = await desk.campaign(1, { way: 'single' })
    const [dossierId = ''] = dossierIds
    const { judging, closing } = desk.rooms.results
    expect(line(id, dossierId)).toMatchObject({ state: 'comparing', ready: false, effectiveHundredths: null })
    expect(unchanged(id, () => judging.compare(desk.leader, id))).toBe('results.nothing-ready')
    desk.conclude(id, dossierId, 1, { points: { 'P3-5.1': 200 } })
    expect(line(id, dossierId)).toMatchObject({ state: 'comparing', ready: true })
    expect(line(id, dossierId).seats[0]).toMatchObject({ concluded: true, inspector: null, effectiveHundredths: null })
    expect(unchanged(id, () => judging.compare(desk.one, id))).toBe('campaigns.not-leader')
    judging.compare(desk.leader, id)
    // 50 + 50 × 99 ÷ 100
    expect(line(id, dossierId)).toMatchObject({
      ...{ state: 'judged', way: 'single', judgedHundredths: 9950, effectiveHundredths: 9950, band: '优秀' },
      seats: [{ inspector: '木增福', effectiveHundredths: 9950 }],
    })
    expect(outcome(id, dossierId).problems).toMatchObject([
      { criterion: 'P3-5.1', words: 'P3-5.1 有缺。', lostHundredths: 100, veto: false },
    ])
    expect(unchanged(id, () => closing.feedBack(desk.leader, id, [dossierId]))).toBe('results.state')
    judging.recheck(desk.leader, { campaignId: id, dossierIds, note: '核对无误。', changes: [] })
    closing.feedBack(desk.leader, id, dossierIds)
    // Monday 16 November: the fifth work day after it is Monday the 23rd.
    expect(line(id, dossierId)).toMatchObject({ state: 'fed-back', objectionDueOn: '2026-11-23' })
    expect(unchanged(id, () => closing.finish(desk.leader, id, dossierIds))).toBe('results.not-over')
    expect(unchanged(id, () => desk.rooms.results.publish(desk.leader, id))).toBe('results.not-all-final')
    desk.clock.pass(7 * day)
    expect(unchanged(id, () => closing.finish(desk.leader, id, dossierIds))).toBe('results.not-over')
    desk.clock.pass(day)
    closing.finish(desk.leader, id, dossierIds)
    expect(refused(() => outcome(id, dossierId, desk.stranger))).toBe('results.hidden')
    const before = desk.entered('campaign.published')
    desk.rooms.results.publish(desk.leader, id)
    expect(desk.entered('campaign.published')).toBe(before + 1)
    expect(outcome(id, dossierId, desk.stranger)).toMatchObject({
      state: 'final',
      effectiveHundredths: 9950,
      sheets: [],
    })
    expect(unchanged(id, () => desk.rooms.results.publish(desk.leader, id))).toBe('results.not-running')
  })
})

describe('a double evaluation', () => {
  test('within the plan’s difference is merged to the average, rounded by the standard', async () => {
    const { id, dossierIds } = await desk.campaign(1)
    const [dossierId = ''] = dossierIds
    desk.conclude(id, dossierId, 1, { points: { 'P3-5.1': 200 } })
    desk.conclude(id, dossierId, 2, { points: { 'P3-2.4': 150, 'P3-5.1': 200 } })
    desk.rooms.results.judging.compare(desk.leader, id)
    // 99 and 96.5 of 100: 99.50 and 98.25, on average 98.875, to two places 98.88.
    expect(line(id, dossierId)).toMatchObject({
      ...{ state: 'judged', way: 'merged', differenceHundredths: 125, differing: 1, effectiveHundredths: 9888 },
      seats: [{ effectiveHundredths: 9950 }, { effectiveHundredths: 9825 }],
    })
    // What both found is one problem.
    expect(outcome(id, dossierId).problems.map(({ criterion }) => criterion)).toEqual(['P3-5.1', 'P3-2.4'])
    expect(refused(() => outcome(id, dossierId, desk.handler))).toBe('results.hidden')
    expect(outcome(id, dossierId, desk.one).sheets).toHaveLength(2)
  })

  test('is merged to the lower where the plan says so', async () => {
    const { id, dossierIds } = await desk.campaign(1, { merge: 'lower' })
    const [dossierId = ''] = dossierIds
    desk.conclude(id, dossierId, 1)
    desk.conclude(id, dossierId, 2, { points: { 'P3-5.1': 200 } })
    desk.rooms.results.judging.compare(desk.leader, id)
    expect(line(id, dossierId)).toMatchObject({ way: 'merged', effectiveHundredths: 9950 })
  })

  test('of which one hit a veto waits for the leader, who chooses or answers item by item', async () => {
    const { id, dossierIds } = await desk.campaign(1)
    const [dossierId = ''] = dossierIds
    const { judging } = desk.rooms.results
    const absent = { criterion: 'P3-5', anchor: { on: 'absence', what: '送达回证' }, note: '未见送达回证。' } as const
    desk.conclude(id, dossierId, 1, { points: { 'P3-5.1': 200 }, vetoes: ['V-1'], found: [absent] })
    desk.conclude(id, dossierId, 2, { points: { 'P3-2.4': 0 } })
    judging.compare(desk.leader, id)
    expect(line(id, dossierId)).toMatchObject({
      state: 'differing',
      differing: 3,
      effectiveHundredths: null,
      band: null,
    })
    const wanted = { campaignId: id, dossierId, note: '一案双评分歧，已阅卷裁定。' }
    const choice = (part: 'veto' | 'item', code: string, from: 'one' | 'two') =>
      ({ part, code, from, reason: '', judgement: null }) as const
    const [veto, first] = [choice('veto', 'V-1', 'two'), choice('item', 'P3-5', 'one')]
    const mine = { part: 'item', code: 'P3-2', from: 'own', reason: '' } as const
    const half = itemWith(item('P3-2'), { 'P3-2.4': 200 })
    const above = itemWith(item('P3-2'), { 'P3-2.4': 900 })
    const adjudicate =
      (...choices: Parameters<typeof judging.adjudicate>[1]['choices']) =>
      () =>
        judging.adjudicate(desk.leader, { ...wanted, choices })
    const bad = [
      [adjudicate(veto, first), 'results.choice-missing'],
      [adjudicate(veto, first, choice('item', 'P3-2', 'two'), choice('item', 'P3-7', 'two')), 'results.choice-strange'],
      [adjudicate(veto, first, { ...mine, judgement: half }), 'results.own-reason'],
      [adjudicate(veto, first, { ...mine, reason: '部分属实。', judgement: null }), 'results.not-allowed'],
      [adjudicate(veto, first, { ...mine, reason: '部分属实。', judgement: above }), 'results.not-allowed'],
    ] as const
    for (const [attempt, code] of bad) expect(unchanged(id, attempt)).toBe(code)
    adjudicate(veto, first, { ...mine, reason: '违法事实记载不全，但有照片佐证。', judgement: half })()
    // 100 − 1 − 2 of 100: 50 + 50 × 0.97
    expect(outcome(id, dossierId)).toMatchObject({
      ...{ state: 'judged', way: 'adjudicated', effectiveHundredths: 9850, judgedBy: '李正清', vetoesHit: [] },
      choices: [
        { code: 'V-1', from: 'two' },
        { code: 'P3-5', from: 'one' },
        { code: 'P3-2', from: 'own', reason: '违法事实记载不全，但有照片佐证。' },
      ],
    })
    const found = outcomeOf(desk.rooms.store, id, dossierId)
    expect(found.final?.sheets).toHaveLength(1)
    expect(found.problems.find(({ criterion }) => criterion === 'P3-5.1')?.anchors).toEqual([absent.anchor])
  })

  test('is not adjudicated, re-checked or answered by one of its own inspectors', async () => {
    const { id, dossierIds } = await desk.campaign(1)
    const [dossierId = ''] = dossierIds
    const { judging } = desk.rooms.results
    desk.conclude(id, dossierId, 1, { vetoes: ['V-1'] })
    desk.conclude(id, dossierId, 2)
    judging.compare(desk.leader, id)
    const member = desk.rooms.campaigns.get(desk.leader, id).members.find(({ userId }) => userId === desk.one.userId)
    const lead = { id, memberId: member?.id ?? '', role: 'leader', group: 1, share: 1 } as const
    desk.rooms.campaigns.changeMember(desk.leader, lead)
    const choices = [{ part: 'veto', code: 'V-1', from: 'two', reason: '', judgement: null }] as const
    const wanted = { campaignId: id, dossierId, choices, note: '' }
    expect(line(id, dossierId, desk.one).may.adjudicate).toBe(false)
    expect(unchanged(id, () => judging.adjudicate(desk.one, wanted))).toBe('results.own-sheet')
    judging.adjudicate(desk.leader, wanted)
    const recheck = { campaignId: id, dossierIds, note: '', changes: [] }
    expect(unchanged(id, () => judging.recheck(desk.one, recheck))).toBe('results.own-sheet')
  })

  test('keeps the blind: nobody sees a figure before both sheets are concluded and compared', async () => {
    const { id, dossierIds } = await desk.campaign(1)
    const [dossierId = ''] = dossierIds
    desk.conclude(id, dossierId, 1, { points: { 'P3-5.1': 200 } })
    const second = desk.sitting(id, dossierId, 2)
    for (const who of [second, desk.leader]) {
      expect(
        line(id, dossierId, who).seats.map(({ inspector, effectiveHundredths }) => [inspector, effectiveHundredths]),
      ).toEqual([
        [null, null],
        [null, null],
      ])
      expect(outcome(id, dossierId, who)).toMatchObject({ sheets: [], answers: [], problems: [] })
    }
    expect(desk.rooms.results.list(desk.handler, id)).toMatchObject({ rows: [], hidden: 1 })
  })

  test('sums up its agreement by criterion, and says where kappa means nothing', async () => {
    const { id, dossierIds } = await desk.campaign(5)
    const lost = [200, 300, 300, 200, 300]
    const lostByTwo = [200, 300, 200, 200, 300]
    for (const [at, dossierId] of dossierIds.entries()) {
      desk.conclude(id, dossierId, 1, { points: { 'P3-5.1': lost[at] ?? 0 } })
      desk.conclude(id, dossierId, 2, { points: { 'P3-5.1': lostByTwo[at] ?? 0 } })
    }
    desk.rooms.results.judging.compare(desk.leader, id)
    const agreement = desk.rooms.results.agreement(desk.leader, id)
    expect(agreement).toMatchObject({
      dossiers: 5,
      adjudicated: 0,
      sameBand: 5,
      largestDifference: 50,
      medianDifference: 0,
    })
    // Firsts: 2 partly, 3 full; seconds: 3 partly, 2 full; agreed 4. (5·4 − 12) ÷ (25 − 12) = 0.615
    expect(agreement.criteria.find(({ code }) => code === 'P3-5')).toMatchObject({ agreed: 4, kappa: 0.615 })
    expect(agreement.criteria.find(({ code }) => code === 'V-1')).toMatchObject({ kappa: null, why: 'no-variation' })
    expect(refused(() => desk.rooms.results.agreement(desk.one, id))).toBe('results.hidden')
    expect(desk.rooms.results.units(desk.leader, id)).toMatchObject([
      { agency: '云山县农业农村局', dossiers: 5, counted: 5, bands: [{ band: '优秀', dossiers: 5 }] },
    ])
  })
})

describe('the re-check', () => {
  test('puts an answer right in both sheets that were merged, and the average follows', async () => {
    const { id, dossierIds } = await desk.campaign(2)
    const [dossierId = '', other = ''] = dossierIds
    const { judging } = desk.rooms.results
    for (const one of dossierIds) {
      desk.conclude(id, one, 1, { points: { 'P3-5.1': 200 } })
      desk.conclude(id, one, 2, { points: { 'P3-2.4': 150, 'P3-5.1': 200 } })
    }
    judging.compare(desk.leader, id)
    const right = { judgement: itemWith(item('P3-5'), {}), reason: '证据名称规范，不应扣分。' }
    const recheck = { campaignId: id, dossierIds: [dossierId], note: '更正一项。', changes: [right] }
    expect(unchanged(id, () => judging.recheck(desk.leader, { ...recheck, dossierIds }))).toBe('results.one-at-a-time')
    const wrong = { judgement: itemWith(item('P3-5'), { 'P3-5.1': 205 }), reason: '零头。' }
    expect(unchanged(id, () => judging.recheck(desk.leader, { ...recheck, changes: [wrong] }))).toBe(
      'results.not-allowed',
    )
    judging.recheck(desk.leader, recheck)
    // 100 and 97.5: 100.00 and 98.75, on average 99.375.
    expect(outcome(id, dossierId)).toMatchObject({
      ...{ state: 'rechecked', effectiveHundredths: 9938, recheckedBy: '李正清', recheckNote: '更正一项。' },
      changes: [{ code: 'P3-5', by: 'recheck', reason: '证据名称规范，不应扣分。', who: '李正清' }],
    })
    expect(line(id, other)).toMatchObject({ state: 'judged', effectiveHundredths: 9888 })
    // The inspectors' own sheets stay as they were.
    expect(outcome(id, dossierId).sheets.map(({ effectiveHundredths }) => effectiveHundredths)).toEqual([9950, 9825])
  })
})

describe('an objection', () => {
  async function fedBack(change = {}) {
    const { id, dossierIds } = await desk.campaign(1, { way: 'single', ...change })
    const [dossierId = ''] = dossierIds
    desk.conclude(id, dossierId, 1, { points: { 'P3-5.1': 200, 'P3-2.4': 150 } })
    desk.rooms.results.judging.compare(desk.leader, id)
    desk.rooms.results.judging.recheck(desk.leader, { campaignId: id, dossierIds, note: '', changes: [] })
    desk.rooms.results.closing.feedBack(desk.leader, id, dossierIds)
    return { id, dossierId, dossierIds }
  }
  const words = { criterion: 'P3-5', reason: '证据名称与清单一致。', anchors: [] }

  test('in time by the agency is decided and rescored; the grade follows when no other can come any more', async () => {
    const { id, dossierId, dossierIds } = await fedBack()
    const { closing } = desk.rooms.results
    expect(outcome(id, dossierId, desk.handler)).toMatchObject({ may: { object: true, seeSheets: false }, sheets: [] })
    expect(desk.rooms.results.fedBack(desk.handler).find((row) => row.campaignId === id)).toMatchObject({ dossierId })
    const raise = (who = desk.handler, more = {}) =>
      closing.object(who, { campaignId: id, dossierId, ...words, ...more })
    expect(unchanged(id, () => raise(desk.stranger))).toBe('results.not-agency')
    expect(unchanged(id, () => raise(desk.handler, { criterion: 'P9-9' }))).toBe('results.criterion-unknown')
    const elsewhere = { on: 'page', itemId: crypto.randomUUID(), page: 1, region: null }
    expect(unchanged(id, () => raise(desk.handler, { anchors: [elsewhere] }))).toBe('item.unknown')
    raise()
    raise(desk.archivist, { criterion: null, reason: '总体评价偏低。' })
    const [item1, whole] = outcome(id, dossierId).objectionList
    expect([item1, whole]).toMatchObject([
      { criterion: 'P3-5', raisedBy: '余承办', decision: null },
      { criterion: null, criterionTitle: null, raisedBy: '和丽春' },
    ])
    expect(line(id, dossierId)).toMatchObject({ state: 'objected', openObjections: 2 })
    const right = itemWith(item('P3-5'), {})
    const decide = (more: object) => () =>
      closing.decide(desk.leader, {
        objectionId: item1?.id ?? '',
        decision: 'upheld',
        reason: '核实属实。',
        changes: [right],
        ...more,
      })
    expect(unchanged(id, decide({ changes: [] }))).toBe('objection.no-change')
    expect(unchanged(id, decide({ decision: 'rejected' }))).toBe('objection.change-on-reject')
    expect(unchanged(id, decide({ objectionId: crypto.randomUUID() }))).toBe('objection.unknown')
    decide({})()
    expect(unchanged(id, decide({}))).toBe('objection.decided')
    // 97.5 of 100 instead of 96.5.
    expect(line(id, dossierId)).toMatchObject({ state: 'objected', effectiveHundredths: 9875, openObjections: 1 })
    expect(unchanged(id, () => closing.finish(desk.leader, id, dossierIds))).toBe('results.state')
    closing.decide(desk.leader, {
      objectionId: whole?.id ?? '',
      decision: 'rejected',
      reason: '按标准评判。',
      changes: [],
    })
    expect(line(id, dossierId)).toMatchObject({ state: 'fed-back', effectiveHundredths: 9875 })
    expect(unchanged(id, () => closing.finish(desk.leader, id, dossierIds))).toBe('results.not-over')
    desk.clock.pass(9 * day)
    closing.finish(desk.leader, id, dossierIds)
    expect(line(id, dossierId)).toMatchObject({ state: 'final', objections: 2 })
    expect(unchanged(id, () => raise())).toBe('results.state')
  })

  test('after its last day is refused with that day', async () => {
    const { id, dossierId } = await fedBack()
    const dueOn = line(id, dossierId).objectionDueOn ?? ''
    desk.clock.pass(9 * day)
    const late = () => desk.rooms.results.closing.object(desk.handler, { campaignId: id, dossierId, ...words })
    expect(unchanged(id, late)).toBe('results.objection-late')
    try {
      late()
    } catch (error) {
      expect(isRefusal(error) && error.sentence).toContain(dueOn)
    }
  })

  test('has no day where the year’s calendar is missing: feedback is refused, and the sentence names the year', async () => {
    const { id, dossierIds } = await desk.campaign(1, { way: 'single' })
    const [dossierId = ''] = dossierIds
    desk.conclude(id, dossierId, 1)
    desk.rooms.results.judging.compare(desk.leader, id)
    desk.rooms.results.judging.recheck(desk.leader, { campaignId: id, dossierIds, note: '', changes: [] })
    desk.clock.pass(20 * 365 * day)
    const late = () => desk.rooms.results.closing.feedBack(desk.leader, id, dossierIds)
    expect(unchanged(id, late)).toBe('results.calendar')
    try {
      late()
    } catch (error) {
      expect(isRefusal(error) && error.sentence).toMatch(/20\d\d 年的工作日历/)
    }
    desk.clock.pass(-20 * 365 * day)
  })
})

test('before the feedback the sheets are the campaign’s own: the agency finds them in no list and opens none', async () => {
  const { id, dossierIds } = await desk.campaign(1, { way: 'single' })
  const [dossierId = ''] = dossierIds
  const { judging, closing } = desk.rooms.results
  const evaluationId = desk.conclude(id, dossierId, 1)
  const opinion = await desk.rooms.opinions.compose(desk.one, 'evaluation', evaluationId)
  const { evaluations, opinions, suggestions } = desk.rooms
  const all = { offset: 0, limit: 10, dossierId }
  const seen = (who: typeof desk.leader) => [
    evaluations.list(who, { ...all, state: 'any' }).total,
    opinions.list(who, all).total,
  ]
  expect([seen(desk.leader), seen(desk.one), seen(desk.handler), seen(desk.archivist)]).toEqual([
    [1, 1],
    [1, 1],
    [0, 0],
    [0, 0],
  ])
  for (const work of [
    () => evaluations.seen(desk.handler, evaluationId),
    () => suggestions.of(desk.handler, evaluationId),
    () => opinions.seen(desk.handler, opinion.id),
    () => assertUnblindedObject(desk.rooms.store, desk.handler.userId, opinion.objectId),
  ])
    expect(refused(work)).toBe('evaluation.untold')
  const figures = (who: typeof desk.leader) =>
    desk.rooms.campaigns.get(who, id).assignmentsOf.map((seat) => [seat.evaluationId, seat.effectiveHundredths])
  expect([figures(desk.leader), figures(desk.handler)]).toEqual([[[evaluationId, 10_000]], [[null, null]]])
  judging.compare(desk.leader, id)
  judging.recheck(desk.leader, { campaignId: id, dossierIds, note: '', changes: [] })
  expect(seen(desk.handler)).toEqual([0, 0])
  closing.feedBack(desk.leader, id, dossierIds)
  expect(seen(desk.handler)).toEqual([1, 1])
  expect(evaluations.seen(desk.handler, evaluationId).id).toBe(evaluationId)
})

describe('nobody judges in his own matter', () => {
  test('a leader who handled the case himself neither re-checks it nor answers for it', async () => {
    const { id, dossierIds } = await desk.campaign(1, { way: 'single' })
    const [dossierId = ''] = dossierIds
    const { judging } = desk.rooms.results
    desk.conclude(id, dossierId, 1)
    judging.compare(desk.leader, id)
    const row = desk.rooms.store.one((q) => q.selectFrom('dossier').select('facts').where('id', '=', dossierId))
    const facts = DossierFacts.parse(JSON.parse(row?.facts ?? ''))
    const handledBy = (name: string) =>
      desk.rooms.store.run((q) =>
        q
          .updateTable('dossier')
          .set({ facts: JSON.stringify({ ...facts, officers: [{ name, card: null }] }) })
          .where('id', '=', dossierId),
      )
    const recheck = () => judging.recheck(desk.leader, { campaignId: id, dossierIds, note: '', changes: [] })
    handledBy('李 正清')
    expect(line(id, dossierId).may.recheck).toBe(false)
    expect(unchanged(id, recheck)).toBe('results.own-case')
    handledBy('别的人')
    expect(line(id, dossierId).may.recheck).toBe(true)
    recheck()
  })

  test('an objection is not decided by whoever raised it', async () => {
    const { id, dossierIds } = await desk.campaign(1, { way: 'single' })
    const [dossierId = ''] = dossierIds
    const { judging, closing } = desk.rooms.results
    const admitted = await desk.admit('both', '施两职', ['inspector', 'handler'])
    const both = { ...admitted, unit: own }
    const member = { from: 'here', userId: both.userId, role: 'leader', group: 1, share: 1 } as const
    desk.rooms.campaigns.addMember(desk.leader, id, member)
    desk.conclude(id, dossierId, 1)
    judging.compare(desk.leader, id)
    judging.recheck(desk.leader, { campaignId: id, dossierIds, note: '', changes: [] })
    closing.feedBack(desk.leader, id, dossierIds)
    closing.object(both, { campaignId: id, dossierId, criterion: null, reason: '评判有误。', anchors: [] })
    const objectionId = outcome(id, dossierId).objectionList[0]?.id ?? ''
    const decision = { objectionId, decision: 'rejected', reason: '维持。', changes: [] } as const
    expect(unchanged(id, () => closing.decide(both, decision))).toBe('objection.own')
    closing.decide(desk.leader, decision)
    expect(outcome(id, dossierId).state).toBe('fed-back')
  })
})

test('what is wrong in all dossiers is gathered with one reading of the campaign and of its standard', async () => {
  const { id, dossierIds } = await desk.campaign(4, { way: 'single' })
  for (const [at, dossierId] of dossierIds.entries())
    desk.conclude(id, dossierId, 1, { points: { 'P3-5.1': at * 100 } })
  desk.rooms.results.judging.compare(desk.leader, id)
  const each = dossierIds.map((dossierId) => outcomeOf(desk.rooms.store, id, dossierId).problems)
  const facts = vi.spyOn(DossierFacts, 'parse')
  const standards = vi.spyOn(EvaluationStandardPack, 'parse')
  const all = problemsByDossier(desk.rooms.store, id)
  expect([facts.mock.calls.length, standards.mock.calls.length <= 1]).toEqual([4, true])
  vi.restoreAllMocks()
  expect(dossierIds.map((dossierId) => all.get(dossierId))).toEqual(each)
  expect(each.map((problems) => problems.length)).toContain(1)
})
