// What the schedule judges dossiers by, read for one or for all of them in two queries.
import { Category, KeyDates } from '#shared/contract/dossiers.ts'
import { categoryWords } from '#shared/rules/category.ts'
import type { RetentionSchedulePack } from '#shared/rules/pack.ts'
import type { ScheduledDossier } from '#shared/rules/retention.ts'
import { dayOf } from '#shared/text/instant.ts'
import type { Store } from '../store/index.ts'

export interface ScheduledRow extends ScheduledDossier {
  readonly title: string
  readonly number: string | null
  /** Code of the period that stands decided. */
  readonly decided: string | null
}

/**
 * @param packs whose procedures are told apart by papers: the kinds of all of them are looked for
 * @param id one dossier; all that are not destroyed when left out
 */
export function scheduledDossiers(
  store: Store,
  packs: readonly RetentionSchedulePack[],
  id: string | null = null,
): ScheduledRow[] {
  const kinds = kindsOf(store, packs, id)
  const rows = store.all((q) => {
    const all = q
      .selectFrom('dossier')
      .leftJoin('retention', 'retention.dossier_id', 'dossier.id')
      .select(['dossier.id', 'title', 'number', 'category', 'facts', 'sealed_at', 'period', 'importance'])
    return id === null ? all.where('disposed_at', 'is', null).orderBy('dossier.id') : all.where('dossier.id', '=', id)
  })
  return rows.map((row) => {
    const { closedOn, decidedOn } = KeyDates.parse((JSON.parse(row.facts) as { dates: unknown }).dates)
    return {
      id: row.id,
      title: row.title,
      number: row.number,
      decided: row.period,
      facts: {
        category: categoryWords[Category.parse(row.category)],
        paperKinds: kinds.get(row.id) ?? new Set(),
        importance: row.importance,
        closedOn,
        decidedOn,
        sealedOn: row.sealed_at === null ? null : dayOf(row.sealed_at),
      },
    }
  })
}

/** Only of the papers that tell a procedure. */
function kindsOf(store: Store, packs: readonly RetentionSchedulePack[], id: string | null): Map<string, Set<string>> {
  const telling = [...new Set(packs.flatMap((pack) => pack.procedures.flatMap(({ paperKinds }) => paperKinds)))]
  const found = new Map<string, Set<string>>()
  if (telling.length === 0) return found
  const rows = store.all((q) => {
    const all = q
      .selectFrom('item')
      .select(['dossier_id', 'paper_kind'])
      .distinct()
      .where('paper_kind', 'in', telling)
      .where('withdrawn_at', 'is', null)
      .where('outside_seal', '=', 0)
    return id === null ? all : all.where('dossier_id', '=', id)
  })
  for (const { dossier_id, paper_kind } of rows) {
    const known = found.get(dossier_id) ?? new Set<string>()
    found.set(dossier_id, known.add(paper_kind ?? ''))
  }
  return found
}
