// Double evaluations: merged by rule, adjudicated answer by answer, blind until compared, summed up by agreement.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { outcomeOf } from '#main/results/index.ts'
import { outcomeChecks, refused } from '../../support/outcome-checks.ts'
import { itemWith, type OutcomeRooms, openOutcomeRooms } from '../../support/outcome-rooms.ts'

let desk: OutcomeRooms
beforeAll(async () => {
  desk = await openOutcomeRooms()
})
afterAll(() => desk.close())

const { line, outcome, unchanged, item } = outcomeChecks(() => desk)

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
