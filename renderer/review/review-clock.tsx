// 第 3 个工作日 / 共 7 日（应于 11 月 27 日前）, and on asking how it was counted, day by day.
import { ClockCircleOutlined, ExclamationCircleFilled, PauseCircleOutlined } from '@ant-design/icons'
import { Popover } from 'antd'
import type { ReviewClock as Clock } from '#shared/contract/review-clock.ts'
import { classNames } from '../ui/class-names.ts'
import { ClockExplained } from './clock-explained.tsx'
import { dueWords, standingTone } from './clock-words.ts'
import css from './review-clock.module.css'
import { reviewText } from './text.ts'

const text = reviewText.clock

const icons = {
  over: <ExclamationCircleFilled />,
  paused: <PauseCircleOutlined />,
  near: null,
  ended: null,
  plain: null,
}

export function ReviewClock({ clock }: { clock: Clock }) {
  const { state, workDaysUsed, termDays, unit, mark, cutFrom } = clock
  const tone = standingTone(clock)
  const counts = state === 'ended' ? text.ended : text.words
  return (
    <Popover
      trigger={['hover', 'focus']}
      placement="bottomLeft"
      title={text.label}
      content={<ClockExplained clock={clock} />}
    >
      <button type="button" className={classNames(css.clock, css[tone])}>
        {icons[tone] ?? <ClockCircleOutlined />}
        {workDaysUsed !== null && <strong>{counts(workDaysUsed, termDays, unit)}</strong>}
        <span>{dueWords(clock)}</span>
        {cutFrom !== null && <span className={css.example}>{text.cut}</span>}
        {mark === 'example' && <span className={css.example}>{text.example}</span>}
      </button>
    </Popover>
  )
}
