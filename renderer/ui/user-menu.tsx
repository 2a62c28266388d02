// Who is signed in, in which role, and what they may do about it.
import { DownOutlined } from '@ant-design/icons'
import { Dropdown } from 'antd'
import type { ReactNode } from 'react'
import css from './app-frame.module.css'
import { uiText } from './text.ts'

export type UserMenuItem = { key: string; label: string; icon?: ReactNode; danger?: boolean; onSelect: () => void }

export type UserMenuProps = { user: { name: string; role: string }; items: readonly UserMenuItem[] }

export function UserMenu({ user, items }: UserMenuProps) {
  const menu = items.map(({ key, label, icon, danger }) => ({ key, label, icon, danger: danger ?? false }))
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{ items: menu, onClick: ({ key }) => items.find((item) => item.key === key)?.onSelect() }}
    >
      <button
        type="button"
        className={css.user}
        aria-haspopup="menu"
        aria-label={uiText.frame.userMenu(user.name, user.role)}
      >
        <span className={css.userName}>{uiText.frame.user(user.name, user.role)}</span>
        <DownOutlined className={css.caret} />
      </button>
    </Dropdown>
  )
}
