// How long evaluations took, by the timer that pauses itself: of the office, and by inspector.
import type { Pace } from '#shared/contract/evaluation.ts'
import type { Store } from '../store/index.ts'

export type OfficePace = { readonly office: Omit<Pace, 'inspector'> | null; readonly inspectors: Pace[] }

/** Only concluded ones, and only those that were worked on at this desk: a sheet that was imported has no seconds. */
export function officePace(store: Store): OfficePace {
  const rows = store.all((q) =>
    q
      .selectFrom('evaluation')
      .innerJoin('user', 'user.id', 'evaluation.inspector_id')
      .select(['user.id', 'user.display_name', 'elapsed_seconds'])
      .where('evaluation.state', '=', 'concluded')
      .where('elapsed_seconds', '>', 0),
  )
  const inspectors = [...Map.groupBy(rows, ({ id }) => id).values()].map((own): Pace => {
    return { inspector: own[0]?.display_name ?? '', ...paceOf(own.map((row) => row.elapsed_seconds)) }
  })
  inspectors.sort(
    (one, other) => other.evaluations - one.evaluations || one.inspector.localeCompare(other.inspector, 'zh'),
  )
  return { office: rows.length === 0 ? null : paceOf(rows.map((row) => row.elapsed_seconds)), inspectors }
}

function paceOf(seconds: readonly number[]): Omit<Pace, 'inspector'> {
  const sorted = [...seconds].sort((one, other) => one - other)
  const half = sorted.length / 2
  const middle = ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2
  const whole = seconds.reduce((sum, one) => sum + one, 0)
  return {
    evaluations: seconds.length,
    averageSeconds: Math.round(whole / seconds.length),
    medianSeconds: Math.round(middle),
  }
}
