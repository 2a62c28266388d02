// The hybrid score: worked examples by hand, and what must hold for every sheet.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Criterion, EvaluationStandardPack } from '#shared/rules/pack.ts'
import {
  clearRest,
  emptySheet,
  formatPoints,
  fullMarks,
  type ItemJudgement,
  type PointJudgement,
  Sheet,
  score,
} from '#shared/rules/scoring.ts'

const file = new URL('../../../resources/rulebook/mee-2024-general-penalty.json', import.meta.url)
const standard = EvaluationStandardPack.parse(JSON.parse(readFileSync(file, 'utf8')))
const reason = '见决定书第2页'

function criterion(code: string): Criterion {
  const found = standard.criteria.find((item) => item.code === code)
  if (found === undefined) throw new Error(code)
  return found
}

/** A perfect sheet with some items replaced. */
function sheet(items: Record<string, ItemJudgement> = {}): Sheet {
  const full = Object.fromEntries(standard.criteria.map((item) => [item.code, fullMarks(item)]))
  return clearRest(standard, { ...emptySheet(), items: { ...full, ...items } })
}

function withPoints(code: string, points: Record<string, PointJudgement>): Record<string, ItemJudgement> {
  const full = fullMarks(criterion(code))
  if (full.state !== 'scored') throw new Error(code)
  return { [code]: { ...full, points: { ...full.points, ...points } } }
}

const scored = (earnedHundredths: number): PointJudgement => ({ state: 'scored', earnedHundredths, reason })
const notApplicable = { state: 'not-applicable', reason } as const
const missing = { state: 'missing', reason } as const

describe('worked examples', () => {
  test('a perfect dossier scores 100', () => {
    expect(score(standard, sheet())).toMatchObject({
      state: 'complete',
      judgedHundredths: 10_000,
      effectiveHundredths: 10_000,
      band: { title: '优秀', mark: 'example' },
      open: [],
      faults: [],
      unexplained: [],
    })
  })

  test('a usual penalty without hearing or enforcement: 50 + 50 × 76.5 ÷ 81 − 3', () => {
    const result = score(standard, {
      ...sheet({
        'P3-9': notApplicable,
        'P3-10': notApplicable,
        'P3-12': notApplicable,
        'P3-13': notApplicable,
        ...withPoints('P3-2', { 'P3-2.4': scored(250) }),
        ...withPoints('P3-11', { 'P3-11.4': scored(0), 'P3-11.10': scored(0) }),
      }),
      basics: { ...sheet().basics, 'B-4': { deducted: true, reason }, 'B-5': { deducted: true, reason } },
    })
    // 97.222… − 3: the ratio is 7650 of 8100 hundredths, and 47.222… is rounded only at the end.
    expect(result).toMatchObject({
      earnedHundredths: 7650,
      standardHundredths: 8100,
      deductedHundredths: 300,
      judgedHundredths: 9422,
      effectiveHundredths: 9422,
      state: 'complete',
    })
    expect(result.steps).toEqual([
      { kind: 'legality', hundredths: 5000 },
      {
        kind: 'ratio',
        earnedHundredths: 7650,
        standardHundredths: 8100,
        notApplicable: ['P3-9', 'P3-10', 'P3-12', 'P3-13'],
        open: [],
      },
      { kind: 'normative', fullHundredths: 5000, hundredths: 4722 },
      { kind: 'basic', code: 'B-4', hundredths: 200, reason },
      { kind: 'basic', code: 'B-5', hundredths: 100, reason },
      { kind: 'sum', hundredths: 9422 },
    ])
  })

  test('a missing notice costs its 10 points of the normative half: 50 + 50 × 90 ÷ 100', () => {
    const result = score(standard, sheet({ 'P3-8': missing }))
    expect(result).toMatchObject({ judgedHundredths: 9500, standardHundredths: 10_000, state: 'complete' })
    expect(result.items.find(({ code }) => code === 'P3-8')).toMatchObject({ state: 'missing', earnedHundredths: 0 })
  })

  test('a paper that is needed and absent scores 0, whether or not the source says so for its item', () => {
    expect(score(standard, sheet({ 'P3-4': missing }))).toMatchObject({ judgedHundredths: 9750, state: 'complete' })
  })

  test('a sub-point that does not apply leaves numerator and denominator', () => {
    const result = score(standard, sheet(withPoints('P3-5', { 'P3-5.4': notApplicable, 'P3-5.5': notApplicable })))
    expect(result).toMatchObject({ judgedHundredths: 10_000, earnedHundredths: 9800, standardHundredths: 9800 })
  })

  test('a report without its accreditation mark scores 0 as a whole', () => {
    const result = score(standard, sheet(withPoints('P3-4', { 'P3-4.2': scored(0) })))
    expect(result.items.find(({ code }) => code === 'P3-4')).toMatchObject({ earnedHundredths: 0, zeroedBy: 'P3-4.2' })
    expect(result).toMatchObject({ earnedHundredths: 9500, standardHundredths: 10_000, judgedHundredths: 9750 })
  })

  test('a veto makes the effective score 0 and keeps the judged one', () => {
    const result = score(standard, { ...sheet(), vetoes: { ...sheet().vetoes, 'V-19': { hit: true, reason } } })
    expect(result).toMatchObject({
      state: 'complete',
      judgedHundredths: 10_000,
      effectiveHundredths: 0,
      vetoesHit: ['V-19'],
      band: { title: '不合格' },
    })
    expect(result.steps.at(-1)).toEqual({ kind: 'veto', codes: ['V-19'] })
  })

  test('the lowest judged score without a veto is 30: nothing earned, every basic element deducted', () => {
    const nothing = Object.fromEntries(
      standard.criteria.map((item): [string, ItemJudgement] => [
        item.code,
        { state: 'scored', reason, points: Object.fromEntries(item.points.map(({ code }) => [code, scored(0)])) },
      ]),
    )
    const basics = Object.fromEntries(standard.basics.map(({ code }) => [code, { deducted: true, reason }]))
    expect(score(standard, { ...sheet(nothing), basics })).toMatchObject({ judgedHundredths: 3000, state: 'complete' })
  })

  test('the floor of the pack holds, and the steps say what it lifted', () => {
    const strict = { ...standard, scoring: { ...standard.scoring, legalityHundredths: 0, normativeHundredths: 100 } }
    const basics = Object.fromEntries(standard.basics.map(({ code }) => [code, { deducted: true, reason }]))
    const result = score(strict, { ...sheet(), basics })
    expect(result.judgedHundredths).toBe(0)
    expect(result.steps.slice(-2)).toEqual([
      { kind: 'sum', hundredths: -1900 },
      { kind: 'floor', hundredths: 0 },
    ])
  })

  test('rounding follows the pack: 98.295… is 98.3 or 98, half up', () => {
    const ninth = sheet({
      'P3-9': notApplicable,
      'P3-10': notApplicable,
      ...withPoints('P3-11', { 'P3-11.1': scored(0) }),
    })
    const judged = (decimals: 0 | 1 | 2) =>
      score({ ...standard, scoring: { ...standard.scoring, decimals } }, ninth).judgedHundredths
    // 50 + 50 × 85 ÷ 88 = 98.29545…
    expect([judged(2), judged(1), judged(0)]).toEqual([9830, 9830, 9800])
  })
})

test('points are written without trailing zeros, and exactly', () => {
  expect([0, 10, 50, 150, 1000, 2901, 9422, -1900].map(formatPoints)).toEqual([
    '0',
    '0.1',
    '0.5',
    '1.5',
    '10',
    '29.01',
    '94.22',
    '-19',
  ])
})

describe('what is still open', () => {
  test('an empty sheet names all 21 general vetoes, 14 basic elements and 14 items, and no special veto', () => {
    const { open, state } = score(standard, emptySheet())
    expect(state).toBe('incomplete')
    expect(open).toHaveLength(21 + 14 + 14)
    expect(open.map(({ code }) => code)).not.toContain('V-22')
  })

  test('an item half answered names the points that are open and counts only the answered ones', () => {
    const some = { state: 'scored', reason: '', points: { 'P3-1.1': scored(50) } } as const
    const result = score(standard, sheet({ 'P3-1': some }))
    expect(result.state).toBe('incomplete')
    expect(result.open).toEqual([
      { code: 'P3-1.2', need: 'answer' },
      { code: 'P3-1.3', need: 'answer' },
    ])
    expect(result.standardHundredths).toBe(9850)
  })

  test('a veto or a deduction without its reason stays open', () => {
    const base = sheet()
    const result = score(standard, {
      ...base,
      vetoes: { ...base.vetoes, 'V-14': { hit: true, reason: ' ' } },
      basics: { ...base.basics, 'B-1': { deducted: true, reason: '' } },
    })
    expect(result.state).toBe('incomplete')
    expect(result.open).toEqual([
      { code: 'V-14', need: 'reason' },
      { code: 'B-1', need: 'reason' },
    ])
  })

  test('points lost without a reason are named but do not keep the score open', () => {
    const silent = { state: 'scored', earnedHundredths: 100, reason: '' } as const
    const result = score(standard, sheet(withPoints('P3-3', { 'P3-3.4': silent })))
    expect(result).toMatchObject({ state: 'complete', unexplained: ['P3-3.4'] })
  })
})

describe('what the standard does not allow', () => {
  const faultsOf = (given: Sheet) => score(standard, given).faults
  test('more than a point is worth, a step between the steps, and unknown codes', () => {
    expect(faultsOf(sheet(withPoints('P3-1', { 'P3-1.1': scored(60) })))).toEqual([
      { code: 'P3-1.1', fault: 'above-standard' },
    ])
    expect(faultsOf(sheet(withPoints('P3-1', { 'P3-1.1': scored(25) })))).toEqual([
      { code: 'P3-1.1', fault: 'off-step' },
    ])
    expect(faultsOf(sheet({ 'P3-99': missing }))).toEqual([{ code: 'P3-99', fault: 'unknown-code' }])
    expect(faultsOf(sheet(withPoints('P3-1', { 'P3-2.1': scored(0) })))).toEqual([
      { code: 'P3-2.1', fault: 'unknown-code' },
    ])
  })

  test('calling not applicable what always applies', () => {
    expect(faultsOf(sheet({ 'P3-6': notApplicable }))).toEqual([{ code: 'P3-6', fault: 'must-apply' }])
    expect(faultsOf(sheet(withPoints('P3-1', { 'P3-1.1': notApplicable })))).toEqual([
      { code: 'P3-1.1', fault: 'must-apply' },
    ])
  })

  test('a sheet on which nothing applies', () => {
    const nothing = Object.fromEntries(standard.criteria.map(({ code }) => [code, notApplicable]))
    expect(faultsOf(sheet(nothing))).toContainEqual({ code: standard.id, fault: 'nothing-applies' })
  })
})

const points = (item: Criterion): fc.Arbitrary<ItemJudgement> =>
  fc
    .tuple(
      ...item.points.map((point): fc.Arbitrary<PointJudgement> => {
        const earned = fc.integer({ min: 0, max: point.hundredths / 10 }).map((tenths) => scored(tenths * 10))
        return point.notApplicableWhen === null ? earned : fc.oneof(earned, fc.constant(notApplicable))
      }),
    )
    .map((answers) => ({
      state: 'scored',
      reason: '',
      points: Object.fromEntries(item.points.map(({ code }, at) => [code, answers[at] ?? scored(0)])),
    }))

const anySheet: fc.Arbitrary<Sheet> = fc.record({
  items: fc
    .tuple(
      ...standard.criteria.map((item) =>
        fc.oneof(
          { weight: 5, arbitrary: points(item) },
          { weight: 1, arbitrary: fc.constant(item.missingWhen === null ? notApplicable : missing) },
        ),
      ),
    )
    .map((answers) => Object.fromEntries(standard.criteria.map(({ code }, at) => [code, answers[at] ?? missing]))),
  basics: fc
    .tuple(...standard.basics.map(() => fc.boolean()))
    .map((hits) =>
      Object.fromEntries(standard.basics.map(({ code }, at) => [code, { deducted: hits[at] === true, reason }])),
    ),
  vetoes: fc.constant(sheet().vetoes),
  bonuses: fc.constant({}),
})

describe('for every sheet', () => {
  test('the figure is the exact quotient rounded half up, between 30 and 100', () => {
    fc.assert(
      fc.property(anySheet, (given) => {
        const result = score(standard, given)
        const earned = BigInt(result.earnedHundredths)
        const under = BigInt(result.standardHundredths)
        const exact = (5000n - BigInt(result.deductedHundredths)) * under + 5000n * earned
        expect(result.state).toBe('complete')
        expect(BigInt(result.judgedHundredths)).toBe((2n * exact + under) / (2n * under))
        expect(result.judgedHundredths).toBeGreaterThanOrEqual(3000)
        expect(result.judgedHundredths).toBeLessThanOrEqual(10_000)
      }),
    )
  })

  test('giving one point more never lowers the score, and a stored sheet scores the same', () => {
    fc.assert(
      fc.property(anySheet, fc.constantFrom(...standard.criteria), (given, item) => {
        const before = score(standard, given)
        const judgement = given.items[item.code]
        if (judgement?.state === 'scored') {
          const better = { ...given, items: { ...given.items, [item.code]: raise(judgement, item) } }
          expect(score(standard, better).judgedHundredths).toBeGreaterThanOrEqual(before.judgedHundredths)
        }
        expect(score(standard, Sheet.parse(JSON.parse(JSON.stringify(given))))).toEqual(before)
      }),
    )
  })

  test('any veto makes the effective score 0 and changes no judged figure', () => {
    fc.assert(
      fc.property(anySheet, fc.constantFrom(...standard.vetoes), (given, veto) => {
        const hit = score(standard, { ...given, vetoes: { ...given.vetoes, [veto.code]: { hit: true, reason } } })
        expect(hit.effectiveHundredths).toBe(0)
        expect(hit.judgedHundredths).toBe(score(standard, given).judgedHundredths)
        expect(hit.items).toEqual(score(standard, given).items)
      }),
    )
  })
})

function raise(judgement: Extract<ItemJudgement, { state: 'scored' }>, item: Criterion): ItemJudgement {
  const raised = item.points.map(({ code, hundredths }): [string, PointJudgement] => {
    const answer = judgement.points[code] ?? scored(0)
    if (answer.state !== 'scored') return [code, answer]
    return [code, { ...answer, earnedHundredths: Math.min(answer.earnedHundredths + 10, hundredths) }]
  })
  return { ...judgement, points: Object.fromEntries(raised) }
}
