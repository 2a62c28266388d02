// The slider over the timeline: pressed and dragged to jump, with a look at the second under the pointer.
import { type PointerEvent, useRef, useState } from 'react'
import { formatDuration, formatPlace } from './format.ts'
import { HoverFrame } from './player-film.tsx'
import css from './player-timeline.module.css'
import type { PlayerFilm } from './player-types.ts'
import { type SecondsSource, useSeconds } from './seconds.ts'
import { uiText } from './text.ts'
import { share, stretch } from './timeline-measures.ts'

export type PlayerSeekerProps = {
  source: SecondsSource | null
  duration: number
  draftStart: number | null
  film: PlayerFilm | undefined
  width: number
  secondOf: (event: PointerEvent) => number
  onSeek: (seconds: number) => void
}

/** The slider itself. Arrow keys are the player's: a frame, or a second with Shift. */
export function PlayerSeeker({ source, duration, draftStart, film, width, secondOf, onSeek }: PlayerSeekerProps) {
  const seconds = useSeconds(source)
  const dragging = useRef(false)
  const [under, setUnder] = useState<number | null>(null)
  return (
    <div
      role="slider"
      tabIndex={0}
      className={css.seeker}
      data-entry=""
      aria-label={uiText.player.timeline}
      aria-valuemin={0}
      aria-valuemax={Math.round(duration * 1000) / 1000}
      aria-valuenow={Math.round(seconds * 1000) / 1000}
      aria-valuetext={uiText.player.at(formatPlace(seconds), formatDuration(duration))}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        dragging.current = true
        onSeek(secondOf(event))
      }}
      onPointerMove={(event) => {
        setUnder(secondOf(event))
        if (dragging.current) onSeek(secondOf(event))
      }}
      onPointerUp={() => {
        dragging.current = false
      }}
      onPointerLeave={() => setUnder(null)}
    >
      {draftStart !== null && (
        <span
          className={css.draft}
          style={stretch({ start: Math.min(draftStart, seconds), end: Math.max(draftStart, seconds) }, duration)}
        />
      )}
      <span className={css.playhead} style={{ left: share(seconds, duration) }} />
      {under !== null && duration > 0 && (
        <HoverFrame film={film} seconds={under} left={hoverLeft(under / duration, width, film)} />
      )}
    </div>
  )
}

/** Over the pointer, but never past the ends of the timeline. */
function hoverLeft(part: number, width: number, film: PlayerFilm | undefined): number {
  const half = film === undefined ? 44 : Math.min(120, (film.frameWidth / film.frameHeight) * 45)
  return Math.min(Math.max(half, width - half), Math.max(half, part * width))
}
