// Where a review's clock stands, in few words and in colour: on the desk and on the board.
import type { ClockStanding, ReviewClock } from '#shared/contract/review-clock.ts'
import { clockStateNames, pauseNames } from '#shared/text/review-clock.ts'
import type { Tone } from '../ui/tone.ts'
import { reviewText } from './text.ts'

const text = reviewText.clock

export type StandingTone = 'over' | 'near' | 'paused' | 'ended' | 'plain'

export function standingTone(clock: ClockStanding): StandingTone {
  const late = clock.state === 'ended' && clock.leftDays !== null && clock.leftDays < 0
  if (clock.state === 'overdue' || late) return 'over'
  if (clock.state === 'warned' || clock.state === 'due-today' || clock.state === 'unknown-year') return 'near'
  if (clock.state === 'ended') return 'ended'
  return clock.state === 'paused' ? 'paused' : 'plain'
}

export const tagTones: Readonly<Record<StandingTone, Tone>> = {
  over: 'bad',
  near: 'warn',
  paused: 'quiet',
  ended: 'ok',
  plain: 'info',
}

/** What stands beside the count on the desk; empty for one that ended in time. */
export function dueWords(clock: ReviewClock): string {
  const { state, dueOn, leftDays, pausedFor, unit, unknownYear } = clock
  const over = leftDays !== null && leftDays < 0 ? text.over(-leftDays, unit) : null
  switch (state) {
    case 'ended':
      return over ?? ''
    case 'overdue':
      return over ?? clockStateNames.overdue
    case 'paused':
      return text.paused(pausedFor === null ? '' : pauseNames[pausedFor])
    case 'due-today':
      return text.today
    case 'unknown-year':
    case 'not-started':
      return unknownYear === null ? text.unknown : text.unknownYear(unknownYear)
    case 'warned':
      return text.left(leftDays ?? 0, unit, dueOn === null ? '' : dayWords(dueOn))
    case 'running':
      return dueOn === null ? '' : text.due(dayWords(dueOn))
  }
}

/** In the list: 超期 2 日, 还剩 5 日, 中止, 今天到期, 用 6 日. */
export function boardWords({ state, leftDays, workDaysUsed }: ClockStanding): string {
  if (leftDays !== null && leftDays < 0) return text.boardOver(-leftDays)
  if (state === 'ended' && workDaysUsed !== null) return text.boardEnded(workDaysUsed)
  const left = state === 'running' || state === 'warned'
  return left && leftDays !== null ? text.boardLeft(leftDays) : clockStateNames[state]
}

/** '2026-11-27' → '11 月 27 日', with the year where it is not this one. */
function dayWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  const words = ` ${month} 月 ${date} 日`
  return year === new Date().getFullYear() ? words : ` ${year} 年${words}`
}
