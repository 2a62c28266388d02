// One box of the first screen: a title with a count, a few rows that lead somewhere, and where the rest is.
import type { ReactNode } from 'react'
import { Read, type Reading } from '../desk/read-state.tsx'
import css from './home.module.css'
import { homeText } from './text.ts'

export type TodoRow = {
  key: string
  title: string
  /** Second line: number, party, state. */
  facts: string
  end?: ReactNode
  href: string
}

export type Todo = { rows: readonly TodoRow[]; total: number }

export type TodoSectionProps = {
  title: string
  /** Said when nothing waits. */
  none: string
  query: Reading<Todo>
  allHref?: string
  action?: ReactNode
}

const shownRows = 7

export function TodoSection({ title, none, query, allHref, action }: TodoSectionProps) {
  const total = query.data?.total ?? 0
  return (
    <section className={css.section} aria-label={title}>
      <header className={css.sectionHead}>
        <h2 className={css.sectionTitle}>{title}</h2>
        {total > 0 && <span className={css.count}>{total}</span>}
        <span className={css.sectionEnd}>
          {action}
          {allHref !== undefined && total > 0 && <a href={allHref}>{homeText.all}</a>}
        </span>
      </header>
      <Read query={query} loading={{ rows: 3 }}>
        {({ rows }) => (rows.length === 0 ? <p className={css.none}>{none}</p> : <Rows rows={rows} total={total} />)}
      </Read>
    </section>
  )
}

function Rows({ rows, total }: Todo) {
  const shown = rows.slice(0, shownRows)
  return (
    <>
      <ul>
        {shown.map((row) => (
          <li key={row.key}>
            <a className={css.row} href={row.href}>
              <span className={css.rowTitle} title={row.title}>
                {row.title}
              </span>
              <span className={css.rowFacts}>{row.facts}</span>
              {row.end !== undefined && <span className={css.rowEnd}>{row.end}</span>}
            </a>
          </li>
        ))}
      </ul>
      {total > shown.length && <p className={css.none}>{homeText.more(total - shown.length)}</p>}
    </>
  )
}
