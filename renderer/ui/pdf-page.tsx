// One page: drawn when it comes near the view, let go when it is far; text to select above it, regions above that.
import type { PDFDocumentProxy, PDFPageProxy, RenderTask } from 'pdfjs-dist'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { drawPage } from './pdf-draw.ts'
import css from './pdf-viewer.module.css'
import type { Highlight, Region, Rotation } from './region.ts'
import { RegionLayer } from './region-layer.tsx'
import { uiText } from './text.ts'

/** Points (1/72 inch), upright. */
export type PageSize = { width: number; height: number }

export type PdfPageProps = {
  document: PDFDocumentProxy
  page: number
  /** Known or guessed from the first page. */
  size: PageSize
  /** CSS pixels for each point. */
  scale: number
  rotation: Rotation
  scroller: RefObject<HTMLElement | null>
  current: boolean
  selecting: boolean
  highlights: readonly Highlight[]
  onSize: (page: number, size: PageSize) => void
  onRegion: (page: number, region: Region) => void
  onHighlight: ((key: string) => void) | undefined
  onCancel: () => void
}

export function PdfPage(props: PdfPageProps) {
  const { page, size, scale, rotation, current, selecting, highlights } = props
  const frame = useRef<HTMLElement>(null)
  const near = useNear(frame, props.scroller)
  const broken = useDrawnPage(props, frame, near)
  const turned = rotation % 180 === 90
  const name = uiText.pdf.page(page)
  return (
    <section
      ref={frame}
      className={css.page}
      data-page={page}
      aria-label={name}
      style={{
        width: Math.floor((turned ? size.height : size.width) * scale),
        height: Math.floor((turned ? size.width : size.height) * scale),
        '--total-scale-factor': scale,
      }}
    >
      <div className={css.paper} data-paper="" />
      {broken && <p className={css.broken}>{uiText.pdf.pageFailed(page)}</p>}
      <RegionLayer
        name={name}
        rotation={rotation}
        highlights={highlights}
        selecting={selecting}
        focusable={current}
        onRegion={(region) => props.onRegion(page, region)}
        onHighlight={props.onHighlight}
        onCancel={props.onCancel}
      />
    </section>
  )
}

/** Within one screen of the view. */
function useNear(frame: RefObject<HTMLElement | null>, scroller: RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false)
  useEffect(() => {
    if (frame.current === null) return
    const observer = new IntersectionObserver((entries) => setNear(entries.at(-1)?.isIntersecting ?? false), {
      root: scroller.current,
      rootMargin: '100% 0px',
    })
    observer.observe(frame.current)
    return () => observer.disconnect()
  }, [frame, scroller])
  return near
}

/** Draws into the paper element; true when the page cannot be drawn. The old drawing stays until the new one is ready. */
function useDrawnPage(props: PdfPageProps, frame: RefObject<HTMLElement | null>, near: boolean): boolean {
  const { document: pdf, page, scale, rotation, onSize } = props
  const [broken, setBroken] = useState(false)
  const reportSize = useRef(onSize)
  reportSize.current = onSize
  useEffect(() => {
    const paper = frame.current?.querySelector<HTMLElement>('[data-paper]')
    if (!paper || !near) return
    let task: RenderTask | null = null
    let proxy: PDFPageProxy | null = null
    const stop = new AbortController()
    const draw = async () => {
      proxy = await pdf.getPage(page)
      if (stop.signal.aborted) return
      const { width, height } = proxy.getViewport({ scale: 1 })
      reportSize.current(page, { width, height })
      await drawPage(proxy, { paper, scale, rotation, signal: stop.signal, started: (started) => (task = started) })
      setBroken(false)
    }
    draw().catch(() => {
      if (!stop.signal.aborted) setBroken(true)
    })
    return () => {
      stop.abort()
      task?.cancel()
    }
  }, [frame, near, pdf, page, scale, rotation])
  useEffect(() => {
    if (near) return
    // Far pages give their pixels back.
    frame.current?.querySelector('[data-paper]')?.replaceChildren()
  }, [frame, near])
  return broken
}
