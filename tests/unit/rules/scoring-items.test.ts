// Weighted items floored at zero, and parts with their own totals: worked by hand.
import { describe, expect, test } from 'vitest'
import { type ItemJudgement, score } from '#shared/rules/scoring.ts'
import {
  earned,
  earning,
  found,
  hybrid,
  items,
  losing,
  missing,
  notApplicable,
  sheetOf,
  split,
  standardOf,
} from '../../support/standards.ts'

describe('weighted items', () => {
  // 10 + 30 + 60 = 100
  const criteria = [losing('A-1', 1000, [{ hundredths: 400, each: true }]), earning('A-2', 3000), earning('A-3', 6000)]
  const standard = standardOf(items, criteria)
  const credited = standardOf(
    { ...items, formula: 'items', fullHundredths: 10_000, notApplicable: 'credited' },
    criteria,
  )
  const judged = (answers: Record<string, ItemJudgement>, by = standard) => score(by, sheetOf(by, { items: answers }))

  test('an item stops at zero and takes nothing from the others: 4 × 3 would be 12, so 0 + 30 + 60 = 90', () => {
    const result = judged(found('A-1', { 1: 3 }))
    expect(result).toMatchObject({ judgedHundredths: 9000, earnedHundredths: 9000, deductedHundredths: 1000 })
    expect(result.steps.at(-2)).toEqual({
      kind: 'items',
      earnedHundredths: 9000,
      standardHundredths: 10_000,
      fullHundredths: 10_000,
      notApplicable: [],
      credited: false,
      open: [],
      hundredths: 9000,
    })
  })

  test('what does not apply leaves numerator and denominator: 100 × (10 + 52.5) ÷ 70 = 89.2857, 89.29', () => {
    // 52.5 of 60 earned; the item of 30 does not apply, so 62.5 of 70.
    const answers = { 'A-2': notApplicable, ...earned('A-3', 5250) }
    expect(judged(answers).judgedHundredths).toBe(8929)
  })

  test('or counts as earned where the standard says so: 10 + 30 + 52.5 = 92.5', () => {
    const answers = { 'A-2': notApplicable, ...earned('A-3', 5250) }
    const result = judged(answers, credited)
    expect(result.judgedHundredths).toBe(9250)
    expect(result.steps.at(-2)).toMatchObject({ kind: 'items', credited: true, notApplicable: ['A-2'] })
  })

  test('missing is not the same as not applicable: 10 + 0 + 60 = 70 either way', () => {
    expect(judged({ 'A-2': missing }).judgedHundredths).toBe(7000)
    expect(judged({ 'A-2': missing }, credited).judgedHundredths).toBe(7000)
  })

  test('a half point stays a half point: 100 − 0.5 = 99.5', () => {
    expect(judged(earned('A-2', 2950)).judgedHundredths).toBe(9950)
  })

  test('a sheet on which nothing applies gives no score', () => {
    const nothing = { 'A-1': notApplicable, 'A-2': notApplicable, 'A-3': notApplicable }
    expect(judged(nothing)).toMatchObject({
      state: 'invalid',
      faults: [{ code: 'test-standard', fault: 'nothing-applies' }],
    })
  })
})

test('a sheet on which nothing is answered shows full marks, and names what is open', () => {
  const empty = { items: {}, basics: {}, vetoes: {}, bonuses: {} }
  for (const scoring of [hybrid, items]) {
    const result = score(standardOf(scoring, [earning('A-1', 10_000)]), empty)
    expect(result).toMatchObject({ state: 'incomplete', judgedHundredths: 10_000 })
    expect(result.open).toEqual([{ code: 'A-1', need: 'answer' }])
  }
})

describe('parts', () => {
  // 卷面 20 by deduction, 内容 80 by items of 50 and 30.
  const standard = standardOf(split, [
    losing('P-1', 0, [{ hundredths: 200, each: true }], { part: 'cover' }),
    earning('P-2', 5000, { part: 'content' }),
    earning('P-3', 3000, { part: 'content' }),
  ])
  const judged = (answers: Record<string, ItemJudgement>, by = standard) => score(by, sheetOf(by, { items: answers }))

  test('are judged by themselves and added: (20 − 2 × 3) + (42.5 + 30) = 86.5', () => {
    const result = judged({ ...found('P-1', { 1: 3 }), ...earned('P-2', 4250) })
    expect(result.judgedHundredths).toBe(8650)
    expect(result.parts).toEqual([
      { code: 'cover', title: '卷面', fullHundredths: 2000, hundredths: 1400 },
      { code: 'content', title: '内容', fullHundredths: 8000, hundredths: 7250 },
    ])
    expect(result.steps.filter(({ kind }) => kind === 'part')).toEqual([
      { kind: 'part', code: 'cover', title: '卷面', fullHundredths: 2000, hundredths: 1400, floored: false },
      { kind: 'part', code: 'content', title: '内容', fullHundredths: 8000, hundredths: 7250, floored: false },
    ])
  })

  test('stop at their own floor: 20 − 2 × 15 would be −10, so 0 + 80 = 80', () => {
    const result = judged(found('P-1', { 1: 15 }))
    expect(result.judgedHundredths).toBe(8000)
    expect(result.steps).toContainEqual({
      kind: 'part',
      code: 'cover',
      title: '卷面',
      fullHundredths: 2000,
      hundredths: 0,
      floored: true,
    })
  })

  test('rescale within themselves: 80 × 25 ÷ 30 = 66.6667, with the cover 86.67', () => {
    expect(judged({ 'P-2': notApplicable, ...earned('P-3', 2500) }).judgedHundredths).toBe(8667)
  })

  test('are rounded once, after they are added', () => {
    // 20 × 1 ÷ 3 + 80 × 1 ÷ 3 = 33.3333; rounded apart to whole points it would be 7 + 27 = 34.
    const thirds = standardOf(
      {
        ...split,
        decimals: 0,
        parts: split.parts.map((part) => ({ ...part, method: 'items' as const, notApplicable: 'rescaled' as const })),
      },
      [
        earning('P-1', 1500, { part: 'cover' }),
        earning('P-4', 500, { part: 'cover' }),
        earning('P-2', 6000, { part: 'content' }),
        earning('P-3', 2000, { part: 'content' }),
      ],
    )
    const answers = { 'P-4': notApplicable, 'P-3': notApplicable, ...earned('P-1', 500), ...earned('P-2', 2000) }
    expect(judged(answers, thirds).judgedHundredths).toBe(3300)
  })
})
