// 页号: every written page has one number, Arabic, continuous; blank pages have none, and the cover, the catalogue and the
// remarks sheet are not numbered (DA/T 22; the field's practice differs, so the rule is data).

export interface PageNumberRule {
  /** Numbers run through the dossier, or start again in each volume (正卷, 副卷). */
  readonly runs: 'dossier' | 'volume'
  /** Where the number stands on the front of a sheet; on the back it stands on the other side. */
  readonly place: 'upper-right' | 'lower-right'
}

export interface CountedItem {
  readonly id: string
  readonly volume: 'main' | 'restricted'
  /** Null for what has no pages: a recording, or a file whose pages could not be counted. */
  readonly pages: number | null
}

export interface BlankPage {
  readonly itemId: string
  /** 1-based in the file. */
  readonly page: number
}

export interface PageSpan {
  readonly from: number
  readonly to: number
  /** How many numbers the item takes. */
  readonly count: number
}

/**
 * The numbers each item's pages take, by item id; items without pages, or with blank ones alone, have no entry.
 * @param items in order of the catalogue: main volume first, each volume by position
 */
export function pageNumbers(
  items: readonly CountedItem[],
  blank: readonly BlankPage[],
  rule: Pick<PageNumberRule, 'runs'>,
): Map<string, PageSpan> {
  const spans = new Map<string, PageSpan>()
  let next = 1
  let volume: CountedItem['volume'] | null = null
  for (const item of items) {
    if (rule.runs === 'volume' && item.volume !== volume) next = 1
    volume = item.volume
    const pages = item.pages ?? 0
    const blanks = new Set(
      blank.filter(({ itemId, page }) => itemId === item.id && page <= pages).map(({ page }) => page),
    )
    const count = pages - blanks.size
    if (count <= 0) continue
    spans.set(item.id, { from: next, to: next + count - 1, count })
    next += count
  }
  return spans
}

export interface NumberedItem extends CountedItem {
  readonly kind: 'paper' | 'recording'
  readonly paperKind: string | null
}

/** A note of a page, or of a whole paper where `page` is null. */
export interface NotedPage {
  readonly itemId: string
  readonly page: number | null
  readonly kind: string
}

/**
 * The same for items as they lie in a dossier: what is noted as blank has no number, nor have the kinds that the rule leaves
 * out (cover, catalogue, remarks sheet).
 * @param items what the seal covers, in order of the catalogue
 */
export function numberPages(
  items: readonly NumberedItem[],
  notes: readonly NotedPage[],
  rule: Pick<PageNumberRule, 'runs'> & { readonly unnumbered: readonly string[] },
): Map<string, PageSpan> {
  const counted = items.map((item) => ({ ...item, pages: isNumbered(item, rule) ? item.pages : null }))
  const pagesOf = new Map(counted.map(({ id, pages }) => [id, pages ?? 0]))
  const blank = notes
    .filter(({ kind }) => kind === 'blank')
    .flatMap(({ itemId, page }) =>
      (page === null ? eachPage(pagesOf.get(itemId) ?? 0) : [page]).map((one) => ({ itemId, page: one })),
    )
  return pageNumbers(counted, blank, rule)
}

export function isNumbered(
  { kind, paperKind }: Pick<NumberedItem, 'kind' | 'paperKind'>,
  { unnumbered }: { readonly unnumbered: readonly string[] },
): boolean {
  return kind === 'paper' && !unnumbered.includes(paperKind ?? '')
}

/** Of a paper that is blank as a whole. */
function eachPage(pages: number): number[] {
  return Array.from({ length: pages }, (_, at) => at + 1)
}
