// The figures of an analysis, worked out by hand beside each test.
import { expect, test } from 'vitest'
import type { Analysis } from '#shared/contract/analysis.ts'
import { type CountedDossier, evaluationFigures } from '#shared/rules/evaluation-figures.ts'
import { type Sheet, score } from '#shared/rules/scoring.ts'
import { handMade, notApplicable, sheetWith } from '../../support/hand-made-standard.ts'

const stageOf = (kind: string) => (kind === 'filing-approval' ? '启动' : kind === 'service-receipt' ? '送达' : null)
const spring = { id: '1', number: '评查〔2026〕1号', title: '春季评查', on: '2026-03-01' }
const autumn = { id: '2', number: '评查〔2026〕2号', title: '秋季评查', on: '2026-09-01' }

function counted(sheet: Sheet, change: Partial<CountedDossier> = {}): CountedDossier {
  const { effectiveHundredths, band, unscored, vetoesHit } = score(handMade, sheet)
  return {
    agency: '甲局',
    category: '处罚',
    officers: ['赵执法', '钱执法'],
    campaign: spring,
    standard: handMade,
    sheets: [sheet],
    effectiveHundredths,
    band: band?.title ?? null,
    unscored,
    vetoed: vetoesHit.length > 0,
    seconds: [600],
    ...change,
  }
}

const figures = (...dossiers: CountedDossier[]): Omit<Analysis, 'choices'> => evaluationFigures(dossiers, stageOf)

test('an average, the rates and the minutes are those of the dossiers', () => {
  // 100 + 80 (C-1 loses 20) + 0 (a veto) = 180 ÷ 3 = 60.
  const { all } = figures(
    counted(sheetWith({})),
    counted(sheetWith({ 'C-1.2': 0 }), { seconds: [300, 1500] }),
    counted(sheetWith({}, true), { seconds: [] }),
  )
  expect(all).toMatchObject({
    dossiers: 3,
    averageHundredths: 6000,
    excellent: { count: 1, of: 3 },
    qualified: { count: 2, of: 3 },
    vetoed: 1,
    defects: 2,
    // 600 + 300 + 1500 over three inspectors.
    averageSeconds: 800,
  })
})

test('a defect is counted once in a dossier, over the dossiers to which its criterion applied, with the mean of what it cost', () => {
  const withoutService = sheetWith({ 'C-1.1': 10, 'C-1.2': 10 })
  withoutService.items['C-2'] = notApplicable
  const { defects } = figures(
    // Both points of C-1: 20 + 10 lost. C-2 does not apply.
    counted(withoutService),
    // One point of C-1: 10 lost; C-2 loses 30.
    counted(sheetWith({ 'C-1.2': 10, 'C-2.1': 0 })),
    counted(sheetWith({})),
  )
  expect(defects.map(({ code, share, meanLossHundredths, worst }) => [code, share, meanLossHundredths, worst])).toEqual(
    [
      ['C-1', { count: 2, of: 3 }, 2000, { code: 'C-1.2', text: '按期立案', dossiers: 2 }],
      ['C-2', { count: 1, of: 2 }, 3000, { code: 'C-2.1', text: '有送达回证', dossiers: 1 }],
    ],
  )
})

test('two merged sheets lose a criterion together once, with the larger loss', () => {
  const sheets = [sheetWith({ 'C-3.1': 15 }), sheetWith({ 'C-3.1': 10 })]
  const { defects, all } = figures(counted(sheetWith({}), { sheets }))
  expect(defects).toMatchObject([{ code: 'C-3', share: { count: 1, of: 1 }, meanLossHundredths: 1000 }])
  expect(all.defects).toBe(1)
})

test('the same officers in another order are one group, and no officer at all is a group of its own', () => {
  const { officers } = figures(
    counted(sheetWith({ 'C-3.1': 0 })),
    counted(sheetWith({}), { officers: ['钱执法', '赵执法'] }),
    counted(sheetWith({}), { officers: [] }),
  )
  expect(officers.map(({ officers: names, dossiers, defects }) => [names, dossiers, defects])).toEqual([
    [['钱执法', '赵执法'], 2, 1],
    [[], 1, 0],
  ])
})

test('agencies and categories are summed apart, most dossiers first', () => {
  const { agencies, categories } = figures(
    counted(sheetWith({}), { agency: '乙局', category: '许可' }),
    counted(sheetWith({ 'C-2.1': 0 })),
    counted(sheetWith({})),
  )
  expect(agencies.map(({ agency, averageHundredths }) => [agency, averageHundredths])).toEqual([
    ['甲局', 8500],
    ['乙局', 10_000],
  ])
  expect(categories.map(({ category, dossiers }) => [category, dossiers])).toEqual([
    ['处罚', 2],
    ['许可', 1],
  ])
})

test('a defect belongs to the stage of its papers, and one without papers to the whole dossier', () => {
  const { stages } = figures(
    counted(sheetWith({ 'C-1.1': 0, 'C-1.2': 0, 'C-3.1': 0 })),
    counted(sheetWith({ 'C-1.2': 0, 'C-2.1': 0 })),
  )
  expect(stages).toEqual([
    { stage: '启动', defects: 2, dossiers: 2, top: { code: 'C-1', title: '立案', dossiers: 2 } },
    { stage: '送达', defects: 1, dossiers: 1, top: { code: 'C-2', title: '送达', dossiers: 1 } },
    { stage: null, defects: 1, dossiers: 1, top: { code: 'C-3', title: '归档', dossiers: 1 } },
  ])
})

test('the trend goes from campaign to campaign in time, and leaves out what belongs to none', () => {
  const { trend } = figures(
    counted(sheetWith({}), { campaign: autumn }),
    counted(sheetWith({ 'C-2.1': 0 })),
    counted(sheetWith({}), { campaign: null }),
  )
  expect(
    trend.map(({ title, dossiers, averageHundredths, excellent }) => [title, dossiers, averageHundredths, excellent]),
  ).toEqual([
    ['春季评查', 1, 7000, { count: 0, of: 1 }],
    ['秋季评查', 1, 10_000, { count: 1, of: 1 }],
  ])
})

test('a standard without grades has no rates, and one of two grades has no excellent one', () => {
  const ungraded = { ...handMade, scoring: { ...handMade.scoring, bands: [] } }
  const passOrFail = { ...handMade, scoring: { ...handMade.scoring, bands: handMade.scoring.bands.slice(2) } }
  const { all } = figures(
    counted(sheetWith({}), { standard: ungraded, band: null }),
    counted(sheetWith({}), { standard: passOrFail, band: '合格' }),
  )
  expect(all).toMatchObject({
    excellent: { count: 0, of: 0 },
    qualified: { count: 1, of: 1 },
    averageHundredths: 10_000,
  })
})

test('a dossier that failed unscored is in no average and qualifies for nothing', () => {
  const { all } = figures(
    counted(sheetWith({}, true), { unscored: true, effectiveHundredths: null, band: '不合格' }),
    counted(sheetWith({})),
  )
  expect(all).toMatchObject({ averageHundredths: 10_000, scored: 1, qualified: { count: 1, of: 2 } })
})

test('nothing to count gives nothing, not noughts', () => {
  expect(figures()).toMatchObject({
    all: { dossiers: 0, averageHundredths: null, averageSeconds: null, excellent: { count: 0, of: 0 }, top: null },
    defects: [],
    trend: [],
  })
})
