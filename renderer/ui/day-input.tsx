// A calendar day typed by hand: 2026-11-21, 20261121 or 2026.11.21; shows its weekday, and ↑ ↓ go by a day.
import { Input } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import { addDays, isDay } from '#shared/rules/day.ts'
import { formatDay } from './format.ts'
import { uiText } from './text.ts'

export type DayInputProps = {
  id?: string
  /** YYYY-MM-DD; text that is no day is kept as typed, for the form to refuse. */
  value?: string | null
  onChange?: (value: string | null) => void
  disabled?: boolean
  'aria-label'?: string
}

export function DayInput({ id, value = null, onChange, disabled, ...named }: DayInputProps) {
  const [typing, setTyping] = useState<string | null>(null)
  const isGood = value !== null && isDay(value)
  const settle = () => {
    if (typing === null) return
    setTyping(null)
    onChange?.(parseTypedDay(typing))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') settle()
    const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
    if (step === 0 || !isGood || typing !== null) return
    event.preventDefault()
    onChange?.(addDays(value, step))
  }
  return (
    <Input
      {...named}
      {...(id === undefined ? {} : { id })}
      autoComplete="off"
      disabled={disabled ?? false}
      placeholder={uiText.day.placeholder}
      maxLength={16}
      value={typing ?? value ?? ''}
      suffix={<span className="day-suffix">{isGood && typing === null ? weekdayOf(value) : ''}</span>}
      onChange={(event) => {
        setTyping(event.target.value)
        const typed = parseTypedDay(event.target.value)
        if (typed === null || isDay(typed)) onChange?.(typed)
      }}
      onBlur={settle}
      onKeyDown={onKeyDown}
    />
  )
}

/** The day that was meant, or the text as it was typed when it is none; null when empty. */
export function parseTypedDay(text: string): string | null {
  const tidy = text.normalize('NFKC').trim()
  if (tidy === '') return null
  const match = /^(\d{4})\s*[-./年]?\s*(\d{1,2})\s*[-./月]?\s*(\d{1,2})\s*日?$/u.exec(tidy)
  if (match === null) return tidy
  const day = [match[1], match[2]?.padStart(2, '0'), match[3]?.padStart(2, '0')].join('-')
  return isDay(day) ? day : tidy
}

function weekdayOf(day: string): string {
  return /（(.+)）/u.exec(formatDay(day))?.[1] ?? ''
}
