// The statutory clocks: from which day, how many days of which kind, until when, and the clause that says so.
// Whether a calendar-day term that ends on a day off moves to the next working day is left to the reader (endsOnDayOff).
import { addDays, type Day, daysBetween } from './day.ts'
import type { ReviewTermPack } from './pack.ts'
import {
  addWorkDays,
  type CountedDay,
  isWorkDay,
  type UnknownYear,
  type WorkCalendar,
  workDaysBetween,
} from './work-calendar.ts'

export type TermId =
  | 'penalty-decision'
  | 'penalty-decision-service'
  | 'hearing-request'
  | 'hearing-notice'
  | 'registration-disposal'
  | 'disclosure-general'
  | 'disclosure-penalty-licence'
  | 'review'
  | 'stated'

export type Term = {
  readonly state: 'known'
  readonly id: TermId
  readonly startsOn: Day
  readonly days: number
  readonly unit: 'work' | 'calendar'
  /** Last day in time. For hearing-notice: the first day on which the hearing may be held. */
  readonly dueOn: Day
  readonly clause: string
  /** Day by day for working-day terms; empty for calendar-day terms. */
  readonly counted: readonly CountedDay[]
  /** Calendar days left out of the count, already inside dueOn. */
  readonly excludedDays: number
  /** null when that year's calendar is not loaded. */
  readonly endsOnDayOff: boolean | null
}

export type TermResult = Term | UnknownYear

type Rule = { readonly id: TermId; readonly days: number; readonly unit: 'work' | 'calendar'; readonly clause: string }

const rules = {
  penaltyDecision: { id: 'penalty-decision', days: 90, unit: 'calendar', clause: '《行政处罚法》第六十条' },
  penaltyService: {
    id: 'penalty-decision-service',
    days: 7,
    unit: 'work',
    clause: '《行政处罚法》第六十一条、第八十五条',
  },
  hearingRequest: { id: 'hearing-request', days: 5, unit: 'work', clause: '《行政处罚法》第六十四条、第八十五条' },
  hearingNotice: { id: 'hearing-notice', days: 7, unit: 'work', clause: '《行政处罚法》第六十四条、第八十五条' },
  registrationDisposal: {
    id: 'registration-disposal',
    days: 7,
    unit: 'work',
    clause: '《行政处罚法》第五十六条、第八十五条',
  },
  disclosureGeneral: { id: 'disclosure-general', days: 20, unit: 'work', clause: '国办发〔2018〕118号' },
  disclosurePenaltyLicence: { id: 'disclosure-penalty-licence', days: 7, unit: 'work', clause: '国办发〔2018〕118号' },
} as const satisfies Record<string, Rule>

/** Penalty decision: 90 calendar days from filing; laws, regulations and rules may differ. 行政处罚法 §60 */
export function penaltyDecisionTerm(filedOn: Day, calendar: WorkCalendar, excludedDays = 0): TermResult {
  return termOf(rules.penaltyDecision, filedOn, calendar, excludedDays)
}

/** Service of a decision that was not handed over at once: 7 working days. 行政处罚法 §61, §85 */
export function penaltyServiceTerm(decidedOn: Day, calendar: WorkCalendar): TermResult {
  return termOf(rules.penaltyService, decidedOn, calendar)
}

/** Request for a hearing: 5 working days after the notice was served. A decision before dueOn has passed is early. §64, §85 */
export function hearingRequestTerm(notifiedOn: Day, calendar: WorkCalendar): TermResult {
  return termOf(rules.hearingRequest, notifiedOn, calendar)
}

/** Notice of the hearing: 7 working days before it. dueOn is the first day on which the hearing may be held. §64, §85 */
export function hearingNoticeTerm(notifiedOn: Day, calendar: WorkCalendar): TermResult {
  return termOf(rules.hearingNotice, notifiedOn, calendar)
}

/** Disposal of what was registered for preservation (先行登记保存): 7 working days. 行政处罚法 §56, §85 */
export function registrationDisposalTerm(registeredOn: Day, calendar: WorkCalendar): TermResult {
  return termOf(rules.registrationDisposal, registeredOn, calendar)
}

/** Publication: 7 working days for penalties and licences, 20 for other enforcement decisions. 国办发〔2018〕118号 */
export function disclosureTerm(
  decidedOn: Day,
  act: 'penalty-or-licence' | 'other',
  calendar: WorkCalendar,
): TermResult {
  const rule = act === 'other' ? rules.disclosureGeneral : rules.disclosurePenaltyLicence
  return termOf(rule, decidedOn, calendar)
}

/** Legal review: no national term; the pack's profile decides. */
export function reviewTerm(startsOn: Day, profile: ReviewTermPack, calendar: WorkCalendar): TermResult {
  return termOf({ id: 'review', days: profile.days, unit: profile.unit, clause: profile.clause }, startsOn, calendar)
}

/** A term that a rule pack states: its days, their unit and its clause. */
export function statedTerm(
  { days, unit, clause }: { days: number; unit: 'work' | 'calendar'; clause: string },
  startsOn: Day,
  calendar: WorkCalendar,
): TermResult {
  return termOf({ id: 'stated', days, unit, clause }, startsOn, calendar)
}

export type ClockReading = {
  readonly state: 'running' | 'due-today' | 'overdue'
  /** Which day of the term today is; 0 on the day of the event. Beyond the term it keeps counting. */
  readonly elapsedDays: number
  /** In the term's own unit; negative when overdue. */
  readonly leftDays: number
}

/** Where a clock stands on `today`: 第 3 个工作日 / 共 7 日. Not for hearing-notice, which is no deadline. */
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

function termOf(rule: Rule, startsOn: Day, calendar: WorkCalendar, excludedDays = 0): TermResult {
  const base = { state: 'known' as const, ...rule, startsOn, excludedDays }
  if (rule.unit === 'calendar') {
    const dueOn = addDays(startsOn, rule.days + excludedDays)
    const working = isWorkDay(dueOn, calendar)
    return { ...base, dueOn, counted: [], endsOnDayOff: typeof working === 'boolean' ? !working : null }
  }
  const end = addWorkDays(startsOn, rule.days, calendar)
  if (end.state === 'unknown-year') return end
  return { ...base, dueOn: end.day, counted: end.counted, endsOnDayOff: false }
}
