// How the sheets of a dossier become its result: alone, merged by rule, or adjudicated; and what is put right afterwards.
import * as z from 'zod'
import type { Judgement } from '../contract/evaluation.ts'
import { type AnswerPart, answerParts } from './agreement.ts'
import type { MergeRule } from './merge-rule.ts'
import type { EvaluationStandard } from './pack-standard.ts'
import { Sheet, score } from './scoring.ts'
import { exact, rounded } from './scoring-exact.ts'

export const outcomeStates = ['comparing', 'differing', 'judged', 'rechecked', 'fed-back', 'objected', 'final'] as const
export type OutcomeState = (typeof outcomeStates)[number]

/** `single`: as the one sheet says; `merged`: two near sheets by the plan's rule; `adjudicated`: a sheet of the leader's own. */
export const outcomeWays = ['single', 'merged', 'adjudicated'] as const
export type OutcomeWay = (typeof outcomeWays)[number]

export const objectionDecisions = ['upheld', 'partly', 'rejected'] as const
export type ObjectionDecision = (typeof objectionDecisions)[number]

const Part = z.enum(answerParts)

/** Stored like this with the outcome; `changed` lists what re-check and objections put right, the sheets hold it already. */
export const FinalSheet = z.strictObject({
  way: z.enum(outcomeWays),
  sheets: z.array(Sheet).min(1).max(2),
  chosen: z.array(
    z.strictObject({ part: Part, code: z.string(), from: z.enum(['one', 'two', 'own']), reason: z.string() }),
  ),
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

/** Null where a standard gives no points, or a veto failed the dossier unscored. */
export interface FinalScore {
  readonly judgedHundredths: number | null
  readonly effectiveHundredths: number | null
  readonly band: string | null
  readonly vetoesHit: readonly string[]
}

export function mergeRuleOf(plan: { readonly merge?: MergeRule | undefined }): MergeRule {
  return plan.merge ?? 'average'
}

export function scoredSheet(standard: EvaluationStandard, sheet: Sheet): FinalScore {
  const { hasPoints, unscored, judgedHundredths, effectiveHundredths, band, vetoesHit } = score(standard, sheet)
  return {
    judgedHundredths: hasPoints ? judgedHundredths : null,
    effectiveHundredths: hasPoints && !unscored ? effectiveHundredths : null,
    band: band?.title ?? null,
    vetoesHit,
  }
}

/** Of two merged sheets each is scored by the standard; then the rule joins the figures, rounded as the standard rounds. */
export function finalScore(standard: EvaluationStandard, sheets: readonly Sheet[], rule: MergeRule): FinalScore {
  const scores = sheets.map((sheet) => scoredSheet(standard, sheet))
  const [first, second] = scores
  if (first === undefined) throw new Error('a result without a sheet')
  if (second === undefined) return first
  const judged = joined(standard, rule, first.judgedHundredths, second.judgedHundredths)
  const effective = joined(standard, rule, first.effectiveHundredths, second.effectiveHundredths)
  const bandAt = standard.scoring.bands.find(({ fromHundredths }) => effective !== null && effective >= fromHundredths)
  return {
    judgedHundredths: judged,
    effectiveHundredths: effective,
    // Without a figure there is nothing to look up: near sheets then have the same verdict.
    band: effective === null ? first.band : (bandAt?.title ?? null),
    vetoesHit: [...new Set([...first.vetoesHit, ...second.vetoesHit])],
  }
}

function joined(
  { scoring }: EvaluationStandard,
  rule: MergeRule,
  one: number | null,
  two: number | null,
): number | null {
  if (one === null || two === null) return null
  if (rule === 'lower') return Math.min(one, two)
  if (rule === 'higher') return Math.max(one, two)
  return rounded(exact(one + two, 2), scoring.decimals, scoring.rounding)
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
    case 'bonus':
      return { ...sheet, bonuses: put(sheet.bonuses, judgement.code, judgement.answer) }
  }
}

/** What the other sheet answers there; null where it has no answer. */
export function judgementIn(sheet: Sheet, part: AnswerPart, code: string): Given {
  switch (part) {
    case 'item':
      return { part, code, answer: sheet.items[code] ?? null }
    case 'basic':
      return { part, code, answer: sheet.basics[code] ?? null }
    case 'veto':
      return { part, code, answer: sheet.vetoes[code] ?? null }
    case 'bonus':
      return { part, code, answer: sheet.bonuses[code] ?? null }
  }
}

function put<A>(answers: Record<string, A>, code: string, answer: A | null): Record<string, A> {
  const { [code]: _before, ...others } = answers
  return answer === null ? others : { ...others, [code]: answer }
}
