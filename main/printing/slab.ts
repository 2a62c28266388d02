// A page is a pile of slabs. A slab knows its height and how to draw itself; the paginator decides where pages end.
import type { PDFPage } from 'pdf-lib'
import type { Pen } from './pen.ts'

export interface Spot {
  readonly pen: Pen
  readonly page: PDFPage
  /** Counted from 1. */
  readonly pageNumber: number
  readonly x: number
  readonly top: number
}

export interface Slab {
  readonly height: number
  /** White space above; dropped at the top of a page. */
  readonly before?: number
  /** Never the last on a page: the next slab comes with it. */
  readonly keepWithNext?: boolean
  /** Drawn again at the top of every page that begins with this slab. */
  readonly head?: Slab
  /** Cuts the slab so that the first part is no taller than `room`; null when it should move as a whole. */
  readonly split?: (room: number) => readonly [Slab, Slab] | null
  readonly breakPage?: boolean
  draw(spot: Spot): void
}

export interface Sheet {
  readonly pen: Pen
  readonly x: number
  readonly top: number
  readonly height: number
  startPage(number: number): PDFPage
}

/** Places the slabs, page after page; gives back the number of pages. */
export function pile(slabs: readonly Slab[], sheet: Sheet): number {
  const waiting = [...slabs]
  let pageNumber = 1
  let page = sheet.startPage(pageNumber)
  let used = 0
  const put = (slab: Slab): void => {
    slab.draw({ pen: sheet.pen, page, pageNumber, x: sheet.x, top: sheet.top + used })
    used += slab.height
  }
  const turn = (): void => {
    pageNumber += 1
    page = sheet.startPage(pageNumber)
    used = 0
  }
  for (let slab = waiting.shift(); slab !== undefined; slab = waiting.shift()) {
    const fresh = used === 0
    if (slab.breakPage === true) {
      if (!fresh) turn()
      continue
    }
    const before = fresh ? 0 : (slab.before ?? 0)
    const room = sheet.height - used - before - (fresh ? (slab.head?.height ?? 0) : 0)
    const fits = chainHeight(slab, waiting) <= room + SLACK || (fresh && slab.height <= room + SLACK)
    const cut = fits ? null : (slab.split?.(room) ?? null)
    if (cut !== null) waiting.unshift(...cut)
    else if (fits || fresh) {
      if (fresh && slab.head !== undefined) put(slab.head)
      used += before
      put(slab)
    } else {
      waiting.unshift(slab)
      turn()
    }
  }
  return pageNumber
}

/** Rounding must not push the 22nd line to the next page. */
const SLACK = 0.5

/** Height of a slab together with what must stay with it; only the least part of a following slab that can be cut. */
function chainHeight(slab: Slab, waiting: readonly Slab[]): number {
  let height = slab.height
  let last = slab
  for (const next of waiting) {
    if (last.keepWithNext !== true || next.breakPage === true) break
    height += (next.before ?? 0) + leastHeight(next)
    last = next
  }
  return height
}

function leastHeight(slab: Slab): number {
  if (slab.split === undefined) return slab.height
  return Math.min(slab.height, 48)
}
