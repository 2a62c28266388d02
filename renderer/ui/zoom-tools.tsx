// Zoom and turn, the same tools over pages, pictures and documents.
import { ColumnWidthOutlined, CompressOutlined, RedoOutlined, ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons'
import { uiText } from './text.ts'
import { ToolButton } from './tool-button.tsx'
import css from './view-tools.module.css'
import { type Zoom, zoomStep } from './view-zoom.ts'

export type ZoomToolsProps = {
  zoom: Zoom
  /** The factor now shown. */
  factor: number
  onZoom: (zoom: Zoom) => void
  onRotate?: (() => void) | undefined
}

export function ZoomTools({ zoom, factor, onZoom, onRotate }: ZoomToolsProps) {
  const words = uiText.toolbar
  return (
    <>
      <ToolButton
        icon={<ZoomOutOutlined />}
        label={words.zoomOut}
        shortcut="-"
        onPress={() => onZoom(zoomStep(factor, -1))}
      />
      <output className={css.zoom} aria-label={words.zoom}>
        {Math.round(factor * 100)}%
      </output>
      <ToolButton
        icon={<ZoomInOutlined />}
        label={words.zoomIn}
        shortcut="+"
        onPress={() => onZoom(zoomStep(factor, 1))}
      />
      <ToolButton
        icon={<ColumnWidthOutlined />}
        label={words.fitWidth}
        shortcut="0"
        pressed={zoom === 'width'}
        onPress={() => onZoom('width')}
      />
      <ToolButton
        icon={<CompressOutlined />}
        label={words.fitAll}
        shortcut="9"
        pressed={zoom === 'whole'}
        onPress={() => onZoom('whole')}
      />
      {onRotate && <ToolButton icon={<RedoOutlined />} label={words.rotate} shortcut="R" onPress={onRotate} />}
    </>
  )
}

/** The zoom a key asks for, or null. */
export function zoomKey(key: string, factor: number): Zoom | null {
  if (key === '+' || key === '=') return zoomStep(factor, 1)
  if (key === '-') return zoomStep(factor, -1)
  if (key === '0') return 'width'
  return key === '9' ? 'whole' : null
}
