// The clocks of reviews as they stand now, one or many; and the board: those not ended, the nearest due day first.
import type { ReviewClock } from '#shared/contract/review-clock.ts'
import type { Clock } from '../clock.ts'
import type { Rulebook } from '../rulebook/index.ts'
import type { Page, Store } from '../store/index.ts'
import { ceilingOf } from './ceiling.ts'
import { reviewClock } from './clock.ts'
import { clockStepsOf } from './clock-steps.ts'
import { type ReviewFilter, type ReviewRow, reviewRows } from './rows.ts'
import { termOf } from './rules.ts'

/** `open`: every review not ended; else those in this state of their clock. */
export type BoardFilter = 'open' | 'warned' | 'due-today' | 'overdue' | 'paused'

export interface Clocks {
  of(row: ReviewRow): ReviewClock | null
  among<R extends ReviewRow>(rows: readonly R[]): { row: R; clock: ReviewClock | null }[]
  board(filter: ReviewFilter & Page & { readonly clock: BoardFilter }): {
    rows: { row: ReviewRow; clock: ReviewClock | null }[]
    total: number
  }
}

/** An office has far fewer under way; the board must not read without end. */
const mostOpen = 2000

export function createClocks(options: { store: Store; rulebook: Rulebook; clock: Clock }): Clocks {
  const { store, rulebook, clock } = options

  function among<R extends ReviewRow>(rows: readonly R[]) {
    const now = clock.now().toISOString()
    const calendar = rulebook.calendar()
    const steps = clockStepsOf(
      store,
      rows.map(({ id }) => id),
    )
    return rows.map((row) => {
      const beside = { steps: steps.get(row.id) ?? [], ceiling: ceilingOf(store, rulebook, row.dossier_id) }
      return { row, clock: row.state === 'returned' ? null : reviewClock(termOf(row), calendar, row, now, beside) }
    })
  }

  return {
    of: (row) => among([row])[0]?.clock ?? null,
    among,
    board({ clock: wanted, offset, limit, ...filter }) {
      const open = (['submitted', 'under-review'] as const)
        .filter((state) => filter.state === undefined || filter.state === 'any' || filter.state === state)
        .flatMap((state) => reviewRows(store, { ...filter, state, limit: mostOpen }))
      const rows = among(open)
        .filter((one) => wanted === 'open' || one.clock?.state === wanted)
        .sort((a, b) => compare(dueOf(a.clock), dueOf(b.clock)) || compare(a.row.submitted_at, b.row.submitted_at))
      return { rows: rows.slice(offset, offset + limit), total: rows.length }
    },
  }
}

/** Those whose day is not known, and those that have not begun, come after all others. */
function dueOf(clock: ReviewClock | null): string {
  return clock === null ? 'b' : (clock.dueOn ?? 'a')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
