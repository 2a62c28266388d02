// The chain of custody (保管经过) of one recording: every entry of the journal that is about it, its bytes, or what was taken from it.
import type { JournalEvent } from '#shared/contract/journal-events.ts'
import type { Store } from '../store/index.ts'

export interface CustodyEntry {
  readonly position: number
  readonly at: string
  /** The sign-in name, as the journal keeps it. */
  readonly who: string
  /** The person's name; the sign-in name where nobody bears it (the desk itself). */
  readonly name: string
  readonly event: string
  readonly subject: string | null
  readonly outcome: 'done' | 'refused'
  readonly detail: Readonly<Record<string, unknown>>
  readonly hash: string
}

/** Of its dossier: only what reaches every item in it. */
const dossierEvents: readonly JournalEvent[] = ['dossier.sealed', 'dossier.verified']
/** Of what was taken from it: only that it was taken. */
const takenEvents: readonly JournalEvent[] = ['recording.snapshot-filed', 'recording.clip-filed', 'redaction.made']

/** @param until the last position that counts: what was entered later is not of this chain */
export function custodyOf(
  store: Store,
  item: { readonly id: string; readonly dossierId: string; readonly objectId: string },
  takenIds: readonly string[],
  until: number,
): CustodyEntry[] {
  const own = [item.id, ...objectsOf(store, item), ...marksEver(store, item.id), ...arrivalsOf(store, item.id)]
  const rows = store.all((q) =>
    q
      .selectFrom('journal')
      .leftJoin('user', 'user.name', 'journal.who')
      .selectAll('journal')
      .select('user.display_name')
      .where('position', '<=', until)
      .where((e) =>
        e.or([
          e('subject', 'in', own),
          // One deed over many recordings names them in its facts.
          e(e.fn<number>('instr', ['detail', e.val(JSON.stringify(item.id))]), '>', 0),
          e.and([e('subject', '=', item.dossierId), e('event', 'in', [...dossierEvents])]),
          e.and([e('subject', 'in', [...takenIds]), e('event', 'in', [...takenEvents])]),
        ]),
      )
      .orderBy('position'),
  )
  return rows.map(({ position, at, who, display_name, event, subject, outcome, detail, hash }) => ({
    position,
    at,
    who,
    name: display_name ?? who,
    event,
    subject,
    outcome,
    detail: JSON.parse(detail) as Record<string, unknown>,
    hash,
  }))
}

/** The original's bytes and all that was made of them, however far down. */
function objectsOf(store: Store, { dossierId, objectId }: { dossierId: string; objectId: string }): string[] {
  const rows = store.all((q) => q.selectFrom('object').select(['id', 'parent_id']).where('dossier_id', '=', dossierId))
  const found = [objectId]
  for (const parent of found) found.push(...rows.filter((row) => row.parent_id === parent).map((row) => row.id))
  return found
}

/** Removed ones too: that they were there is part of the chain. */
function marksEver(store: Store, itemId: string): string[] {
  return store.all((q) => q.selectFrom('mark').select('id').where('item_id', '=', itemId)).map(({ id }) => id)
}

/** By which ways it came: files of a dock, a place in the tray and the bytes it had there. */
function arrivalsOf(store: Store, itemId: string): string[] {
  const files = store.all((q) => q.selectFrom('dock_file').select('id').where('item_id', '=', itemId))
  const held = store.all((q) => q.selectFrom('holding').select(['id', 'object_id']).where('item_id', '=', itemId))
  return [
    ...files.map(({ id }) => id),
    ...held.flatMap(({ id, object_id }) => (object_id === null ? [id] : [id, object_id])),
  ]
}
