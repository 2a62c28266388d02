// The recording from end to end: ruler, film strip, waveform, gaps, spans, marks, and the place now shown.
import { HolderOutlined } from '@ant-design/icons'
import { type PointerEvent, type ReactNode, useRef } from 'react'
import { classNames } from './class-names.ts'
import { formatDuration, formatPlace } from './format.ts'
import { FilmStrip } from './player-film.tsx'
import { PlayerSeeker } from './player-seeker.tsx'
import css from './player-timeline.module.css'
import type { PlayerFilm, PlayerFound, PlayerGap, PlayerMark, PlayerSpan } from './player-types.ts'
import { PlayerWaveform } from './player-waveform.tsx'
import type { SecondsSource } from './seconds.ts'
import { uiText } from './text.ts'
import { secondAt, share, stretch } from './timeline-measures.ts'
import { useBox } from './use-box.ts'

export type PlayerTimelineProps = {
  source: SecondsSource | null
  duration: number
  marks: readonly PlayerMark[]
  spans: readonly PlayerSpan[]
  gaps: readonly PlayerGap[]
  /** Start of a span whose end is not set yet. */
  draftStart: number | null
  /** The stretch that was cut or chosen last: it is looped or clipped. */
  chosen?: { start: number; end: number } | null
  /** Loudness from 0 to 1 at even distances. */
  peaks: ArrayLike<number> | undefined
  /** Sound alone: the waveform takes the height of the missing picture. */
  tall: boolean
  film: PlayerFilm | undefined
  found: PlayerFound | undefined
  onSeek: (seconds: number) => void
  onMarkOpen: ((key: string) => void) | undefined
  /** More lanes, under the track. */
  below?: ReactNode
}

export function PlayerTimeline(props: PlayerTimelineProps) {
  const { source, duration, marks, spans, gaps, draftStart, peaks, film, found, onSeek, onMarkOpen } = props
  const lane = useRef<HTMLDivElement>(null)
  const { width } = useBox(lane)
  const secondOf = (event: PointerEvent) => secondAt(event.clientX, lane.current, duration)
  return (
    <div className={css.timeline}>
      <Ruler duration={duration} width={width} />
      <div className={css.lanes} ref={lane}>
        {film !== undefined && <FilmStrip film={film} duration={duration} />}
        {peaks !== undefined && <PlayerWaveform peaks={peaks} tall={props.tall} />}
        <div className={css.track}>
          {found !== undefined && <Found found={found} duration={duration} />}
          {gaps.map((gap) => (
            <span key={gap.key} className={css.gap} title={spanTitle(gap)} style={stretch(gap, duration)} />
          ))}
          {spans.map((span) => (
            <span
              key={span.key}
              className={classNames(css.span, css[span.tone ?? 'finding'], span.active && css.active)}
              title={spanTitle(span)}
              style={stretch(span, duration)}
            />
          ))}
        </div>
        {props.chosen && <span className={css.chosen} style={stretch(props.chosen, duration)} />}
        <PlayerSeeker
          source={source}
          duration={duration}
          draftStart={draftStart}
          film={film}
          width={width}
          secondOf={secondOf}
          onSeek={onSeek}
        />
        {gripsOf(spans).map((span) => (
          <button
            key={`grip ${span.key}`}
            type="button"
            tabIndex={-1}
            className={classNames(css.grip, css[span.tone ?? 'finding'])}
            style={{ left: share(span.start, duration) }}
            aria-label={`${spanTitle(span)}${uiText.player.grip}`}
            title={`${spanTitle(span)}${uiText.player.grip}`}
            draggable
            onDragStart={(event) => span.onCarry?.(event.dataTransfer)}
            onClick={() => {
              onSeek(span.start)
              onMarkOpen?.(span.key)
            }}
          >
            <HolderOutlined aria-hidden="true" />
          </button>
        ))}
        {marks.map((mark) => (
          <button
            key={mark.key}
            type="button"
            tabIndex={-1}
            className={classNames(css.mark, css[mark.tone ?? 'finding'], mark.active && css.active)}
            style={{ left: share(mark.at, duration) }}
            aria-label={`${formatPlace(mark.at)} ${mark.label}`}
            title={`${formatPlace(mark.at)} ${mark.label}`}
            draggable={mark.onCarry !== undefined}
            onDragStart={(event) => mark.onCarry?.(event.dataTransfer)}
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

/** One grip for each start: a mark that was cited lies where its finding does. */
function gripsOf(spans: readonly PlayerSpan[]): PlayerSpan[] {
  const carried = spans.filter(({ onCarry }) => onCarry !== undefined)
  return [...new Map(carried.map((span) => [span.start, span])).values()]
}

/** Scenes as fine ticks along the upper edge, silences as a quiet band along the lower one. */
function Found({ found, duration }: { found: PlayerFound; duration: number }) {
  return (
    <>
      {found.silences.map((silence) => (
        <span key={`silence ${silence.start}`} className={css.silence} style={stretch(silence, duration)} />
      ))}
      {found.scenes.map((scene) => (
        <span key={`scene ${scene}`} className={css.scene} style={{ left: share(scene, duration) }} />
      ))}
    </>
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

function spanTitle({ start, end, label }: { start: number; end: number; label: string }): string {
  return `${formatPlace(start)}–${formatPlace(end)} ${label}`
}
