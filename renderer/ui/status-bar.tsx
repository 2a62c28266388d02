// The line at the foot: connection, archive, backup, what is running. Quiet words, an icon when something is wrong.
import { ExclamationCircleFilled, WarningFilled } from '@ant-design/icons'
import type { ReactNode } from 'react'
import css from './app-frame.module.css'
import { classNames } from './class-names.ts'
import { formatPercent } from './format.ts'

export type StatusItem = {
  key: string
  text: string
  icon?: ReactNode
  tone?: 'quiet' | 'warn' | 'bad'
  /** Share done, 0 to 1: draws a small bar. */
  share?: number | undefined
  title?: string
  href?: string
}

export type StatusBarProps = { items: readonly StatusItem[]; end?: readonly StatusItem[] }

export function StatusBar({ items, end = [] }: StatusBarProps) {
  return (
    <div className={css.statusBar}>
      <ul className={css.statusItems}>
        {items.map((item) => (
          <Item key={item.key} item={item} />
        ))}
      </ul>
      {end.length > 0 && (
        <ul className={css.statusItems}>
          {end.map((item) => (
            <Item key={item.key} item={item} />
          ))}
        </ul>
      )}
    </div>
  )
}

function Item({ item }: { item: StatusItem }) {
  const { text, icon, tone = 'quiet', share, title, href } = item
  const sign = tone === 'bad' ? <ExclamationCircleFilled /> : tone === 'warn' ? <WarningFilled /> : null
  const body = (
    <>
      {icon ?? sign}
      <span>{text}</span>
      {share !== undefined && (
        <>
          <progress className={css.progress} max={1} value={share} aria-label={text} />
          <span>{formatPercent(share)}</span>
        </>
      )}
    </>
  )
  return (
    <li className={classNames(css.statusItem, css[tone])} title={title}>
      {href === undefined ? body : <a href={href}>{body}</a>}
    </li>
  )
}
