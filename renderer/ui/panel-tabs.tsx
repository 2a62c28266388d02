// Tabs in the head of a pane: one tab stop, arrows between them.
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { classNames } from './class-names.ts'
import css from './panel-tabs.module.css'
import { useScrollEdges } from './use-scroll-edges.ts'

export type PanelTab<Key extends string> = { key: Key; label: string; count?: number | undefined }

export type PanelTabsProps<Key extends string> = {
  label: string
  tabs: readonly PanelTab<Key>[]
  active: Key
  onActive: (key: Key) => void
  /** Id of the panel they switch. */
  panelId: string
}

export function PanelTabs<Key extends string>({ label, tabs, active, onActive, panelId }: PanelTabsProps<Key>) {
  const list = useRef<HTMLDivElement>(null)
  const edges = useScrollEdges(list)
  useEffect(() => {
    const tab = list.current?.querySelector(`[data-key="${active}"]`)
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [active])
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = tabs[(tabs.findIndex((tab) => tab.key === active) + step + tabs.length) % tabs.length]
    if (step === 0 || next === undefined) return
    event.preventDefault()
    onActive(next.key)
    event.currentTarget.querySelector<HTMLElement>(`[data-key="${next.key}"]`)?.focus()
  }
  return (
    <div
      ref={list}
      role="tablist"
      aria-label={label}
      className={css.tabs}
      data-more-before={edges.before || undefined}
      data-more-after={edges.after || undefined}
      onKeyDown={onKeyDown}
    >
      {tabs.map((tab) => (
        <button
          key={tab.key}
          type="button"
          role="tab"
          data-key={tab.key}
          aria-selected={tab.key === active}
          aria-controls={panelId}
          tabIndex={tab.key === active ? 0 : -1}
          className={classNames(css.tab, tab.key === active && css.active)}
          onClick={() => onActive(tab.key)}
        >
          {tab.label}
          {tab.count ? <span className={css.count}>{tab.count}</span> : null}
        </button>
      ))}
    </div>
  )
}
