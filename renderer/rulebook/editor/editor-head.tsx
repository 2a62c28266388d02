// The head of the editor: where one is, and what can be done with the draft.
import { ArrowLeftOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import css from './editor.module.css'
import { editorText as text } from './text.ts'

export type EditorHeadProps = {
  title: string
  note?: ReactNode
  back?: { href: string; label: string }
  children?: ReactNode
}

export function EditorHead({ title, note, back, children }: EditorHeadProps) {
  return (
    <header className={css.head}>
      <a href={back?.href ?? '#/rulebook'} className={css.back}>
        <ArrowLeftOutlined /> {back?.label ?? text.back}
      </a>
      <h1 title={title}>{title}</h1>
      <span className={css.kept}>{note}</span>
      <div className={css.acts}>{children}</div>
    </header>
  )
}
