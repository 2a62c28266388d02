// Small evaluation standards for tests of the scoring models, built from what each test needs to say.
import {
  type Bonus,
  type Criterion,
  type EvaluationStandard,
  EvaluationStandardPack,
  type Scoring,
  type ScoringOf,
  type Veto,
} from '#shared/rules/pack-standard.ts'
import type { ItemJudgement, PointJudgement, Sheet } from '#shared/rules/scoring.ts'
import { faultlessSheet } from '#shared/rules/scoring.ts'

export const reason = '见第3页'

const shared = { clauses: ['《测试规定》第一条'], commonErrors: [], notes: [], evidence: [] }
const common = {
  vetoEffect: 'score-zero',
  floorHundredths: 0,
  decimals: 2,
  rounding: 'half-up',
  stepHundredths: 50,
  bands: [
    { title: '优秀', fromHundredths: 9000, mark: 'official' },
    { title: '合格', fromHundredths: 6000, mark: 'official' },
    { title: '不合格', fromHundredths: 0, mark: 'official' },
  ],
  notes: [],
} as const

export const hybrid: ScoringOf<'hybrid'> = {
  formula: 'hybrid',
  ...common,
  bands: [...common.bands],
  notes: [],
  legalityHundredths: 5000,
  normativeHundredths: 5000,
}
export const deduct: ScoringOf<'deduct'> = {
  formula: 'deduct',
  ...common,
  bands: [...common.bands],
  notes: [],
  fullHundredths: 10_000,
}
export const items: ScoringOf<'items'> = { ...deduct, formula: 'items', notApplicable: 'rescaled' }
export const checklist: ScoringOf<'checklist'> = {
  formula: 'checklist',
  ...common,
  bands: [],
  notes: [],
  levels: [
    { title: '合格', adds: ['C-1', 'C-2'], mark: 'official' },
    { title: '良好', adds: ['C-3'], mark: 'official' },
    { title: '优秀', adds: ['C-4'], mark: 'official' },
  ],
  failTitle: '不合格',
}
export const split: ScoringOf<'split'> = {
  formula: 'split',
  ...common,
  bands: [...common.bands],
  notes: [],
  parts: [
    { code: 'cover', title: '卷面', fullHundredths: 2000, floorHundredths: 0, method: 'deduct' },
    {
      code: 'content',
      title: '内容',
      fullHundredths: 8000,
      floorHundredths: 0,
      method: 'items',
      notApplicable: 'rescaled',
    },
  ],
}

type Rest = Partial<Omit<Criterion, 'code' | 'standardHundredths'>>

/** One point worth the whole item, unless it says otherwise. */
export function earning(code: string, hundredths: number, more: Rest = {}): Criterion {
  const point = { code: `${code}.1`, text: '要点', hundredths, notApplicableWhen: null, zeroesItem: false }
  return criterion({ code, standardHundredths: hundredths, points: [point], ...more })
}

export type DefectSpec = { hundredths: number; each?: true; cap?: number; zeroes?: true }

export function losing(code: string, hundredths: number, defects: readonly DefectSpec[], more: Rest = {}): Criterion {
  return criterion({
    code,
    mode: 'defects',
    standardHundredths: hundredths,
    defects: defects.map(({ hundredths: size, each, cap, zeroes }, at) => ({
      code: `${code}.${at + 1}`,
      text: '情形',
      hundredths: size,
      counting: each ? 'each' : 'once',
      capHundredths: cap ?? null,
      zeroesItem: zeroes ?? false,
    })),
    ...more,
  })
}

export function checked(code: string, more: Rest = {}): Criterion {
  return criterion({ code, mode: 'check', standardHundredths: 0, ...more })
}

function criterion(more: Rest & { code: string; standardHundredths: number }): Criterion {
  return {
    ...shared,
    title: '评查项',
    points: [],
    missingWhen: null,
    notApplicableWhen: '不涉及的，本项不评。',
    ...more,
  }
}

export function veto(code: string, effect?: Veto['effect']): Veto {
  const plain: Veto = { ...shared, code, group: '合法性', text: '情形', onlyFor: null }
  return effect === undefined ? plain : { ...plain, effect }
}

export function bonus(enters: Bonus['enters'], capHundredths: number | null, sizes: readonly number[]): Bonus {
  const one = (hundredths: number, at: number) => ({ ...shared, code: `J-${at + 1}`, text: '加分', hundredths })
  return { enters, capHundredths, items: sizes.map(one) }
}

/** A standard as a pack file would give it: checked by the schema. */
export function standardOf(
  scoring: Scoring,
  criteria: readonly Criterion[],
  more: Partial<EvaluationStandard> = {},
): EvaluationStandard {
  return EvaluationStandardPack.parse({
    id: 'test-standard',
    kind: 'evaluation-standard',
    title: '测试标准',
    version: '1',
    issuer: '测试机关',
    documentNumber: null,
    source: { title: '测试标准', documentNumber: null },
    effectiveFrom: '2026-01-01',
    effectiveTo: null,
    grade: 'example',
    gradeNote: '测试用。',
    jurisdiction: { level: 'unit', name: '测试' },
    actKind: '处罚',
    scoring,
    vetoes: [],
    basics: [],
    basicsNotes: [],
    criteria,
    ...more,
  })
}

/** A faultless sheet with some answers replaced. */
export function sheetOf(standard: EvaluationStandard, changes: Partial<Sheet> = {}): Sheet {
  const full = faultlessSheet(standard)
  return {
    items: { ...full.items, ...changes.items },
    basics: { ...full.basics, ...changes.basics },
    vetoes: { ...full.vetoes, ...changes.vetoes },
    bonuses: { ...full.bonuses, ...changes.bonuses },
  }
}

export const notApplicable: ItemJudgement & PointJudgement = { state: 'not-applicable', reason }
export const missing: ItemJudgement & PointJudgement = { state: 'missing', reason }
export const failed: ItemJudgement = { state: 'checked', passed: false, reason }
export const hit = { hit: true, reason } as const

export function earned(code: string, hundredths: number): Record<string, ItemJudgement> {
  const point: PointJudgement = { state: 'scored', earnedHundredths: hundredths, reason }
  return { [code]: { state: 'scored', points: { [`${code}.1`]: point }, reason: '' } }
}

/** Counts by the number of the defect: found('D-1', { 2: 3 }) is D-1.2 in three places. */
export function found(code: string, counts: Readonly<Record<number, number>>): Record<string, ItemJudgement> {
  const defects = Object.fromEntries(
    Object.entries(counts).map(([number, count]) => [`${code}.${number}`, { count, reason }]),
  )
  return { [code]: { state: 'scored', points: {}, defects, reason: '' } }
}
