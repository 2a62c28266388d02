// What a veto does by its effect, and that it never touches what was judged.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Sheet, score } from '#shared/rules/scoring.ts'
import { deduct, found, hit, hybrid, items, losing, sheetOf, standardOf, veto } from '../../support/standards.ts'

const vetoes = [
  veto('V-1', 'score-zero'),
  veto('V-2', 'minus-100'),
  veto('V-3', 'fail-unscored'),
  veto('V-4', 'recorded'),
  veto('V-5', 'minus-100'),
]
const standard = standardOf(deduct, [losing('D-1', 0, [{ hundredths: 50, each: true }])], { vetoes })
// 100 − 0.5 × 5 = 97.5 in every example.
const judged = (...codes: string[]) =>
  score(
    standard,
    sheetOf(standard, {
      items: found('D-1', { 1: 5 }),
      vetoes: Object.fromEntries(codes.map((code) => [code, hit])),
    }),
  )

describe('each effect', () => {
  test('score-zero: 97.5 judged, 0 effective', () => {
    const result = judged('V-1')
    expect(result).toMatchObject({
      judgedHundredths: 9750,
      effectiveHundredths: 0,
      unscored: false,
      vetoEffect: 'score-zero',
    })
    expect(result.band?.title).toBe('不合格')
    expect(result.steps.at(-1)).toEqual({ kind: 'veto', codes: ['V-1'] })
  })

  test('minus-100: 97.5 − 100 is below the floor, so 0', () => {
    const result = judged('V-2')
    expect(result).toMatchObject({ judgedHundredths: 9750, effectiveHundredths: 0, vetoEffect: 'minus-100' })
    expect(result.steps.at(-1)).toEqual({ kind: 'veto-minus', codes: ['V-2'], hundredths: 10_000 })
  })

  test('fail-unscored: judged 97.5, no effective score, the lowest band', () => {
    const result = judged('V-3')
    expect(result).toMatchObject({ judgedHundredths: 9750, unscored: true, vetoEffect: 'fail-unscored' })
    expect(result.band?.title).toBe('不合格')
    expect(result.steps.at(-1)).toEqual({ kind: 'veto-unscored', codes: ['V-3'] })
  })

  test('recorded: named, and nothing else', () => {
    const result = judged('V-4')
    expect(result).toMatchObject({ effectiveHundredths: 9750, vetoesHit: ['V-4'], vetoEffect: 'recorded' })
    expect(result.band?.title).toBe('优秀')
    expect(result.steps.at(-1)).toEqual({ kind: 'veto-recorded', codes: ['V-4'] })
  })

  test('none: no effect is named', () => {
    expect(judged()).toMatchObject({ effectiveHundredths: 9750, vetoEffect: null, vetoesHit: [] })
  })
})

describe('together', () => {
  test('the strongest decides, and every one is named', () => {
    const result = judged('V-4', 'V-3', 'V-1', 'V-2')
    expect(result).toMatchObject({
      unscored: true,
      vetoEffect: 'fail-unscored',
      vetoesHit: ['V-1', 'V-2', 'V-3', 'V-4'],
    })
    expect(result.steps.slice(-4).map(({ kind }) => kind)).toEqual([
      'veto-recorded',
      'veto-minus',
      'veto',
      'veto-unscored',
    ])
  })

  test('each takes 100 off where the scale is longer: 250 − 2.5 − 2 × 100 = 47.5', () => {
    const longer = standardOf({ ...deduct, fullHundredths: 25_000 }, standard.criteria, { vetoes })
    const sheet = sheetOf(longer, { items: found('D-1', { 1: 5 }), vetoes: { 'V-2': hit, 'V-5': hit } })
    expect(score(longer, sheet)).toMatchObject({ judgedHundredths: 24_750, effectiveHundredths: 4750 })
  })

  test('the floor holds against minus-100, but lifts nothing above what was judged', () => {
    const high = standardOf({ ...deduct, floorHundredths: 3000 }, standard.criteria, { vetoes })
    const sheet = sheetOf(high, { vetoes: { 'V-2': hit } })
    expect(score(high, sheet)).toMatchObject({ judgedHundredths: 10_000, effectiveHundredths: 3000 })
  })
})

test('the effect of the pack counts where the veto has none of its own', () => {
  const plain = [veto('V-1'), veto('V-2', 'recorded')]
  const strict = standardOf({ ...deduct, vetoEffect: 'fail-unscored' }, standard.criteria, { vetoes: plain })
  expect(score(strict, sheetOf(strict, { vetoes: { 'V-1': hit } })).unscored).toBe(true)
  expect(score(strict, sheetOf(strict, { vetoes: { 'V-2': hit } })).unscored).toBe(false)
})

test('a veto for special dossiers needs no answer, in whatever words it names them', () => {
  const special = { ...veto('V-1'), onlyFor: '特种设备案卷' }
  const one = standardOf(deduct, standard.criteria, { vetoes: [special, { ...veto('V-2'), onlyFor: 'seizure' }] })
  expect(score(one, sheetOf(one))).toMatchObject({ state: 'complete' })
  expect(score(one, sheetOf(one, { vetoes: { 'V-1': hit } }))).toMatchObject({ effectiveHundredths: 0 })
})

test('whatever is hit, effective is never above judged, and neither judged figure nor items change', () => {
  const scored = [losing('D-1', 1000, [{ hundredths: 50, each: true }])]
  const standards = [
    standard,
    standardOf(hybrid, scored, { vetoes }),
    standardOf({ ...items, fullHundredths: 1000 }, scored, { vetoes }),
  ]
  fc.assert(
    fc.property(
      fc.constantFrom(...standards),
      fc.integer({ min: 1, max: 300 }),
      fc.subarray(vetoes.map(({ code }) => code)),
      (one, places, codes) => {
        const sheet = (hits: readonly string[]): Sheet =>
          sheetOf(one, {
            items: found('D-1', { 1: places }),
            vetoes: Object.fromEntries(hits.map((code) => [code, hit])),
          })
        const [clean, vetoed] = [score(one, sheet([])), score(one, sheet(codes))]
        expect(vetoed.effectiveHundredths).toBeLessThanOrEqual(vetoed.judgedHundredths)
        expect(vetoed.judgedHundredths).toBe(clean.judgedHundredths)
        expect(vetoed.items).toEqual(clean.items)
      },
    ),
  )
})
