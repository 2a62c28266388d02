// What of a dossier a borrower of some kind may have, over what is filed now.
import type { Item } from '#shared/contract/dossiers.ts'
import type { ScopedItem } from '#shared/contract/lending.ts'
import { scopeOf } from '#shared/rules/lending.ts'
import type { BorrowerKind } from '#shared/rules/pack-lending.ts'
import { refuse } from '#shared/text/refusal.ts'
import { dossierRow, itemsOf, supplementRows } from '../dossiers/index.ts'
import type { Store } from '../store/index.ts'

/** Refuses `dossier.unknown`. */
export function scopedItems(store: Store, dossierId: string, borrower: BorrowerKind): ScopedItem[] {
  dossierRow(store, dossierId)
  const items = itemsOf(store, dossierId)
  const redacted = redactedParents(store, dossierId)
  const open = supplementRows(store, dossierId).find(({ state }) => state === 'open')?.id
  const entries = scopeOf(
    borrower,
    items.map((item) => ({
      ...item,
      unsealed: open !== undefined && item.supplementId === open,
      hasRedacted: redacted.has(item.objectId),
    })),
  )
  const byId = new Map(entries.map((entry) => [entry.itemId, entry]))
  return items.flatMap((item) => {
    const entry = byId.get(item.id)
    return entry === undefined ? [] : [toScoped(item, entry)]
  })
}

function toScoped(item: Item, entry: ReturnType<typeof scopeOf>[number]): ScopedItem {
  return {
    itemId: item.id,
    title: item.title,
    volume: item.volume,
    kind: item.kind,
    viewing: item.viewing,
    pages: item.pages,
    durationMs: item.media?.durationMs ?? null,
    excluded: entry.state === 'in' ? null : entry.why,
    redacted: entry.state === 'in' ? entry.redacted : 'none',
  }
}

/** Of everything within the loan: the whole main volume, or the items asked for; those that fell out of its scope say why. */
export function scopeOfLoan(scope: readonly ScopedItem[], ids: readonly string[] | null): ScopedItem[] {
  if (ids === null) return scope.filter((item) => item.volume === 'main')
  return scope.filter((item) => ids.includes(item.itemId))
}

/** Originals of which a copy with something hidden was made. */
function redactedParents(store: Store, dossierId: string): ReadonlySet<string> {
  const rows = store.all((q) =>
    q.selectFrom('object').select('parent_id').where('dossier_id', '=', dossierId).where('role', '=', 'redacted'),
  )
  return new Set(rows.flatMap(({ parent_id }) => (parent_id === null ? [] : [parent_id])))
}

/** The newest copy of this original in which something is hidden. */
export function redactedObject(store: Store, originalId: string): string | null {
  const row = store.one((q) =>
    q
      .selectFrom('object')
      .select('id')
      .where('parent_id', '=', originalId)
      .where('role', '=', 'redacted')
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1),
  )
  return row?.id ?? null
}

/** Refuses `dossier.unknown`, `lending.disposed`, `lending.handed-over`, `lending.not-sealed`. */
export function assertLendable(store: Store, dossierId: string, borrower: BorrowerKind): void {
  const dossier = dossierRow(store, dossierId)
  if (dossier.disposed_at !== null) throw refuse('lending.disposed')
  if (isHandedOver(store, dossierId)) throw refuse('lending.handed-over')
  if (dossier.state !== 'sealed' && !borrower.openDossiers) throw refuse('lending.not-sealed')
}

/** A package that went out with it has come to the other side, whose receipt says so. */
function isHandedOver(store: Store, dossierId: string): boolean {
  const row = store.one((q) =>
    q
      .selectFrom('package_dossier')
      .innerJoin('package', 'package.id', 'package_dossier.package_id')
      .select('package.id')
      .where('package_dossier.dossier_id', '=', dossierId)
      .where('package.direction', '=', 'out')
      .where('package.form', '=', 'transfer')
      .where('package.state', '=', 'received')
      .limit(1),
  )
  return row !== null
}
