// The recording from end to end: ruler, film strip, waveform, gaps, spans, marks, and the place now shown.
import { type PointerEvent, type ReactNode, useRef } from 'react'
import { classNames } from './class-names.ts'
import { formatDuration, formatPlace } from './format.ts'
import css from './player-timeline.module.css'
import type { PlayerGap, PlayerMark, PlayerSpan } from './player-types.ts'
import { PlayerWaveform } from './player-waveform.tsx'
import { uiText } from './text.ts'
import { useBox } from './use-box.ts'
import { useMediaSeconds } from './use-media-seconds.ts'

export type PlayerTimelineProps = {
  media: HTMLMediaElement | null
  duration: number
  marks: readonly PlayerMark[]
  spans: readonly PlayerSpan[]
  gaps: readonly PlayerGap[]
  /** Start of a span whose end is not set yet. */
  draftStart: number | null
  /** Loudness from 0 to 1 at even distances. */
  peaks: readonly number[] | undefined
  /** Sound alone: the waveform takes the height of the missing picture. */
  tall: boolean
  filmstrip: ReactNode
  onSeek: (seconds: number) => void
  onMarkOpen: ((key: string) => void) | undefined
  /** More lanes, under the track. */
  below?: ReactNode
}

export function PlayerTimeline(props: PlayerTimelineProps) {
  const { media, duration, marks, spans, gaps, draftStart, peaks, filmstrip, onSeek, onMarkOpen } = props
  const lane = useRef<HTMLDivElement>(null)
  const { width } = useBox(lane)
  const seekTo = (event: PointerEvent) => onSeek(secondAt(event.clientX, lane.current, duration))
  return (
    <div className={css.timeline}>
      <Ruler duration={duration} width={width} />
      <div className={css.lanes} ref={lane}>
        {filmstrip !== undefined && (
          <div className={css.filmstrip} aria-hidden="true">
            {filmstrip}
          </div>
        )}
        {peaks !== undefined && <PlayerWaveform peaks={peaks} tall={props.tall} />}
        <div className={css.track}>
          {gaps.map((gap) => (
            <span
              key={gap.key}
              className={css.gap}
              title={spanTitle(gap)}
              style={stretch(gap.start, gap.end, duration)}
            />
          ))}
          {spans.map((span) => (
            <span
              key={span.key}
              className={classNames(css.span, css[span.tone ?? 'finding'], span.active && css.active)}
              title={spanTitle(span)}
              style={stretch(span.start, span.end, duration)}
            />
          ))}
        </div>
        <Seeker media={media} duration={duration} draftStart={draftStart} onPointer={seekTo} />
        {marks.map((mark) => (
          <button
            key={mark.key}
            type="button"
            tabIndex={-1}
            className={classNames(css.mark, css[mark.tone ?? 'finding'], mark.active && css.active)}
            style={{ left: share(mark.at, duration) }}
            aria-label={`${formatPlace(mark.at)} ${mark.label}`}
            title={`${formatPlace(mark.at)} ${mark.label}`}
            onClick={() => {
              onSeek(mark.at)
              onMarkOpen?.(mark.key)
            }}
          />
        ))}
      </div>
      {props.below}
    </div>
  )
}

type SeekerProps = {
  media: HTMLMediaElement | null
  duration: number
  draftStart: number | null
  onPointer: (event: PointerEvent) => void
}

/** The slider itself. Arrow keys are the player's: a frame, or a second with Shift. */
function Seeker({ media, duration, draftStart, onPointer }: SeekerProps) {
  const seconds = useMediaSeconds(media)
  const dragging = useRef(false)
  return (
    <div
      role="slider"
      tabIndex={0}
      className={css.seeker}
      aria-label={uiText.player.timeline}
      aria-valuemin={0}
      aria-valuemax={Math.round(duration * 1000) / 1000}
      aria-valuenow={Math.round(seconds * 1000) / 1000}
      aria-valuetext={uiText.player.at(formatPlace(seconds), formatDuration(duration))}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        dragging.current = true
        onPointer(event)
      }}
      onPointerMove={(event) => {
        if (dragging.current) onPointer(event)
      }}
      onPointerUp={() => {
        dragging.current = false
      }}
    >
      {draftStart !== null && (
        <span
          className={css.draft}
          style={stretch(Math.min(draftStart, seconds), Math.max(draftStart, seconds), duration)}
        />
      )}
      <span className={css.playhead} style={{ left: share(seconds, duration) }} />
    </div>
  )
}

const rulerSteps = [0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200] as const

function Ruler({ duration, width }: { duration: number; width: number }) {
  const most = Math.max(1, Math.floor(width / 92))
  const step = rulerSteps.find((seconds) => duration / seconds <= most) ?? 14_400
  const count = duration > 0 ? Math.floor(duration / step) : 0
  const ticks = Array.from({ length: count + 1 }, (_, index) => index * step)
  return (
    <div className={css.ruler} aria-hidden="true">
      {ticks.map((seconds) => (
        <span key={seconds} className={css.tick} style={{ left: share(seconds, duration) }}>
          {(duration - seconds) / Math.max(duration, 1) > 0.07 && step >= 1 && formatDuration(seconds)}
        </span>
      ))}
    </div>
  )
}

function secondAt(clientX: number, lane: HTMLElement | null, duration: number): number {
  const bounds = lane?.getBoundingClientRect()
  if (bounds === undefined || bounds.width === 0) return 0
  return Math.min(1, Math.max(0, (clientX - bounds.left) / bounds.width)) * duration
}

function share(seconds: number, duration: number): string {
  return duration > 0 ? `${(Math.min(seconds, duration) / duration) * 100}%` : '0%'
}

function stretch(start: number, end: number, duration: number) {
  return { left: share(start, duration), width: share(Math.max(0, end - start), duration) }
}

function spanTitle({ start, end, label }: { start: number; end: number; label: string }): string {
  return `${formatPlace(start)}–${formatPlace(end)} ${label}`
}
