// The picture itself, on a dark stage: turned, enlarged, moved by hand; or the sound's shape when there is no picture.
import { CustomerServiceOutlined } from '@ant-design/icons'
import { type PointerEvent, type ReactNode, useRef, useState } from 'react'
import { classNames } from './class-names.ts'
import { PictureFrame } from './picture-frame.tsx'
import css from './player.module.css'
import { PlayerCaption } from './player-caption.tsx'
import { uiText } from './text.ts'
import type { PlayerView } from './use-view.ts'

export type PlayerStageProps = {
  src: string
  kind: 'video' | 'audio'
  title: string
  poster?: string | undefined
  captionsUrl?: string | undefined
  view: Pick<PlayerView, 'rotation' | 'zoom' | 'captions'>
  banner?: ReactNode
  /** Takes the stage when the source cannot be played. */
  fault: ReactNode
  waiting: boolean
  /** Size of the picture; 0 until known. */
  picture: { width: number; height: number }
  /** Drawn over the picture. */
  overlay: ReactNode
  mediaRef: (media: HTMLMediaElement | null) => void
  onToggle: () => void
}

export function PlayerStage(props: PlayerStageProps) {
  const { src, kind, title, poster, captionsUrl, view, banner, fault, waiting, mediaRef } = props
  const [track, setTrack] = useState<HTMLTrackElement | null>(null)
  const { rotation, zoom } = view
  const pan = usePan(zoom)
  const transform = `translate(-50%, -50%) translate(${pan.x}px, ${pan.y}px) rotate(${rotation}deg) scale(${zoom})`
  return (
    <div className={classNames(css.stage, zoom > 1 && css.movable)} {...pan.handlers}>
      {kind === 'video' ? (
        <video
          ref={mediaRef}
          src={src}
          poster={poster}
          preload="metadata"
          playsInline
          disablePictureInPicture
          aria-label={uiText.player.picture(title)}
          className={classNames(css.video, rotation % 180 === 90 && css.turned)}
          style={{ transform }}
          onClick={() => {
            if (!pan.moved()) props.onToggle()
          }}
        >
          <track key={captionsUrl} ref={setTrack} kind="captions" src={captionsUrl} />
        </video>
      ) : (
        <>
          <audio ref={mediaRef} src={src} preload="metadata">
            <track key={captionsUrl} ref={setTrack} kind="captions" src={captionsUrl} />
          </audio>
          <div className={css.sound} aria-hidden="true">
            <CustomerServiceOutlined />
          </div>
        </>
      )}
      {kind === 'video' && props.overlay !== undefined && props.overlay !== null && (
        <PictureFrame picture={props.picture} rotation={rotation} zoom={zoom} pan={pan}>
          {props.overlay}
        </PictureFrame>
      )}
      {captionsUrl !== undefined && view.captions && <PlayerCaption track={track} />}
      {banner !== undefined && banner !== null && <div className={css.banner}>{banner}</div>}
      {waiting && fault === null && <span className={css.waiting} aria-hidden="true" />}
      {fault !== null && <div className={css.fault}>{fault}</div>}
    </div>
  )
}

/** Moves an enlarged picture by dragging; a drag is not a click. */
function usePan(zoom: number) {
  const [offset, setOffset] = useState({ x: 0, y: 0 })
  const start = useRef<{ x: number; y: number; from: { x: number; y: number } } | null>(null)
  const dragged = useRef(false)
  const shown = zoom > 1 ? offset : { x: 0, y: 0 }
  const end = () => {
    start.current = null
  }
  const handlers = {
    onPointerDown: (event: PointerEvent) => {
      dragged.current = false
      if (zoom > 1 && event.button === 0) start.current = { x: event.clientX, y: event.clientY, from: shown }
    },
    onPointerMove: (event: PointerEvent) => {
      if (start.current === null) return
      const { x, y, from } = start.current
      if (Math.abs(event.clientX - x) + Math.abs(event.clientY - y) > 4) dragged.current = true
      setOffset({ x: from.x + event.clientX - x, y: from.y + event.clientY - y })
    },
    onPointerUp: end,
    onPointerLeave: end,
  }
  return { ...shown, handlers, moved: () => dragged.current }
}
