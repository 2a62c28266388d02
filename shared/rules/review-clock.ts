// The clock of a legal review, explained day by day: from a term profile, what happened in the review and the working-day
// calendar. It never guesses: a day of a year without its holiday notice is unknown, and it says which year must be imported.
//
// 行政处罚法 §85 counts these terms in working days; the day of an event is not counted. So the day on which a pause begins still
// counts, and the day on which the review goes on does not: the clock runs again from the day after.
import { addDays, type Day } from './day.ts'
import type { ExtensionApprover, PauseKind, ReviewTermPack } from './pack-review-term.ts'
import { addWorkDays, type CountedDay, isWorking, kindOf, type WorkCalendar } from './work-calendar.ts'

export type ClockProfile = Pick<ReviewTermPack, 'days' | 'unit' | 'startsOn' | 'extension' | 'pauses' | 'warnDays'>

/** What happened, in the order in which it did. */
export type ClockEvent =
  | { readonly kind: 'received' | 'complete' | 'accepted' | 'concluded'; readonly on: Day }
  | { readonly kind: 'paused'; readonly on: Day; readonly pause: PauseKind }
  | { readonly kind: 'resumed'; readonly on: Day }
  | { readonly kind: 'extended'; readonly on: Day; readonly days: number; readonly approver: ExtensionApprover }

/** The last day on which the decision itself is in time; a review that ends later cannot be one before the decision. */
export interface Ceiling {
  readonly on: Day
  readonly clause: string
}

/** One day passed while counting: its number in the term, else why it has none. */
export interface ClockDay {
  readonly day: Day
  readonly count: number | null
  readonly why: CountedDay['why'] | 'calendar-day' | 'paused'
  /** Of the holiday, also for the day worked to make up for it. */
  readonly name: string | null
  /** What the review was waiting for, whether the clock stood still or not. */
  readonly pause: PauseKind | null
  /** In the term only because it was extended. */
  readonly extended: boolean
}

export type ClockState =
  | 'not-started'
  | 'running'
  | 'warned'
  | 'due-today'
  | 'overdue'
  | 'paused'
  | 'ended'
  | 'unknown-year'

export interface ReviewClockReading {
  readonly state: ClockState
  readonly startedOn: Day | null
  /** Last day in time, never after the ceiling that lay ahead. While the clock stands still: as if it went on after today. */
  readonly dueOn: Day | null
  /** By the term alone. */
  readonly termDueOn: Day | null
  /** Stated and added, in the profile's unit. */
  readonly allowedDays: number
  readonly addedDays: number
  /** What the extensions moved the last day from; null where there was none. */
  readonly dueWithoutExtension: Day | null
  readonly usedDays: number | null
  /** Until the due day; negative when it has passed. */
  readonly leftDays: number | null
  readonly pausedFor: PauseKind | null
  readonly ceiling: Ceiling | null
  /** The term would end later than the decision may be made. */
  readonly beyondCeiling: boolean
  /** The decision was late before the review's term began: then its own term counts, since no day would be left. */
  readonly ceilingPassed: boolean
  /** Whose calendar must be imported. */
  readonly unknownYear: number | null
  readonly calendar: { readonly id: string; readonly title: string; readonly version: string }
  readonly counted: readonly ClockDay[]
}

/** The board warns from here on where a profile names no day of its own; a reminder of this program, no rule. */
export const usualWarnDays = 2

const startEvents = {
  'materials-received': 'received',
  'materials-complete': 'complete',
  accepted: 'accepted',
} as const

/** The day of the event that starts the term; null while it has not happened. */
export function startOf({ startsOn }: Pick<ClockProfile, 'startsOn'>, events: readonly ClockEvent[]): Day | null {
  return events.find(({ kind }) => kind === startEvents[startsOn])?.on ?? null
}

/** From the day after `from` until `to`, both in it; `to` null while it lasts. */
interface Pause {
  readonly from: Day
  readonly to: Day | null
  readonly kind: PauseKind
  readonly stops: boolean
}

export function pausesOf(profile: Pick<ClockProfile, 'pauses'>, events: readonly ClockEvent[]): Pause[] {
  const pauses: Pause[] = []
  let open: Omit<Pause, 'to'> | null = null
  for (const event of events) {
    if (event.kind === 'paused' && open === null) {
      const stops = profile.pauses?.find(({ kind }) => kind === event.pause)?.stopsClock ?? false
      open = { from: event.on, kind: event.pause, stops }
    } else if ((event.kind === 'resumed' || event.kind === 'concluded') && open !== null) {
      pauses.push({ ...open, to: event.on })
      open = null
    }
  }
  if (open !== null) pauses.push({ ...open, to: null })
  return pauses
}

/** @param today what it is read on while the review has not ended */
export function readReviewClock(
  profile: ClockProfile,
  events: readonly ClockEvent[],
  calendar: WorkCalendar,
  today: Day,
  ceiling: Ceiling | null = null,
): ReviewClockReading {
  const addedDays = extensionsOf(events).reduce((sum, { days }) => sum + days, 0)
  const allowedDays = profile.days + addedDays
  const startedOn = startOf(profile, events)
  const { packId, title, version } = calendar
  const rest = {
    ...{ startedOn, allowedDays, addedDays, ceiling, beyondCeiling: false, ceilingPassed: false },
    ...{ dueOn: null, termDueOn: null, dueWithoutExtension: null, usedDays: null, leftDays: null },
    ...{ pausedFor: null, unknownYear: null, calendar: { id: packId, title, version }, counted: [] },
  }
  if (startedOn === null) return { ...rest, state: 'not-started' }
  const pauses = pausesOf(profile, events)
  const open = pauses.find(({ to }) => to === null) ?? null
  const endedOn = events.find(({ kind }) => kind === 'concluded')?.on ?? null
  const at = endedOn ?? today
  const walk = walkDays({ profile, calendar, startedOn, allowedDays, pauses, at })
  const { days, termDueOn, unknownYear } = walk
  const beyondCeiling = termDueOn !== null && ceiling !== null && termDueOn > ceiling.on
  const ceilingPassed = ceiling !== null && ceiling.on < startedOn
  const bound = ceilingPassed ? null : ceiling
  const dueOn = beyondCeiling && bound !== null ? bound.on : termDueOn
  const known = {
    ...{ ...rest, dueOn, termDueOn, beyondCeiling, ceilingPassed, unknownYear, pausedFor: open?.kind ?? null },
    usedDays: walk.usedDays,
    leftDays: dueOn === null || walk.usedDays === null ? null : leftOf(days, at, dueOn),
    dueWithoutExtension: addedDays === 0 ? null : (days.find(({ count }) => count === profile.days)?.day ?? null),
    counted: days,
  }
  const warnDays = profile.warnDays ?? usualWarnDays
  return {
    ...known,
    state: stateOf({ ...known, ceiling: bound, endedOn, today, warnDays, stands: open?.stops ?? false }),
  }
}

function stateOf(read: {
  dueOn: Day | null
  ceiling: Ceiling | null
  leftDays: number | null
  endedOn: Day | null
  today: Day
  warnDays: number
  stands: boolean
}): ClockState {
  const { dueOn, ceiling, leftDays, endedOn, today, warnDays, stands } = read
  if (endedOn !== null) return 'ended'
  // The decision's own term needs no count of ours.
  if (ceiling !== null && today > ceiling.on) return 'overdue'
  if (dueOn === null) return 'unknown-year'
  if (today > dueOn) return 'overdue'
  if (stands && today !== ceiling?.on) return 'paused'
  if (today === dueOn) return 'due-today'
  return leftDays !== null && leftDays <= warnDays ? 'warned' : 'running'
}

/** Day by day from the one after the start, until the term is full and `at` has been reached. */
function walkDays(options: {
  profile: ClockProfile
  calendar: WorkCalendar
  startedOn: Day
  allowedDays: number
  pauses: readonly Pause[]
  at: Day
}): { days: ClockDay[]; termDueOn: Day | null; usedDays: number | null; unknownYear: number | null } {
  const { profile, calendar, startedOn, allowedDays, pauses, at } = options
  const days: ClockDay[] = []
  let count = 0
  let termDueOn: Day | null = null
  let usedDays: number | null = at <= startedOn ? 0 : null
  for (let day = addDays(startedOn, 1); termDueOn === null || usedDays === null; day = addDays(day, 1)) {
    const pause = pauses.find(({ from, to }) => day > from && day <= (to ?? at)) ?? null
    const kind = kindOfDay(day, profile.unit, pause, calendar)
    if ('state' in kind) return { days, termDueOn, usedDays, unknownYear: kind.year }
    if (kind.counts) count++
    const { counts, ...why } = kind
    days.push({
      ...{ day, count: counts ? count : null, ...why, pause: pause?.kind ?? null },
      extended: counts && count > profile.days && count <= allowedDays,
    })
    if (count === allowedDays && termDueOn === null) termDueOn = day
    if (day === at) usedDays = count
  }
  return { days, termDueOn, usedDays, unknownYear: null }
}

function kindOfDay(day: Day, unit: ClockProfile['unit'], pause: Pause | null, calendar: WorkCalendar) {
  // No calendar is asked for a day that does not count whatever it is.
  if (pause?.stops) return { counts: false, why: 'paused' as const, name: null }
  if (unit === 'calendar') return { counts: true, why: 'calendar-day' as const, name: null }
  const kind = kindOf(day, calendar)
  return 'state' in kind ? kind : { counts: isWorking(kind.why), ...kind }
}

/** Days of the term after `at` up to the due day; negative: those that count after the due day. */
function leftOf(days: readonly ClockDay[], at: Day, dueOn: Day): number {
  const between = (from: Day, to: Day) =>
    days.filter(({ day, count }) => count !== null && day > from && day <= to).length
  return at <= dueOn ? between(at, dueOn) : -between(dueOn, at)
}

export function extensionsOf(events: readonly ClockEvent[]) {
  return events.flatMap((event) => (event.kind === 'extended' ? [event] : []))
}

export type ExtensionRefusal =
  | { readonly why: 'not-in-rule' | 'not-started' | 'ended' }
  | { readonly why: 'approver'; readonly approver: ExtensionApprover }
  | { readonly why: 'times'; readonly times: number }
  | { readonly why: 'days'; readonly days: number; readonly left: number }
  | { readonly why: 'late'; readonly dueOn: Day }
  | { readonly why: 'ceiling'; readonly ceiling: Ceiling; readonly dueOn: Day }
  | { readonly why: 'unknown-year'; readonly year: number }

/** Why an extension cannot be granted; null when it can. It is granted on the last day at the latest. */
export function extensionRefusal(
  profile: ClockProfile,
  events: readonly ClockEvent[],
  asked: { readonly on: Day; readonly days: number; readonly approver: ExtensionApprover },
  calendar: WorkCalendar,
  ceiling: Ceiling | null = null,
): ExtensionRefusal | null {
  const { extension } = profile
  if (extension === undefined) return { why: 'not-in-rule' }
  if (asked.approver !== extension.approver) return { why: 'approver', approver: extension.approver }
  const before = extensionsOf(events)
  if (extension.times !== null && before.length >= extension.times) return { why: 'times', times: extension.times }
  const left = extension.days === null ? null : extension.days - before.reduce((sum, { days }) => sum + days, 0)
  if (extension.days !== null && left !== null && asked.days > left) return { why: 'days', days: extension.days, left }
  const now = readReviewClock(profile, events, calendar, asked.on, ceiling)
  if (now.state === 'not-started' || now.state === 'ended') return { why: now.state }
  if (now.state === 'overdue' && now.dueOn !== null) return { why: 'late', dueOn: now.dueOn }
  const after = readReviewClock(profile, [...events, { kind: 'extended', ...asked }], calendar, asked.on, ceiling)
  if (after.termDueOn === null) return { why: 'unknown-year', year: after.unknownYear ?? 0 }
  return after.beyondCeiling && ceiling !== null ? { why: 'ceiling', ceiling, dueOn: after.termDueOn } : null
}

/** Until when missing material is to be handed in, from the day on which the handler was told; it is then returned. */
export function completionDueOn(
  { incompleteReturnDays }: Pick<ReviewTermPack, 'incompleteReturnDays'>,
  toldOn: Day,
  calendar: WorkCalendar,
): { readonly dueOn: Day | null; readonly unknownYear: number | null } {
  if (incompleteReturnDays === undefined) return { dueOn: null, unknownYear: null }
  const end = addWorkDays(toldOn, incompleteReturnDays, calendar)
  return end.state === 'unknown-year' ? { dueOn: null, unknownYear: end.year } : { dueOn: end.day, unknownYear: null }
}
