// Points as people type them: 1.5 is 150 hundredths. What is no amount stays as typed while the field has the keyboard.
import { Input } from 'antd'
import { useState } from 'react'
import { formatPoints } from '#shared/rules/scoring.ts'
import css from './editor.module.css'

export type PointsInputProps = {
  id?: string
  label?: string
  /** Hundredths; null while there is none. */
  value: number | null
  onChange: (value: number | null) => void
  invalid?: boolean
  optional?: boolean
}

export function PointsInput({ id, label, value, onChange, invalid = false, optional }: PointsInputProps) {
  const [typing, setTyping] = useState<string | null>(null)
  const isOdd = typing !== null && typing.trim() !== '' && toHundredths(typing) === null
  return (
    <Input
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      className={css.points ?? ''}
      inputMode="decimal"
      autoComplete="off"
      maxLength={8}
      required={!optional}
      aria-invalid={invalid || isOdd}
      {...(invalid || isOdd ? { status: 'error' as const } : {})}
      value={typing ?? (value === null ? '' : formatPoints(value))}
      onChange={(event) => {
        setTyping(event.target.value)
        onChange(toHundredths(event.target.value))
      }}
      onBlur={() => setTyping(null)}
    />
  )
}

/** Up to two decimals, a full-width point or comma taken for a point; null for what is no amount. */
export function toHundredths(typed: string): number | null {
  const text = typed
    .trim()
    .replace(/[．。，,]/, '.')
    .replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
  return /^\d{1,5}(\.\d{0,2})?$/.test(text) ? Math.round(Number(text) * 100) : null
}
