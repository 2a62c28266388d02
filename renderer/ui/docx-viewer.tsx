// Shows a Word document approximately, inside a shadow root: no script, no address, no outside resource survives.
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { DocxOpenError, renderDocx } from './docx-render.ts'
import css from './docx-viewer.module.css'
import { ErrorState } from './error-state.tsx'
import { LoadingState } from './loading-state.tsx'
import { scrollable } from './scrollable.ts'
import { uiText } from './text.ts'
import { Toolbar } from './toolbar.tsx'
import { useBox } from './use-box.ts'
import { isTyping } from './use-shortcuts.ts'
import tools from './view-tools.module.css'
import { type Zoom, zoomFactor } from './view-zoom.ts'
import { ZoomTools, zoomKey } from './zoom-tools.tsx'

export type DocxViewerProps = {
  url: string
  /** Name of the paper. */
  title: string
  tools?: ReactNode
}

type DocxState = { status: 'loading' } | { status: 'ready' } | { status: 'failed'; fault: 'broken' | 'unreachable' }

// A4 at 96 dpi, what nearly every official document is.
const pageWidth = 794

export function DocxViewer(props: DocxViewerProps) {
  const [attempt, setAttempt] = useState(0)
  return <OpenedDocx key={`${props.url} ${attempt}`} {...props} onRetry={() => setAttempt(attempt + 1)} />
}

function OpenedDocx({ url, title, tools: extra, onRetry }: DocxViewerProps & { onRetry: () => void }) {
  const host = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const box = useBox(scroller)
  const [zoom, setZoom] = useState<Zoom>('width')
  const state = useDocx(url, host)
  const factor = Math.min(
    4,
    zoomFactor(zoom, { width: pageWidth, height: 1123 }, { width: box.width - 40, height: box.height - 24 }),
  )
  const onKeyDown = (event: KeyboardEvent) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
    const wanted = zoomKey(event.key, factor)
    if (wanted === null) return
    setZoom(wanted)
    event.preventDefault()
  }
  if (state.status === 'failed') {
    const retry = state.fault === 'unreachable' ? onRetry : undefined
    return <ErrorState title={uiText.docx.failed} sentence={uiText.docx[state.fault]} onRetry={retry} />
  }
  return (
    <section className={css.viewer} aria-label={uiText.docx.label(title)} onKeyDown={onKeyDown}>
      <Toolbar label={uiText.docx.tools} end={extra}>
        <ZoomTools zoom={zoom} factor={factor} onZoom={setZoom} />
        <span className={tools.note}>{uiText.docx.approximate}</span>
      </Toolbar>
      <div ref={scroller} className={css.scroller} {...scrollable}>
        {state.status === 'loading' && <LoadingState label={uiText.docx.loading} shape="page" rows={12} />}
        <div ref={host} className={css.host} style={{ zoom: factor }} />
      </div>
    </section>
  )
}

function useDocx(url: string, host: { current: HTMLElement | null }): DocxState {
  const [state, setState] = useState<DocxState>({ status: 'loading' })
  useEffect(() => {
    const stop = new AbortController()
    if (host.current === null) return
    renderDocx(url, host.current, stop.signal).then(
      () => setState({ status: 'ready' }),
      (error: unknown) => {
        if (stop.signal.aborted) return
        setState({ status: 'failed', fault: error instanceof DocxOpenError ? error.fault : 'broken' })
      },
    )
    return () => stop.abort()
  }, [url, host])
  return state
}
