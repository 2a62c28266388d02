// Suggested findings (预查建议) of an evaluation: what the checklist, the clocks, the recordings and the review gate already know,
// taken up or dismissed with a reason.
import * as z from 'zod'
import { Evaluation } from './evaluation.ts'
import { Anchor } from './evidence.ts'
import { command, Id, Instant, query } from './procedure.ts'
import { caseWorkers } from './roles.ts'
import { text } from './text.ts'

export const suggestionSeverities = ['wrong', 'lacking', 'unchecked'] as const
export const SuggestionSeverity = z.enum(suggestionSeverities)
export type SuggestionSeverity = z.infer<typeof SuggestionSeverity>

export const Suggestion = z.object({
  id: Id,
  /** Code of the rule that saw it; with `subject` it names the suggestion. */
  rule: z.string(),
  subject: z.string(),
  title: z.string(),
  /** Codes of the standard that it points at, the proposed one first; none: 其他. */
  criteria: z.array(z.string()),
  severity: SuggestionSeverity,
  words: z.string(),
  clause: z.string(),
  anchors: z.array(Anchor).min(1),
  state: z.enum(['open', 'accepted', 'dismissed']),
  /** Why it was dismissed. */
  reason: z.string(),
  findingId: Id.nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
})
export type Suggestion = z.infer<typeof Suggestion>

export const SuggestionList = z.object({
  evaluationId: Id,
  rows: z.array(Suggestion),
  /** What is known now differs from the open suggestions: they are to be computed anew. */
  stale: z.boolean(),
})
export type SuggestionList = z.infer<typeof SuggestionList>

export const RuleRate = z.object({
  rule: z.string(),
  title: z.string(),
  open: z.int(),
  accepted: z.int(),
  dismissed: z.int(),
})
export type RuleRate = z.infer<typeof RuleRate>

export const suggestions = {
  of: query({
    by: caseWorkers,
    views: { event: 'evaluation.viewed', subject: 'evaluationId', once: true },
    input: z.object({ evaluationId: Id }),
    output: SuggestionList,
  }),
  /** Computes the open ones anew; those that were decided stay. */
  refresh: command({
    by: ['inspector'],
    writes: 'suggestion.made',
    input: z.object({ evaluationId: Id }),
    output: SuggestionList,
  }),
  /** Makes a finding of it. The score is left to the inspector. */
  accept: command({
    by: ['inspector'],
    writes: 'suggestion.accepted',
    input: z.object({
      id: Id,
      criterion: z.string().min(1).max(32),
      note: text(2, 2000),
      /** Which of its anchors the finding rests on. */
      anchor: z.int().min(0).max(99).default(0),
    }),
    output: z.object({ suggestions: SuggestionList, evaluation: Evaluation }),
  }),
  dismiss: command({
    by: ['inspector'],
    writes: 'suggestion.dismissed',
    input: z.object({ id: Id, reason: text(2, 500) }),
    output: SuggestionList,
  }),
  /** Takes a dismissal back. An acceptance is taken back by removing its finding. */
  reopen: command({
    by: ['inspector'],
    writes: 'suggestion.reopened',
    input: z.object({ id: Id }),
    output: SuggestionList,
  }),
  /** How often what a rule suggests is taken up: counts by rule, of no case. */
  rates: query({
    by: ['inspector', 'head'],
    input: z.object({ campaignId: Id.nullable().default(null) }),
    output: z.array(RuleRate),
  }),
}
