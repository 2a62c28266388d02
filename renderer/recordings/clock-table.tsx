// What a correction does: each recording's beginning before and after, and the corrections that were made so far.
import type { Chain } from '#shared/contract/recordings.ts'
import { formatInstant, formatMinute } from '../ui/format.ts'
import css from './chains.module.css'
import { formatOffset, shifted } from './clock-offset.ts'
import { recordingText } from './panel-text.ts'
import type { KnownCapture } from './use-captures.ts'

const text = recordingText.clock

export type ClockTableProps = {
  chain: Chain
  captures: readonly KnownCapture[]
  /** The offset now being typed; null until it can be read. */
  offsetMs: number | null
}

export function ClockTable({ chain, captures, offsetMs }: ClockTableProps) {
  const titleOf = (id: string) => chain.segments.find((segment) => segment.itemId === id)?.title ?? ''
  return (
    <>
      <table className={css.table}>
        <caption>{text.table}</caption>
        <thead>
          <tr>
            <th scope="col">{text.recording}</th>
            <th scope="col">{text.before}</th>
            <th scope="col">{text.after}</th>
          </tr>
        </thead>
        <tbody>
          {captures.map(({ itemId, capture }) => (
            <tr key={itemId}>
              <td className={css.cellTitle}>{titleOf(itemId)}</td>
              <td>{capture.correctedAt === null ? text.unknown : formatInstant(capture.correctedAt)}</td>
              <td>
                {offsetMs === null || capture.startedAt === null
                  ? '—'
                  : formatInstant(shifted(capture.startedAt, offsetMs))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ClockHistory corrections={captures[0]?.capture.corrections ?? []} />
    </>
  )
}

export function ClockHistory({ corrections }: { corrections: KnownCapture['capture']['corrections'] }) {
  if (corrections.length === 0) return null
  return (
    <section className={css.corrections} aria-label={text.history}>
      <h4 className={css.label}>{text.history}</h4>
      <ul className={css.history}>
        {corrections.map(({ offsetMs, reason, by, at }) => (
          <li key={at}>
            <span className={css.amount}>{formatOffset(offsetMs)}</span>
            <span>{reason}</span>
            <span className={css.between}>{text.entry(by, formatMinute(at))}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
