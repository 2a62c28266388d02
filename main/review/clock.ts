// The reviewing clock, explained day by day. The term itself is the office's own rule, a pack.

import type * as z from 'zod'
import type { ReviewClock } from '#shared/contract/review.ts'
import { readClock, reviewTerm } from '#shared/rules/terms.ts'
import type { CountedDay } from '#shared/rules/work-calendar.ts'
import { dayOf } from '#shared/text/instant.ts'
import type { Rulebook } from '../rulebook/index.ts'

const reasons = { 'work-day': '工作日', 'make-up-day': '调休上班', weekend: '周末', holiday: '节假日' } as const

/** @param untilAt when the review ended, or now */
export function reviewClock(rulebook: Rulebook, acceptedAt: string, untilAt: string): z.infer<typeof ReviewClock> {
  const profile = rulebook.reviewTerm()
  const calendar = rulebook.calendar()
  const term = reviewTerm(dayOf(acceptedAt), profile, calendar)
  const head = { termDays: profile.days, rule: profile.clause, mark: profile.grade }
  if (term.state === 'unknown-year') return { ...head, dueOn: null, workDaysUsed: null, explained: [] }
  const reading = readClock(term, dayOf(untilAt), calendar)
  return {
    ...head,
    dueOn: term.dueOn,
    workDaysUsed: reading.state === 'unknown-year' ? null : reading.elapsedDays,
    explained: term.counted.map((day) => ({ on: day.day, counted: day.count !== null, why: whyOf(day) })),
  }
}

function whyOf(day: CountedDay): string {
  const number = day.count === null ? '不计' : `第 ${day.count} 日`
  return `${day.name ?? reasons[day.why]},${number}`
}
