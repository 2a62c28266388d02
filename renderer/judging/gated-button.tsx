// A button for an act that is not allowed yet: stays reachable, and says by word, tooltip and name why it waits.
import { Button, Tooltip } from 'antd'
import { classNames } from '../ui/class-names.ts'
import css from './judging.module.css'

export type GatedButtonProps = {
  label: string
  /** Why it cannot be pressed now; null when it can. */
  reason: string | null
  running?: boolean
  danger?: boolean
  /** The one act that the screen leads to. */
  primary?: boolean
  size?: 'small' | 'middle'
  onPress: () => void
}

export function GatedButton({
  label,
  reason,
  running,
  danger,
  primary = true,
  size = 'small',
  onPress,
}: GatedButtonProps) {
  const open = reason === null
  return (
    <Tooltip title={reason}>
      <Button
        size={size}
        type={open && primary ? 'primary' : 'default'}
        danger={danger ?? false}
        loading={running ?? false}
        className={classNames(!open && css.gated)}
        aria-disabled={!open}
        aria-label={open ? label : `${label}：${reason}`}
        onClick={() => open && onPress()}
      >
        {label}
      </Button>
    </Tooltip>
  )
}
