// The opened PDF: its tools, its pages in a column, its keys.
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { type KeyboardEvent, useRef, useState } from 'react'
import { type PageSize, PdfPage } from './pdf-page.tsx'
import { PdfTools } from './pdf-tools.tsx'
import css from './pdf-viewer.module.css'
import type { PdfViewerProps } from './pdf-viewer.tsx'
import { type Rotation, turn, wholeRegion } from './region.ts'
import { scrollable } from './scrollable.ts'
import { uiText } from './text.ts'
import { useBox } from './use-box.ts'
import { usePageScroll } from './use-page-scroll.ts'
import { isTyping } from './use-shortcuts.ts'
import { type Zoom, zoomFactor } from './view-zoom.ts'
import { zoomKey } from './zoom-tools.tsx'

export type PdfPagesProps = PdfViewerProps & { document: PDFDocumentProxy; firstSize: PageSize }

// PDF units are points; CSS counts 96 pixels to the inch.
const pixelsPerPoint = 96 / 72
const margin = 12

export function PdfPages(props: PdfPagesProps) {
  const { document: pdf, firstSize, title, selecting = false, highlights = [], onSelecting, onRegion } = props
  const scroller = useRef<HTMLDivElement>(null)
  const box = useBox(scroller)
  const [zoom, setZoom] = useState<Zoom>('width')
  const [rotation, setRotation] = useState<Rotation>(0)
  const [sizes, setSizes] = useState<ReadonlyMap<number, PageSize>>(new Map())
  const widest = turnedSize(widestOf(firstSize, sizes), rotation)
  const factor = zoomFactor(zoom, inPixels(widest), { width: box.width - margin * 2, height: box.height - margin * 2 })
  const scale = factor * pixelsPerPoint
  const { current, goTo } = usePageScroll(scroller, {
    ...props,
    pageCount: pdf.numPages,
    layout: `${scale} ${rotation}`,
  })
  const onSize = (page: number, size: PageSize) =>
    setSizes((known) => (isSame(known.get(page), size) ? known : new Map(known).set(page, size)))
  const rotate = (degrees: number) => setRotation(turn(rotation, degrees))
  const onKeyDown = (event: KeyboardEvent) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
    const wanted = zoomKey(event.key, factor)
    if (wanted !== null) setZoom(wanted)
    else if (event.key === 'PageDown') goTo(current + 1)
    else if (event.key === 'PageUp') goTo(current - 1)
    else if (event.key === 'Home') goTo(1)
    else if (event.key === 'End') goTo(pdf.numPages)
    else if (event.key.toLowerCase() === 'r') rotate(event.shiftKey ? -90 : 90)
    else if (event.key.toLowerCase() === 'b' && onSelecting) onSelecting(!selecting)
    else return
    event.preventDefault()
  }
  const pages = Array.from({ length: pdf.numPages }, (_, index) => index + 1)
  return (
    <section className={css.viewer} aria-label={uiText.pdf.label(title)} onKeyDown={onKeyDown}>
      <PdfTools
        page={current}
        pageCount={pdf.numPages}
        zoom={zoom}
        factor={factor}
        onPage={goTo}
        onZoom={setZoom}
        onRotate={() => rotate(90)}
        selecting={selecting}
        onSelecting={onSelecting}
        onWhole={onRegion && (() => onRegion({ ...wholeRegion, page: current }))}
        extra={props.tools}
      />
      <div ref={scroller} className={css.scroller} {...scrollable}>
        {box.width > 0 &&
          pages.map((page) => (
            <PdfPage
              key={page}
              document={pdf}
              page={page}
              size={sizes.get(page) ?? firstSize}
              scale={scale}
              rotation={rotation}
              scroller={scroller}
              current={page === current}
              selecting={selecting}
              highlights={highlights.filter((highlight) => highlight.page === page)}
              onSize={onSize}
              onRegion={(at, region) => onRegion?.({ ...region, page: at })}
              onHighlight={props.onHighlight}
              onCancel={() => onSelecting?.(false)}
            />
          ))}
      </div>
    </section>
  )
}

function turnedSize({ width, height }: PageSize, rotation: Rotation): PageSize {
  return rotation % 180 === 90 ? { width: height, height: width } : { width, height }
}

/** Fit to width means the widest page seen so far. */
function widestOf(first: PageSize, sizes: ReadonlyMap<number, PageSize>): PageSize {
  return [...sizes.values()].reduce((widest, size) => (size.width > widest.width ? size : widest), first)
}

function inPixels({ width, height }: PageSize): PageSize {
  return { width: width * pixelsPerPoint, height: height * pixelsPerPoint }
}

function isSame(known: PageSize | undefined, size: PageSize): boolean {
  return known?.width === size.width && known.height === size.height
}
