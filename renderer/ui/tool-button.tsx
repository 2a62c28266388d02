// One icon button of a toolbar: name, shortcut and, when it cannot be used now, the reason, all in the tooltip.
import { Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import css from './toolbar.module.css'

export type ToolButtonProps = {
  icon?: ReactNode
  label: string
  /** Shows the label beside the icon. */
  showLabel?: boolean
  /** Shortcut as shown: Ctrl+K, M, Shift+←. */
  shortcut?: string | undefined
  /** For toggles. */
  pressed?: boolean | undefined
  disabled?: boolean | undefined
  /** Why it cannot be used now. */
  disabledReason?: string | undefined
  onPress: () => void
}

export function ToolButton(props: ToolButtonProps) {
  const { icon, label, showLabel, shortcut, pressed, disabled, disabledReason, onPress } = props
  const off = disabled === true || disabledReason !== undefined
  const tip = disabledReason ?? (shortcut === undefined ? label : `${label}（${shortcut}）`)
  return (
    <Tooltip title={tip} mouseEnterDelay={0.35}>
      <button
        type="button"
        className={classNames(css.button, showLabel && css.labelled, pressed && css.pressed)}
        aria-label={disabledReason === undefined ? label : `${label}：${disabledReason}`}
        aria-pressed={pressed}
        aria-disabled={off || undefined}
        aria-keyshortcuts={shortcut === undefined ? undefined : ariaKeys(shortcut)}
        onClick={() => {
          if (!off) onPress()
        }}
      >
        {icon !== undefined && <span className={css.icon}>{icon}</span>}
        {showLabel && <span>{label}</span>}
      </button>
    </Tooltip>
  )
}

function ariaKeys(shortcut: string): string {
  return shortcut
    .replace('Ctrl', 'Control')
    .replace('←', 'ArrowLeft')
    .replace('→', 'ArrowRight')
    .replace('↑', 'ArrowUp')
    .replace('↓', 'ArrowDown')
    .replaceAll(' / ', ' ')
}
