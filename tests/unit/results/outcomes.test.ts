// From a concluded sheet to a published result, and what is read of all of them.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { outcomeOf, problemsByDossier } from '#main/results/index.ts'
import { DossierFacts } from '#shared/contract/dossiers.ts'
import { EvaluationStandardPack } from '#shared/rules/pack.ts'
import { day, outcomeChecks, refused } from '../../support/outcome-checks.ts'
import { type OutcomeRooms, openOutcomeRooms } from '../../support/outcome-rooms.ts'

let desk: OutcomeRooms
beforeAll(async () => {
  desk = await openOutcomeRooms()
})
afterAll(() => desk.close())

const { line, outcome, unchanged } = outcomeChecks(() => desk)

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
