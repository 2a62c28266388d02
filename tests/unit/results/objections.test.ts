// What the agency reads and objects to, who answers it, and when the grade follows.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assertUnblindedObject } from '#main/evaluation/index.ts'
import { DossierFacts } from '#shared/contract/dossiers.ts'
import { isRefusal } from '#shared/text/refusal.ts'
import { day, outcomeChecks, refused } from '../../support/outcome-checks.ts'
import { itemWith, type OutcomeRooms, openOutcomeRooms, own } from '../../support/outcome-rooms.ts'

let desk: OutcomeRooms
beforeAll(async () => {
  desk = await openOutcomeRooms()
})
afterAll(() => desk.close())

const { line, outcome, unchanged, item } = outcomeChecks(() => desk)

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
