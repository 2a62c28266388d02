// Words that go with an answer, typed in place. Enter goes on, Shift+Enter breaks the line.
import { Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import css from './judging.module.css'

export type NoteFieldProps = {
  label: string
  hint: string
  /** They are wanted and not there yet. */
  lacking: boolean
  value: string
  editable: boolean
  rows?: number
  /** Changes when the field should take the keyboard. */
  focusTurn: number
  onChange: (text: string) => void
  /** The keyboard goes back to where it came from. */
  onDone: () => void
}

export function NoteField(props: NoteFieldProps) {
  const { label, hint, lacking, value, editable, rows = 1, focusTurn, onChange, onDone } = props
  const field = useRef<TextAreaRef>(null)
  const seen = useRef(focusTurn)
  useEffect(() => {
    if (focusTurn === seen.current) return
    seen.current = focusTurn
    if (focusTurn > 0) field.current?.focus({ cursor: 'end' })
  }, [focusTurn])
  if (!editable) return value === '' ? null : <p className={css.noteText}>{value}</p>
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.shiftKey) return
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    onDone()
  }
  return (
    <Input.TextArea
      ref={field}
      aria-label={label}
      autoSize={{ minRows: rows, maxRows: 8 }}
      maxLength={4000}
      placeholder={hint}
      {...(lacking ? { status: 'warning' as const } : {})}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={onKeyDown}
    />
  )
}
