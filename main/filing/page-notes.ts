// Pages of a dossier: the number each carries by the rule in force (页号), and what was noted of them (DA/T 22: oversize, blank,
// damaged, missing). A blank page carries no number, so noting one moves the numbers behind it.
import type { DossierPages, PageNote, PageNoteKind } from '#shared/contract/arranging.ts'
import type { Item } from '#shared/contract/dossiers.ts'
import type { FilingPracticePack } from '#shared/rules/pack.ts'
import { isNumbered } from '#shared/rules/page-numbers.ts'
import { spansOf } from '#shared/rules/sheet-rows.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import {
  assertChangeable,
  dossierRow,
  insideItemsOf,
  itemById,
  partItemsOf,
  supplementRows,
  touch,
} from '../dossiers/index.ts'
import type { Rulebook } from '../rulebook/index.ts'
import type { Actor, Store } from '../store/index.ts'

export interface PageNotes {
  pages(dossierId: string): DossierPages
  /** Refuses `dossier.sealed`, `page-note.recording`, `page-note.page`, `page-note.words`, `page-note.twice`. */
  add(caller: Actor, note: NewPageNote): PageNote
  /** Refuses `dossier.sealed`, `page-note.unknown`. */
  remove(caller: Actor, id: string): void
}

export interface NewPageNote {
  readonly itemId: string
  /** 1-based in the file; null when it is about the whole paper. */
  readonly page: number | null
  readonly kind: PageNoteKind
  readonly note: string
}

export function createPageNotes(options: {
  store: Store
  rulebook: Rulebook
  clock: Clock
  newId: () => string
}): PageNotes {
  const { store, rulebook, clock, newId } = options
  const now = () => clock.now().toISOString()

  return {
    pages: (dossierId) => dossierPages(store, rulebook.filingPractice(), dossierId),
    add(caller, { itemId, page, kind, note: words }) {
      const id = newId()
      return store.record(caller, 'page.noted', itemId, (note) => {
        const item = itemById(store, itemId)
        assertChangeable(store, item)
        assertPage(item, page)
        if (kind === 'other' && words === '') throw refuse('page-note.words')
        if (notesOf(store, [itemId]).some((there) => there.kind === kind && there.page === page)) {
          throw refuse('page-note.twice')
        }
        note({ kind, ...(page === null ? {} : { page }) })
        const noted = { noted_by: caller.name, noted_at: now(), removed_at: null }
        store.run((q) => q.insertInto('page_note').values({ id, item_id: itemId, page, kind, note: words, ...noted }))
        touch(store, item.dossierId, clock)
        return noteById(store, id)
      })
    },
    remove(caller, id) {
      store.record(caller, 'page.note-removed', id, (note) => {
        const { itemId, page, kind } = noteById(store, id)
        const item = itemById(store, itemId)
        assertChangeable(store, item)
        note({ kind, ...(page === null ? {} : { page }) })
        store.run((q) => q.updateTable('page_note').set({ removed_at: now() }).where('id', '=', id))
        touch(store, item.dossierId, clock)
      })
    },
  }
}

/** The totals are of what the seal covers; the numbers run on into the supplements. Refuses `dossier.unknown`. */
export function dossierPages(store: Store, practice: FilingPracticePack, dossierId: string): DossierPages {
  dossierRow(store, dossierId)
  const items = insideItemsOf(store, dossierId)
  const later = supplementRows(store, dossierId).flatMap(({ id }) => partItemsOf(store, dossierId, id))
  const notes = notesOf(
    store,
    [...items, ...later].map(({ id }) => id),
  )
  const { clause: _, ...rule } = practice.pageNumbers
  const spans = [...spansOf([...items, ...later], notes, rule)].map(([itemId, span]) => ({ itemId, ...span }))
  const own = new Set(items.map(({ id }) => id))
  const papers = items.filter((item) => isNumbered(item, rule))
  const written = spans.reduce((sum, { itemId, count }) => (own.has(itemId) ? sum + count : sum), 0)
  const photographs = items.filter(({ paperKind }) => practice.photographs.includes(paperKind ?? ''))
  return {
    spans,
    notes,
    rule,
    totals: {
      written,
      blank: papers.reduce((sum, { pages }) => sum + (pages ?? 0), 0) - written,
      photographs: photographs.reduce((sum, { pages }) => sum + (pages ?? 1), 0),
      recordings: items.filter(({ kind }) => kind === 'recording').length,
      uncounted: papers.filter(({ pages }) => pages === null).length,
    },
  }
}

function assertPage({ kind, pages }: Item, page: number | null): void {
  if (kind === 'recording') throw refuse('page-note.recording')
  if (page !== null && page > (pages ?? 0)) throw refuse('page-note.page', { pages: pages ?? 0 })
}

/** Refuses `page-note.unknown`, also for one that was removed. */
function noteById(store: Store, id: string): PageNote {
  const [note] = selectNotes(store, 'page_note.id', [id])
  if (note === undefined) throw refuse('page-note.unknown')
  return note
}

/** By item and page; those about a whole paper first. */
function notesOf(store: Store, itemIds: readonly string[]): PageNote[] {
  return itemIds.length === 0 ? [] : selectNotes(store, 'page_note.item_id', itemIds)
}

function selectNotes(
  store: Store,
  column: 'page_note.id' | 'page_note.item_id',
  values: readonly string[],
): PageNote[] {
  const rows = store.all((q) =>
    q
      .selectFrom('page_note')
      .leftJoin('user', 'user.name', 'page_note.noted_by')
      .where(column, 'in', [...values])
      .where('page_note.removed_at', 'is', null)
      .orderBy('page_note.item_id')
      .orderBy('page_note.page')
      .orderBy('page_note.noted_at')
      .selectAll('page_note')
      .select('user.display_name'),
  )
  return rows.map((row) => ({
    id: row.id,
    itemId: row.item_id,
    page: row.page,
    kind: row.kind,
    note: row.note,
    notedBy: row.display_name ?? row.noted_by,
    notedAt: row.noted_at,
  }))
}
