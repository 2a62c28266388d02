// The segments of one chain to scale under real clock times: gaps hatched, what overlaps on a lane of its own.
import { type CSSProperties, type MouseEvent, useRef } from 'react'
import type { Chain } from '#shared/contract/recordings.ts'
import { classNames } from '../ui/class-names.ts'
import { formatDuration, formatTimeOfDay } from '../ui/format.ts'
import { useBox } from '../ui/use-box.ts'
import css from './chains.module.css'
import { formatLength, shifted } from './clock-offset.ts'
import { recordingText } from './panel-text.ts'
import { type ChainBar, type ClockTick, chainBars, chainHatches, clockTicks, type Stretch } from './timeline-scale.ts'

const text = recordingText.chains

export type ChainTimelineProps = {
  name: string
  chain: Chain
  activeId: string | null
  onOpen: (itemId: string, ms: number) => void
}

/** Room that one clock time needs. */
const tickPx = 62

export function ChainTimeline({ name, chain, activeId, onOpen }: ChainTimelineProps) {
  const box = useRef<HTMLDivElement>(null)
  const { width } = useBox(box)
  const bars = chainBars(chain)
  const lanes = Math.max(1, ...bars.map((bar) => bar.lane + 1))
  return (
    <div ref={box} className={css.timeline}>
      <div className={css.ruler} aria-hidden="true">
        {clockTicks(chain, Math.floor(width / tickPx)).map((tick) => (
          <Tick key={tick.ms} tick={tick} chain={chain} fits={(1 - tick.at) * width >= tickPx} />
        ))}
      </div>
      <ul className={css.track} style={{ '--lanes': lanes } as CSSProperties} aria-label={text.timeline(name)}>
        {chainHatches(chain).map(({ gap, ...stretch }) => {
          const words =
            gap.kind === 'gap' ? text.gap(formatLength(gap.lengthMs)) : text.overlap(formatLength(gap.lengthMs))
          return (
            <li
              key={`${gap.kind} ${gap.afterItemId} ${gap.beforeItemId}`}
              className={classNames(css.hatch, css[gap.kind])}
              style={placed(stretch)}
              title={words}
            >
              <span className="visually-hidden">{words}</span>
            </li>
          )
        })}
        {bars.map((bar) => (
          <li
            key={bar.segment.itemId}
            className={css.segment}
            style={{ ...placed(bar), '--lane': bar.lane } as CSSProperties}
          >
            <SegmentButton
              bar={bar}
              startsAt={chain.startsAt}
              active={bar.segment.itemId === activeId}
              onOpen={onOpen}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}

type TickProps = { tick: ClockTick; chain: Chain; fits: boolean }

function Tick({ tick: { at, ms, withSeconds }, chain, fits }: TickProps) {
  const time = chain.startsAt === null ? formatDuration(ms / 1000) : formatTimeOfDay(ms)
  return (
    <span className={css.tick} style={{ left: `${at * 100}%` }}>
      {fits && (withSeconds || chain.startsAt === null ? time : time.slice(0, 5))}
    </span>
  )
}

type SegmentButtonProps = {
  bar: ChainBar
  startsAt: string | null
  active: boolean
  onOpen: (itemId: string, ms: number) => void
}

/** Pressed with the mouse it opens the second under the pointer; with the keyboard the beginning. */
function SegmentButton({ bar: { segment }, startsAt, active, onOpen }: SegmentButtonProps) {
  const { itemId, title, startMs, durationMs } = segment
  const from = startsAt === null ? formatDuration(startMs / 1000) : formatTimeOfDay(shifted(startsAt, startMs))
  const name = text.segment(title, from, formatDuration(durationMs / 1000))
  const open = (event: MouseEvent<HTMLElement>) => {
    const bounds = event.currentTarget.getBoundingClientRect()
    const share = event.detail === 0 || bounds.width === 0 ? 0 : (event.clientX - bounds.left) / bounds.width
    onOpen(itemId, Math.round(Math.min(1, Math.max(0, share)) * durationMs))
  }
  return (
    <button
      type="button"
      className={classNames(css.segmentButton, active && css.active)}
      aria-current={active ? 'true' : undefined}
      aria-label={name}
      title={name}
      onClick={open}
    >
      <span className={css.segmentTitle}>{title}</span>
    </button>
  )
}

function placed({ left, width }: Stretch): CSSProperties {
  return { left: `${left * 100}%`, width: `${width * 100}%` }
}
