// The part of a dossier that may still change: all of it while it is open, its open supplement after the seal, or nothing.
import type { Item } from '#shared/contract/dossiers.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Store } from '../store/index.ts'
import { type DossierRow, dossierRow, itemsOf } from './rows.ts'

export interface OpenPart {
  readonly dossier: DossierRow
  /** Null for the dossier's own, before the seal. */
  readonly supplementId: string | null
}

/** Refuses `dossier.sealed` where nothing may change. */
export function openPartOf(store: Store, dossierId: string): OpenPart {
  const dossier = dossierRow(store, dossierId)
  if (dossier.state === 'open') return { dossier, supplementId: null }
  const open = store.one((q) =>
    q.selectFrom('supplement').select('id').where('dossier_id', '=', dossierId).where('state', '=', 'open'),
  )
  if (open === null) throw refuse('dossier.sealed', { at: dossier.sealed_at ?? '' })
  return { dossier, supplementId: open.id }
}

/** Refuses `dossier.sealed` for what the seal, or the seal of its supplement, covers, and for extracts beside a sealed dossier. */
export function assertChangeable(store: Store, item: Item): void {
  const { dossier, supplementId } = openPartOf(store, item.dossierId)
  if (dossier.state === 'open') return
  if (item.outsideSeal || item.supplementId !== supplementId)
    throw refuse('dossier.sealed', { at: dossier.sealed_at ?? '' })
}

/** What one supplement holds, or the dossier itself where it is null: ordered, sealed and verified by itself. */
export function partItemsOf(store: Store, dossierId: string, supplementId: string | null): Item[] {
  return itemsOf(store, dossierId).filter((item) => !item.outsideSeal && item.supplementId === supplementId)
}
