// How long a recording may still wait for its dossier: icon, words and colour together; the instant and the rule in the tooltip.
import {
  ClockCircleOutlined,
  ExclamationCircleFilled,
  HourglassOutlined,
  QuestionCircleOutlined,
} from '@ant-design/icons'
import type { Holding } from '#shared/contract/tray.ts'
import { formatMinute, formatTimeOfDay } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import type { Tone } from '../ui/tone.ts'
import { trayText } from './tray-text.ts'

const text = trayText.clock

export type HoldingClockProps = {
  holding: Pick<Holding, 'clock' | 'dueAt'>
  now: number
  /** The rule's own words, for the tooltip. */
  rule?: string | undefined
  plain?: boolean
}

const tones: Readonly<Record<Holding['clock'], Tone>> = {
  running: 'neutral',
  'due-today': 'warn',
  overdue: 'bad',
  unknown: 'quiet',
}

const icons = {
  running: <ClockCircleOutlined />,
  'due-today': <HourglassOutlined />,
  overdue: <ExclamationCircleFilled />,
  unknown: <QuestionCircleOutlined />,
} as const

export function HoldingClock({ holding, now, rule, plain }: HoldingClockProps) {
  const { clock, dueAt } = holding
  const due = dueAt === null ? text.unknownHint : text.due(formatMinute(dueAt))
  return (
    <StateTag
      tone={tones[clock]}
      icon={icons[clock]}
      label={clockWords(holding, now)}
      plain={plain ?? false}
      title={rule === undefined ? due : `${due}。${rule}`}
    />
  )
}

/** 剩余 5 小时 20 分, 今日 18:30 到期, 逾期 2 天 3 小时. */
export function clockWords({ clock, dueAt }: HoldingClockProps['holding'], now: number): string {
  if (dueAt === null || clock === 'unknown') return text.unknown
  if (clock === 'due-today') return text.today(formatTimeOfDay(dueAt).slice(0, 5))
  const words = lengthWords(Math.abs(Date.parse(dueAt) - now))
  return clock === 'overdue' ? text.overdue(words) : text.left(words)
}

const minuteMs = 60_000

/** No finer than one acts upon: days with hours, hours with minutes. */
function lengthWords(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / minuteMs)
  const hours = Math.floor(minutes / 60)
  const days = Math.floor(hours / 24)
  if (days > 0) return trayText.length.days(days, days < 7 ? hours % 24 : 0)
  if (hours > 0) return trayText.length.hours(hours, hours < 12 ? minutes % 60 : 0)
  return trayText.length.minutes(Math.max(1, minutes))
}
