// The sheet on which everything before the desk is shown: name, content, the line about state secrets.
import { SafetyOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { classNames } from '../ui/class-names.ts'
import css from './doorway.module.css'
import { archiveText } from './text.ts'

export type DoorwayProps = { title: string; lead?: ReactNode; wide?: boolean; children: ReactNode }

export function Doorway({ title, lead, wide, children }: DoorwayProps) {
  return (
    <main className={css.page}>
      <div className={classNames(css.sheet, wide && css.wide)}>
        <header className={css.brand}>
          <p className={css.product}>{archiveText.product}</p>
          <p className={css.subtitle}>{archiveText.subtitle}</p>
        </header>
        <h1 className={css.title}>{title}</h1>
        {lead !== undefined && <p className={css.lead}>{lead}</p>}
        {children}
      </div>
      <p className={css.secrecy}>
        <SafetyOutlined /> {archiveText.secrecy}
      </p>
    </main>
  )
}
