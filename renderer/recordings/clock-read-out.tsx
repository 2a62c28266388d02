// 画面时间: what should be burned into the picture now, what it really was, and the way to check it.
import type { Capture } from '#shared/contract/recordings.ts'
import { formatInstant, formatTimeOfDay } from '../ui/format.ts'
import { clockAt } from './clock-words.ts'
import css from './playing.module.css'
import { recordingText } from './text.ts'

const text = recordingText.clock

export type ClockReadOutProps = { capture: Capture; seconds: number; onRead: () => void }

export function ClockReadOut({ capture, seconds, onRead }: ClockReadOutProps) {
  const { device, corrected } = clockAt(capture, seconds)
  return (
    <button type="button" className={css.clock} title={`${text.read}。${text.expectedHint}。`} onClick={onRead}>
      <span className={css.clockLabel}>{text.expected}</span>
      <span>{device === null ? text.unknown : formatInstant(device)}</span>
      {corrected !== null && device !== null && (
        <span className={css.clockNote}>{text.corrected(shortWhere(corrected, device))}</span>
      )}
    </button>
  )
}

/** The day is said only where the correction changes it. */
function shortWhere(corrected: string, device: string): string {
  const whole = formatInstant(corrected)
  return whole.slice(0, 10) === formatInstant(device).slice(0, 10) ? formatTimeOfDay(corrected) : whole
}
