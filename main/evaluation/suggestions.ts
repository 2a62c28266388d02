// Suggested findings (预查建议) of an evaluation: computed from what the desk already knows, accepted into findings or dismissed
// with a reason. Nothing is decided by itself, and no score moves.
import type { Evaluation } from '#shared/contract/evaluation.ts'
import type { RuleRate, SuggestionList } from '#shared/contract/suggestions.ts'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import type { Caller } from '../desk-core.ts'
import type { Findings } from '../dossiers/index.ts'
import type { Rulebook } from '../rulebook/index.ts'
import type { Store } from '../store/index.ts'
import { type Evaluations, knows } from './evaluations.ts'
import type { Precheck } from './precheck.ts'
import { evaluationRow, ownOpenRow } from './rows.ts'
import { assertUnblinded, hiddenEvaluations } from './seats.ts'
import {
  anchorsOf,
  bodyOf,
  countByRule,
  keyOf,
  type SuggestionRow,
  suggestionRow,
  suggestionRows,
  toSuggestion,
} from './suggestion-rows.ts'

export interface Suggestions {
  /** As this caller may see them. Refuses `evaluation.unknown`, `evaluation.blind`. */
  of(caller: Caller, evaluationId: string): SuggestionList
  /** Refuses `evaluation.unknown`, `evaluation.concluded`, `evaluation.of-another`, and of a seat that has ended. */
  refresh(caller: Caller, evaluationId: string): SuggestionList
  /** Refuses also `suggestion.unknown`, `suggestion.decided`, `suggestion.no-place`, `evaluation.unknown-criterion`. */
  accept(
    caller: Caller,
    accepted: { id: string; criterion: string; note: string; anchor: number },
  ): { suggestions: SuggestionList; evaluation: Evaluation }
  /** Refuses also `suggestion.unknown`, `suggestion.decided`. */
  dismiss(caller: Caller, id: string, reason: string): SuggestionList
  /** Refuses also `suggestion.unknown`, `suggestion.not-dismissed`. */
  reopen(caller: Caller, id: string): SuggestionList
  /** Without what a blind double evaluation hides from the caller. */
  rates(caller: Caller, campaignId: string | null): RuleRate[]
}

export function createSuggestions(options: {
  store: Store
  rulebook: Rulebook
  precheck: Precheck
  evaluations: Evaluations
  findings: Findings
  clock: Clock
  newId: () => string
}): Suggestions {
  const { store, rulebook, precheck, evaluations, findings, clock, newId } = options
  const now = () => clock.now().toISOString()

  /** What is known now against what is stored: a suggestion that was decided stays as it was. */
  function drift(dossierId: string, standard: EvaluationStandard, stored: readonly SuggestionRow[]) {
    const byKey = new Map(stored.map((row) => [keyOf(row), row]))
    const fresh = precheck
      .of(dossierId, standard)
      .map((one, at) => ({ ...one, body: bodyOf(one, at), row: byKey.get(keyOf(one)) }))
    const seen = new Set(fresh.map(keyOf))
    return {
      made: fresh.filter(({ row }) => row === undefined),
      changed: fresh.filter(({ row, body }) => row?.state === 'open' && !isSame(row, body)),
      gone: stored.filter((row) => row.state === 'open' && !seen.has(keyOf(row))),
    }
  }

  function of(evaluationId: string): SuggestionList {
    const { dossier_id: dossierId, state } = evaluationRow(store, evaluationId)
    const rows = suggestionRows(store, evaluationId)
    const drifted = state === 'open' ? drift(dossierId, evaluations.standardOf(evaluationId), rows) : null
    const stale = drifted !== null && [drifted.made, drifted.changed, drifted.gone].some((some) => some.length > 0)
    return { evaluationId, rows: rows.map(toSuggestion), stale }
  }

  function decide(
    caller: Caller,
    id: string,
    change: { state: 'accepted' | 'dismissed'; reason: string; finding: string | null },
  ) {
    const decided = { decided_by: caller.name, decided_at: now() }
    const { state, reason, finding: finding_id } = change
    store.run((q) =>
      q
        .updateTable('suggestion')
        .set({ state, reason, finding_id, ...decided })
        .where('id', '=', id),
    )
  }

  return {
    of(caller, evaluationId) {
      assertUnblinded(store, caller.userId, evaluationId)
      return of(evaluationId)
    },
    refresh(caller, evaluationId) {
      store.record(caller, 'suggestion.made', evaluationId, (note) => {
        const row = ownOpenRow(store, caller, evaluationId)
        const standard = evaluations.standardOf(evaluationId)
        const { made, changed, gone } = drift(row.dossier_id, standard, suggestionRows(store, evaluationId))
        const maps = rulebook.precheckMaps(standard).map(({ id }) => rulebook.hashOf(id))
        note({ made: made.length, changed: changed.length, gone: gone.length, maps })
        for (const { id } of gone) store.run((q) => q.deleteFrom('suggestion').where('id', '=', id))
        for (const { row: before, body } of changed) {
          store.run((q) =>
            q
              .updateTable('suggestion')
              .set(body)
              .where('id', '=', before?.id ?? ''),
          )
        }
        for (const { rule, subject, body } of made) {
          const open = { state: 'open', reason: '', finding_id: null, decided_by: null, decided_at: null } as const
          const values = { id: newId(), evaluation_id: evaluationId, rule, subject, ...body, ...open, made_at: now() }
          store.run((q) => q.insertInto('suggestion').values(values))
        }
      })
      return { evaluationId, rows: suggestionRows(store, evaluationId).map(toSuggestion), stale: false }
    },
    accept(caller, { id, criterion, note: words, anchor: at }) {
      const { evaluation_id: evaluationId } = suggestionRow(store, id)
      store.record(caller, 'suggestion.accepted', evaluationId, (note) => {
        const evaluation = ownOpenRow(store, caller, evaluationId)
        const row = suggestionRow(store, id)
        if (row.state !== 'open') throw refuse('suggestion.decided')
        if (!knows(evaluations.standardOf(evaluationId), criterion)) {
          throw refuse('evaluation.unknown-criterion', { code: criterion })
        }
        const anchor = anchorsOf(row)[at]
        if (anchor === undefined) throw refuse('suggestion.no-place')
        const found = { dossierId: evaluation.dossier_id, criterion, anchor, note: words }
        const finding = findings.add(caller, { evaluation: evaluationId }, found)
        note({ rule: row.rule, criterion, finding })
        decide(caller, id, { state: 'accepted', reason: '', finding })
        store.run((q) => q.updateTable('evaluation').set({ updated_at: now() }).where('id', '=', evaluationId))
      })
      return { suggestions: of(evaluationId), evaluation: evaluations.get(evaluationId) }
    },
    dismiss(caller, id, reason) {
      const { evaluation_id: evaluationId } = suggestionRow(store, id)
      store.record(caller, 'suggestion.dismissed', evaluationId, (note) => {
        ownOpenRow(store, caller, evaluationId)
        const { state, rule } = suggestionRow(store, id)
        if (state !== 'open') throw refuse('suggestion.decided')
        note({ rule })
        decide(caller, id, { state: 'dismissed', reason, finding: null })
      })
      return of(evaluationId)
    },
    reopen(caller, id) {
      const { evaluation_id: evaluationId } = suggestionRow(store, id)
      store.record(caller, 'suggestion.reopened', evaluationId, (note) => {
        ownOpenRow(store, caller, evaluationId)
        const { state, rule } = suggestionRow(store, id)
        if (state !== 'dismissed') throw refuse('suggestion.not-dismissed')
        note({ rule })
        const open = { state: 'open', reason: '', decided_by: null, decided_at: null } as const
        store.run((q) => q.updateTable('suggestion').set(open).where('id', '=', id))
      })
      return of(evaluationId)
    },
    rates(caller, campaignId) {
      const counts = countByRule(store, campaignId, [...hiddenEvaluations(store, caller.userId)])
      return counts.map((row) => ({ ...row, title: precheck.titleOf(row.rule) }))
    },
  }
}

/** Its place in the list is no part of what a suggestion says. */
function isSame(row: SuggestionRow, { position: _, ...body }: ReturnType<typeof bodyOf>): boolean {
  return Object.entries(body).every(([name, value]) => row[name as keyof typeof body] === value)
}
