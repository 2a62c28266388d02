// A row of tools over what they act on. Groups are parted by hairlines; the end group keeps to the right.
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import css from './toolbar.module.css'

export type ToolbarProps = {
  label: string
  children: ReactNode
  /** Kept at the right end. */
  end?: ReactNode
  dark?: boolean
  /** Where there is no room for all in one row, the end group takes a second one. */
  wraps?: boolean
}

export function Toolbar({ label, children, end, dark, wraps }: ToolbarProps) {
  return (
    <div className={classNames(css.bar, dark && css.dark, wraps && css.wraps)} role="toolbar" aria-label={label}>
      <div className={css.start}>{children}</div>
      {end !== undefined && <div className={css.end}>{end}</div>}
    </div>
  )
}

/** Parts two groups of tools. */
export function ToolbarGap() {
  return <span className={css.gap} aria-hidden="true" />
}
