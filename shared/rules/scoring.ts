// Scores one dossier against one evaluation standard. Pure, and exact: integers in hundredths of a point, one rounding at the end.
import { type Criterion, type EvaluationStandard, modeOf } from './pack-standard.ts'
import { gradeOf } from './scoring-checklist.ts'
import { type Exact, exact, plus, rounded } from './scoring-exact.ts'
import { type Granted, judgedBy } from './scoring-formulas.ts'
import { type ItemScore, scoreItem } from './scoring-item.ts'
import type { Open, Score, SheetFault, Step } from './scoring-score.ts'
import type { ItemJudgement, PointJudgement, Sheet } from './scoring-sheet.ts'
import { bandOf, verdictOn } from './scoring-verdict.ts'

export { type DefectLoss, type ItemScore, scoreItem } from './scoring-item.ts'
export type { Open, PartScore, Score, SheetFault, Step } from './scoring-score.ts'
export {
  BasicJudgement,
  BonusJudgement,
  DefectJudgement,
  emptySheet,
  ItemJudgement,
  PointJudgement,
  Sheet,
  VetoJudgement,
} from './scoring-sheet.ts'

/** Answers every open veto of the general table with 未发现 and every open basic element with 不扣分. */
export function clearRest(standard: EvaluationStandard, sheet: Sheet): Sheet {
  const vetoes = { ...sheet.vetoes }
  const basics = { ...sheet.basics }
  for (const veto of standard.vetoes) if (veto.onlyFor === null) vetoes[veto.code] ??= { hit: false, reason: '' }
  for (const basic of standard.basics) basics[basic.code] ??= { deducted: false, reason: '' }
  return { ...sheet, vetoes, basics }
}

/**
 * The judged figure by the standard's formula, less the basic elements, plus the bonuses; then the effective one after the
 * vetoes. Floor, ceiling and rounding come from the pack.
 */
export function score(standard: EvaluationStandard, sheet: Sheet): Score {
  const { scoring } = standard
  const items = standard.criteria.map((item) => scoreItem(standard, item, sheet.items[item.code]))
  const bonus = bonusOf(standard, sheet)
  const deducted = basicsOf(standard, sheet)
  const judged = judgedBy(standard, items, bonus)
  const end = ended(standard, plus(judged.figure, exact(-sum(deducted.map((basic) => basic.deductionHundredths)))))
  const verdict = verdictOn(standard, sheet, end.hundredths)
  const open = openOf(standard, sheet, items)
  const faults = faultsOf(standard, sheet, items)
  const graded = scoring.formula === 'checklist' ? gradeOf(scoring, items, fails(verdict.vetoEffect)) : null
  const losses = judged.steps.flatMap((step) => (step.kind === 'loss' ? [step.hundredths] : []))
  return {
    formula: scoring.formula,
    hasPoints: scoring.formula !== 'checklist',
    state: faults.length > 0 ? 'invalid' : open.length > 0 ? 'incomplete' : 'complete',
    judgedHundredths: end.hundredths,
    effectiveHundredths: verdict.effectiveHundredths,
    unscored: verdict.unscored,
    earnedHundredths: sum(items.map((item) => item.earnedHundredths)),
    standardHundredths: sum(items.map((item) => item.standardHundredths)),
    deductedHundredths: sum(deducted.map((basic) => basic.deductionHundredths)) + sum(losses),
    bonusHundredths: bonus.hundredths,
    vetoesHit: verdict.vetoesHit,
    vetoEffect: verdict.vetoEffect,
    band: graded === null ? bandOf(standard, verdict) : graded.band,
    parts: judged.parts,
    items,
    open,
    faults,
    unexplained: items.flatMap((item) => item.unexplained),
    steps: [
      ...judged.steps,
      ...deducted.map(({ code, deductionHundredths: hundredths }): Step => {
        return { kind: 'basic', code, hundredths, reason: sheet.basics[code]?.reason ?? '' }
      }),
      ...bonus.steps,
      ...(graded === null ? end.steps : graded.steps),
      ...verdict.steps,
    ],
  }
}

function fails(effect: Score['vetoEffect']): boolean {
  return effect !== null && effect !== 'recorded'
}

function basicsOf(standard: EvaluationStandard, sheet: Sheet) {
  return standard.basics.filter(({ code }) => sheet.basics[code]?.deducted)
}

/** What was granted, up to the cap of all bonuses together. */
function bonusOf({ bonus }: EvaluationStandard, sheet: Sheet): Granted & { readonly steps: readonly Step[] } {
  if (bonus === undefined) return { hundredths: 0, enters: 'total', steps: [] }
  const steps = bonus.items.flatMap(({ code, hundredths }): Extract<Step, { kind: 'bonus' }>[] => {
    const answer = sheet.bonuses[code]
    if (answer === undefined || answer.earnedHundredths === 0) return []
    return [{ kind: 'bonus', code, hundredths: Math.min(answer.earnedHundredths, hundredths), reason: answer.reason }]
  })
  const all = sum(steps.map(({ hundredths }) => hundredths))
  const hundredths = Math.min(all, bonus.capHundredths ?? all)
  const capped: Step[] = hundredths < all ? [{ kind: 'bonus-cap', hundredths }] : []
  return { hundredths, enters: bonus.enters, steps: [...steps, ...capped] }
}

/** Rounded once, then held between floor and ceiling. */
function ended({ scoring }: EvaluationStandard, figure: Exact): { hundredths: number; steps: Step[] } {
  const whole = rounded(figure, scoring.decimals, scoring.rounding)
  const lifted = Math.max(whole, scoring.floorHundredths)
  const hundredths = Math.min(lifted, scoring.ceilingHundredths ?? lifted)
  const steps: Step[] = [{ kind: 'sum', hundredths: whole }]
  if (whole < lifted) steps.push({ kind: 'floor', hundredths: lifted })
  if (hundredths < lifted) steps.push({ kind: 'ceiling', hundredths })
  return { hundredths, steps }
}

function openOf(standard: EvaluationStandard, sheet: Sheet, items: readonly ItemScore[]): Open[] {
  const open: Open[] = []
  for (const { code, onlyFor } of standard.vetoes) {
    const answer = sheet.vetoes[code]
    if (answer === undefined && onlyFor === null) open.push({ code, need: 'answer' })
    if (answer?.hit && answer.reason.trim() === '') open.push({ code, need: 'reason' })
  }
  for (const { code } of standard.basics) {
    const answer = sheet.basics[code]
    if (answer === undefined) open.push({ code, need: 'answer' })
    if (answer?.deducted && answer.reason.trim() === '') open.push({ code, need: 'reason' })
  }
  for (const item of items) for (const code of item.open) open.push({ code, need: 'answer' })
  for (const { code } of standard.bonus?.items ?? []) {
    const answer = sheet.bonuses[code]
    if (answer !== undefined && answer.earnedHundredths > 0 && answer.reason.trim() === '') {
      open.push({ code, need: 'reason' })
    }
  }
  return open
}

function faultsOf(standard: EvaluationStandard, sheet: Sheet, items: readonly ItemScore[]): SheetFault[] {
  const faults: SheetFault[] = items.flatMap((item) => item.faults)
  const strangers = (known: readonly { code: string }[], answers: Record<string, unknown>) => {
    const codes = new Set(known.map(({ code }) => code))
    for (const code of Object.keys(answers)) if (!codes.has(code)) faults.push({ code, fault: 'unknown-code' })
  }
  strangers(standard.vetoes, sheet.vetoes)
  strangers(standard.basics, sheet.basics)
  strangers(standard.criteria, sheet.items)
  strangers(standard.bonus?.items ?? [], sheet.bonuses)
  for (const { code, hundredths } of standard.bonus?.items ?? []) {
    const earned = sheet.bonuses[code]?.earnedHundredths ?? 0
    if (earned > hundredths) faults.push({ code, fault: 'above-standard' })
    if (earned % standard.scoring.stepHundredths !== 0) faults.push({ code, fault: 'off-step' })
  }
  if (items.every(({ state }) => state === 'not-applicable'))
    faults.push({ code: standard.id, fault: 'nothing-applies' })
  return faults
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}

/** A faultless item: full marks, no defect, or passed. Where the evaluator starts from when a paper is in order. */
export function fullMarks(item: Criterion): ItemJudgement {
  const full = (hundredths: number): PointJudgement => ({
    state: 'scored',
    earnedHundredths: hundredths,
    reason: '',
  })
  if (modeOf(item) === 'check') return { state: 'checked', passed: true, reason: '' }
  return {
    state: 'scored',
    points: Object.fromEntries(item.points.map((point) => [point.code, full(point.hundredths)])),
    reason: '',
  }
}

/** A sheet on which nothing was found: full marks everywhere, no veto, no deduction, no bonus. */
export function faultlessSheet(standard: EvaluationStandard): Sheet {
  const items = Object.fromEntries(standard.criteria.map((item) => [item.code, fullMarks(item)]))
  return clearRest(standard, { items, basics: {}, vetoes: {}, bonuses: {} })
}

/** Hundredths as people write points: 9422 is '94.22', 150 is '1.5', 1000 is '10'. */
export function formatPoints(hundredths: number): string {
  return String(hundredths / 100)
}
