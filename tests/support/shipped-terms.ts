// The statutory terms as the shipped packs state them: what a test counts is counted by the figures that ship.
import type { Day } from '#shared/rules/day.ts'
import type { TermRule } from '#shared/rules/pack-checks.ts'
import { statedTerm, type TermResult } from '#shared/rules/terms.ts'
import type { WorkCalendar } from '#shared/rules/work-calendar.ts'
import { checksPack } from './checked-sample.ts'

export function shippedTerm(code: string): TermRule {
  const rule = checksPack.rules.find((one) => one.code === code)
  if (rule?.family !== 'terms') throw new Error(`no term ${code}`)
  return rule
}

export function termOf(code: string, startsOn: Day, calendar: WorkCalendar, addedDays = 0): TermResult {
  return statedTerm(shippedTerm(code), startsOn, calendar, addedDays)
}
