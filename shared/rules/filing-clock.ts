// 归档期限: from the closing of the case (结案) until its dossier is sealed. No national term: the office's practice decides.
import type { Day } from './day.ts'
import { readClock, type StatedTerm, statedTerm } from './terms.ts'
import type { CountedDay, WorkCalendar } from './work-calendar.ts'

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
  stated: StatedTerm,
  calendar: WorkCalendar,
  today: Day,
  filedOn: Day | null,
): FilingReading {
  const term = statedTerm(stated, closedOn, calendar)
  if (term.state === 'unknown-year') return unknown(term.year)
  const { dueOn, counted } = term
  const reading = readClock(term, filedOn ?? today, calendar)
  if (reading.state === 'unknown-year') return unknown(reading.year, dueOn)
  return {
    dueOn,
    state: filedOn === null ? reading.state : reading.state === 'overdue' ? 'filed-late' : 'filed-in-time',
    daysLeft: reading.leftDays,
    daysUsed: reading.elapsedDays,
    unknownYear: null,
    counted,
  }
}
