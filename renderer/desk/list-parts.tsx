// What the lists share: how many there are, what stands where no row does, the name of a row, and a dash for what is not there.
import type { ReactNode } from 'react'
import { formatCount } from '../ui/format.ts'
import css from './list-screen.module.css'
import { FailureState } from './read-state.tsx'
import type { Pages } from './use-pages.ts'

type CountProps = { pages: Pages<unknown>; words: (count: string) => string }

/** Says nothing while it is not known: a list that could not be read is not an empty one. */
export function ListCount({ pages: { loading, error, total }, words }: CountProps) {
  return (
    <span className={css.count} role="status">
      {loading || error !== null ? '' : words(formatCount(total))}
    </span>
  )
}

/** For a table without a row: the failure, or what `empty` says once it is known that there is none. */
export function insteadOfRows(
  { rows, loading, error, retry }: Pages<unknown>,
  empty: () => ReactNode,
): { placeholder?: ReactNode } {
  if (rows.length > 0) return {}
  if (error !== null) return { placeholder: <FailureState error={error} onRetry={retry} /> }
  return loading ? {} : { placeholder: empty() }
}

export function MainCell({ children }: { children: string }) {
  return (
    <span className={css.main} title={children}>
      {children}
    </span>
  )
}

/** Words that may be cut in their cell. */
export function WordsCell({ children }: { children: string | null }) {
  return children === null ? <Dash /> : <span title={children}>{children}</span>
}

export function Dash() {
  return <span className={css.dim}>—</span>
}
