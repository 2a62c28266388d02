// One count in the head: running tasks, clocks that need looking at.
import { Tooltip } from 'antd'
import type { ReactNode } from 'react'
import css from './app-frame.module.css'
import { classNames } from './class-names.ts'
import { uiText } from './text.ts'

export type HeaderStatusProps = {
  icon: ReactNode
  label: string
  count: number
  tone?: 'quiet' | 'warn' | 'bad'
  /** Explains the count. */
  hint?: ReactNode
  href?: string
  onPress?: () => void
}

export function HeaderStatus({ icon, label, count, tone = 'quiet', hint, href, onPress }: HeaderStatusProps) {
  const body = (
    <>
      <span className={css.statusIcon} aria-hidden="true">
        {icon}
      </span>
      <span>{label}</span>
      <span className={css.statusCount}>{count}</span>
    </>
  )
  const shared = {
    className: classNames(css.headerStatus, css[tone]),
    'aria-label': uiText.frame.pending(label, count),
  }
  return (
    <Tooltip title={hint}>
      {href === undefined ? (
        <button type="button" {...shared} onClick={onPress}>
          {body}
        </button>
      ) : (
        <a href={href} {...shared}>
          {body}
        </a>
      )}
    </Tooltip>
  )
}
