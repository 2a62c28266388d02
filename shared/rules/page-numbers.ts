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
