// Scores one dossier against one evaluation standard. Pure, and exact: integers in hundredths of a point throughout.
import * as z from 'zod'
import type { Band, Criterion, EvaluationStandard } from './pack-standard.ts'
import { type ItemScore, scoreItem } from './scoring-item.ts'

export { type ItemScore, scoreItem } from './scoring-item.ts'

const Reason = z.string().max(4000)

export const PointJudgement = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('scored'),
    earnedHundredths: z.int().min(0),
    reason: Reason,
  }),
  z.strictObject({ state: z.literal('missing'), reason: Reason }),
  z.strictObject({ state: z.literal('not-applicable'), reason: Reason }),
])
export const ItemJudgement = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('scored'),
    points: z.record(z.string(), PointJudgement),
    reason: Reason,
  }),
  z.strictObject({ state: z.literal('missing'), reason: Reason }),
  z.strictObject({ state: z.literal('not-applicable'), reason: Reason }),
])
export const BasicJudgement = z.strictObject({
  deducted: z.boolean(),
  reason: Reason,
})
export const VetoJudgement = z.strictObject({
  hit: z.boolean(),
  reason: Reason,
})

/** One evaluator's answers, by code. A code that is not there has not been answered yet. Stored exactly like this. */
export const Sheet = z.strictObject({
  items: z.record(z.string(), ItemJudgement),
  basics: z.record(z.string(), BasicJudgement),
  vetoes: z.record(z.string(), VetoJudgement),
})

export type PointJudgement = z.infer<typeof PointJudgement>
export type ItemJudgement = z.infer<typeof ItemJudgement>
export type BasicJudgement = z.infer<typeof BasicJudgement>
export type VetoJudgement = z.infer<typeof VetoJudgement>
export type Sheet = z.infer<typeof Sheet>

/** What still has to be answered before the score counts. `reason` asks for the reason of an answer already given. */
export type Open = {
  readonly code: string
  readonly need: 'answer' | 'reason'
}

/** An answer the standard does not allow. The screen never offers these; imports and scripts can. */
export type SheetFault = {
  readonly code: string
  readonly fault: 'unknown-code' | 'above-standard' | 'off-step' | 'must-apply' | 'nothing-applies'
}

/** How the figure came about, in the order to be read. Every amount in hundredths. */
export type Step =
  | { readonly kind: 'legality'; readonly hundredths: number }
  | {
      readonly kind: 'ratio'
      readonly earnedHundredths: number
      readonly standardHundredths: number
      readonly notApplicable: readonly string[]
      readonly open: readonly string[]
    }
  | {
      readonly kind: 'normative'
      readonly fullHundredths: number
      readonly hundredths: number
    }
  | {
      readonly kind: 'basic'
      readonly code: string
      readonly hundredths: number
      readonly reason: string
    }
  | { readonly kind: 'sum'; readonly hundredths: number }
  | { readonly kind: 'floor'; readonly hundredths: number }
  | { readonly kind: 'veto'; readonly codes: readonly string[] }

export type Score = {
  /** Only a complete score may be signed. Until then the figures cover what has been answered so far. */
  readonly state: 'complete' | 'incomplete' | 'invalid'
  /** The figure as judged, whatever the vetoes say. Never erased by a veto. */
  readonly judgedHundredths: number
  /** The figure that counts: 0 when a veto is hit. */
  readonly effectiveHundredths: number
  readonly earnedHundredths: number
  readonly standardHundredths: number
  readonly deductedHundredths: number
  readonly vetoesHit: readonly string[]
  readonly band: Band | null
  readonly items: readonly ItemScore[]
  readonly open: readonly Open[]
  readonly faults: readonly SheetFault[]
  /** Codes that lost points without a written reason: allowed, but feedback is built from the reasons. */
  readonly unexplained: readonly string[]
  readonly steps: readonly Step[]
}

export function emptySheet(): Sheet {
  return { items: {}, basics: {}, vetoes: {} }
}

/** Answers every open veto of the general table with 未发现 and every open basic element with 不扣分. */
export function clearRest(standard: EvaluationStandard, sheet: Sheet): Sheet {
  const vetoes = { ...sheet.vetoes }
  const basics = { ...sheet.basics }
  for (const veto of standard.vetoes) if (veto.onlyFor === null) vetoes[veto.code] ??= { hit: false, reason: '' }
  for (const basic of standard.basics) basics[basic.code] ??= { deducted: false, reason: '' }
  return { items: sheet.items, vetoes, basics }
}

/**
 * Legality 50 + 50 × (Σ earned ÷ Σ standard of the applicable items) − Σ basic deductions; any veto makes the effective
 * score 0. 环执法发〔2024〕4号. Floor and rounding come from the pack, since the source is silent on both.
 */
export function score(standard: EvaluationStandard, sheet: Sheet): Score {
  const items = standard.criteria.map((item) => scoreItem(standard, item, sheet.items[item.code]))
  const earned = sum(items.map((item) => item.earnedHundredths))
  const applicable = sum(items.map((item) => item.standardHundredths))
  const deducted = sum(
    standard.basics.filter(({ code }) => sheet.basics[code]?.deducted).map((basic) => basic.deductionHundredths),
  )
  const vetoesHit = standard.vetoes.filter((veto) => sheet.vetoes[veto.code]?.hit).map((veto) => veto.code)
  const open = openOf(standard, sheet, items)
  const faults = faultsOf(standard, sheet, items, applicable)
  const judged = hybrid(standard.scoring, earned, applicable, deducted)
  const effective = vetoesHit.length > 0 ? 0 : judged.hundredths
  return {
    state: faults.length > 0 ? 'invalid' : open.length > 0 ? 'incomplete' : 'complete',
    judgedHundredths: judged.hundredths,
    effectiveHundredths: effective,
    earnedHundredths: earned,
    standardHundredths: applicable,
    deductedHundredths: deducted,
    vetoesHit,
    band: standard.scoring.bands.find((band) => effective >= band.fromHundredths) ?? null,
    items,
    open,
    faults,
    unexplained: items.flatMap((item) => item.unexplained),
    steps: stepsOf(standard, sheet, items, judged, vetoesHit),
  }
}

type Scoring = EvaluationStandard['scoring']
type Judged = ReturnType<typeof hybrid>

function stepsOf(
  standard: EvaluationStandard,
  sheet: Sheet,
  items: readonly ItemScore[],
  judged: Judged,
  vetoesHit: readonly string[],
): Step[] {
  const steps: Step[] = [
    { kind: 'legality', hundredths: standard.scoring.legalityHundredths },
    {
      kind: 'ratio',
      earnedHundredths: sum(items.map((item) => item.earnedHundredths)),
      standardHundredths: sum(items.map((item) => item.standardHundredths)),
      notApplicable: items.flatMap((item) => item.notApplicable),
      open: items.flatMap((item) => item.open),
    },
    { kind: 'normative', fullHundredths: standard.scoring.normativeHundredths, hundredths: judged.normative },
  ]
  for (const { code, deductionHundredths } of standard.basics) {
    const answer = sheet.basics[code]
    if (answer?.deducted) steps.push({ kind: 'basic', code, hundredths: deductionHundredths, reason: answer.reason })
  }
  steps.push({ kind: 'sum', hundredths: judged.beforeFloor })
  if (judged.beforeFloor < judged.hundredths) steps.push({ kind: 'floor', hundredths: judged.hundredths })
  if (vetoesHit.length > 0) steps.push({ kind: 'veto', codes: vetoesHit })
  return steps
}

/** One division, at the end. While nothing applicable has been answered the ratio counts as full, so a new sheet shows 100. */
function hybrid(scoring: Scoring, earned: number, standard: number, deducted: number) {
  const [over, under] = standard === 0 ? [1, 1] : [earned, standard]
  const normative = scoring.normativeHundredths * over
  const whole = (scoring.legalityHundredths - deducted) * under + normative
  const beforeFloor = roundHalfUp(whole, under, scoring.decimals)
  return {
    normative: roundHalfUp(normative, under, scoring.decimals),
    beforeFloor,
    hundredths: Math.max(beforeFloor, scoring.floorHundredths),
  }
}

/** over ÷ under in hundredths, to `decimals` places of a point; halves go up (towards positive). Integers only. */
function roundHalfUp(over: number, under: number, decimals: 0 | 1 | 2): number {
  const unit = 10 ** (2 - decimals)
  return Math.floor((2 * over + under * unit) / (2 * under * unit)) * unit
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
  return open
}

function faultsOf(standard: EvaluationStandard, sheet: Sheet, items: readonly ItemScore[], applicable: number) {
  const faults: SheetFault[] = items.flatMap((item) => item.faults)
  const strangers = (known: readonly { code: string }[], answers: Record<string, unknown>) => {
    const codes = new Set(known.map(({ code }) => code))
    for (const code of Object.keys(answers)) if (!codes.has(code)) faults.push({ code, fault: 'unknown-code' })
  }
  strangers(standard.vetoes, sheet.vetoes)
  strangers(standard.basics, sheet.basics)
  strangers(standard.criteria, sheet.items)
  const answered = items.every((item: ItemScore) => item.open.length === 0)
  if (answered && applicable === 0) faults.push({ code: standard.id, fault: 'nothing-applies' })
  return faults
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}

/** Full marks for one item: where the evaluator starts from when a paper is in order. */
export function fullMarks(item: Criterion): ItemJudgement {
  const full = (hundredths: number): PointJudgement => ({
    state: 'scored',
    earnedHundredths: hundredths,
    reason: '',
  })
  return {
    state: 'scored',
    points: Object.fromEntries(item.points.map((point) => [point.code, full(point.hundredths)])),
    reason: '',
  }
}

/** Hundredths as people write points: 9422 is '94.22', 150 is '1.5', 1000 is '10'. */
export function formatPoints(hundredths: number): string {
  return String(hundredths / 100)
}
