// One page of a list and how many rows there are in all, from statements that count over a window.

export interface Page {
  readonly offset: number
  readonly limit: number
}

/** @param read the rows of a page, each with the total beside it; asked again only where the page lies beyond the last row */
export function paged<R extends { readonly total: number }>(
  page: Page,
  read: (page: Page) => R[],
): { rows: R[]; total: number } {
  const rows = read(page)
  const [first] = rows.length > 0 || page.offset === 0 ? rows : read({ offset: 0, limit: 1 })
  return { rows, total: first?.total ?? 0 }
}
