// How the sheets of a dossier become its result: alone, merged by rule, or adjudicated; and what is put right afterwards.
import * as z from 'zod'
import type { Judgement } from '../contract/evaluation.ts'
import { answerParts } from './agreement.ts'
import type { EvaluationStandard } from './pack-standard.ts'
import { Sheet, score } from './scoring.ts'

export const outcomeStates = [
  'comparing',
  'differing',
  'judged',
  'rechecked',
  'fed-back',
  'objected',
  'final',
] as const
export type OutcomeState = (typeof outcomeStates)[number]

/** `single`: as the one sheet says; `merged`: two near sheets by the plan's rule; `adjudicated`: a sheet of the leader's own. */
export const outcomeWays = ['single', 'merged', 'adjudicated'] as const
export type OutcomeWay = (typeof outcomeWays)[number]

export const objectionDecisions = ['upheld', 'partly', 'rejected'] as const
export type ObjectionDecision = (typeof objectionDecisions)[number]

/** How two near figures become one. No source has a rule for it: it is the plan's, the average where the plan is silent. */
export const mergeRules = ['average', 'lower', 'higher'] as const
export type MergeRule = (typeof mergeRules)[number]

const Part = z.enum(answerParts)

/** Stored like this with the outcome; `changed` lists what re-check and objections put right, the sheets hold it already. */
export const FinalSheet = z.strictObject({
  way: z.enum(outcomeWays),
  sheets: z.array(Sheet).min(1).max(2),
  chosen: z.array(z.strictObject({ part: Part, code: z.string(), from: z.enum(['one', 'two', 'own']), reason: z.string() })),
  changed: z.array(
    z.strictObject({
      part: Part,
      code: z.string(),
      by: z.enum(['recheck', 'objection']),
      reason: z.string(),
      who: z.string(),
      at: z.string(),
    }),
  ),
})
export type FinalSheet = z.infer<typeof FinalSheet>

export interface FinalScore {
  readonly complete: boolean
  readonly judgedHundredths: number
  readonly effectiveHundredths: number
  readonly band: string | null
  readonly vetoesHit: readonly string[]
}

/** Of two merged sheets each is scored by the standard; then the rule joins the figures, rounded as the standard rounds. */
export function finalScore(standard: EvaluationStandard, sheets: readonly Sheet[], rule: MergeRule): FinalScore {
  const scores = sheets.map((sheet) => score(standard, sheet))
  const judged = joined(standard, rule, scores.map(({ judgedHundredths }) => judgedHundredths))
  const effective = joined(standard, rule, scores.map(({ effectiveHundredths }) => effectiveHundredths))
  return {
    complete: scores.every(({ state, unexplained }) => state === 'complete' && unexplained.length === 0),
    judgedHundredths: judged,
    effectiveHundredths: effective,
    band: standard.scoring.bands.find(({ fromHundredths }) => effective >= fromHundredths)?.title ?? null,
    vetoesHit: [...new Set(scores.flatMap(({ vetoesHit }) => vetoesHit))],
  }
}

function joined({ scoring }: EvaluationStandard, rule: MergeRule, figures: readonly number[]): number {
  const [first = 0, second = first] = figures
  if (rule === 'lower') return Math.min(first, second)
  if (rule === 'higher') return Math.max(first, second)
  const unit = 10 ** (2 - scoring.decimals)
  return Math.floor((first + second + unit) / (2 * unit)) * unit
}

type Given = Exclude<Judgement, { part: 'rest' }>

/** The sheet with one answer put in, or taken out where it is null. */
export function withJudgement(sheet: Sheet, judgement: Given): Sheet {
  switch (judgement.part) {
    case 'item':
      return { ...sheet, items: put(sheet.items, judgement.code, judgement.answer) }
    case 'basic':
      return { ...sheet, basics: put(sheet.basics, judgement.code, judgement.answer) }
    case 'veto':
      return { ...sheet, vetoes: put(sheet.vetoes, judgement.code, judgement.answer) }
  }
}

/** What the other sheet answers there; null where it has no answer. */
export function judgementIn(sheet: Sheet, part: Given['part'], code: string): Given {
  switch (part) {
    case 'item':
      return { part, code, answer: sheet.items[code] ?? null }
    case 'basic':
      return { part, code, answer: sheet.basics[code] ?? null }
    case 'veto':
      return { part, code, answer: sheet.vetoes[code] ?? null }
  }
}

function put<A>(answers: Record<string, A>, code: string, answer: A | null): Record<string, A> {
  const { [code]: _before, ...others } = answers
  return answer === null ? others : { ...others, [code]: answer }
}
