// What is wrong with a standard: one test for each fault, with its sentence; and that a sound one has none.
import { describe, expect, test } from 'vitest'
import type { EvaluationStandard, Example } from '#shared/rules/pack-standard.ts'
import { inForceTwice, type StandardFault, standardFaults } from '#shared/rules/standard-faults.ts'
import { standardFaultSentence } from '#shared/text/standards.ts'
import {
  bonus,
  checked,
  checklist,
  deduct,
  earned,
  earning,
  hybrid,
  items,
  losing,
  split,
  standardOf,
  veto,
} from '../../support/standards.ts'

const shared = { clauses: ['《测试规定》第一条'], commonErrors: [], notes: [], evidence: [] }
const whole = [earning('A-1', 4000), earning('A-2', 6000)]
const checks = ['C-1', 'C-2', 'C-3', 'C-4'].map((code) => checked(code))
const halves = [losing('P-1', 0, [{ hundredths: 200 }], { part: 'cover' }), earning('P-2', 8000, { part: 'content' })]
const point = { text: '要点', notApplicableWhen: null, zeroesItem: false }
const basic = { ...shared, code: 'B-1', group: '要素', text: '缺签名', deductionHundredths: 100 }

function example(more: Partial<Example>): Example {
  return {
    title: '算例一',
    from: 'faultless',
    sheet: { items: {}, basics: {}, vetoes: {}, bonuses: {} },
    expect: { judgedHundredths: 10_000, effectiveHundredths: 10_000, band: '优秀', unscored: false },
    working: ['各项满分。'],
    ...more,
  }
}

const ofItems = (criteria: EvaluationStandard['criteria'], more: Partial<EvaluationStandard> = {}) =>
  standardOf(items, criteria, more)
const faulty: readonly [StandardFault, EvaluationStandard][] = [
  [{ fault: 'code-twice', code: 'A-1' }, ofItems(whole, { vetoes: [veto('A-1')] })],
  [
    { fault: 'foreign-code', code: 'B-9.1', item: 'A-1' },
    ofItems([earning('A-1', 4000, { points: [{ ...point, code: 'B-9.1', hundredths: 4000 }] }), ...whole.slice(1)]),
  ],
  [
    { fault: 'points-sum', code: 'A-1', sum: 3500, full: 4000 },
    ofItems([earning('A-1', 4000, { points: [{ ...point, code: 'A-1.1', hundredths: 3500 }] }), ...whole.slice(1)]),
  ],
  [{ fault: 'total-sum', code: 'test-standard', sum: 4000, full: 10_000 }, ofItems(whole.slice(0, 1))],
  [
    { fault: 'part-sum', code: '内容', sum: 7000, full: 8000 },
    standardOf(split, [...halves.slice(0, 1), earning('P-2', 7000, { part: 'content' })]),
  ],
  [
    { fault: 'bands-order', code: '合格' },
    standardOf(
      {
        ...items,
        bands: [
          { title: '优秀', fromHundredths: 6000, mark: 'official' },
          { title: '合格', fromHundredths: 6000, mark: 'official' },
          { title: '不合格', fromHundredths: 0, mark: 'official' },
        ],
      },
      whole,
    ),
  ],
  [
    { fault: 'band-title-twice', code: '合格' },
    standardOf(
      {
        ...items,
        bands: [
          { title: '合格', fromHundredths: 6000, mark: 'official' },
          { title: '合格', fromHundredths: 0, mark: 'official' },
        ],
      },
      whole,
    ),
  ],
  [
    { fault: 'bands-gap', code: '合格', from: 6000 },
    standardOf({ ...items, bands: [{ title: '合格', fromHundredths: 6000, mark: 'official' }] }, whole),
  ],
  [
    { fault: 'unknown-level-code', code: 'C-9', level: '合格' },
    standardOf({ ...checklist, levels: [{ title: '合格', adds: ['C-9'], mark: 'official' }] }, checks),
  ],
  [
    { fault: 'level-code-twice', code: 'C-1', level: '良好' },
    standardOf(
      {
        ...checklist,
        levels: [
          { title: '合格', adds: ['C-1'], mark: 'official' },
          { title: '良好', adds: ['C-1'], mark: 'official' },
        ],
      },
      checks,
    ),
  ],
  [{ fault: 'levels-without-fail', code: '合格' }, standardOf({ ...checklist, failTitle: null }, checks)],
  [{ fault: 'bonus-without-cap', code: 'J-1' }, ofItems(whole, { bonus: bonus('total', null, [500]) })],
  [{ fault: 'bonus-not-in-ratio', code: 'J-1' }, standardOf(deduct, whole, { bonus: bonus('numerator', 500, [500]) })],
  [
    { fault: 'bonus-not-in-ratio', code: 'J-1' },
    standardOf({ ...items, notApplicable: 'credited' }, whole, { bonus: bonus('both', 500, [500]) }),
  ],
  [
    { fault: 'bonus-without-points', code: 'J-1' },
    standardOf(checklist, checks, { bonus: bonus('total', 500, [500]) }),
  ],
  [{ fault: 'basic-without-points', code: 'B-1' }, standardOf(checklist, checks, { basics: [basic] })],
  [
    { fault: 'off-step', code: 'A-1.1', hundredths: 4000, step: 3000 },
    standardOf({ ...items, stepHundredths: 3000 }, whole),
  ],
  [
    { fault: 'off-step', code: 'J-1', hundredths: 130, step: 50 },
    ofItems(whole, { bonus: bonus('total', 130, [130]) }),
  ],
  [{ fault: 'mode-points', code: 'A-1' }, ofItems([earning('A-1', 4000, { points: [] }), ...whole.slice(1)])],
  [{ fault: 'mode-defects', code: 'A-1' }, ofItems([losing('A-1', 4000, []), ...whole.slice(1)])],
  [
    { fault: 'mode-check', code: 'C-1' },
    standardOf(checklist, [earning('C-1', 100, { mode: 'check' }), ...checks.slice(1)]),
  ],
  [{ fault: 'mode-not-in-formula', code: 'C-1' }, standardOf(checklist, [earning('C-1', 100), ...checks.slice(1)])],
  [{ fault: 'mode-not-in-formula', code: 'A-3' }, ofItems([...whole, checked('A-3')])],
  [{ fault: 'part-unknown', code: 'P-3' }, standardOf(split, [...halves, earning('P-3', 100, { part: 'third' })])],
  [{ fault: 'part-missing', code: 'P-3' }, standardOf(split, [...halves, earning('P-3', 100)])],
  [{ fault: 'part-not-split', code: 'A-1' }, ofItems([earning('A-1', 4000, { part: 'cover' }), ...whole.slice(1)])],
  [
    { fault: 'part-empty', code: '附加' },
    standardOf(
      {
        ...split,
        parts: [
          ...split.parts,
          { code: 'third', title: '附加', fullHundredths: 100, floorHundredths: 0, method: 'deduct' },
        ],
      },
      halves,
    ),
  ],
  [
    { fault: 'value-missing', code: 'P-3' },
    standardOf(split, [...halves, losing('P-3', 0, [{ hundredths: 100 }], { part: 'content' })]),
  ],
  [{ fault: 'value-missing', code: 'A-3' }, ofItems([...whole, losing('A-3', 0, [{ hundredths: 100 }])])],
  [
    { fault: 'optional-yet-vital', code: 'A-1.1' },
    ofItems([
      earning('A-1', 4000, {
        points: [{ ...point, code: 'A-1.1', hundredths: 4000, notApplicableWhen: '不涉及的不评。', zeroesItem: true }],
      }),
      ...whole.slice(1),
    ]),
  ],
  [
    { fault: 'defect-kills-nothing', code: 'D-1.1' },
    standardOf(deduct, [losing('D-1', 0, [{ hundredths: 100, zeroes: true }])]),
  ],
  [
    { fault: 'cap-without-each', code: 'D-1.1' },
    standardOf(deduct, [losing('D-1', 0, [{ hundredths: 100, cap: 200 }])]),
  ],
  [
    { fault: 'cap-below-one', code: 'D-1.1' },
    standardOf(deduct, [losing('D-1', 0, [{ hundredths: 100, each: true, cap: 50 }])]),
  ],
  [{ fault: 'defect-above-item', code: 'D-1.1' }, standardOf(deduct, [losing('D-1', 100, [{ hundredths: 200 }])])],
  [
    { fault: 'ceiling-below-floor', code: '20' },
    standardOf({ ...items, floorHundredths: 3000, ceilingHundredths: 2000 }, whole),
  ],
  [
    { fault: 'dates-reversed', code: 'test-standard' },
    ofItems(whole, { effectiveFrom: '2026-01-02', effectiveTo: '2026-01-01' }),
  ],
  [
    { fault: 'unknown-band', code: '卓越', grade: '优秀单位' },
    standardOf(
      {
        ...items,
        unitRule: {
          kind: 'rates',
          mark: 'official',
          grades: [{ title: '优秀单位', rates: [{ band: '卓越', atLeastPercent: 85 }] }],
          otherwise: null,
        },
      },
      whole,
    ),
  ],
  [
    { fault: 'example-invalid', code: '算例一', at: 'A-1.1' },
    ofItems(whole, { examples: [example({ sheet: { ...example({}).sheet, items: earned('A-1', 4050) } })] }),
  ],
  [{ fault: 'example-open', code: '算例一', at: 'A-1' }, ofItems(whole, { examples: [example({ from: 'empty' })] })],
  [
    { fault: 'example-not-reproduced', code: '算例一', field: 'judgedHundredths', expected: 9900, got: 10_000 },
    ofItems(whole, {
      examples: [example({ expect: { ...example({}).expect, judgedHundredths: 9900 } })],
    }),
  ],
  [
    { fault: 'example-not-reproduced', code: '算例一', field: 'band', expected: null, got: '优秀' },
    ofItems(whole, { examples: [example({ expect: { ...example({}).expect, band: null } })] }),
  ],
]

const titled = faulty.map(([fault, standard], at) => ({ name: `${at + 1} ${fault.fault}`, fault, standard }))
test.each(titled)('$name is found, alone, and has a whole sentence', ({ fault, standard }) => {
  expect(standardFaults(standard)).toEqual([fault])
  const sentence = standardFaultSentence(fault)
  expect(sentence).toMatch(/[^。]。$/)
  expect(sentence).not.toMatch(/undefined|\[object|NaN/)
})

test('every fault there is has been shown', () => {
  const kinds: Readonly<Record<StandardFault['fault'], true>> = {
    'code-twice': true,
    'foreign-code': true,
    'points-sum': true,
    'part-sum': true,
    'total-sum': true,
    'bands-order': true,
    'band-title-twice': true,
    'bands-gap': true,
    'unknown-level-code': true,
    'level-code-twice': true,
    'levels-without-fail': true,
    'bonus-without-cap': true,
    'bonus-not-in-ratio': true,
    'bonus-without-points': true,
    'basic-without-points': true,
    'off-step': true,
    'mode-points': true,
    'mode-defects': true,
    'mode-check': true,
    'mode-not-in-formula': true,
    'part-unknown': true,
    'part-missing': true,
    'part-not-split': true,
    'part-empty': true,
    'value-missing': true,
    'optional-yet-vital': true,
    'defect-kills-nothing': true,
    'cap-without-each': true,
    'cap-below-one': true,
    'defect-above-item': true,
    'ceiling-below-floor': true,
    'dates-reversed': true,
    'unknown-band': true,
    'unknown-paper': true,
    'example-invalid': true,
    'example-open': true,
    'example-not-reproduced': true,
  }
  const shown = new Set<string>(['unknown-paper', ...faulty.map(([{ fault }]) => fault)])
  expect([...shown].toSorted()).toEqual(Object.keys(kinds).toSorted())
})

test('a paper kind that nobody knows is found where the kinds are known', () => {
  const standard = ofItems([
    earning('A-1', 4000, { evidence: ['penalty-decision', 'no-such-paper'] }),
    ...whole.slice(1),
  ])
  const fault = { fault: 'unknown-paper', code: 'A-1', paper: 'no-such-paper' } as const
  expect(standardFaults(standard, new Set(['penalty-decision']))).toEqual([fault])
  expect(standardFaults(standard)).toEqual([])
  expect(standardFaultSentence(fault)).toBe('A-1 引用的文书种类 no-such-paper 不在文书字典中。请改用已有的文书种类。')
})

test('an example that is not reproduced says what it should be and what came out', () => {
  const found = standardFaults(
    ofItems(whole, { examples: [example({ expect: { ...example({}).expect, judgedHundredths: 9950 } })] }),
  )
  expect(found.map(standardFaultSentence)).toEqual([
    '算例“算例一”的评判得分应为 99.5 分，按本标准算得 100 分。请改正算例或计分规则。',
  ])
})

describe('a sound standard has no fault', () => {
  test.each([
    ['hybrid', standardOf(hybrid, whole, { examples: [example({})], basics: [basic] })],
    ['deduct', standardOf(deduct, [losing('D-1', 0, [{ hundredths: 100, each: true, cap: 300 }])])],
    ['items', ofItems(whole, { bonus: bonus('both', 500, [500]) })],
    ['checklist', standardOf(checklist, checks)],
    ['split', standardOf(split, halves)],
  ])('%s', (_formula, standard) => {
    expect(standardFaults(standard)).toEqual([])
  })
})

describe('in force twice', () => {
  const one = ofItems(whole, { effectiveFrom: '2024-01-01', effectiveTo: '2025-12-31' })
  const other = (more: Partial<EvaluationStandard>) => ({ ...one, id: 'other', ...more })

  test('the same standard under another number, on days that meet', () => {
    expect(inForceTwice(one, [other({})])?.id).toBe('other')
    expect(inForceTwice(one, [other({ title: '另一标题', standing: 'test-standard' })])?.id).toBe('other')
    expect(inForceTwice(one, [other({ effectiveFrom: '2025-12-31', effectiveTo: null })])?.id).toBe('other')
    expect(
      inForceTwice({ ...one, effectiveTo: null }, [other({ effectiveFrom: '2030-01-01', effectiveTo: null })]),
    ).not.toBeNull()
  })

  test('not its own earlier version, nor one before or after it, of another category, or of other words', () => {
    expect(inForceTwice(one, [one])).toBeNull()
    expect(inForceTwice(one, [other({ effectiveFrom: '2026-01-01', effectiveTo: null })])).toBeNull()
    expect(inForceTwice(one, [other({ effectiveFrom: '2020-01-01', effectiveTo: '2023-12-31' })])).toBeNull()
    expect(inForceTwice(one, [other({ actKind: '许可', standing: 'test-standard' })])).toBeNull()
    expect(inForceTwice(one, [other({ title: '另一标题' })])).toBeNull()
  })
})
