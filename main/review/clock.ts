// The reviewing clock, explained day by day. The term itself is the office's own rule, a pack frozen when the material was submitted.

import type { ClockStep, ReviewClock } from '#shared/contract/review-clock.ts'
import type { ReviewTermPack } from '#shared/rules/pack.ts'
import { type Ceiling, type ClockEvent, readReviewClock } from '#shared/rules/review-clock.ts'
import type { WorkCalendar } from '#shared/rules/work-calendar.ts'
import { dayOf } from '#shared/text/instant.ts'
import { clockDayWords } from '#shared/text/review-clock.ts'

export interface Course {
  readonly submitted_at: string
  readonly accepted_at: string | null
  readonly concluded_at: string | null
}

/** What lies beside a review that moves its clock. */
export interface ClockSurroundings {
  readonly steps: readonly ClockStep[]
  readonly ceiling: Ceiling | null
}

const alone: ClockSurroundings = { steps: [], ceiling: null }

/** By accepting it the reviewer finds the material complete. */
export function eventsOf(course: Course, steps: readonly ClockStep[]): ClockEvent[] {
  const { submitted_at, accepted_at, concluded_at } = course
  const accepted = accepted_at === null ? [] : (['complete', 'accepted'] as const)
  return [
    { kind: 'received', on: dayOf(submitted_at) },
    ...accepted.map((kind) => ({ kind, on: dayOf(accepted_at ?? submitted_at) })),
    ...steps.flatMap(asEvent),
    ...(concluded_at === null ? [] : [{ kind: 'concluded' as const, on: dayOf(concluded_at) }]),
  ]
}

function asEvent({ kind, at, pause, days, approver }: ClockStep): ClockEvent[] {
  const on = dayOf(at)
  if (kind === 'paused') return pause === null ? [] : [{ kind, on, pause }]
  if (kind === 'resumed') return [{ kind, on }]
  return days === null || approver === null ? [] : [{ kind, on, days, approver }]
}

/**
 * Null while the term has not begun.
 * @param now what it is read at while the review has not ended
 */
export function reviewClock(
  profile: ReviewTermPack,
  calendar: WorkCalendar,
  course: Course,
  now: string,
  { steps, ceiling }: ClockSurroundings = alone,
): ReviewClock | null {
  const read = readReviewClock(profile, eventsOf(course, steps), calendar, dayOf(now), ceiling)
  if (read.state === 'not-started') return null
  const { state, dueOn, leftDays, pausedFor, addedDays, dueWithoutExtension, unknownYear } = read
  return {
    ...{ state, dueOn, leftDays, pausedFor, addedDays, dueWithoutExtension, unknownYear },
    ...{ title: profile.title, rule: profile.clause, mark: profile.grade, unit: profile.unit },
    startsOn: profile.startsOn,
    termDays: read.allowedDays,
    workDaysUsed: read.usedDays,
    cutFrom: read.beyondCeiling && !read.ceilingPassed ? read.termDueOn : null,
    ceilingPassed: read.ceilingPassed,
    ceiling: read.ceiling,
    calendar: { title: read.calendar.title, version: read.calendar.version },
    explained: read.counted.map((day) => ({
      ...{ on: day.day, counted: day.count !== null, waits: day.pause !== null },
      why: clockDayWords(day),
    })),
    steps: [...steps],
    pauses: (profile.pauses ?? []).map(({ kind }) => kind),
    extension: profile.extension ?? null,
  }
}
