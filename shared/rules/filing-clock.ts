// 归档期限: from the closing of the case (结案) until its dossier is sealed. No national term: the office's practice decides.
import { addDays, type Day, daysBetween } from './day.ts'
import { addWorkDays, type CountedDay, type WorkCalendar, workDaysBetween } from './work-calendar.ts'

export interface FilingTerm {
  readonly days: number
  readonly unit: 'work' | 'calendar'
}

export type FilingState = 'running' | 'due-today' | 'overdue' | 'filed-in-time' | 'filed-late' | 'unknown'

export interface FilingReading {
  readonly dueOn: Day | null
  readonly state: FilingState
  /** In the term's unit; negative when overdue. */
  readonly daysLeft: number | null
  readonly daysUsed: number | null
  readonly unknownYear: number | null
  readonly counted: readonly CountedDay[]
}

const unknown = (year: number, dueOn: Day | null = null): FilingReading => ({
  dueOn,
  state: 'unknown',
  daysLeft: null,
  daysUsed: null,
  unknownYear: year,
  counted: [],
})

/**
 * The day of closing is not counted. Whether a calendar-day term that ends on a day off moves on is left to the reader.
 * @param filedOn the day of the seal; null while it is open
 */
export function filingClock(
  closedOn: Day,
  term: FilingTerm,
  calendar: WorkCalendar,
  today: Day,
  filedOn: Day | null,
): FilingReading {
  const end = filedOn ?? today
  if (term.unit === 'calendar') {
    const dueOn = addDays(closedOn, term.days)
    return {
      dueOn,
      state: stateOf(dueOn, end, filedOn !== null),
      daysLeft: daysBetween(end, dueOn),
      daysUsed: daysBetween(closedOn, end),
      unknownYear: null,
      counted: [],
    }
  }
  const due = addWorkDays(closedOn, term.days, calendar)
  if (due.state === 'unknown-year') return unknown(due.year)
  const used = workDaysBetween(closedOn, end, calendar)
  const left = workDaysBetween(end, due.day, calendar)
  if (used.state === 'unknown-year') return unknown(used.year, due.day)
  if (left.state === 'unknown-year') return unknown(left.year, due.day)
  return {
    dueOn: due.day,
    state: stateOf(due.day, end, filedOn !== null),
    daysLeft: left.days,
    daysUsed: used.days,
    unknownYear: null,
    counted: due.counted,
  }
}

function stateOf(dueOn: Day, end: Day, filed: boolean): FilingState {
  if (filed) return end > dueOn ? 'filed-late' : 'filed-in-time'
  return end > dueOn ? 'overdue' : end === dueOn ? 'due-today' : 'running'
}
