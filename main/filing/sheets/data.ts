// Everything the sheets of a dossier say, gathered from its rows: the same for a preview, a print and the seal.
import { createHash } from 'node:crypto'
import { DossierFacts, type Item } from '#shared/contract/dossiers.ts'
import { SheetRemarks } from '#shared/contract/sheets.ts'
import { canonicalJson } from '#shared/rules/canonical-json.ts'
import type { PaperKind, SheetFormatPack } from '#shared/rules/pack.ts'
import type { PageSpan } from '#shared/rules/page-numbers.ts'
import { type SheetItem, type SheetNote, type SheetSums, spansOf, sumsOf } from '#shared/rules/sheet-rows.ts'
import { dayOf } from '#shared/text/instant.ts'
import { dossierRow, itemsOf, type SupplementRow, standingOf, supplementRows } from '../../dossiers/index.ts'
import type { Rulebook } from '../../rulebook/index.ts'
import type { Store } from '../../store/index.ts'

export interface SheetData {
  readonly dossierId: string
  readonly facts: DossierFacts
  readonly archivalCode: string | null
  readonly period: string | null
  /** The day of the seal; null while there is none. */
  readonly sealedOn: string | null
  readonly manifestSha256: string | null
  /** The dossier's own and those of its supplements, in the order of the catalogue. */
  readonly items: readonly SheetItem[]
  readonly damaged: ReadonlySet<string>
  readonly notes: readonly SheetNote[]
  readonly spans: ReadonlyMap<string, PageSpan>
  /** Of the dossier itself when null. */
  sums(supplement: number | null): SheetSums
  readonly supplements: readonly SupplementRow[]
  readonly remarks: SheetRemarks
  /** What people wrote of a paper's number and author, by item and element. */
  described(itemId: string, element: string): string | null
  readonly form: SheetFormatPack
  readonly kinds: ReadonlyMap<string, PaperKind>
  /** SHA-256 over all of it: whether anything a sheet says has changed. */
  readonly stamp: string
}

export const noRemarks: SheetRemarks = SheetRemarks.parse({
  situation: '',
  filedBy: null,
  filedOn: null,
  checkedBy: null,
  checkedOn: null,
})

export function gatherSheets(store: Store, rulebook: Rulebook, dossierId: string): SheetData {
  const row = dossierRow(store, dossierId)
  const facts = DossierFacts.parse(JSON.parse(row.facts))
  const supplements = supplementRows(store, dossierId).filter(({ state }) => state !== 'dropped')
  const all = itemsOf(store, dossierId).filter((item) => !item.outsideSeal)
  const items = inOrder(all, supplements)
  const notes = notesOf(store, dossierId)
  const standing = standingOf(store, [dossierId]).get(dossierId)
  const form = rulebook.sheetFormat()
  const practice = rulebook.filingPractice()
  const described = describedOf(store, dossierId, [form.catalogue.numberElement, form.catalogue.authorElement])
  const said = {
    facts,
    archivalCode: standing?.archivalCode ?? null,
    period: standing?.period ?? null,
    items,
    notes,
    described,
    remarks: remarksOf(store, dossierId),
    form: rulebook.hashOf(form.id),
    pageNumbers: { runs: practice.pageNumbers.runs, unnumbered: practice.pageNumbers.unnumbered },
    photographs: practice.photographs,
  }
  const spans = spansOf(items, notes, practice.pageNumbers)
  return {
    ...said,
    described: (itemId, element) => described[`${itemId} ${element}`] ?? null,
    form,
    dossierId,
    sealedOn: row.sealed_at === null ? null : dayOf(row.sealed_at),
    manifestSha256: row.manifest_sha256,
    damaged: new Set(all.filter(isDamaged).map(({ id }) => id)),
    spans,
    sums: (supplement) =>
      sumsOf(
        items.filter((item) => item.supplement === supplement),
        spans,
        { rule: practice.pageNumbers, photographs: practice.photographs },
      ),
    supplements,
    kinds: new Map(rulebook.paperKinds().kinds.map((kind) => [kind.code, kind])),
    stamp: createHash('sha256').update(canonicalJson(said)).digest('hex'),
  }
}

/** What the archivist wrote; everything empty where nobody did yet. */
export function remarksOf(store: Store, dossierId: string): SheetRemarks {
  const row = store.one((q) => q.selectFrom('dossier_remarks').selectAll().where('dossier_id', '=', dossierId))
  if (row === null) return noRemarks
  return {
    situation: row.situation,
    typed: JSON.parse(row.typed) as Record<string, string>,
    filedBy: row.filed_by,
    filedOn: row.filed_on,
    checkedBy: row.checked_by,
    checkedOn: row.checked_on,
  }
}

function inOrder(all: readonly Item[], supplements: readonly SupplementRow[]): SheetItem[] {
  const numbers = new Map(supplements.map(({ id, number }) => [id, number]))
  return all
    .map((item) => toSheetItem(item, item.supplementId === null ? null : (numbers.get(item.supplementId) ?? null)))
    .sort(
      (a, b) =>
        (a.supplement ?? 0) - (b.supplement ?? 0) || a.volume.localeCompare(b.volume) || a.position - b.position,
    )
}

function toSheetItem(
  { id, kind, volume, position, title, paperKind, madeOn, pages, media }: Item,
  supplement: number | null,
): SheetItem {
  const durationMs = media?.durationMs ?? null
  return { id, kind, volume, position, title, paperKind, madeOn, pages, durationMs, supplement }
}

function isDamaged({ media }: Item): boolean {
  return media?.flaw === 'damaged' || media?.flaw === 'truncated'
}

function describedOf(store: Store, dossierId: string, elements: readonly string[]): Record<string, string> {
  const rows = store.all((q) =>
    q
      .selectFrom('metadata_value')
      .select(['subject', 'element', 'value'])
      .where('dossier_id', '=', dossierId)
      .where('element', 'in', [...elements]),
  )
  return Object.fromEntries(rows.map(({ subject, element, value }) => [`${subject} ${element}`, value]))
}

function notesOf(store: Store, dossierId: string): SheetNote[] {
  return store
    .all((q) =>
      q
        .selectFrom('page_note')
        .innerJoin('item', 'item.id', 'page_note.item_id')
        .where('item.dossier_id', '=', dossierId)
        .where('item.withdrawn_at', 'is', null)
        .where('page_note.removed_at', 'is', null)
        .orderBy('page_note.item_id')
        .orderBy('page_note.page')
        .orderBy('page_note.id')
        .select(['page_note.item_id', 'page_note.page', 'page_note.kind', 'page_note.note']),
    )
    .map(({ item_id, page, kind, note }) => ({ itemId: item_id, page, kind, note }))
}
