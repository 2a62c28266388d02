// The reviews of a dossier as the gate before the decision sees them: whether each passed, when it ended, what was submitted.

import { Manifest } from '#shared/rules/manifest.ts'
import type { GateReview } from '#shared/rules/precheck-gate.ts'
import type { WorkCalendar } from '#shared/rules/work-calendar.ts'
import { dayOf } from '#shared/text/instant.ts'
import type { Store } from '../store/index.ts'
import { reviewClock } from './clock.ts'
import { clockStepsOf } from './clock-steps.ts'
import { conclusionOf, type ReviewRow, reviewRows } from './rows.ts'
import { opinionKind, type ReviewRules, rulesOf } from './rules.ts'

/** In the order of their rounds. */
export function gateReviewsOf(store: Store, dossierId: string, calendar: WorkCalendar): GateReview[] {
  return reviewRows(store, { dossierId, limit: 100 })
    .sort((a, b) => a.round - b.round)
    .map((row): GateReview => {
      const rules = rulesOf(row)
      const conclusion = row.state === 'concluded' ? conclusionOf(row) : null
      return {
        id: row.id,
        passed: conclusion !== null && !opinionKind(rules, conclusion.kind).blocksDecision,
        endedOn: row.concluded_at === null ? null : dayOf(row.concluded_at),
        submitted: new Set(Manifest.parse(JSON.parse(row.manifest)).items.map(({ sha256 }) => sha256)),
        clock: row.concluded_at === null ? null : usedOf(store, row, rules, calendar, row.concluded_at),
      }
    })
}

function usedOf(
  store: Store,
  row: ReviewRow,
  { term }: ReviewRules,
  calendar: WorkCalendar,
  endedAt: string,
): GateReview['clock'] {
  const clock = reviewClock(term, calendar, row, endedAt, {
    steps: clockStepsOf(store, [row.id]).get(row.id) ?? [],
    ceiling: null,
  })
  if (clock === null || clock.workDaysUsed === null || term.unit !== 'work') return null
  return { used: clock.workDaysUsed, allowed: clock.termDays, mark: clock.mark, rule: clock.rule }
}
