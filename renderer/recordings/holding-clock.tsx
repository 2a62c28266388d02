// How long a recording may still wait for its dossier: icon, words and colour together; the instant and the rule in the tooltip.
import {
  ClockCircleOutlined,
  ExclamationCircleFilled,
  HourglassOutlined,
  QuestionCircleOutlined,
} from '@ant-design/icons'
import type { Holding } from '#shared/contract/tray.ts'
import { formatMinute } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import type { Tone } from '../ui/tone.ts'
import { dueWords } from './due-words.ts'
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
      label={dueWords(holding, now)}
      plain={plain ?? false}
      title={rule === undefined ? due : `${due}。${rule}`}
    />
  )
}
