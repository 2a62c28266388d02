// A desk of several views: its title, the tabs, what can be begun here; the chosen view takes the rest.
import { type ReactNode, useId } from 'react'
import { type PanelTab, PanelTabs } from './panel-tabs.tsx'
import css from './tabbed-desk.module.css'

export type TabbedDeskProps<Key extends string> = {
  title: string
  /** What the tabs are, for those who hear them. */
  label: string
  tabs: readonly PanelTab<Key>[]
  active: Key
  onActive: (key: Key) => void
  end?: ReactNode
  children: ReactNode
}

export function TabbedDesk<Key extends string>(props: TabbedDeskProps<Key>) {
  const { title, label, tabs, active, onActive, end, children } = props
  const panelId = useId()
  return (
    <div className={css.desk}>
      <header className={css.head}>
        <h1 className={css.title}>{title}</h1>
        <PanelTabs label={label} tabs={tabs} active={active} onActive={onActive} panelId={panelId} />
        {end ? <div className={css.end}>{end}</div> : null}
      </header>
      <div
        id={panelId}
        role="tabpanel"
        aria-label={tabs.find(({ key }) => key === active)?.label ?? title}
        className={css.view}
      >
        {children}
      </div>
    </div>
  )
}
