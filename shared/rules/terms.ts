// The clocks: from which day, how many days of which kind, until when. The figures are the rule packs'.
// Whether a calendar-day term that ends on a day off moves to the next working day is left to the reader (endsOnDayOff).
import { addDays, type Day, daysBetween } from './day.ts'
import {
  addWorkDays,
  type CountedDay,
  isWorkDay,
  type UnknownYear,
  type WorkCalendar,
  workDaysBetween,
} from './work-calendar.ts'

/** As a pack states it. */
export interface StatedTerm {
  readonly days: number
  readonly unit: 'work' | 'calendar'
}

export type Term = StatedTerm & {
  readonly state: 'known'
  readonly startsOn: Day
  /** Last day in time; of a term that must first run out, the day on which it does. */
  readonly dueOn: Day
  /** Day by day for working-day terms; empty for calendar-day terms. */
  readonly counted: readonly CountedDay[]
  /** Days on top of those stated, already inside dueOn. */
  readonly addedDays: number
  /** null when that year's calendar is not loaded. */
  readonly endsOnDayOff: boolean | null
}

export type TermResult = Term | UnknownYear

/**
 * A term from the day of an event, which is not counted.
 * @param addedDays by which it is extended, or which the law leaves out of it, in its own unit
 */
export function statedTerm(
  { days, unit }: StatedTerm,
  startsOn: Day,
  calendar: WorkCalendar,
  addedDays = 0,
): TermResult {
  const base = { state: 'known' as const, days, unit, startsOn, addedDays }
  if (unit === 'calendar') {
    const dueOn = addDays(startsOn, days + addedDays)
    const working = isWorkDay(dueOn, calendar)
    return { ...base, dueOn, counted: [], endsOnDayOff: typeof working === 'boolean' ? !working : null }
  }
  const end = addWorkDays(startsOn, days + addedDays, calendar)
  if (end.state === 'unknown-year') return end
  return { ...base, dueOn: end.day, counted: end.counted, endsOnDayOff: false }
}

export type ClockReading = {
  readonly state: 'running' | 'due-today' | 'overdue'
  /** Which day of the term today is; 0 on the day of the event. Beyond the term it keeps counting. */
  readonly elapsedDays: number
  /** In the term's own unit; negative when overdue. */
  readonly leftDays: number
}

/** Where a clock stands on `today`: 第 3 个工作日 / 共 7 日. Only for terms that are deadlines. */
export function readClock(term: Term, today: Day, calendar: WorkCalendar): ClockReading | UnknownYear {
  const state = today > term.dueOn ? 'overdue' : today === term.dueOn ? 'due-today' : 'running'
  if (term.unit === 'calendar') {
    return { state, elapsedDays: daysBetween(term.startsOn, today), leftDays: daysBetween(today, term.dueOn) }
  }
  const elapsed = workDaysBetween(term.startsOn, today, calendar)
  if (elapsed.state === 'unknown-year') return elapsed
  const left = workDaysBetween(today, term.dueOn, calendar)
  if (left.state === 'unknown-year') return left
  return { state, elapsedDays: elapsed.days, leftDays: left.days }
}
