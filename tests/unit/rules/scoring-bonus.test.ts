// Bonuses: where they enter, how far they go, and that they never lower a score.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Bonus, Scoring } from '#shared/rules/pack-standard.ts'
import { score } from '#shared/rules/scoring.ts'
import { bonus, deduct, earned, earning, hybrid, items, reason, sheetOf, standardOf } from '../../support/standards.ts'

const criteria = [earning('A-1', 10_000)]
function judged(scoring: Scoring, given: Bonus, points: number, granted: readonly number[]) {
  const standard = standardOf(scoring, criteria, { bonus: given })
  const bonuses = Object.fromEntries(
    granted.map((earnedHundredths, at) => [`J-${at + 1}`, { earnedHundredths, reason }]),
  )
  return score(standard, sheetOf(standard, { items: earned('A-1', points), bonuses }))
}

describe('where it enters', () => {
  test('the numerator alone: 50 + 50 × (90 + 15) ÷ 100 = 102.5', () => {
    expect(judged(hybrid, bonus('numerator', 1500, [1500]), 9000, [1500]).judgedHundredths).toBe(10_250)
  })

  test('both: 50 + 50 × (90 + 15) ÷ (100 + 15) = 95.6522, 95.65', () => {
    expect(judged(hybrid, bonus('both', 1500, [1500]), 9000, [1500]).judgedHundredths).toBe(9565)
  })

  test('the total: 50 + 50 × 90 ÷ 100 + 15 = 110', () => {
    expect(judged(hybrid, bonus('total', 1500, [1500]), 9000, [1500]).judgedHundredths).toBe(11_000)
  })

  test('weighted items and deductions: 90 + 5 = 95', () => {
    expect(judged(items, bonus('total', 500, [500]), 9000, [500]).judgedHundredths).toBe(9500)
    expect(judged(deduct, bonus('total', 500, [500]), 9000, [500]).judgedHundredths).toBe(9500)
  })
})

describe('how far it goes', () => {
  test('all together no further than the cap: 3 + 3 would be 6, at most 5: 90 + 5', () => {
    const result = judged(items, bonus('total', 500, [300, 300]), 9000, [300, 300])
    expect(result).toMatchObject({ judgedHundredths: 9500, bonusHundredths: 500 })
    expect(result.steps.slice(-3)).toEqual([
      { kind: 'bonus', code: 'J-2', hundredths: 300, reason },
      { kind: 'bonus-cap', hundredths: 500 },
      { kind: 'sum', hundredths: 9500 },
    ])
  })

  test('and no further than the ceiling of the standard: 98 + 5 would be 103, at most 100', () => {
    const result = judged({ ...items, ceilingHundredths: 10_000 }, bonus('total', 500, [500]), 9800, [500])
    expect(result.judgedHundredths).toBe(10_000)
    expect(result.steps.slice(-2)).toEqual([
      { kind: 'sum', hundredths: 10_300 },
      { kind: 'ceiling', hundredths: 10_000 },
    ])
  })
})

describe('answers', () => {
  test('a bonus is never open, and one that was granted asks for its reason', () => {
    const given = bonus('total', 500, [500])
    expect(judged(items, given, 9000, [])).toMatchObject({ state: 'complete', bonusHundredths: 0 })
    const standard = standardOf(items, criteria, { bonus: given })
    const sheet = sheetOf(standard, { bonuses: { 'J-1': { earnedHundredths: 500, reason: '' } } })
    expect(score(standard, sheet)).toMatchObject({ state: 'incomplete', open: [{ code: 'J-1', need: 'reason' }] })
  })

  test('more than it is worth, a step between the steps, and one nobody knows are refused', () => {
    const given = bonus('total', 500, [500])
    expect(judged(items, given, 9000, [550]).faults).toEqual([{ code: 'J-1', fault: 'above-standard' }])
    expect(judged(items, given, 9000, [130]).faults).toEqual([{ code: 'J-1', fault: 'off-step' }])
    expect(judged(items, given, 9000, [50, 50]).faults).toEqual([{ code: 'J-2', fault: 'unknown-code' }])
  })
})

test('a bonus never lowers a score, wherever it enters and however little of it is granted', () => {
  const points = fc.integer({ min: 0, max: 200 }).map((halves) => halves * 50)
  const granted = fc.integer({ min: 0, max: 30 }).map((halves) => halves * 50)
  fc.assert(
    fc.property(fc.constantFrom('numerator', 'both', 'total'), points, granted, (enters, earnedPoints, given) => {
      const extra = bonus(enters, 1500, [1500])
      const without = judged(hybrid, extra, earnedPoints, []).judgedHundredths
      expect(judged(hybrid, extra, earnedPoints, [given]).judgedHundredths).toBeGreaterThanOrEqual(without)
    }),
  )
})
