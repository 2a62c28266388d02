// Agreement of double evaluations, against figures worked out by hand.
import { describe, expect, test } from 'vitest'
import {
  type Answer,
  type AnswerCategory,
  campaignAgreement,
  cohensKappa,
  compare,
  isNear,
  type JudgedSheet,
} from '#shared/rules/agreement.ts'

/** So many pairs of each kind. */
function pairs(...kinds: readonly (readonly [string, string, number])[]) {
  return kinds.flatMap(([one, two, count]) => Array.from({ length: count }, () => [one, two] as const))
}

const answer = (code: string, category: AnswerCategory, hundredths: number | null = null, more: Partial<Answer> = {}) =>
  ({
    code,
    part: 'item',
    title: code,
    category,
    hundredths,
    ofHundredths: 1000,
    reason: '',
    points: [],
    ...more,
  }) as const

function sheet(answers: readonly Answer[], more: Partial<JudgedSheet> = {}): JudgedSheet {
  return { judgedHundredths: 9000, effectiveHundredths: 9000, band: '优秀', vetoesHit: [], answers, ...more }
}

describe('Cohen’s kappa', () => {
  test('of the textbook table 20/5/10/15 is 0.4: agreed 0.70, by chance 0.50', () => {
    const table = pairs(['yes', 'yes', 20], ['yes', 'no', 5], ['no', 'yes', 10], ['no', 'no', 15])
    // pₒ = 35/50; pₑ = (25·30 + 25·20)/2500 = 0.5
    expect(cohensKappa(table)).toEqual({ pairs: 50, agreed: 35, kappa: 0.4, why: null })
  })

  test('tells two tables of the same raw agreement apart', () => {
    // Both agree in 60 of 100. pₑ = (60·70 + 40·30)/10000 = 0.54, and (60·30 + 40·70)/10000 = 0.46.
    const one = pairs(['yes', 'yes', 45], ['yes', 'no', 15], ['no', 'yes', 25], ['no', 'no', 15])
    const two = pairs(['yes', 'yes', 25], ['yes', 'no', 35], ['no', 'yes', 5], ['no', 'no', 35])
    expect(cohensKappa(one).kappa).toBe(0.13)
    expect(cohensKappa(two).kappa).toBe(0.259)
  })

  test('counts five kinds of answer: 6 of 8, by chance 14/64, gives 0.68', () => {
    const table = pairs(
      ['full', 'full', 2],
      ['full', 'partly', 1],
      ['partly', 'partly', 1],
      ['none', 'none', 1],
      ['missing', 'none', 1],
      ['not-applicable', 'not-applicable', 2],
    )
    // Σ aₖbₖ: full 3·2, partly 1·2, none 1·2, missing 1·0, not applicable 2·2 = 14; (8·6 − 14) ÷ (64 − 14) = 0.68
    expect(cohensKappa(table)).toEqual({ pairs: 8, agreed: 6, kappa: 0.68, why: null })
  })

  test('is below zero when two disagree more than chance would', () => {
    // Σ aₖbₖ = 3·3 + 3·3 = 18; (6·0 − 18) ÷ (36 − 18) = −1
    expect(cohensKappa(pairs(['hit', 'not-hit', 3], ['not-hit', 'hit', 3])).kappa).toBe(-1)
  })

  test('is not given where both always answered the same: the raw agreement stays', () => {
    expect(cohensKappa(pairs(['not-hit', 'not-hit', 12]))).toEqual({
      pairs: 12,
      agreed: 12,
      kappa: null,
      why: 'no-variation',
    })
  })

  test('is zero where one of the two always answered the same and the other did not', () => {
    expect(cohensKappa(pairs(['full', 'full', 5], ['full', 'none', 1]))).toMatchObject({
      agreed: 5,
      kappa: 0,
      why: null,
    })
  })

  test('is not given for fewer than five pairs, nor for none', () => {
    expect(cohensKappa(pairs(['full', 'full', 3], ['full', 'none', 1]))).toMatchObject({
      kappa: null,
      why: 'few',
      agreed: 3,
    })
    expect(cohensKappa([])).toEqual({ pairs: 0, agreed: 0, kappa: null, why: 'few' })
  })
})

describe('two sheets of one dossier', () => {
  test('differ by answer, figure, point and veto, and the words of the reasons do not count', () => {
    const point = (earned: number) => [answer('A-1.1', 'partly', earned), answer('A-1.2', 'partly', 500 - earned)]
    const one = sheet([
      answer('V-1', 'hit', null, { part: 'veto' }),
      answer('A-1', 'partly', 500, { points: point(200) }),
      answer('A-2', 'full', 1000, { reason: '齐全' }),
      answer('A-3', 'not-applicable', 0),
    ])
    const two = sheet([
      answer('V-1', 'not-hit', null, { part: 'veto' }),
      // The same sum from other points.
      answer('A-1', 'partly', 500, { points: point(300) }),
      answer('A-2', 'full', 1000, { reason: '完整' }),
      answer('A-3', 'missing', 0),
    ])
    const compared = compare({ ...one, vetoesHit: ['V-1'], effectiveHundredths: 0, band: null }, two)
    expect(compared).toMatchObject({ judgedDifference: 0, effectiveDifference: 9000, sameBand: false, differing: 3 })
    expect(compared.vetoesOnlyOne).toEqual(['V-1'])
    expect(compared.vetoesOnlyTwo).toEqual([])
    expect(compared.rows.filter(({ differs }) => differs).map(({ code }) => code)).toEqual(['V-1', 'A-1', 'A-3'])
    expect(compared.rows.map(({ differenceHundredths }) => differenceHundredths)).toEqual([null, 0, 0, 0])
  })

  test('an answer that only one gave stands alone and differs', () => {
    const compared = compare(sheet([answer('V-9', 'not-hit', null, { part: 'veto' })]), sheet([]))
    expect(compared.rows[0]).toMatchObject({ code: 'V-9', two: null, differs: true })
    expect(campaignAgreement(Array(6).fill(compared)).criteria[0]).toMatchObject({ pairs: 0, why: 'few' })
  })

  test('are near within the allowed difference to the hundredth, and never with other vetoes', () => {
    const near = (effective: number, vetoesHit: string[] = []) =>
      isNear(
        compare(
          sheet([answer('A-1', 'full', 1000)]),
          sheet([answer('A-1', 'full', 1000)], {
            effectiveHundredths: effective,
            judgedHundredths: effective,
            vetoesHit,
          }),
        ),
        500,
      )
    expect(near(8500)).toBe(true)
    expect(near(8499)).toBe(false)
    expect(near(9000, ['V-1'])).toBe(false)
  })

  test('with the same veto both count 0, but judged figures far apart are still put before the leader', () => {
    const vetoed = { vetoesHit: ['V-1'], effectiveHundredths: 0 }
    const compared = compare(
      sheet([answer('A-1', 'full', 1000)], { ...vetoed, judgedHundredths: 9200 }),
      sheet([answer('A-1', 'none', 0)], { ...vetoed, judgedHundredths: 8100 }),
    )
    expect(compared.effectiveDifference).toBe(0)
    expect(isNear(compared, 500)).toBe(false)
  })

  test('without points it is the verdict that must be the same', () => {
    const pointless = (band: string) =>
      sheet([answer('A-1', 'passed')], { judgedHundredths: 0, effectiveHundredths: 0, band })
    expect(isNear(compare(pointless('合格'), pointless('合格')), 500)).toBe(true)
    expect(isNear(compare(pointless('合格'), pointless('不合格')), 500)).toBe(false)
  })
})

describe('a campaign', () => {
  const double = (one: AnswerCategory, two: AnswerCategory, difference: number) =>
    compare(
      sheet([answer('A-1', one, 0), answer('V-1', 'not-hit', null, { part: 'veto' })]),
      sheet([answer('A-1', two, 0), answer('V-1', 'not-hit', null, { part: 'veto' })], {
        effectiveHundredths: 9000 - difference,
        band: difference > 100 ? '良好' : '优秀',
      }),
    )

  test('sums up: difference, its distribution, bands, kappa by criterion and pooled by part', () => {
    const found = campaignAgreement([
      double('full', 'full', 0),
      double('full', 'full', 50),
      double('partly', 'full', 150),
      double('partly', 'partly', 300),
      double('none', 'none', 1200),
      double('none', 'partly', 600),
    ])
    expect(found).toMatchObject({ dossiers: 6, sameBand: 2, sameVetoes: 6 })
    // 0, 50, 150, 300, 600, 1200: sum 2300; the middle two are 150 and 300.
    expect(found).toMatchObject({ meanDifference: 383, medianDifference: 225, largestDifference: 1200 })
    expect(found.distribution.map(({ dossiers }) => dossiers)).toEqual([1, 1, 1, 1, 1, 1])
    // Firsts 2/2/2, seconds full 3, partly 2, none 1: Σ = 6 + 4 + 2 = 12; (6·4 − 12) ÷ (36 − 12) = 0.5
    expect(found.criteria.find(({ code }) => code === 'A-1')).toMatchObject({ pairs: 6, agreed: 4, kappa: 0.5 })
    expect(found.criteria.find(({ code }) => code === 'V-1')).toMatchObject({ kappa: null, why: 'no-variation' })
    expect(found.pooled).toEqual([
      { part: 'veto', pairs: 6, agreed: 6, kappa: null, why: 'no-variation' },
      { part: 'item', pairs: 6, agreed: 4, kappa: 0.5, why: null },
    ])
  })

  test('without a double evaluation says nothing', () => {
    expect(campaignAgreement([])).toMatchObject({
      dossiers: 0,
      meanDifference: null,
      medianDifference: null,
      largestDifference: null,
      criteria: [],
      pooled: [],
    })
  })
})
