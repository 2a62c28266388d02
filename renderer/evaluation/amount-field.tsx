// Takes the points earned: typed in points, handed on in hundredths when Enter is pressed or the field is left.
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { formatPoints } from '#shared/rules/scoring.ts'
import css from './sheet.module.css'
import { evaluationText } from './text.ts'

export type AmountFieldProps = {
  earned: number | null
  /** Characters typed before the field had the keyboard; not '' means it takes the keyboard now. */
  typed: string
  onAmount: (hundredths: number) => void
  /** The keyboard goes back to the row. */
  onDone: () => void
}

export function AmountField({ earned, typed, onAmount, onDone }: AmountFieldProps) {
  const field = useRef<HTMLInputElement>(null)
  const [draft, setDraft] = useState<string | null>(typed === '' ? null : typed)
  useLayoutEffect(() => {
    if (typed !== '') field.current?.focus()
  }, [typed])
  const commit = () => {
    const hundredths = draft === null ? null : toHundredths(draft)
    if (hundredths !== null) onAmount(hundredths)
    setDraft(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit()
    else if (event.key === 'Escape') setDraft(null)
    else return
    event.preventDefault()
    event.stopPropagation()
    onDone()
  }
  return (
    <input
      ref={field}
      className={css.amountInput}
      inputMode="decimal"
      aria-label={evaluationText.answers.amount}
      value={draft ?? (earned === null ? '' : formatPoints(earned))}
      placeholder="—"
      onFocus={(event) => draft === null && event.target.select()}
      onChange={(event) => setDraft(event.target.value.replace('。', '.').replaceAll(/[^0-9.]/g, ''))}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  )
}

/** '1.5' → 150; null for what is no amount. */
export function toHundredths(text: string): number | null {
  if (!/^(\d+(\.\d{0,2})?|\.\d{1,2})$/.test(text)) return null
  return Math.round(Number(text) * 100)
}
