// Ties a column of pages to a page number: scrolling tells the page, a new page number scrolls.
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { PageHighlight } from './pdf-viewer.tsx'

export type PageScroll = {
  page?: number | undefined
  onPage?: ((page: number) => void) | undefined
  highlights?: readonly PageHighlight[]
  pageCount: number
  /** Changes whenever the pages change their size; the place in the page is then kept. */
  layout: string
}

export function usePageScroll(scroller: RefObject<HTMLElement | null>, options: PageScroll) {
  const { page, onPage, pageCount, layout } = options
  const [current, setCurrent] = useState(1)
  const shown = useRef(1)
  const place = useRef({ page: 1, share: 0 })
  // A page that was asked for before there were any: nothing can be laid out until the box has a width.
  const awaited = useRef<number | null>(null)
  const latest = useRef(options)
  latest.current = options
  const show = (next: number) => {
    if (next === shown.current) return
    shown.current = next
    setCurrent(next)
    onPage?.(next)
  }
  const goTo = (wanted: number) => {
    const next = Math.min(pageCount, Math.max(1, wanted))
    const element = pageElement(scroller.current, next)
    if (scroller.current === null || element === null) {
      awaited.current = next
      return
    }
    awaited.current = null
    const region = latest.current.highlights?.find((mark) => mark.page === next && mark.active)?.region
    const inside = region ? Math.max(0, region.y * element.offsetHeight - 80) : 0
    scroller.current.scrollTop = element.offsetTop - 12 + inside
    show(next)
  }
  const wanted = useRef(goTo)
  wanted.current = goTo
  useEffect(() => {
    if (page !== undefined && page !== shown.current) wanted.current(page)
  }, [page])
  const follow = useRef(() => {})
  follow.current = () => {
    if (scroller.current === null) return
    place.current = placeAt(scroller.current)
    show(pageInView(scroller.current))
  }
  useEffect(() => {
    const element = scroller.current
    const listen = () => follow.current()
    element?.addEventListener('scroll', listen, { passive: true })
    return () => element?.removeEventListener('scroll', listen)
  }, [scroller])
  const lastLayout = useRef(layout)
  useLayoutEffect(() => {
    if (lastLayout.current === layout) return
    lastLayout.current = layout
    if (awaited.current !== null) return wanted.current(awaited.current)
    const element = pageElement(scroller.current, place.current.page)
    if (scroller.current && element)
      scroller.current.scrollTop = element.offsetTop + place.current.share * element.offsetHeight
  }, [layout, scroller])
  return { current, goTo }
}

function pageElement(scroller: HTMLElement | null, page: number): HTMLElement | null {
  return scroller?.querySelector<HTMLElement>(`[data-page="${page}"]`) ?? null
}

/** The page that crosses the line a third down the view; at the very end, the last one. */
function pageInView(scroller: HTMLElement): number {
  const pages = scroller.querySelectorAll<HTMLElement>('[data-page]')
  const atEnd = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2
  const line =
    atEnd && scroller.scrollTop > 0 ? Number.POSITIVE_INFINITY : scroller.scrollTop + scroller.clientHeight / 3
  let found = 1
  for (const page of pages) {
    if (page.offsetTop > line) break
    found = Number(page.dataset.page)
  }
  return found
}

function placeAt(scroller: HTMLElement): { page: number; share: number } {
  const pages = [...scroller.querySelectorAll<HTMLElement>('[data-page]')]
  const top = pages.find((page) => page.offsetTop + page.offsetHeight > scroller.scrollTop)
  if (top === undefined) return { page: 1, share: 0 }
  return { page: Number(top.dataset.page), share: (scroller.scrollTop - top.offsetTop) / Math.max(1, top.offsetHeight) }
}
