// Rectification (整改) as a course: issued, reported, returned or closed, withdrawn; and the day it is due.
import { type Day, daysBetween } from './day.ts'

export const rectificationStates = ['issued', 'reported', 'returned', 'closed', 'withdrawn'] as const
export type RectificationState = (typeof rectificationStates)[number]

/** It waits for the agency, so that its day counts. */
export function isDue(state: RectificationState): boolean {
  return state === 'issued' || state === 'returned'
}

/** Days to go, negative when late; null while its day does not count. The due day itself is in time. */
export function daysLeft(state: RectificationState, dueOn: Day, today: Day): number | null {
  return isDue(state) ? daysBetween(today, dueOn) : null
}

export interface Verdict {
  readonly problemId: string
  readonly cured: boolean
}

/** Once cured stays cured: a later round speaks only of what was left. */
export function curedIn(rounds: readonly { readonly recheck: { readonly verdicts: readonly Verdict[] } | null }[]) {
  return new Set(
    rounds.flatMap(({ recheck }) =>
      (recheck?.verdicts ?? []).filter(({ cured }) => cured).map(({ problemId }) => problemId),
    ),
  )
}
