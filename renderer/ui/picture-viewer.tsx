// Shows a picture: fitted, enlarged, turned, moved by hand; regions drawn as on a page.
import { BorderOuterOutlined, GatewayOutlined } from '@ant-design/icons'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { classNames } from './class-names.ts'
import { ErrorState } from './error-state.tsx'
import { LoadingState } from './loading-state.tsx'
import css from './picture-viewer.module.css'
import { type Highlight, type Region, type Rotation, turn, wholeRegion } from './region.ts'
import { RegionLayer } from './region-layer.tsx'
import { scrollable } from './scrollable.ts'
import { uiText } from './text.ts'
import { ToolButton } from './tool-button.tsx'
import { Toolbar, ToolbarGap } from './toolbar.tsx'
import { useBox } from './use-box.ts'
import { useDragScroll } from './use-drag-scroll.ts'
import { isTyping } from './use-shortcuts.ts'
import { type Zoom, zoomFactor, zoomStep } from './view-zoom.ts'
import { ZoomTools, zoomKey } from './zoom-tools.tsx'

export type PictureViewerProps = {
  url: string
  /** Name of the picture; also its text for screen readers. */
  title: string
  selecting?: boolean
  onSelecting?: ((selecting: boolean) => void) | undefined
  /** In fractions of the upright picture. */
  onRegion?: ((region: Region) => void) | undefined
  highlights?: readonly Highlight[]
  onHighlight?: ((key: string) => void) | undefined
  tools?: ReactNode
}

type Loaded = { width: number; height: number } | 'loading' | 'failed'

export function PictureViewer(props: PictureViewerProps) {
  const [attempt, setAttempt] = useState(0)
  return <LoadedPicture key={`${props.url} ${attempt}`} {...props} onRetry={() => setAttempt(attempt + 1)} />
}

function LoadedPicture(props: PictureViewerProps & { onRetry: () => void }) {
  const { url, title, selecting = false, onSelecting, onRegion } = props
  const stage = useRef<HTMLDivElement>(null)
  const box = useBox(stage)
  const [loaded, setLoaded] = useState<Loaded>('loading')
  const [zoom, setZoom] = useState<Zoom>('whole')
  const [rotation, setRotation] = useState<Rotation>(0)
  const natural = typeof loaded === 'string' ? { width: 0, height: 0 } : loaded
  const turned = rotation % 180 === 90 ? { width: natural.height, height: natural.width } : natural
  const factor = zoomFactor(zoom, turned, { width: box.width - 24, height: box.height - 24 })
  const drag = useDragScroll(stage, !selecting, (direction) => setZoom(zoomStep(factor, direction)))
  const onKeyDown = (event: KeyboardEvent) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
    const wanted = zoomKey(event.key, factor)
    if (wanted !== null) setZoom(wanted)
    else if (event.key.toLowerCase() === 'r') setRotation(turn(rotation, event.shiftKey ? -90 : 90))
    else if (event.key.toLowerCase() === 'b' && onSelecting) onSelecting(!selecting)
    else return
    event.preventDefault()
  }
  if (loaded === 'failed') {
    return <ErrorState title={uiText.picture.failed} sentence={uiText.picture.broken} onRetry={props.onRetry} />
  }
  return (
    <section className={css.viewer} aria-label={uiText.picture.label(title)} onKeyDown={onKeyDown}>
      <Toolbar label={uiText.picture.tools} end={props.tools}>
        <ZoomTools zoom={zoom} factor={factor} onZoom={setZoom} onRotate={() => setRotation(turn(rotation, 90))} />
        {onSelecting && <RegionTools selecting={selecting} onSelecting={onSelecting} onRegion={onRegion} />}
      </Toolbar>
      <div ref={stage} className={classNames(css.stage, !selecting && css.movable)} {...drag} {...scrollable}>
        {loaded === 'loading' && <LoadingState label={uiText.picture.loading} shape="stage" />}
        <div className={css.frame} style={{ width: turned.width * factor, height: turned.height * factor }}>
          <img
            src={url}
            alt={title}
            className={css.picture}
            draggable={false}
            style={{
              width: natural.width * factor,
              height: natural.height * factor,
              transform: `translate(-50%, -50%) rotate(${rotation}deg)`,
            }}
            onLoad={({ currentTarget }) =>
              setLoaded({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
            }
            onError={() => setLoaded('failed')}
          />
          <RegionLayer
            {...props}
            name={title}
            rotation={rotation}
            highlights={props.highlights ?? []}
            selecting={selecting}
            focusable
            onCancel={() => onSelecting?.(false)}
          />
        </div>
      </div>
    </section>
  )
}

type RegionToolsProps = {
  selecting: boolean
  onSelecting: (selecting: boolean) => void
  onRegion: ((region: Region) => void) | undefined
}

function RegionTools({ selecting, onSelecting, onRegion }: RegionToolsProps) {
  return (
    <>
      <ToolbarGap />
      <ToolButton
        icon={<GatewayOutlined />}
        label={uiText.toolbar.region}
        shortcut="B"
        pressed={selecting}
        onPress={() => onSelecting(!selecting)}
      />
      {selecting && onRegion && (
        <ToolButton
          icon={<BorderOuterOutlined />}
          label={uiText.toolbar.wholePicture}
          showLabel
          onPress={() => onRegion(wholeRegion)}
        />
      )}
    </>
  )
}
