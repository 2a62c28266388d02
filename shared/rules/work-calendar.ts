// Counting working days by a loaded calendar, day by day. Never guesses: a year without its holiday notice is unknown.
import { addDays, type Day, weekdayOf, yearOf } from './day.ts'
import type { WorkCalendarPack } from './pack.ts'

export type WorkCalendar = {
  readonly packId: string
  readonly title: string
  readonly version: string
  readonly years: ReadonlySet<number>
  readonly offDays: ReadonlyMap<Day, string>
  readonly makeUpDays: ReadonlyMap<Day, string>
}

/** One day passed while counting: its number when it was a working day, else why it was not. */
export type CountedDay = {
  readonly day: Day
  /** 1, 2, 3 … for a working day; null for a day off. */
  readonly count: number | null
  readonly why: 'work-day' | 'make-up-day' | 'weekend' | 'holiday'
  /** Name of the holiday, also for the day worked to make up for it. */
  readonly name: string | null
}

export type UnknownYear = { readonly state: 'unknown-year'; readonly year: number }
export type AddedWorkDays = { readonly state: 'known'; readonly day: Day; readonly counted: readonly CountedDay[] }
export type WorkDayCount = { readonly state: 'known'; readonly days: number; readonly counted: readonly CountedDay[] }

export function createWorkCalendar(pack: WorkCalendarPack): WorkCalendar {
  return {
    packId: pack.id,
    title: pack.title,
    version: pack.version,
    years: new Set(pack.years),
    offDays: new Map(pack.offDays.map(({ on, name }) => [on, name])),
    makeUpDays: new Map(pack.makeUpDays.map(({ on, name }) => [on, name])),
  }
}

export function isWorkDay(day: Day, calendar: WorkCalendar): boolean | UnknownYear {
  const kind = kindOf(day, calendar)
  return 'state' in kind ? kind : isWorking(kind.why)
}

/**
 * The n-th working day after `from` (before it when n is negative); the day of the event is not counted.
 * 行政处罚法 §85: terms of 2, 3, 5 and 7 days are working days, holidays excluded.
 */
export function addWorkDays(from: Day, n: number, calendar: WorkCalendar): AddedWorkDays | UnknownYear {
  if (!Number.isSafeInteger(n)) throw new Error('whole working days only')
  const step = n < 0 ? -1 : 1
  const counted: CountedDay[] = []
  let day = from
  for (let count = 0; count < Math.abs(n); ) {
    day = addDays(day, step)
    const kind = kindOf(day, calendar)
    if ('state' in kind) return kind
    if (isWorking(kind.why)) count++
    counted.push({ day, count: isWorking(kind.why) ? count : null, ...kind })
  }
  return { state: 'known', day, counted }
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. */
export function workDaysBetween(from: Day, to: Day, calendar: WorkCalendar): WorkDayCount | UnknownYear {
  const step = to < from ? -1 : 1
  const counted: CountedDay[] = []
  let count = 0
  for (let day = from; day !== to; ) {
    day = addDays(day, step)
    const kind = kindOf(day, calendar)
    if ('state' in kind) return kind
    if (isWorking(kind.why)) count++
    counted.push({ day, count: isWorking(kind.why) ? count : null, ...kind })
  }
  return { state: 'known', days: count * step, counted }
}

export type DayKind = Pick<CountedDay, 'why' | 'name'>

/** Why a day is worked or not. */
export function kindOf(day: Day, calendar: WorkCalendar): DayKind | UnknownYear {
  const year = yearOf(day)
  if (!calendar.years.has(year)) return { state: 'unknown-year', year }
  const holiday = calendar.offDays.get(day)
  if (holiday !== undefined) return { why: 'holiday', name: holiday }
  const makeUp = calendar.makeUpDays.get(day)
  if (makeUp !== undefined) return { why: 'make-up-day', name: makeUp }
  return { why: weekdayOf(day) % 6 === 0 ? 'weekend' : 'work-day', name: null }
}

export function isWorking(why: CountedDay['why']): boolean {
  return why === 'work-day' || why === 'make-up-day'
}
