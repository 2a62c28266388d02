// How a dossier stands with the desks that keep it: its code, its period, what holds it, who has it. Read by all of them, so
// that none needs to know the others.
import type { Store } from '../store/index.ts'

export interface Standing {
  /** 档号; null until assigned. */
  readonly archivalCode: string | null
  /** Code of the retention period: Y, D30, D10; null until decided. */
  readonly period: string | null
  readonly periodEndsOn: string | null
  /** Holds that stand (复议, 诉讼, 监督, 信访). */
  readonly holds: number
  /** Loans approved and not returned. */
  readonly loans: number
}

/** Of each of these dossiers, in four queries however many there are. */
export function standingOf(store: Store, ids: readonly string[]): Map<string, Standing> {
  const codes = store.all((q) =>
    q
      .selectFrom('archival_code')
      .select(['dossier_id', 'code'])
      .where('dossier_id', 'in', [...ids]),
  )
  const periods = store.all((q) =>
    q
      .selectFrom('retention')
      .select(['dossier_id', 'period', 'ends_on'])
      .where('dossier_id', 'in', [...ids]),
  )
  const holds = store.all((q) =>
    q
      .selectFrom('hold')
      .select((e) => ['dossier_id', e.fn.countAll<number>().as('count')])
      .where('dossier_id', 'in', [...ids])
      .where('lifted_at', 'is', null)
      .groupBy('dossier_id'),
  )
  const loans = store.all((q) =>
    q
      .selectFrom('loan')
      .select((e) => ['dossier_id', e.fn.countAll<number>().as('count')])
      .where('dossier_id', 'in', [...ids])
      .where('state', '=', 'approved')
      .groupBy('dossier_id'),
  )
  const by = <R extends { dossier_id: string }>(rows: readonly R[]) => new Map(rows.map((row) => [row.dossier_id, row]))
  const [codeOf, periodOf, holdsOf, loansOf] = [by(codes), by(periods), by(holds), by(loans)]
  return new Map(
    ids.map((id) => [
      id,
      {
        archivalCode: codeOf.get(id)?.code ?? null,
        period: periodOf.get(id)?.period ?? null,
        periodEndsOn: periodOf.get(id)?.ends_on ?? null,
        holds: holdsOf.get(id)?.count ?? 0,
        loans: loansOf.get(id)?.count ?? 0,
      },
    ]),
  )
}
