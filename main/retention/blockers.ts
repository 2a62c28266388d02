// What keeps dossiers from being appraised and destroyed: a period that is not over, a hold, a loan, another appraisal.
import type { Day } from '#shared/rules/day.ts'
import { isExpired } from '#shared/rules/retention.ts'
import { refuse } from '#shared/text/refusal.ts'
import { standingOf } from '../dossiers/index.ts'
import type { Store } from '../store/index.ts'

/** The appraisal that a dossier is in and that may still destroy it. */
export function openAppraisalsOf(store: Store, ids: readonly string[]): Map<string, { id: string; number: string }> {
  const rows = store.all((q) =>
    q
      .selectFrom('appraisal_dossier')
      .innerJoin('appraisal', 'appraisal.id', 'appraisal_dossier.appraisal_id')
      .select(['dossier_id', 'appraisal.id', 'appraisal.number'])
      .where('dossier_id', 'in', [...ids])
      .where((e) =>
        e.or([
          e('appraisal.state', '=', 'open'),
          e.and([e('appraisal.state', 'in', ['decided', 'approved']), e('decision', '=', 'destroy')]),
        ]),
      ),
  )
  return new Map(rows.map((row) => [row.dossier_id, { id: row.id, number: row.number }]))
}

/**
 * Refuses `dossier.unknown`, `appraisal.not-expired`, `appraisal.held`, `appraisal.lent`, `appraisal.elsewhere`, each with the list.
 * @param appraisalId the appraisal that they may be in already
 */
export function assertAppraisable(store: Store, ids: readonly string[], today: Day, appraisalId: string): void {
  const rows = store.all((q) =>
    q
      .selectFrom('dossier')
      .leftJoin('retention', 'retention.dossier_id', 'dossier.id')
      .select(['dossier.id', 'title', 'dossier.state', 'disposed_at', 'ends_on'])
      .where('dossier.id', 'in', [...ids]),
  )
  if (rows.length !== new Set(ids).size) throw refuse('dossier.unknown')
  const early = rows.filter(
    (row) => row.state !== 'sealed' || row.disposed_at !== null || !isExpired(row.ends_on, today),
  )
  if (early.length > 0) throw refuse('appraisal.not-expired', { titles: early.map(({ title }) => title) })
  assertFree(store, rows)
  const elsewhere = openAppraisalsOf(store, ids)
  const taken = rows.filter(({ id }) => (elsewhere.get(id)?.id ?? appraisalId) !== appraisalId)
  if (taken.length > 0) throw refuse('appraisal.elsewhere', { titles: taken.map(({ title }) => title) })
}

/** Refuses `appraisal.held`, `appraisal.lent`: nothing is destroyed that somebody still needs. */
export function assertFree(store: Store, dossiers: readonly { id: string; title: string }[]): void {
  const standing = standingOf(
    store,
    dossiers.map(({ id }) => id),
  )
  const held = dossiers.filter(({ id }) => (standing.get(id)?.holds ?? 0) > 0)
  if (held.length > 0) throw refuse('appraisal.held', { titles: held.map(({ title }) => title) })
  const lent = dossiers.filter(({ id }) => (standing.get(id)?.loans ?? 0) > 0)
  if (lent.length > 0) throw refuse('appraisal.lent', { titles: lent.map(({ title }) => title) })
}

/** Refuses `disposal.busy`: somebody, or the desk itself, is at work on one of them. */
export function assertIdle(store: Store, ids: readonly string[]): void {
  const among = [...ids]
  const works = [
    store.one((q) =>
      q
        .selectFrom('job')
        .select('id')
        .where('dossier_id', 'in', among)
        .where('state', 'in', ['queued', 'running'])
        .limit(1),
    ),
    store.one((q) =>
      q
        .selectFrom('evaluation')
        .select('id')
        .where('dossier_id', 'in', among)
        .where('state', '=', 'open')
        // A sheet whose seat was given to somebody else stays open for ever.
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('assignment')
                .select('assignment.id')
                .whereRef('assignment.evaluation_id', '=', 'evaluation.id')
                .where('assignment.state', 'in', ['recused', 'withdrawn']),
            ),
          ),
        )
        .limit(1),
    ),
    store.one((q) =>
      q
        .selectFrom('review')
        .select('id')
        .where('dossier_id', 'in', among)
        .where('state', 'in', ['submitted', 'under-review'])
        .limit(1),
    ),
    store.one((q) =>
      q.selectFrom('supplement').select('id').where('dossier_id', 'in', among).where('state', '=', 'open').limit(1),
    ),
  ]
  if (works.some((found) => found !== null)) throw refuse('disposal.busy')
}
