// 第 3 个工作日 / 共 7 日（应于 11 月 27 日前）, and on asking how it was counted, day by day.
import { ClockCircleOutlined, ExclamationCircleFilled } from '@ant-design/icons'
import { Popover } from 'antd'
import type * as z from 'zod'
import type { ReviewClock as Clock } from '#shared/contract/review.ts'
import { classNames } from '../ui/class-names.ts'
import { formatDay } from '../ui/format.ts'
import css from './review-clock.module.css'
import { reviewText } from './text.ts'

type ClockData = z.infer<typeof Clock>

const text = reviewText.clock

export function ReviewClock({ clock, concluded }: { clock: ClockData; concluded: boolean }) {
  const { dueOn, workDaysUsed, termDays, mark } = clock
  const known = dueOn !== null && workDaysUsed !== null
  const over = known && workDaysUsed > termDays ? workDaysUsed - termDays : 0
  const today = known && workDaysUsed === termDays && !concluded
  const due = concluded || dueOn === null ? null : text.due(dayWords(dueOn))
  const dueWords = over > 0 ? text.over(over) : today ? text.today : due
  return (
    <Popover
      trigger={['hover', 'focus', 'click']}
      placement="bottomLeft"
      title={text.label}
      content={<Explained clock={clock} />}
    >
      <button type="button" className={classNames(css.clock, over > 0 && css.over, today && css.today)}>
        {over > 0 ? <ExclamationCircleFilled /> : <ClockCircleOutlined />}
        {known ? (
          <>
            <strong>{concluded ? text.ended(workDaysUsed, termDays) : text.words(workDaysUsed, termDays)}</strong>
            <span>{dueWords}</span>
          </>
        ) : (
          <span>{text.unknown}</span>
        )}
        {mark === 'example' && <span className={css.example}>{text.example}</span>}
      </button>
    </Popover>
  )
}

function Explained({ clock }: { clock: ClockData }) {
  const { rule, mark, explained } = clock
  return (
    <div className={css.explained}>
      <p>
        {text.rule}：{rule}
      </p>
      {mark === 'example' && <p className={css.warn}>{text.exampleHint}</p>}
      {explained.length > 0 && (
        <ol className={css.days} aria-label={text.days}>
          <li className={css.start}>{text.startNote}</li>
          {explained.map(({ on, counted, why }) => (
            <li key={on} className={classNames(!counted && css.off)}>
              <span>{formatDay(on)}</span>
              <span>{why.replace(',', '，')}</span>
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

/** '2026-11-27' → '11 月 27 日', with the year where it is not this one. */
function dayWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  const words = ` ${month} 月 ${date} 日`
  return year === new Date().getFullYear() ? words : ` ${year} 年${words}`
}
