// The grade of a unit: by the average of its dossiers, or by rates of grades.
import { describe, expect, test } from 'vitest'
import type { UnitRule } from '#shared/rules/pack-standard.ts'
import { bestFirst, unitGrade } from '#shared/rules/scoring-unit.ts'
import { checked, checklist, deduct, losing, standardOf } from '../../support/standards.ts'

const criteria = [losing('D-1', 0, [{ hundredths: 50, each: true }])]
const withRule = (unitRule: UnitRule) => standardOf({ ...deduct, unitRule }, criteria)
const dossier = (effectiveHundredths: number, unscored = false) => {
  const bands = deduct.bands
  const band =
    (unscored ? bands.at(-1) : bands.find(({ fromHundredths }) => effectiveHundredths >= fromHundredths)) ?? null
  return { effectiveHundredths, unscored, band }
}
const many = (count: number, points: number) => Array.from({ length: count }, () => dossier(points))

describe('by the average', () => {
  const standard = withRule({ kind: 'average', mark: 'official' })

  test('(88.5 + 92 + 90) ÷ 3 = 90.1667: 90.17, 优秀', () => {
    const scores = [dossier(8850), dossier(9200), dossier(9000)]
    expect(unitGrade(standard, scores)).toEqual({ title: '优秀', averageHundredths: 9017, counted: 3 })
  })

  test('a dossier that failed unscored counts 0: (90 + 0) ÷ 2 = 45', () => {
    expect(unitGrade(standard, [dossier(9000), dossier(8000, true)])).toMatchObject({
      title: '不合格',
      averageHundredths: 4500,
    })
  })
})

describe('by rates', () => {
  // 哈尔滨 2011: 优秀率 ≥ 85 % and 合格率 100 %.
  const standard = withRule({
    kind: 'rates',
    mark: 'official',
    grades: [
      {
        title: '优秀单位',
        rates: [
          { band: '优秀', atLeastPercent: 85 },
          { band: '合格', atLeastPercent: 100 },
        ],
      },
    ],
    otherwise: null,
  })

  test('17 of 20 excellent is 85 per cent, and reaches it; 16 of 20 does not', () => {
    expect(unitGrade(standard, [...many(17, 9500), ...many(3, 6000)]).title).toBe('优秀单位')
    expect(unitGrade(standard, [...many(16, 9500), ...many(4, 6000)]).title).toBeNull()
  })

  test('one dossier below 合格 breaks it, however many are excellent', () => {
    expect(unitGrade(standard, [...many(99, 9500), dossier(5999)]).title).toBeNull()
    expect(unitGrade(standard, [...many(99, 9500), dossier(9500, true)]).title).toBeNull()
  })

  test('nothing evaluated is no grade', () => {
    expect(unitGrade(standard, [])).toEqual({ title: null, averageHundredths: null, counted: 0 })
  })
})

test('a standard without a rule for units grades none', () => {
  expect(unitGrade(standardOf(deduct, criteria), many(3, 9500)).title).toBeNull()
})

test('the grades of a list go from its highest level down to its failure', () => {
  const list = standardOf(
    checklist,
    ['C-1', 'C-2', 'C-3', 'C-4'].map((code) => checked(code)),
  )
  expect(bestFirst(list)).toEqual(['优秀', '良好', '合格', '不合格'])
})
