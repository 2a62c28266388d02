// The true time of the picture now shown, from which the offset follows.
import { Input } from 'antd'
import { useId, useState } from 'react'
import type { Place } from '../dossiers/evidence-search.ts'
import { FieldList } from '../ui/field-list.tsx'
import { formatInstant, formatPlace } from '../ui/format.ts'
import css from './chains.module.css'
import { formatOffset, offsetTo, parseClockTime, shifted } from './clock-offset.ts'
import { recordingText } from './panel-text.ts'
import type { KnownCapture } from './use-captures.ts'

const text = recordingText.clock

export type ClockActualProps = {
  captures: readonly KnownCapture[]
  /** Where the player stands. */
  place: Place | null
  tried: boolean
  onOffset: (offsetMs: number | null) => void
}

export function ClockActual({ captures, place, tried, onOffset }: ClockActualProps) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const startedAt = captures.find(({ itemId }) => itemId === place?.itemId)?.capture.startedAt ?? null
  if (startedAt === null) return <p className={css.fault}>{text.noPlace}</p>
  const atMs = place?.ms ?? 0
  const shows = shifted(startedAt, atMs)
  const offsetOf = (words: string): number | null => {
    const actual = parseClockTime(words, shows)
    return actual === null ? null : offsetTo(actual, startedAt, atMs)
  }
  const offsetMs = offsetOf(typed)
  const bad = tried && offsetMs === null
  return (
    <>
      <FieldList
        labelWidth={8}
        fields={[
          { key: 'place', label: text.place, value: formatPlace(atMs / 1000) },
          { key: 'shows', label: text.shows, value: formatInstant(shows) },
        ]}
      />
      <div className={css.field}>
        <label htmlFor={id}>{text.actual}</label>
        <Input
          id={id}
          value={typed}
          placeholder={formatInstant(shows)}
          maxLength={24}
          autoComplete="off"
          status={bad ? 'error' : ''}
          aria-invalid={bad}
          onChange={(event) => {
            setTyped(event.target.value)
            onOffset(offsetOf(event.target.value))
          }}
        />
        <p className={bad ? css.fault : css.hint}>{bad ? text.actualBad : text.actualHint}</p>
      </div>
      {offsetMs !== null && (
        <p>
          {text.amount} <strong>{formatOffset(offsetMs)}</strong>
        </p>
      )}
    </>
  )
}
