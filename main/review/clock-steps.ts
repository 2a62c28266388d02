// Pauses and extensions of reviews as they are stored.
import { ClockStep } from '#shared/contract/review-clock.ts'
import type { Store } from '../store/index.ts'

/** By review, in the order in which they were entered. */
export function clockStepsOf(store: Store, reviewIds: readonly string[]): ReadonlyMap<string, ClockStep[]> {
  const steps = new Map<string, ClockStep[]>()
  if (reviewIds.length === 0) return steps
  const rows = store.all((q) =>
    q
      .selectFrom('review_clock_event as step')
      .innerJoin('user', 'user.id', 'step.written_by')
      .selectAll('step')
      .select('user.display_name')
      .where('step.review_id', 'in', [...reviewIds])
      .orderBy('step.at')
      .orderBy('step.id'),
  )
  for (const row of rows) {
    const step = ClockStep.parse({ ...row, by: row.display_name, approvedBy: row.approved_by })
    steps.set(row.review_id, [...(steps.get(row.review_id) ?? []), step])
  }
  return steps
}
