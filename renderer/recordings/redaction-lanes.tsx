// One lane under the player's timeline for everything that is hidden: from when to when, and its key frames.
import { useRef } from 'react'
import { classNames } from '../ui/class-names.ts'
import { formatPlace } from '../ui/format.ts'
import { useMediaSeconds } from '../ui/use-media-seconds.ts'
import { type Hidden, hiddenIn, isRegion } from './hidden-plan.ts'
import { useRedactionView } from './redaction-desk.tsx'
import css from './redaction-layers.module.css'
import type { RedactionStore } from './redaction-store.ts'
import { redactionText } from './redaction-text.ts'

export type RedactionLanesProps = { store: RedactionStore; media: HTMLMediaElement | null; duration: number }

export function RedactionLanes({ store, media, duration }: RedactionLanesProps) {
  const { plan, selected } = useRedactionView(store)
  const lanes = hiddenIn(plan)
  const space = useRef<HTMLUListElement>(null)
  if (lanes.length === 0 || duration <= 0) return null
  return (
    <div className={css.lanes}>
      <ul className={css.laneList} aria-label={redactionText.lanes} ref={space}>
        {lanes.map((hidden) => (
          <Lane
            key={hidden.id}
            hidden={hidden}
            durationMs={duration * 1000}
            selected={hidden.id === selected?.id}
            store={store}
          />
        ))}
      </ul>
      <LanePlayhead media={media} duration={duration} />
    </div>
  )
}

type LaneProps = { hidden: Hidden; durationMs: number; selected: boolean; store: RedactionStore }

function Lane({ hidden, durationMs, selected, store }: LaneProps) {
  const share = (ms: number) => `${Math.min(100, (ms / durationMs) * 100)}%`
  const span = `${formatPlace(hidden.startMs / 1000)}–${formatPlace(hidden.endMs / 1000)}`
  const name = redactionText.select(redactionText.kinds[hidden.kind], hidden.what || redactionText.unnamed, span)
  return (
    <li className={css.lane}>
      <button
        type="button"
        className={classNames(css.laneBar, !isRegion(hidden) && css.laneSound, selected && css.selected)}
        style={{ left: share(hidden.startMs), width: share(hidden.endMs - hidden.startMs) }}
        aria-label={name}
        aria-pressed={selected}
        title={name}
        onClick={() => store.select(hidden.id)}
      />
      {isRegion(hidden) &&
        hidden.keyframes.map(({ atMs }) => (
          <button
            key={atMs}
            type="button"
            tabIndex={-1}
            className={css.diamond}
            style={{ left: share(atMs) }}
            aria-label={redactionText.goFrame(formatPlace(atMs / 1000))}
            title={redactionText.frame(formatPlace(atMs / 1000))}
            onClick={() => {
              store.select(hidden.id)
              store.goTo(atMs)
            }}
          />
        ))}
    </li>
  )
}

function LanePlayhead({ media, duration }: { media: HTMLMediaElement | null; duration: number }) {
  const seconds = useMediaSeconds(media)
  return <span className={css.laneHead} style={{ left: `${Math.min(100, (seconds / duration) * 100)}%` }} />
}
