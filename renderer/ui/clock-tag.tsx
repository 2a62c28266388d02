// A deadline as days left: icon, words and colour together. The day itself is in the tooltip.
import {
  CheckOutlined,
  ClockCircleOutlined,
  ExclamationCircleFilled,
  HourglassOutlined,
  PauseOutlined,
} from '@ant-design/icons'
import { Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { formatDay } from './format.ts'
import css from './tags.module.css'
import { uiText } from './text.ts'

export type ClockTagProps = {
  state: 'due' | 'warned' | 'overdue' | 'done' | 'paused'
  /** "YYYY-MM-DD". */
  dueOn: string
  /** Days left; days over when overdue (sign ignored). */
  daysLeft: number
  unit: 'working' | 'calendar'
  /** The rule's name, before the days: 法制审核. */
  label?: string | undefined
  /** How the days were counted, day by day or in a sentence. */
  explanation?: ReactNode
  /** Shows the day itself behind the days left. */
  withDay?: boolean
  plain?: boolean
}

const icons = {
  due: <ClockCircleOutlined />,
  warned: <HourglassOutlined />,
  overdue: <ExclamationCircleFilled />,
  done: <CheckOutlined />,
  paused: <PauseOutlined />,
} as const

const tones = { due: 'neutral', warned: 'warn', overdue: 'bad', done: 'ok', paused: 'quiet' } as const

export function ClockTag({ state, dueOn, daysLeft, unit, label, explanation, withDay, plain }: ClockTagProps) {
  const tip = explanation ?? uiText.clock.due(formatDay(dueOn))
  return (
    <Tooltip title={tip}>
      <span className={classNames(css.tag, css.clock, css[tones[state]], plain && css.plain)}>
        <span className={css.shape} aria-hidden="true">
          {icons[state]}
        </span>
        {label !== undefined && <span>{label}</span>}
        <span className={css.days}>{clockWords(state, daysLeft, unit)}</span>
        {withDay && <span className={css.day}>{uiText.clock.due(formatDay(dueOn))}</span>}
      </span>
    </Tooltip>
  )
}

/** What the tag says, for places that need the bare words. */
export function clockWords(state: ClockTagProps['state'], daysLeft: number, unit: ClockTagProps['unit']): string {
  const words = uiText.clock[unit]
  if (state === 'done') return uiText.clock.done
  if (state === 'paused') return uiText.clock.paused
  if (state === 'overdue') return uiText.clock.overdue(Math.abs(daysLeft), words)
  return daysLeft === 0 ? uiText.clock.today : uiText.clock.left(daysLeft, words)
}
