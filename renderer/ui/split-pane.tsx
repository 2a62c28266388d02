// One pane of a split desk: its head and content, or a narrow rail when it is collapsed.
import { DoubleLeftOutlined, DoubleRightOutlined } from '@ant-design/icons'
import type { ReactNode, Ref } from 'react'
import { classNames } from './class-names.ts'
import css from './split-desk.module.css'
import type { PaneKey } from './split-sizes.ts'
import { uiText } from './text.ts'

export type Pane = {
  title: string
  /** Takes the title's place in the head: tabs of the evidence, tabs of the right panel. */
  head?: ReactNode
  /** Small tools at the right of the head. */
  tools?: ReactNode
  content: ReactNode
}

export type SplitPaneProps = {
  id: string
  pane: Pane
  place: PaneKey
  collapsed: boolean
  onToggle: () => void
  ref: Ref<HTMLElement>
}

const shortcuts = { left: 'Ctrl+1', center: 'Ctrl+2', right: 'Ctrl+3' } as const

export function SplitPane({ id, pane, place, collapsed, onToggle, ref }: SplitPaneProps) {
  const shortcut = shortcuts[place]
  if (collapsed) {
    return (
      <button
        type="button"
        id={id}
        className={css.rail}
        aria-expanded="false"
        aria-label={uiText.split.expand(pane.title)}
        title={`${uiText.split.expand(pane.title)}（${shortcut}）`}
        onClick={onToggle}
      >
        {place === 'right' ? <DoubleLeftOutlined /> : <DoubleRightOutlined />}
        <span className={css.railTitle}>{pane.title}</span>
      </button>
    )
  }
  return (
    <section ref={ref} id={id} className={classNames(css.pane, css[place])} aria-label={pane.title} tabIndex={-1}>
      <header className={css.head}>
        <div className={css.headBody}>{pane.head ?? <h2 className={css.paneTitle}>{pane.title}</h2>}</div>
        {pane.tools !== undefined && <div className={css.tools}>{pane.tools}</div>}
        <button
          type="button"
          className={css.shut}
          aria-expanded="true"
          aria-controls={id}
          aria-label={uiText.split.collapse(pane.title)}
          title={`${uiText.split.collapse(pane.title)}（${shortcut}）`}
          onClick={onToggle}
        >
          {place === 'right' ? <DoubleRightOutlined /> : <DoubleLeftOutlined />}
        </button>
      </header>
      <div className={css.content} data-pane-content="">
        {pane.content}
      </div>
    </section>
  )
}
