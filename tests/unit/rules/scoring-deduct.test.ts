// 100 minus coded defects: worked by hand, and what must hold for every sheet.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ItemJudgement, score } from '#shared/rules/scoring.ts'
import {
  deduct,
  earned,
  earning,
  found,
  hybrid,
  items,
  losing,
  missing,
  notApplicable,
  reason,
  sheetOf,
  standardOf,
} from '../../support/standards.ts'

// D-1 has no value of its own; D-2 is worth 10 and stops there; D-3 earns 5 by a point.
const standard = standardOf(deduct, [
  losing('D-1', 0, [{ hundredths: 500 }, { hundredths: 50, each: true }, { hundredths: 200, each: true, cap: 500 }]),
  losing('D-2', 1000, [
    { hundredths: 300, each: true },
    { hundredths: 100, zeroes: true },
  ]),
  earning('D-3', 500),
])
const judged = (answers: Record<string, ItemJudgement>) => score(standard, sheetOf(standard, { items: answers }))

describe('worked by hand', () => {
  test('a dossier without a defect keeps 100', () => {
    expect(judged({})).toMatchObject({ state: 'complete', judgedHundredths: 10_000, deductedHundredths: 0 })
  })

  test('once and in each place: 100 − 5 − 0.5 × 3 = 93.5', () => {
    const result = judged(found('D-1', { 1: 1, 2: 3 }))
    expect(result).toMatchObject({ judgedHundredths: 9350, deductedHundredths: 650, band: { title: '优秀' } })
    expect(result.steps).toEqual([
      { kind: 'full', hundredths: 10_000 },
      {
        kind: 'loss',
        code: 'D-1',
        hundredths: 650,
        losses: [
          { code: 'D-1.1', count: 1, hundredths: 500, capped: false },
          { code: 'D-1.2', count: 3, hundredths: 150, capped: false },
        ],
        stopped: false,
      },
      { kind: 'sum', hundredths: 9350 },
    ])
  })

  test('the cap of one defect holds: 2 × 4 would be 8, at most 5: 95', () => {
    const result = judged(found('D-1', { 3: 4 }))
    expect(result.judgedHundredths).toBe(9500)
    expect(result.items[0]?.losses).toEqual([{ code: 'D-1.3', count: 4, hundredths: 500, capped: true }])
  })

  test('an item with a value loses no more than that: 3 × 4 would be 12, at most 10: 90', () => {
    const result = judged(found('D-2', { 1: 4 }))
    expect(result.judgedHundredths).toBe(9000)
    expect(result.items[1]).toMatchObject({ deductedHundredths: 1000, stopped: true, earnedHundredths: 0 })
    expect(judged(found('D-2', { 1: 3 })).items[1]).toMatchObject({ deductedHundredths: 900, stopped: false })
  })

  test('an item that loses exactly its value was not stopped: 5 × 2 = 10 of 10, so 90', () => {
    const even = standardOf(deduct, [losing('D-1', 1000, [{ hundredths: 500, each: true }])])
    const result = score(even, sheetOf(even, { items: found('D-1', { 1: 2 }) }))
    expect(result.judgedHundredths).toBe(9000)
    expect(result.items[0]).toMatchObject({ deductedHundredths: 1000, stopped: false })
  })

  test('a defect that kills its item costs the whole value, though it is 1 by itself: 90', () => {
    const result = judged(found('D-2', { 2: 1 }))
    expect(result.judgedHundredths).toBe(9000)
    expect(result.items[1]?.zeroedBy).toBe('D-2.2')
  })

  test('a missing item costs its value, one that does not apply costs nothing: 90 and 100', () => {
    expect(judged({ 'D-2': missing }).judgedHundredths).toBe(9000)
    expect(judged({ 'D-2': notApplicable }).judgedHundredths).toBe(10_000)
  })

  test('an item that earns loses what it did not earn: 100 − (5 − 3.5) = 98.5', () => {
    const result = judged(earned('D-3', 350))
    expect(result.judgedHundredths).toBe(9850)
    expect(result.steps[1]).toEqual({ kind: 'loss', code: 'D-3', hundredths: 150, losses: [], stopped: false })
  })

  test('the floor holds what falls below it, and says so: 100 − 0.5 × 250 = −25, so 0', () => {
    const result = judged(found('D-1', { 2: 250 }))
    expect(result).toMatchObject({ judgedHundredths: 0, band: { title: '不合格' } })
    expect(result.steps.slice(-2)).toEqual([
      { kind: 'sum', hundredths: -2500 },
      { kind: 'floor', hundredths: 0 },
    ])
  })

  test.each([
    // 100 − 10 = 90, 100 − 10.5 = 89.5, 100 − 40 = 60, 100 − 40.5 = 59.5
    [20, '优秀'],
    [21, '合格'],
    [80, '合格'],
    [81, '不合格'],
  ])('bands at their borders: %i half points off is %s', (places, title) => {
    expect(judged(found('D-1', { 2: places })).band?.title).toBe(title)
  })
})

describe('what the standard does not allow', () => {
  test('a defect deducted once in two places, missing without a value, an unknown defect, points where defects are asked for', () => {
    const faults = (answers: Record<string, ItemJudgement>) => judged(answers).faults
    expect(faults(found('D-1', { 1: 2 }))).toEqual([{ code: 'D-1.1', fault: 'counted-once' }])
    expect(judged(found('D-1', { 1: 2 })).judgedHundredths).toBe(9500)
    expect(faults({ 'D-1': missing })).toEqual([{ code: 'D-1', fault: 'no-value' }])
    expect(faults(found('D-1', { 9: 1 }))).toEqual([{ code: 'D-1.9', fault: 'unknown-code' }])
    expect(faults({ 'D-1': earned('D-3', 100)['D-3'] ?? missing })).toEqual([{ code: 'D-3.1', fault: 'unknown-code' }])
    expect(faults({ 'D-3': found('D-2', { 1: 1 })['D-2'] ?? missing })).toContainEqual({
      code: 'D-2.1',
      fault: 'unknown-code',
    })
    expect(faults({ 'D-1': { state: 'checked', passed: true, reason: '' } })).toEqual([
      { code: 'D-1', fault: 'wrong-mode' },
    ])
  })

  test('a defect without its words is named, and so is an item that does not apply without them', () => {
    const silent: ItemJudgement = {
      state: 'scored',
      points: {},
      defects: { 'D-1.1': { count: 1, reason: ' ' } },
      reason: '',
    }
    expect(judged({ 'D-1': silent })).toMatchObject({ state: 'complete', unexplained: ['D-1.1'] })
    expect(judged({ 'D-2': { state: 'not-applicable', reason: '' } })).toMatchObject({ unexplained: ['D-2'] })
  })

  test('an item nobody answered is open', () => {
    const sheet = sheetOf(standard)
    const { 'D-2': _open, ...others } = sheet.items
    expect(score(standard, { ...sheet, items: others })).toMatchObject({
      state: 'incomplete',
      open: [{ code: 'D-2', need: 'answer' }],
    })
  })
})

describe('for every sheet', () => {
  const criteria = standard.criteria.filter(({ defects }) => defects !== undefined)
  const counts = fc.dictionary(fc.constantFrom('1', '2', '3'), fc.integer({ min: 1, max: 30 }))
  const answers = fc.tuple(...criteria.map(() => counts)).map((drawn) =>
    Object.fromEntries(
      criteria.map(({ code, defects = [] }, at): [string, ItemJudgement] => {
        const kept = defects.flatMap((defect, number) => {
          const count = drawn[at]?.[String(number + 1)]
          return count === undefined ? [] : [[defect.code, { count: defect.counting === 'once' ? 1 : count, reason }]]
        })
        return [code, { state: 'scored', points: {}, defects: Object.fromEntries(kept), reason: '' }]
      }),
    ),
  )
  // The same defects in the three formulas that can hold them.
  const standards = [
    standard,
    standardOf({ ...items, fullHundredths: 2500 }, [
      losing('D-1', 1000, [
        { hundredths: 500 },
        { hundredths: 50, each: true },
        { hundredths: 200, each: true, cap: 500 },
      ]),
      ...standard.criteria.slice(1),
    ]),
    standardOf(hybrid, [
      losing('D-1', 1000, [
        { hundredths: 500 },
        { hundredths: 50, each: true },
        { hundredths: 200, each: true, cap: 500 },
      ]),
      ...standard.criteria.slice(1),
    ]),
  ]

  test('taking one place off a defect, or the defect altogether, never lowers the score', () => {
    fc.assert(
      fc.property(answers, fc.constantFrom(...standards), fc.nat(), (given, one, which) => {
        const before = score(one, sheetOf(one, { items: given }))
        const places = Object.entries(given).flatMap(([item, answer]) =>
          answer.state === 'scored'
            ? Object.entries(answer.defects ?? {}).map(([code, { count }]) => ({ item, code, count }))
            : [],
        )
        const place = places[which % Math.max(1, places.length)]
        if (place === undefined) return
        for (const count of [place.count - 1, 0]) {
          const less = fewer(given, place.item, place.code, count)
          const after = score(one, sheetOf(one, { items: less }))
          expect(after.judgedHundredths).toBeGreaterThanOrEqual(before.judgedHundredths)
        }
      }),
    )
  })

  test('what is judged lies between floor and full, and no item loses more than it has', () => {
    fc.assert(
      fc.property(answers, fc.constantFrom(...standards), (given, one) => {
        const result = score(one, sheetOf(one, { items: given }))
        expect(result.state).toBe('complete')
        expect(result.judgedHundredths).toBeGreaterThanOrEqual(0)
        expect(result.judgedHundredths).toBeLessThanOrEqual(10_000)
        for (const item of result.items) {
          expect(item.earnedHundredths).toBeGreaterThanOrEqual(0)
          expect(item.earnedHundredths).toBeLessThanOrEqual(item.standardHundredths)
        }
      }),
    )
  })
})

function fewer(given: Record<string, ItemJudgement>, item: string, code: string, count: number) {
  const answer = given[item]
  if (answer?.state !== 'scored') throw new Error(item)
  const { [code]: _gone, ...others } = answer.defects ?? {}
  const defects = count === 0 ? others : { ...others, [code]: { count, reason } }
  return { ...given, [item]: { ...answer, defects } }
}
