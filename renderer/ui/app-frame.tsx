// The frame around every screen: head, desks on the left, the screen, the status line.
import { LockOutlined, MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons'
import { Tooltip } from 'antd'
import type { ReactNode } from 'react'
import css from './app-frame.module.css'
import { classNames } from './class-names.ts'
import { uiText } from './text.ts'
import { UserMenu, type UserMenuItem } from './user-menu.tsx'

export type { UserMenuItem } from './user-menu.tsx'

export type NavItem = {
  key: string
  label: string
  icon: ReactNode
  href: string
  /** Things waiting there. */
  count?: number | undefined
  /** Starts a new group above this item. */
  gap?: boolean
}

export type AppFrameProps = {
  product: string
  agency: string
  nav: readonly NavItem[]
  /** Key of the desk now shown. */
  active: string | null
  collapsed: boolean
  onCollapsed: (collapsed: boolean) => void
  /** A SearchButton or a field. */
  search?: ReactNode
  /** HeaderStatus items: running tasks, clocks. */
  status?: ReactNode
  user: { name: string; role: string }
  userMenu: readonly UserMenuItem[]
  onLock: () => void
  /** A StatusBar. */
  statusBar: ReactNode
  children: ReactNode
}

export function AppFrame(props: AppFrameProps) {
  return (
    <div className={classNames(css.frame, props.collapsed && css.narrow)}>
      <button type="button" className={css.skip} onClick={skipToMain}>
        {uiText.frame.skip}
      </button>
      <header className={css.header}>
        <p className={css.brand}>
          <strong>{props.product}</strong>
          <span className={css.agency}>{props.agency}</span>
        </p>
        <div className={css.search}>{props.search}</div>
        <div className={css.right}>
          {props.status}
          <UserMenu user={props.user} items={props.userMenu} />
          <Tooltip title={uiText.frame.lockHint}>
            <button type="button" className={css.lock} aria-label={uiText.frame.lock} onClick={props.onLock}>
              <LockOutlined />
            </button>
          </Tooltip>
        </div>
      </header>
      <SideNav {...props} />
      <main id="main" className={css.main} tabIndex={-1}>
        {props.children}
      </main>
      <footer className={css.footer}>{props.statusBar}</footer>
    </div>
  )
}

function SideNav({ nav, active, collapsed, onCollapsed }: AppFrameProps) {
  const fold = collapsed ? uiText.frame.expandNav : uiText.frame.collapseNav
  return (
    <nav className={css.nav} aria-label={uiText.frame.nav}>
      <ul className={css.items}>
        {nav.map((item) => (
          <li key={item.key} className={classNames(item.gap && css.gap)}>
            <Tooltip title={collapsed ? item.label : null} placement="right">
              <a
                href={item.href}
                className={classNames(css.item, item.key === active && css.active)}
                aria-current={item.key === active ? 'page' : undefined}
                aria-label={item.count ? uiText.frame.pending(item.label, item.count) : item.label}
              >
                <span className={css.icon}>{item.icon}</span>
                <span className={css.label}>{item.label}</span>
                {item.count ? <span className={css.count}>{item.count > 99 ? '99+' : item.count}</span> : null}
              </a>
            </Tooltip>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className={css.fold}
        aria-expanded={!collapsed}
        aria-label={fold}
        title={fold}
        onClick={() => onCollapsed(!collapsed)}
      >
        {collapsed ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
      </button>
    </nav>
  )
}

/** A button, not a link to #main: the part of the address after # carries the route. */
function skipToMain() {
  document.getElementById('main')?.focus()
}
