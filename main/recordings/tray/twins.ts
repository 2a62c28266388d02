// The same bytes, already here: in a dossier, open or sealed, or in the tray. By SHA-256, never by a dock's own numbers.
import { type Refusal, refuse } from '#shared/text/refusal.ts'
import type { Store } from '../../store/index.ts'

/** Says where the twin is; null when there is none. A withdrawn item is none. */
export function twinOf(store: Store, sha256: string): Refusal | null {
  const filed = store.one((q) =>
    q
      .selectFrom('item')
      .innerJoin('object', 'object.id', 'item.object_id')
      .innerJoin('dossier', 'dossier.id', 'item.dossier_id')
      .where('object.sha256', '=', sha256)
      .where('object.role', '=', 'original')
      .where('item.withdrawn_at', 'is', null)
      .select('dossier.title')
      .limit(1),
  )
  if (filed !== null) return refuse('dock.twin-filed', { title: filed.title })
  const held = store.one((q) =>
    q
      .selectFrom('object')
      .innerJoin('holding', 'holding.id', 'object.holding_id')
      .where('object.sha256', '=', sha256)
      .where('holding.ended_at', 'is', null)
      .select('holding.id')
      .limit(1),
  )
  return held === null ? null : refuse('dock.twin-held')
}
