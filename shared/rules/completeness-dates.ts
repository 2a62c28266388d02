// Dates in lawful order (日期先后) and statutory terms (法定期限). Working days are counted by the loaded calendars alone: beyond
// their years a term is unknown, never guessed.
import { checkText as text } from '../text/checks.ts'
import type { CaseView, CheckBook, Outcome } from './completeness-case.ts'
import { addDays, type Day, yearOf } from './day.ts'
import type { OrderRule, TermRule } from './pack-checks.ts'
import { statedTerm, type Term } from './terms.ts'
import { addWorkDays, type WorkCalendar } from './work-calendar.ts'

export function checkOrder({ earlier, later, relation }: OrderRule, view: CaseView): Outcome {
  const [one, other] = [view.dayOf(earlier), view.dayOf(later)]
  const itemIds = [...new Set([...one.itemIds, ...other.itemIds])]
  if (one.state === 'absent' || other.state === 'absent') return { state: 'not-due', sentence: text.notDue }
  if (one.state !== 'known' || other.state !== 'known') {
    const unknown = [one.state === 'known' ? [] : [earlier.name], other.state === 'known' ? [] : [later.name]].flat()
    return { state: 'unchecked', itemIds, sentence: text.dateUnknown(unknown) }
  }
  const words = [earlier.name, one.on, later.name, other.on] as const
  if (relation === 'same-day') {
    return one.on === other.on
      ? { state: 'passed', itemIds, sentence: text.sameDay(earlier.name, later.name, one.on) }
      : { state: 'failed', itemIds, sentence: text.otherDay(...words) }
  }
  return one.on <= other.on
    ? { state: 'passed', itemIds, sentence: text.inOrder(...words) }
    : { state: 'failed', itemIds, sentence: text.outOfOrder(...words) }
}

export function checkTerm(rule: TermRule, view: CaseView, { calendar, today }: CheckBook): Outcome {
  const [from, until] = [view.dayOf(rule.from), view.dayOf(rule.until)]
  const itemIds = [...new Set([...from.itemIds, ...until.itemIds])]
  if (from.state === 'absent') return { state: 'not-due', sentence: text.notDue }
  if (from.state === 'undated' || until.state === 'undated') {
    const unknown = [
      from.state === 'undated' ? [rule.from.name] : [],
      until.state === 'undated' ? [rule.until.name] : [],
    ]
    return { state: 'unchecked', itemIds, sentence: text.dateUnknown(unknown.flat()) }
  }
  if (until.state === 'absent' && rule.bound !== 'within') return { state: 'not-due', sentence: text.notDue }
  const added = rule.extension !== null && view.has(rule.extension.paper) ? rule.extension.days : 0
  const term = statedTerm(rule, from.on, calendar, added)
  if (term.state === 'unknown-year') return { state: 'unknown-year', itemIds, sentence: text.unknownYear(term.year) }
  if (until.state === 'absent') return { ...openTerm(rule, term, today), itemIds }
  return { ...judged(rule, term, until.on, calendar), itemIds }
}

/** What is to happen by the last day has not: it still may, or is late. */
function openTerm({ until }: TermRule, { dueOn }: Term, today: Day): Outcome {
  return today <= dueOn
    ? { state: 'not-due', sentence: text.openWithin(until.name, dueOn), runsOut: addDays(dueOn, 1) }
    : { state: 'failed', sentence: text.lateStill(until.name, dueOn) }
}

function judged(rule: TermRule, term: Term, untilOn: Day, calendar: WorkCalendar): Outcome {
  const { startsOn: fromOn, dueOn, unit } = term
  const days = term.days + term.addedDays
  const words = { from: rule.from.name, fromOn, until: rule.until.name, untilOn, dueOn, days, unit }
  switch (rule.bound) {
    case 'within':
      return untilOn <= dueOn ? { state: 'passed', sentence: text.within(words) } : late(term, untilOn, words, calendar)
    case 'after':
      return untilOn > dueOn
        ? { state: 'passed', sentence: text.hasPassed(words) }
        : { state: 'failed', sentence: text.tooEarly(words) }
    case 'at-least':
      return untilOn >= dueOn
        ? { state: 'passed', sentence: text.farEnough(words) }
        : { state: 'failed', sentence: text.tooNear(words) }
  }
}

/** A calendar-day term that ends on a day off may move to the next working day; which law applies is for a person to say. */
function late(
  { dueOn, endsOnDayOff }: Term,
  untilOn: Day,
  words: Parameters<typeof text.late>[0],
  calendar: WorkCalendar,
): Outcome {
  if (endsOnDayOff === null) return { state: 'unknown-year', sentence: text.unknownYear(yearOf(dueOn)) }
  if (endsOnDayOff) {
    const next = addWorkDays(dueOn, 1, calendar)
    if (next.state === 'unknown-year') return { state: 'unknown-year', sentence: text.unknownYear(next.year) }
    if (untilOn <= next.day) return { state: 'unchecked', sentence: text.endsOnDayOff(text.late(words)) }
  }
  return { state: 'failed', sentence: text.late(words) }
}
