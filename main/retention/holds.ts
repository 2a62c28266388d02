// Holds (暂停处置): what keeps a dossier from being destroyed whatever its period says, until somebody lifts it.
import type { HeldLine, Hold } from '#shared/contract/retention.ts'
import type { RetentionSchedulePack } from '#shared/rules/pack.ts'
import { type Page, paged, type Store } from '../store/index.ts'
import { displayNames } from './names.ts'

interface HoldRow {
  readonly id: string
  readonly dossier_id: string
  readonly ground: string
  readonly reason: string
  readonly placed_by: string
  readonly placed_at: string
  readonly lifted_by: string | null
  readonly lifted_at: string | null
  readonly lifted_reason: string | null
}

/** Those that stand first, then those lifted, newest first. */
export function holdsOf(store: Store, dossierId: string, pack: RetentionSchedulePack): Hold[] {
  const rows = store.all((q) =>
    q
      .selectFrom('hold')
      .selectAll()
      .where('dossier_id', '=', dossierId)
      .orderBy((e) => e('lifted_at', 'is not', null))
      .orderBy('placed_at', 'desc'),
  )
  const name = displayNames(store)
  return rows.map((row) => toHold(row, pack, name))
}

export function heldDossiers(
  store: Store,
  filter: Page & { readonly state: 'standing' | 'lifted' | 'any' },
  pack: RetentionSchedulePack,
): { rows: HeldLine[]; total: number } {
  const { rows, total } = paged(filter, (page) =>
    store.all((q) => {
      let select = q
        .selectFrom('hold')
        .innerJoin('dossier', 'dossier.id', 'hold.dossier_id')
        .selectAll('hold')
        .select(['dossier.title', 'dossier.number'])
        .select((e) => e.fn.countAll<number>().over().as('total'))
        .limit(page.limit)
        .offset(page.offset)
      if (filter.state === 'standing') select = select.where('lifted_at', 'is', null)
      if (filter.state === 'lifted') select = select.where('lifted_at', 'is not', null)
      return select.orderBy('placed_at', 'desc').orderBy('hold.id')
    }),
  )
  const name = displayNames(store)
  return {
    total,
    rows: rows.map((row) => ({ ...toHold(row, pack, name), title: row.title, number: row.number })),
  }
}

function toHold(row: HoldRow, pack: RetentionSchedulePack, name: (signIn: string) => string): Hold {
  return {
    id: row.id,
    dossierId: row.dossier_id,
    ground: row.ground,
    groundTitle: pack.holdGrounds.find(({ code }) => code === row.ground)?.title ?? row.ground,
    reason: row.reason,
    placedBy: name(row.placed_by),
    placedAt: row.placed_at,
    liftedAt: row.lifted_at,
    liftedBy: row.lifted_by === null ? null : name(row.lifted_by),
    liftedReason: row.lifted_reason,
  }
}
