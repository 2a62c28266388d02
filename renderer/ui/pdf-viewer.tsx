// Shows a PDF: pages drawn as they come into view, text to select, regions to draw, findings to see.
import './pdf-text.css'
import { type ReactNode, useState } from 'react'
import { ErrorState } from './error-state.tsx'
import { LoadingState } from './loading-state.tsx'
import { PdfPages } from './pdf-pages.tsx'
import css from './pdf-viewer.module.css'
import type { Highlight, Region } from './region.ts'
import { uiText } from './text.ts'
import { usePdf } from './use-pdf.ts'

/** A region on a page, in fractions of the page as it stands upright by its own rotation. Pages count from 1. */
export type PageRegion = Region & { page: number }

export type PageHighlight = Highlight & { page: number }

export type PdfViewerProps = {
  /** Answers Range requests. */
  url: string
  /** Name of the paper. */
  title: string
  /** Jumps there whenever it differs from the page in view. */
  page?: number | undefined
  onPage?: ((page: number) => void) | undefined
  /** Whether regions are being drawn. */
  selecting?: boolean
  /** Shows the tool that starts and ends drawing. */
  onSelecting?: ((selecting: boolean) => void) | undefined
  onRegion?: ((region: PageRegion) => void) | undefined
  highlights?: readonly PageHighlight[]
  onHighlight?: ((key: string) => void) | undefined
  /** Further tools at the right. */
  tools?: ReactNode
}

export function PdfViewer(props: PdfViewerProps) {
  const [attempt, setAttempt] = useState(0)
  return <OpenedPdf key={`${props.url} ${attempt}`} {...props} onRetry={() => setAttempt(attempt + 1)} />
}

function OpenedPdf(props: PdfViewerProps & { onRetry: () => void }) {
  const pdf = usePdf(props.url)
  if (pdf.status === 'ready') return <PdfPages {...props} document={pdf.document} firstSize={pdf.firstSize} />
  if (pdf.status === 'failed') {
    const retry = pdf.fault === 'unreachable' ? props.onRetry : undefined
    return <ErrorState title={uiText.pdf.failed} sentence={uiText.pdf[pdf.fault]} onRetry={retry} />
  }
  return (
    <div className={css.viewer}>
      <div className={css.scroller}>
        <LoadingState label={uiText.pdf.loading} shape="page" rows={12} />
      </div>
    </div>
  )
}
