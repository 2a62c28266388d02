// Words that go with an answer, typed in place. Enter goes on, Shift+Enter breaks the line.
import { Input } from 'antd'
import type { KeyboardEvent } from 'react'
import css from './judging.module.css'
import { usePhraseBox } from './phrase-box.tsx'
import type { PhraseSource } from './use-phrases.ts'

export type NoteFieldProps = {
  label: string
  hint: string
  /** They are wanted and not there yet. */
  lacking: boolean
  value: string
  editable: boolean
  rows?: number
  /** Quick phrases offered below while it is typed in. */
  phrases?: PhraseSource | null
  onChange: (text: string) => void
  /** The keyboard goes back to where it came from. */
  onDone: () => void
}

export function NoteField(props: NoteFieldProps) {
  const { label, hint, lacking, value, editable, rows = 1, phrases = null, onChange, onDone } = props
  const box = usePhraseBox(phrases, value, onChange)
  if (!editable) return value === '' ? null : <p className={css.noteText}>{value}</p>
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const taken = box.press(event)
    if (!taken && (event.nativeEvent.isComposing || event.shiftKey)) return
    if (!taken && event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (!taken) onDone()
  }
  return (
    <div className={css.noteBox}>
      <Input.TextArea
        data-note=""
        aria-label={label}
        autoSize={{ minRows: rows, maxRows: 8 }}
        maxLength={4000}
        placeholder={hint}
        {...(lacking ? { status: 'warning' as const } : {})}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {box.list}
    </div>
  )
}

/** Gives the keyboard to the words inside `root`, once what was just changed is on the screen. */
export function focusNote(root: HTMLElement | null): void {
  const focus = () => {
    const field = root?.querySelector<HTMLTextAreaElement>('textarea[data-note]') ?? null
    field?.focus()
    field?.setSelectionRange(field.value.length, field.value.length)
    return field !== null
  }
  if (!focus()) requestAnimationFrame(focus)
}
