// The tools over a PDF: page, zoom, turn, draw a region.
import { BorderOuterOutlined, DownOutlined, GatewayOutlined, UpOutlined } from '@ant-design/icons'
import { type ReactNode, useEffect, useState } from 'react'
import { uiText } from './text.ts'
import { ToolButton } from './tool-button.tsx'
import { Toolbar, ToolbarGap } from './toolbar.tsx'
import css from './view-tools.module.css'
import type { Zoom } from './view-zoom.ts'
import { ZoomTools } from './zoom-tools.tsx'

export type PdfToolsProps = {
  page: number
  pageCount: number
  zoom: Zoom
  factor: number
  onPage: (page: number) => void
  onZoom: (zoom: Zoom) => void
  onRotate: () => void
  selecting: boolean
  onSelecting: ((selecting: boolean) => void) | undefined
  onWhole: (() => void) | undefined
  extra?: ReactNode
}

export function PdfTools(props: PdfToolsProps) {
  const { page, pageCount, zoom, factor, onPage, onZoom, onRotate, selecting, onSelecting, onWhole, extra } = props
  const words = uiText.pdf
  return (
    <Toolbar label={words.tools} end={extra}>
      <ToolButton
        icon={<UpOutlined />}
        label={words.previous}
        shortcut="PageUp"
        disabled={page <= 1}
        onPress={() => onPage(page - 1)}
      />
      <ToolButton
        icon={<DownOutlined />}
        label={words.next}
        shortcut="PageDown"
        disabled={page >= pageCount}
        onPress={() => onPage(page + 1)}
      />
      <PageField page={page} pageCount={pageCount} onPage={onPage} />
      <ToolbarGap />
      <ZoomTools zoom={zoom} factor={factor} onZoom={onZoom} onRotate={onRotate} />
      {onSelecting && (
        <>
          <ToolbarGap />
          <ToolButton
            icon={<GatewayOutlined />}
            label={uiText.toolbar.region}
            shortcut="B"
            pressed={selecting}
            onPress={() => onSelecting(!selecting)}
          />
          {selecting && onWhole && (
            <ToolButton icon={<BorderOuterOutlined />} label={uiText.toolbar.wholePage} showLabel onPress={onWhole} />
          )}
        </>
      )}
    </Toolbar>
  )
}

type PageFieldProps = Pick<PdfToolsProps, 'page' | 'pageCount' | 'onPage'>

function PageField({ page, pageCount, onPage }: PageFieldProps) {
  const [typed, setTyped] = useState(String(page))
  useEffect(() => setTyped(String(page)), [page])
  const go = () => {
    const wanted = Number.parseInt(typed, 10)
    if (Number.isNaN(wanted)) setTyped(String(page))
    else onPage(Math.min(pageCount, Math.max(1, wanted)))
  }
  return (
    <span className={css.pages}>
      <input
        className={css.pageInput}
        inputMode="numeric"
        aria-label={uiText.pdf.pageInput}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={go}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go()
        }}
      />
      <span>{uiText.pdf.of(pageCount)}</span>
    </span>
  )
}
