// A sentence whose dates are never broken between two lines: a browser may break after the hyphens of 2026-05-06.
import { Fragment } from 'react'
import css from './suggestions.module.css'

export function WholeDays({ text }: { text: string }) {
  const days = [...text.matchAll(/\d{4}-\d{2}-\d{2}/g)].map(({ index }) => index)
  return (
    <>
      {text.slice(0, days[0] ?? text.length)}
      {days.map((from, at) => (
        <Fragment key={from}>
          <span className={css.day}>{text.slice(from, from + 10)}</span>
          {text.slice(from + 10, days[at + 1] ?? text.length)}
        </Fragment>
      ))}
    </>
  )
}
