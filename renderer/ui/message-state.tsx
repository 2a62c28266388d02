// The shared body of the empty, error and no-permission states.
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import css from './states.module.css'

export type MessageStateProps = {
  tone: 'neutral' | 'bad'
  icon: ReactNode
  title: string
  sentence: ReactNode
  note?: ReactNode
  action?: ReactNode
  /** Announce at once. */
  alert?: boolean
  dark?: boolean
}

export function MessageState({ tone, icon, title, sentence, note, action, alert, dark }: MessageStateProps) {
  return (
    <div className={classNames(css.message, css[tone], dark && css.dark)} role={alert ? 'alert' : undefined}>
      <span className={css.icon} aria-hidden="true">
        {icon}
      </span>
      <p className={css.title}>{title}</p>
      <p className={css.sentence}>{sentence}</p>
      {note !== undefined && <p className={css.note}>{note}</p>}
      {action && <div className={css.action}>{action}</div>}
    </div>
  )
}
