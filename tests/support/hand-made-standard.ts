// A small standard whose every figure can be worked out by hand, and sheets over it.
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import { emptySheet, faultlessSheet, type ItemJudgement, type Sheet } from '#shared/rules/scoring.ts'

const paper = { clauses: ['《行政处罚法》第五十九条'], commonErrors: [], notes: [] }

/** Three criteria of 50, 30 and 20 points, one veto, grades from 90, 75 and 60. */
export const handMade: EvaluationStandard = {
  id: 'hand-made',
  kind: 'evaluation-standard',
  title: '手工核对用评查标准',
  version: '1',
  issuer: '云山县司法局',
  documentNumber: null,
  source: { title: '测试', documentNumber: null },
  effectiveFrom: '2026-01-01',
  effectiveTo: null,
  grade: 'example',
  gradeNote: '测试用。',
  jurisdiction: { level: 'county', name: '云山县' },
  actKind: '处罚',
  scoring: {
    formula: 'items',
    vetoEffect: 'score-zero',
    floorHundredths: 0,
    decimals: 2,
    rounding: 'half-up',
    stepHundredths: 50,
    fullHundredths: 10_000,
    notApplicable: 'rescaled',
    bands: [
      { title: '优秀', fromHundredths: 9000, mark: 'example' },
      { title: '良好', fromHundredths: 7500, mark: 'example' },
      { title: '合格', fromHundredths: 6000, mark: 'example' },
      { title: '不合格', fromHundredths: 0, mark: 'example' },
    ],
    notes: [],
  },
  vetoes: [{ ...paper, code: 'V-1', group: '主体', text: '执法主体不适格', onlyFor: null, evidence: [] }],
  basics: [],
  basicsNotes: [],
  criteria: [
    {
      ...paper,
      code: 'C-1',
      title: '立案',
      standardHundredths: 5000,
      evidence: ['filing-approval'],
      missingWhen: null,
      notApplicableWhen: null,
      points: [
        { code: 'C-1.1', text: '有审批表', hundredths: 3000, notApplicableWhen: null, zeroesItem: false },
        { code: 'C-1.2', text: '按期立案', hundredths: 2000, notApplicableWhen: null, zeroesItem: false },
      ],
    },
    {
      ...paper,
      code: 'C-2',
      title: '送达',
      standardHundredths: 3000,
      evidence: ['service-receipt'],
      missingWhen: null,
      notApplicableWhen: '尚未送达',
      points: [{ code: 'C-2.1', text: '有送达回证', hundredths: 3000, notApplicableWhen: null, zeroesItem: false }],
    },
    {
      ...paper,
      code: 'C-3',
      title: '归档',
      standardHundredths: 2000,
      evidence: [],
      missingWhen: null,
      notApplicableWhen: null,
      points: [{ code: 'C-3.1', text: '目录齐全', hundredths: 2000, notApplicableWhen: null, zeroesItem: false }],
    },
  ],
}

/** A faultless sheet but for these points, each with what it earned, in points. */
export function sheetWith(earned: Readonly<Record<string, number>>, veto = false): Sheet {
  const sheet = faultlessSheet(handMade)
  const items = { ...sheet.items }
  for (const item of handMade.criteria) {
    const before = items[item.code]
    if (before?.state !== 'scored') continue
    const points = { ...before.points }
    for (const { code } of item.points) {
      const kept = earned[code]
      if (kept !== undefined) points[code] = { state: 'scored', earnedHundredths: kept * 100, reason: '不齐。' }
    }
    items[item.code] = { ...before, points }
  }
  return { ...emptySheet(), items, vetoes: { 'V-1': { hit: veto, reason: veto ? '无权。' : '' } } }
}

export const notApplicable: ItemJudgement = { state: 'not-applicable', reason: '尚未送达。' }
