// Frames of the film over the timeline, and the one under the pointer.
import { useRef } from 'react'
import { formatPlace } from './format.ts'
import css from './player-film.module.css'
import type { PlayerFilm } from './player-types.ts'
import { useBox } from './use-box.ts'

const stripHeight = 40
const thumbHeight = 90

export function FilmStrip({ film, duration }: { film: PlayerFilm; duration: number }) {
  const frame = useRef<HTMLDivElement>(null)
  const { width } = useBox(frame)
  const tileWidth = Math.max(8, Math.round((film.frameWidth / film.frameHeight) * stripHeight))
  const count = Math.ceil(width / tileWidth)
  return (
    <div ref={frame} className={css.strip} aria-hidden="true">
      {Array.from({ length: count }, (_, place) => {
        const seconds = ((place + 0.5) * tileWidth * duration) / Math.max(1, width)
        return <Frame key={`${count} ${String(place)}`} film={film} seconds={seconds} height={stripHeight} />
      })}
    </div>
  )
}

export type HoverFrameProps = {
  film: PlayerFilm | undefined
  seconds: number
  left: number
  label?: string | undefined
}

/** Follows the pointer over the timeline: the second it would jump to, with its picture. */
export function HoverFrame({ film, seconds, left, label }: HoverFrameProps) {
  return (
    <span className={css.hover} style={{ left }} aria-hidden="true">
      {film !== undefined && <Frame film={film} seconds={seconds} height={thumbHeight} />}
      <span className={css.hoverTime}>{formatPlace(seconds)}</span>
      {label !== undefined && <span className={css.hoverLabel}>{label}</span>}
    </span>
  )
}

function Frame({ film, seconds, height }: { film: PlayerFilm; seconds: number; height: number }) {
  const { column, row } = frameAt(film, seconds)
  const scale = height / film.frameHeight
  const width = film.frameWidth * scale
  const rows = Math.ceil(film.frames / film.columns)
  return (
    <span
      className={css.frame}
      style={{
        width,
        height,
        backgroundImage: `url("${film.url}")`,
        backgroundSize: `${width * film.columns}px ${height * rows}px`,
        backgroundPosition: `${-column * width}px ${-row * height}px`,
      }}
    />
  )
}

/** Where in the picture the frame of this second stands. */
export function frameAt({ frames, columns, everySeconds }: PlayerFilm, seconds: number) {
  const frame = Math.min(frames - 1, Math.max(0, Math.floor(seconds / everySeconds)))
  return { column: frame % columns, row: Math.floor(frame / columns) }
}
