// A sentence whose days do not break at the end of a line.
import { Fragment } from 'react'
import css from './checks.module.css'

export function DatedSentence({ text }: { text: string }) {
  let at = 0
  return text.split(/(\d{4}-\d{2}-\d{2})/).map((part) => {
    const key = at
    at += part.length + 1
    // Every second part is a day, since the pattern is captured.
    const isDay = /^\d{4}-/.test(part)
    return isDay ? (
      <span key={key} className={css.day}>
        {part}
      </span>
    ) : (
      <Fragment key={key}>{part}</Fragment>
    )
  })
}
