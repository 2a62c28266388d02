// The reviewing clock, explained day by day. The term itself is the office's own rule, a pack.

import type * as z from 'zod'
import type { ReviewClock } from '#shared/contract/review.ts'
import type { ReviewTermPack } from '#shared/rules/pack.ts'
import { readClock, statedTerm } from '#shared/rules/terms.ts'
import type { CountedDay, WorkCalendar } from '#shared/rules/work-calendar.ts'
import { dayOf } from '#shared/text/instant.ts'

const reasons = { 'work-day': '工作日', 'make-up-day': '调休上班', weekend: '周末', holiday: '节假日' } as const

interface Course {
  readonly submitted_at: string
  readonly accepted_at: string | null
  readonly concluded_at: string | null
}

/**
 * When the term began: with the submission, or only once the reviewer has found the material complete and accepted it. Null
 * while it has not begun.
 */
export function clockStart({ startsOn }: Pick<ReviewTermPack, 'startsOn'>, course: Course): string | null {
  switch (startsOn) {
    case 'materials-received':
      return course.submitted_at
    case 'materials-complete':
    case 'accepted':
      return course.accepted_at
  }
}

/** @param now what it is read at while the review has not ended */
export function reviewClock(
  profile: ReviewTermPack,
  calendar: WorkCalendar,
  course: Course,
  now: string,
): z.infer<typeof ReviewClock> | null {
  const startedAt = clockStart(profile, course)
  if (startedAt === null) return null
  const term = statedTerm(profile, dayOf(startedAt), calendar)
  const head = { termDays: profile.days, rule: profile.clause, mark: profile.grade }
  if (term.state === 'unknown-year') return { ...head, dueOn: null, workDaysUsed: null, explained: [] }
  const reading = readClock(term, dayOf(course.concluded_at ?? now), calendar)
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
