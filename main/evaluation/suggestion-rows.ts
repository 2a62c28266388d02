// Suggestions as they are stored, and as the contract shows them.
import * as z from 'zod'
import { Anchor } from '#shared/contract/evidence.ts'
import type { RuleRate, Suggestion } from '#shared/contract/suggestions.ts'
import { canonicalJson } from '#shared/rules/canonical-json.ts'
import type { Suggested } from '#shared/rules/precheck.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Store } from '../store/index.ts'

export type SuggestionRow = ReturnType<typeof suggestionRows>[number]

/** In the order in which they were made. */
export function suggestionRows(store: Store, evaluationId: string) {
  return store.all((q) =>
    q
      .selectFrom('suggestion')
      .leftJoin('user', 'user.name', 'suggestion.decided_by')
      .where('evaluation_id', '=', evaluationId)
      .orderBy('position')
      .orderBy('suggestion.id')
      .selectAll('suggestion')
      .select('user.display_name'),
  )
}

/** Refuses `suggestion.unknown`. */
export function suggestionRow(store: Store, id: string) {
  const row = store.one((q) => q.selectFrom('suggestion').selectAll().where('id', '=', id))
  if (row === null) throw refuse('suggestion.unknown')
  return row
}

export const anchorsOf = ({ anchors }: { readonly anchors: string }) => z.array(Anchor).parse(JSON.parse(anchors))

export function toSuggestion(row: SuggestionRow): Suggestion {
  const { id, rule, subject, title, severity, words, clause, state, reason } = row
  return {
    ...{ id, rule, subject, title, severity, words, clause, state, reason },
    criteria: z.array(z.string()).parse(JSON.parse(row.criteria)),
    anchors: anchorsOf(row),
    findingId: row.finding_id,
    decidedBy: row.decided_by === null ? null : (row.display_name ?? row.decided_by),
    decidedAt: row.decided_at,
  }
}

/** What is stored of a suggestion while it is open. */
export function bodyOf({ title, severity, words, clause, criteria, anchors }: Suggested, position: number) {
  return {
    ...{ position, title, severity, words, clause },
    criteria: JSON.stringify(criteria),
    // Anchors of whole pages and seconds alone, so that the same places are the same text.
    anchors: canonicalJson(anchors),
  }
}

export const keyOf = ({ rule, subject }: { readonly rule: string; readonly subject: string }) => `${rule} ${subject}`

/** Call inside record(): the finding of an accepted suggestion has been removed, so that it waits again. */
export function reopenAccepted(store: Store, findingId: string): void {
  store.run((q) =>
    q
      .updateTable('suggestion')
      .set({ state: 'open', finding_id: null, decided_by: null, decided_at: null })
      .where('finding_id', '=', findingId),
  )
}

/** Those of the evaluations that a campaign assigned, or of all; without these. */
export function countByRule(
  store: Store,
  campaignId: string | null,
  hidden: readonly string[],
): Omit<RuleRate, 'title'>[] {
  const counted = store.all((q) => {
    const every = q
      .selectFrom('suggestion')
      .groupBy(['rule', 'state'])
      .orderBy('rule')
      .select((e) => ['rule', 'state', e.fn.countAll<number>().as('count')])
    const all = hidden.length === 0 ? every : every.where('evaluation_id', 'not in', [...hidden])
    return campaignId === null
      ? all
      : all.where('evaluation_id', 'in', (e) =>
          e
            .selectFrom('assignment')
            .where('campaign_id', '=', campaignId)
            .where('assignment.evaluation_id', 'is not', null)
            .select('assignment.evaluation_id')
            .$castTo<{ evaluation_id: string }>(),
        )
  })
  return [...Map.groupBy(counted, ({ rule }) => rule)].map(([rule, states]) => {
    const of = (state: (typeof states)[number]['state']) => states.find((one) => one.state === state)?.count ?? 0
    return { rule, open: of('open'), accepted: of('accepted'), dismissed: of('dismissed') }
  })
}
