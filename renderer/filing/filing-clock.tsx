// 归档期限 as a tag, and on asking how it was counted, day by day.
import { CheckOutlined, ClockCircleOutlined, ExclamationCircleFilled, HourglassOutlined } from '@ant-design/icons'
import { Popover } from 'antd'
import type { FilingClock as Clock, FilingDeadline } from '#shared/contract/sheets.ts'
import { classNames } from '../ui/class-names.ts'
import { formatDay } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import type { Tone } from '../ui/tone.ts'
import css from './filing-clock.module.css'
import { sealingText } from './sealing-text.ts'

const text = sealingText.clock

type Reading = Pick<FilingDeadline, 'state' | 'daysLeft'>

export const clockTones: Readonly<Record<Reading['state'], Tone>> = {
  running: 'neutral',
  'due-today': 'warn',
  overdue: 'bad',
  'filed-in-time': 'ok',
  'filed-late': 'warn',
  unknown: 'quiet',
}

export function clockWords({ state, daysLeft }: Reading, unit: Clock['unit']): string {
  const days = Math.abs(daysLeft ?? 0)
  const words = text.units[unit]
  switch (state) {
    case 'running':
      return text.running(days, words)
    case 'due-today':
      return text.today
    case 'overdue':
      return text.overdue(days, words)
    case 'filed-in-time':
      return text.inTime
    case 'filed-late':
      return text.late(days, words)
    case 'unknown':
      return sealingText.deadlines.unknown
  }
}

const icons: Readonly<Record<Reading['state'], typeof CheckOutlined>> = {
  running: ClockCircleOutlined,
  'due-today': HourglassOutlined,
  overdue: ExclamationCircleFilled,
  'filed-in-time': CheckOutlined,
  'filed-late': ExclamationCircleFilled,
  unknown: ClockCircleOutlined,
}

export function FilingClock({ clock }: { clock: Clock | null }) {
  if (clock === null) return <p className={css.none}>{text.none}</p>
  const { state, dueOn, unit, mark } = clock
  const Icon = icons[state]
  return (
    <div className={css.line}>
      <Popover
        trigger={['hover', 'focus', 'click']}
        placement="bottomLeft"
        title={text.label}
        content={<Explained clock={clock} />}
      >
        <button type="button" className={classNames(css.clock, css[clockTones[state]])}>
          <Icon aria-hidden="true" />
          <span>{text.label}</span>
          <strong>{clockWords(clock, unit)}</strong>
          {dueOn !== null && <span>{text.due(dueOn)}</span>}
        </button>
      </Popover>
      {mark === 'example' && <StateTag tone="warn" label={text.example} title={text.exampleHint} />}
    </div>
  )
}

function Explained({ clock }: { clock: Clock }) {
  const { rule, mark, explained, unknownYear, closedOn } = clock
  return (
    <div className={css.explained}>
      <p>
        {text.rule}：{rule}
      </p>
      {mark === 'example' && <p className={css.hint}>{text.exampleHint}</p>}
      {unknownYear !== null && <p className={css.hint}>{text.unknown(unknownYear)}</p>}
      {explained.length > 0 && (
        <ol className={css.days} aria-label={text.days}>
          <li className={css.off}>
            <span>{formatDay(closedOn)}</span>
            <span>{text.start}</span>
          </li>
          {explained.map(({ on, counted, why }) => (
            <li key={on} className={classNames(!counted && css.off)}>
              <span>{formatDay(on)}</span>
              <span>{why}</span>
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}
