// Entering what was taken from a recording of a dossier: a snapshot or a clip, with where it comes from.
import type { Derivation, Item, Viewing } from '#shared/contract/dossiers.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import type { Store } from '../store/index.ts'
import type { StoredObject } from '../vault/index.ts'
import { twinsOf } from './intake.ts'
import { nextPosition, touch } from './items.ts'
import type { DossierObjects } from './objects.ts'
import { dossierRow, itemById } from './rows.ts'

export interface NewDerived {
  readonly id: string
  readonly parent: Item
  readonly kind: Item['kind']
  readonly title: string
  readonly pages: number | null
  readonly name: string
  readonly mime: string
  readonly viewing: Viewing
  readonly derivation: Derivation
  /** Sign-in name of whoever asked for it. */
  readonly by: string
}

/**
 * Call it inside record(). In an open dossier the extract is an ordinary item at the end of its parent's volume. What is
 * sealed, and what lies with a reviewer as it was submitted, does not change: there it is entered beside the dossier.
 * Refuses `item.duplicate`.
 */
export function enterDerived(
  { store, objects, clock }: { store: Store; objects: DossierObjects; clock: Clock },
  stored: StoredObject,
  { id, parent, derivation, ...derived }: NewDerived,
): Item {
  const { dossierId, volume } = parent
  const outside = parent.outsideSeal || isFixed(store, dossierId)
  const twin = twinsOf(store, stored.sha256, dossierId, outside).here
  if (twin !== null) throw refuse('item.duplicate', { title: twin })
  objects.enter(stored, { dossierId, mime: derived.mime, role: 'original' })
  store.run((q) =>
    q.insertInto('item').values({
      id,
      dossier_id: dossierId,
      object_id: stored.objectId,
      kind: derived.kind,
      volume,
      position: nextPosition(store, { dossierId, volume, outsideSeal: outside, supplementId: null }),
      title: derived.title,
      paper_kind: null,
      made_on: null,
      pages: derived.pages,
      original_name: derived.name,
      viewing: derived.viewing,
      remarks: '[]',
      filed_at: clock.now().toISOString(),
      filed_by: derived.by,
      withdrawn_at: null,
      withdrawn_reason: null,
      derivation: JSON.stringify(derivation),
      outside_seal: outside ? 1 : 0,
    }),
  )
  if (!outside) touch(store, dossierId, clock)
  return itemById(store, id)
}

function isFixed(store: Store, dossierId: string): boolean {
  if (dossierRow(store, dossierId).state === 'sealed') return true
  const review = store.one((q) =>
    q
      .selectFrom('review')
      .select('id')
      .where('dossier_id', '=', dossierId)
      .where('state', 'in', ['submitted', 'under-review'])
      .limit(1),
  )
  return review !== null
}
