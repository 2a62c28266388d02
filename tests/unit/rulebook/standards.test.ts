// The evaluation standards as shipped: sums as in their sources, and the example of each worked here by hand.
import { describe, expect, test } from 'vitest'
import { createRulebook } from '#main/rulebook/index.ts'
import { type EvaluationStandard, modeOf } from '#shared/rules/pack-standard.ts'
import { type ItemJudgement, type Score, type Sheet, score } from '#shared/rules/scoring.ts'
import { checkExample } from '#shared/rules/standard-examples.ts'
import { inForceTwice, standardFaults } from '#shared/rules/standard-faults.ts'
import { earned, failed, found, hit, missing, notApplicable, reason, sheetOf } from '../../support/standards.ts'
import { rulebookFolder } from '../../support/test-desk.ts'

const rulebook = createRulebook({ folder: rulebookFolder })
const standards = rulebook.standards()
const kinds = new Set(rulebook.paperKinds().kinds.map(({ code }) => code))
const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)

/** A faultless sheet with some answers replaced; points replace one by one. */
function judged(id: string, changes: Partial<Sheet>): Score {
  const standard = rulebook.standard(id)
  const full = sheetOf(standard).items
  const items = Object.fromEntries(
    Object.entries(changes.items ?? {}).map(([code, answer]): [string, ItemJudgement] => {
      const before = full[code]
      const both = answer.state === 'scored' && before?.state === 'scored'
      return [code, both ? { ...answer, points: { ...before.points, ...answer.points } } : answer]
    }),
  )
  return score(standard, sheetOf(standard, { ...changes, items }))
}

/** Points of one item at these amounts, the others full. */
function points(amounts: Readonly<Record<string, number>>): ItemJudgement {
  const answers = Object.entries(amounts).map(([code, earnedHundredths]) => [
    code,
    { state: 'scored' as const, earnedHundredths, reason },
  ])
  return { state: 'scored', points: Object.fromEntries(answers), reason: '' }
}
const deducted = { deducted: true, reason }

describe('every standard', () => {
  test.each(standards.map((standard) => [standard.id, standard] as const))(
    '%s is sound and shows an example',
    (_id, standard) => {
      expect(standardFaults(standard, kinds)).toEqual([])
      expect(standard.examples?.length ?? 0).toBeGreaterThan(0)
      for (const example of standard.examples ?? []) {
        expect(checkExample(standard, example).score.state).toBe('complete')
        expect(example.working.length).toBeGreaterThan(0)
      }
      for (const { code, clauses } of [...standard.vetoes, ...standard.criteria])
        expect([code, clauses.length]).not.toEqual([code, 0])
    },
  )

  test('an example that claims another figure would be found out', () => {
    for (const standard of standards) {
      const [example] = standard.examples ?? []
      if (example === undefined) throw new Error(standard.id)
      const { judgedHundredths, band } = example.expect
      const wrong = judgedHundredths === null ? { band: `非${band ?? ''}` } : { judgedHundredths: judgedHundredths + 1 }
      const lying = { ...standard, examples: [{ ...example, expect: { ...example.expect, ...wrong } }] }
      expect(standardFaults(lying).map(({ fault }) => fault)).toEqual(['example-not-reproduced'])
    }
  })

  test('none is in force twice, and each category of dossier has one', () => {
    for (const standard of standards) expect(inForceTwice(standard, standards)).toBeNull()
    const categories = new Set(standards.map(({ actKind }) => actKind))
    expect([...categories].toSorted()).toEqual(['处罚', '强制', '征收征用', '检查', '确认', '许可'].toSorted())
  })

  test('only the ministry tables are called sure, and no list of ours gives points or grades', () => {
    const sure = standards.filter(({ grade }) => grade === 'sure').map(({ id }) => id)
    expect(sure.every((id) => id.startsWith('mee-2024-'))).toBe(true)
    const lists = standards.filter(({ id }) => id.endsWith('-checklist'))
    expect(lists).toHaveLength(5)
    for (const { criteria, scoring } of lists) {
      expect(criteria.every((item) => modeOf(item) === 'check')).toBe(true)
      expect(scoring).toMatchObject({ formula: 'checklist', levels: [] })
    }
  })
})

describe('the six tables of MEE 2024', () => {
  const totals = (standard: EvaluationStandard) => standard.criteria.map((item) => item.standardHundredths / 100)
  test.each([
    ['mee-2024-general-penalty', [2, 10, 10, 5, 8, 8, 10, 10, 4, 8, 15, 2, 5, 3], 100],
    ['mee-2024-no-penalty', [4, 10, 10, 5, 8, 8, 10, 10, 4, 8, 20, 3], 100],
    ['mee-2024-daily-penalty', [2, 10, 10, 5, 8, 8, 10, 10, 4, 8, 15, 5, 15, 2, 5, 3], 120],
    ['mee-2024-seizure', [10, 10, 7, 8, 10, 20, 13, 11, 11], 100],
    ['mee-2024-detention-transfer', [10, 10, 4, 10, 10, 5, 8, 8, 10, 10, 15], 100],
    ['mee-2024-crime-transfer', [15, 15, 6, 15, 15, 10, 12, 12], 100],
  ])('%s has the items of the source', (id, items, total) => {
    const standard = rulebook.standard(id)
    expect(totals(standard)).toEqual(items)
    expect(sum(totals(standard))).toBe(total)
    expect(standard.vetoes.map(({ code }) => code)).toEqual(Array.from({ length: 25 }, (_, at) => `V-${at + 1}`))
    expect(sum(standard.basics.map((basic) => basic.deductionHundredths))).toBe(2000)
  })

  test('vetoes of special dossiers are asked there, and nowhere else', () => {
    const asked = (id: string) =>
      rulebook
        .standard(id)
        .vetoes.filter(({ onlyFor }) => onlyFor === null)
        .map(({ code }) => code)
        .slice(21)
    expect(asked('mee-2024-general-penalty')).toEqual([])
    expect(asked('mee-2024-daily-penalty')).toEqual(['V-22', 'V-23', 'V-24'])
    expect(asked('mee-2024-seizure')).toEqual(['V-25'])
    expect(asked('mee-2024-crime-transfer')).toEqual([])
  })

  test('the transfers have a bonus of 15 that is no part of the standard points', () => {
    for (const id of ['mee-2024-detention-transfer', 'mee-2024-crime-transfer']) {
      const { bonus } = rulebook.standard(id)
      expect(bonus).toMatchObject({ capHundredths: 1500, enters: 'numerator', items: [{ hundredths: 1500 }] })
    }
  })
})

describe('worked by hand', () => {
  test('non-penalty: no hearing, no education, one deduction', () => {
    // Standard 100 − 4 − 8 = 88. Earned 88 − 3 = 85. 50 + 50 × 85 ÷ 88 = 98.2955; − 1 = 97.2955.
    const items = { 'N-9': notApplicable, 'N-10': notApplicable, 'N-11': points({ 'N-11.7': 0 }) }
    const result = judged('mee-2024-no-penalty', { items, basics: { 'B-5': deducted } })
    expect(result).toMatchObject({ judgedHundredths: 9730, earnedHundredths: 8500, standardHundredths: 8800 })
  })

  test('daily penalty: 120 points, of which 19 do not apply', () => {
    // Standard 120 − 4 − 8 − 2 − 5 = 101. Earned 101 − 1 − 1 − 2 − 1 = 96. 50 + 50 × 96 ÷ 101 = 97.5248.
    const gone = Object.fromEntries(['D-9', 'D-10', 'D-14', 'D-15'].map((code) => [code, notApplicable]))
    const items = {
      ...gone,
      'D-13': points({ 'D-13.6': 0, 'D-13.12': 0 }),
      'D-8': points({ 'D-8.5': 0, 'D-8.4': 100 }),
    }
    expect(judged('mee-2024-daily-penalty', { items })).toMatchObject({
      judgedHundredths: 9752,
      band: { title: '优秀' },
    })
  })

  test('seizure: no extension, nothing told on the spot, no receipt', () => {
    // Standard 100 − 11 = 89. Earned 89 − 5 = 84. 50 + 50 × 84 ÷ 89 = 97.1910; − 2 = 95.1910.
    const items = { 'S-8': notApplicable, 'S-7': points({ 'S-7.2': 0 }) }
    expect(judged('mee-2024-seizure', { items, basics: { 'B-4': deducted } }).judgedHundredths).toBe(9519)
    // An overdue seizure: 100 judged, 0 counts.
    expect(judged('mee-2024-seizure', { vetoes: { 'V-25': hit } })).toMatchObject({
      judgedHundredths: 10_000,
      effectiveHundredths: 0,
    })
  })

  test('detention: with and without the bonus', () => {
    // 100 − 2 = 98. With the bonus 113: 50 + 50 × 113 ÷ 100 = 106.5. Without: 50 + 50 × 98 ÷ 100 = 99.
    const items = { 'T-2': points({ 'T-2.4': 0 }) }
    const bonuses = { 'T-12': { earnedHundredths: 1500, reason } }
    expect(judged('mee-2024-detention-transfer', { items, bonuses }).judgedHundredths).toBe(10_650)
    expect(judged('mee-2024-detention-transfer', { items }).judgedHundredths).toBe(9900)
  })

  test('crime: no filing form, one point of the inspection lost', () => {
    // Standard 100 − 6 = 94. Earned 94 − 3 = 91. 50 + 50 × 91 ÷ 94 = 98.4043.
    // With the bonus 106: 50 + 50 × 106 ÷ 94 = 106.3830.
    const items = { 'C-3': notApplicable, 'C-4': points({ 'C-4.3': 0 }) }
    const bonuses = { 'C-9': { earnedHundredths: 1500, reason } }
    expect(judged('mee-2024-crime-transfer', { items }).judgedHundredths).toBe(9840)
    expect(judged('mee-2024-crime-transfer', { items, bonuses }).judgedHundredths).toBe(10_638)
  })

  test('licensing by points: 20 of 100 do not apply', () => {
    // Earned 80 − 4 − 1.5 − 1.5 = 73. 100 × 73 ÷ 80 = 91.25.
    const items = {
      'XK-5': notApplicable,
      'XK-7': notApplicable,
      'XK-2': points({ 'XK-2.1': 600 }),
      'XK-12': points({ 'XK-12.3': 0, 'XK-12.5': 0 }),
    }
    expect(judged('licensing-score-example', { items })).toMatchObject({
      judgedHundredths: 9125,
      band: { title: '优秀' },
    })
  })

  test('licensing by deduction: 100 − 5 × 2 − 0.5 × 3 = 88.5, and 0 after a breach of law', () => {
    const items = found('XW-1', { 2: 2, 5: 3 })
    expect(judged('licensing-deduction-example', { items })).toMatchObject({
      judgedHundredths: 8850,
      band: { title: '合格' },
    })
    expect(judged('licensing-deduction-example', { items, vetoes: { 'XWV-1': hit } })).toMatchObject({
      judgedHundredths: 8850,
      effectiveHundredths: 0,
      band: { title: '不合格' },
    })
  })

  test('penalty by deduction: 100 − 3 − 1 × 4 − 10 = 83, without a grade', () => {
    const items = { ...found('BJ-30', { 14: 1, 21: 4 }), ...found('BJ-32', { 2: 1 }) }
    expect(judged('penalty-deduction-example', { items })).toMatchObject({ judgedHundredths: 8300, band: null })
  })

  test('cover and content: (20 − 3 − 2) + 72.5 = 87.5; five wrong pages cost the 2 there are', () => {
    const items = { ...found('CH-2', { 1: 3 }), ...found('CH-5', { 1: 5 }), ...earned('CH-9', 7250) }
    const result = judged('penalty-cover-content-example', { items })
    expect(result.judgedHundredths).toBe(8750)
    expect(result.parts.map(({ hundredths }) => hundredths)).toEqual([1500, 7250])
  })

  test('substance and cover: 41.5 + 46 = 87.5', () => {
    const items = { ...earned('HZ-1', 4150), ...earned('HZ-2', 4600) }
    expect(judged('penalty-substance-cover-example', { items })).toMatchObject({
      judgedHundredths: 8750,
      parts: [{ hundredths: 4150 }, { hundredths: 4600 }],
    })
  })

  test('a list with levels: (1) to (7), then (8), then (9) and (10)', () => {
    const grade = (...codes: string[]) =>
      judged('penalty-checklist-example', { items: Object.fromEntries(codes.map((code) => [code, failed])) }).band
        ?.title
    expect([grade(), grade('HS-10'), grade('HS-8'), grade('HS-7'), grade('HS-8', 'HS-1')]).toEqual([
      '优秀',
      '良好',
      '合格',
      '不合格',
      '不合格',
    ])
  })

  test('a list of law: a missing record fails its item, and there is neither figure nor grade', () => {
    const result = judged('confirmation-checklist', { items: { 'QR-4': missing, 'QR-5': notApplicable } })
    expect(result).toMatchObject({ state: 'complete', hasPoints: false, band: null })
    expect(result.items.find(({ code }) => code === 'QR-4')?.state).toBe('failed')
  })
})
