// Marks (标注): a second or a span of a recording with words and a category, by whoever works on the case. They are beside
// the dossier, so a sealed one takes them too, and they stay when their recording is withdrawn. A window sends what it could
// not save again after a crash: the same mark twice is one mark, and the journal says that it was sent again.
import type { Item } from '#shared/contract/dossiers.ts'
import type { Mark } from '#shared/contract/marks.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import { dossierRow, keptDossierRow } from '../dossiers/index.ts'
import type { Rulebook } from '../rulebook/index.ts'
import type { Actor, Store } from '../store/index.ts'
import { unseenBy } from './blind.ts'
import { recordingItem } from './captures.ts'
import { shownNames } from './names.ts'
import { assertWithin } from './place.ts'

export interface MarkContent {
  readonly startMs: number
  /** Null for a single moment. */
  readonly endMs: number | null
  /** Code of the rulebook's mark categories. */
  readonly category: string
  readonly text: string
}

export interface Marks {
  /** By start, without what a blind double evaluation hides. Of a dossier: of the recordings that are in it now. Of a recording: also of a withdrawn one. */
  list(caller: Actor, of: { itemId: string } | { dossierId: string }): Mark[]
  /** Refuses `mark.category`, `mark.order`, `mark.beyond`, and `mark.taken` for an id that says something else. */
  add(caller: Actor, mark: MarkContent & { id: string; itemId: string }): Mark
  /** Refuses `mark.unknown`, `mark.of-another`. */
  change(caller: Actor, mark: MarkContent & { id: string }): Mark
  remove(caller: Actor, id: string): void
  comment(caller: Actor, comment: { id: string; markId: string; text: string }): Mark
}

interface MarkRow {
  id: string
  item_id: string
  start_ms: number
  end_ms: number | null
  category: string
  text: string
  made_by: string
  made_at: string
  changed_at: string
  removed_at: string | null
}

export function createMarks(options: { store: Store; rulebook: Rulebook; clock: Clock }): Marks {
  const { store, rulebook, clock } = options
  const now = () => clock.now().toISOString()

  const known = (category: string) => rulebook.recordingPractice().markCategories.some(({ code }) => code === category)

  /** @param before the category it has, which a newer pack may no longer know */
  function assertContent(item: Item, { startMs, endMs, category }: MarkContent, before: string | null = null): void {
    keptDossierRow(store, item.dossierId)
    if (category !== before && !known(category)) throw refuse('mark.category')
    if (endMs !== null && endMs <= startMs) throw refuse('mark.order')
    assertWithin(store, item, endMs ?? startMs)
  }

  return {
    list: (caller, filter) => toMarks(store, caller, marksOf(store, filter)),
    add(caller, mark) {
      return store.record(caller, 'mark.added', mark.id, (note) => {
        note({ recording: mark.itemId })
        const item = recordingItem(store, mark.itemId)
        const content = tidy(mark)
        const there = rowOf(store, mark.id)
        if (there !== null) {
          if (!isSame(there, caller, mark.itemId, content)) throw refuse('mark.taken')
          note({ repeated: true })
          return shown(store, caller, there)
        }
        assertContent(item, content)
        const at = now()
        const made = { made_by: caller.name, made_at: at, changed_at: at, removed_at: null }
        store.run((q) =>
          q.insertInto('mark').values({ id: mark.id, item_id: mark.itemId, ...columnsOf(content), ...made }),
        )
        return shown(store, caller, standing(store, mark.id))
      })
    },
    change(caller, mark) {
      return store.record(caller, 'mark.changed', mark.id, (note) => {
        const row = own(store, caller, mark.id)
        note({ recording: row.item_id })
        const content = tidy(mark)
        assertContent(recordingItem(store, row.item_id), content, row.category)
        store.run((q) =>
          q
            .updateTable('mark')
            .set({ ...columnsOf(content), changed_at: now() })
            .where('id', '=', mark.id),
        )
        return shown(store, caller, standing(store, mark.id))
      })
    },
    remove(caller, id) {
      store.record(caller, 'mark.removed', id, (note) => {
        note({ recording: own(store, caller, id).item_id })
        store.run((q) => q.updateTable('mark').set({ removed_at: now() }).where('id', '=', id))
      })
    },
    comment(caller, { id, markId, text }) {
      return store.record(caller, 'mark.commented', markId, (note) => {
        const row = standing(store, markId)
        note({ recording: row.item_id })
        const there = store.one((q) => q.selectFrom('mark_comment').selectAll().where('id', '=', id))
        if (there === null) {
          const said = { said_by: caller.name, said_at: now() }
          store.run((q) => q.insertInto('mark_comment').values({ id, mark_id: markId, text, ...said }))
        } else {
          if (there.mark_id !== markId || there.said_by !== caller.name || there.text !== text)
            throw refuse('mark.taken')
          note({ repeated: true })
        }
        return shown(store, caller, row)
      })
    },
  }
}

function tidy(mark: MarkContent): MarkContent {
  return { ...mark, text: mark.text.toWellFormed().normalize('NFC').trim() }
}

function columnsOf({ startMs, endMs, category, text }: MarkContent) {
  return { start_ms: startMs, end_ms: endMs, category, text }
}

/** Whether this is the very mark that was sent before. One that was changed or removed meanwhile is another. */
function isSame(row: MarkRow, caller: Actor, itemId: string, content: MarkContent): boolean {
  const { start_ms, end_ms, category, text } = columnsOf(content)
  return (
    row.removed_at === null &&
    row.made_by === caller.name &&
    row.item_id === itemId &&
    row.start_ms === start_ms &&
    row.end_ms === end_ms &&
    row.category === category &&
    row.text === text
  )
}

function rowOf(store: Store, id: string): MarkRow | null {
  return store.one((q) => q.selectFrom('mark').selectAll().where('id', '=', id))
}

/** @throws Refusal `mark.unknown` */
function standing(store: Store, id: string): MarkRow {
  const row = rowOf(store, id)
  if (row === null || row.removed_at !== null) throw refuse('mark.unknown')
  return row
}

/** @throws Refusal `mark.unknown`, `mark.of-another` */
function own(store: Store, caller: Actor, id: string): MarkRow {
  const row = standing(store, id)
  if (row.made_by !== caller.name) throw refuse('mark.of-another')
  return row
}

function marksOf(store: Store, filter: { itemId: string } | { dossierId: string }): MarkRow[] {
  if ('dossierId' in filter) dossierRow(store, filter.dossierId)
  return store.all((q) => {
    const standing = q
      .selectFrom('mark')
      .innerJoin('item', 'item.id', 'mark.item_id')
      .selectAll('mark')
      .where('mark.removed_at', 'is', null)
    const chosen =
      'itemId' in filter
        ? standing.where('mark.item_id', '=', filter.itemId)
        : standing.where('item.dossier_id', '=', filter.dossierId).where('item.withdrawn_at', 'is', null)
    return chosen
      .orderBy('item.volume')
      .orderBy('item.position')
      .orderBy('mark.start_ms')
      .orderBy('mark.made_at')
      .orderBy('mark.id')
  })
}

function shown(store: Store, caller: Actor, row: MarkRow): Mark {
  const [mark] = toMarks(store, caller, [row])
  if (mark === undefined) throw refuse('mark.unknown')
  return mark
}

function toMarks(store: Store, caller: Actor, rows: readonly MarkRow[]): Mark[] {
  if (rows.length === 0) return []
  const name = shownNames(store)
  const itemOf = new Map(rows.map((row) => [row.id, row.item_id]))
  const isUnseen = unseenBy(store, caller.name, [...itemOf.values()])
  const said = commentsOn(store, rows).filter(
    (one) => !isUnseen(itemOf.get(one.mark_id) ?? '', one.said_by, one.said_at),
  )
  const comments = Map.groupBy(said, (comment) => comment.mark_id)
  const seen = rows.filter((row) => !isUnseen(row.item_id, row.made_by, row.made_at))
  return seen.map((row) => ({
    id: row.id,
    itemId: row.item_id,
    startMs: row.start_ms,
    endMs: row.end_ms,
    category: row.category,
    text: row.text,
    madeBy: name(row.made_by),
    madeAt: row.made_at,
    changedAt: row.changed_at,
    own: row.made_by === caller.name,
    comments: (comments.get(row.id) ?? []).map(({ id, text, said_by, said_at }) => ({
      id,
      text,
      by: name(said_by),
      at: said_at,
    })),
  }))
}

/** Oldest first, asked for by recording: a list of a thousand marks would be too many parameters. */
function commentsOn(store: Store, rows: readonly MarkRow[]) {
  const items = [...new Set(rows.map((row) => row.item_id))]
  return items.flatMap((itemId) =>
    store.all((q) =>
      q
        .selectFrom('mark_comment')
        .innerJoin('mark', 'mark.id', 'mark_comment.mark_id')
        .where('mark.item_id', '=', itemId)
        .selectAll('mark_comment')
        .orderBy('mark_comment.said_at')
        .orderBy('mark_comment.id'),
    ),
  )
}
