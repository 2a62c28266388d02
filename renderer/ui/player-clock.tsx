// Under the timeline: the second being shown, large; the time burned into the picture; what was just done.
import { CopyOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { formatDuration, formatPlace } from './format.ts'
import css from './player.module.css'
import { type SecondsSource, useSeconds } from './seconds.ts'
import { uiText } from './text.ts'

const words = uiText.player

export type PlayerClockProps = {
  source: SecondsSource | null
  duration: number
  burnedIn?: ((seconds: number) => ReactNode) | undefined
  draftStart: number | null
  said: string
  onCopy: () => void
}

export function PlayerClock({ source, duration, burnedIn, draftStart, said, onCopy }: PlayerClockProps) {
  const seconds = useSeconds(source)
  return (
    <div className={css.clock}>
      <span className={css.place} data-place="">
        {formatPlace(seconds)}
      </span>
      <button
        type="button"
        className={css.copy}
        title={words.copyTime}
        aria-label={words.copyTime}
        aria-keyshortcuts="Y"
        onClick={onCopy}
      >
        <CopyOutlined />
      </button>
      <span className={css.whole}>/ {formatDuration(duration)}</span>
      {burnedIn !== undefined && <span className={css.burned}>{burnedIn(seconds)}</span>}
      {draftStart !== null && <span className={css.draftWords}>{draftWords(draftStart, seconds)}</span>}
      <span role="status" className={css.said}>
        {draftStart === null && said}
      </span>
    </div>
  )
}

function draftWords(start: number, seconds: number): string {
  if (seconds <= start) return words.spanOpen(formatPlace(start))
  return words.spanDraft(formatPlace(start), formatPlace(seconds), formatPlace(seconds - start))
}
