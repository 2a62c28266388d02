// 归档期限: which closed cases are not filed yet, and until when they should be.
import type { FilingClock, FilingDeadline } from '#shared/contract/sheets.ts'
import { filingClock } from '#shared/rules/filing-clock.ts'
import { countedWords } from '#shared/text/counted-days.ts'
import { dayOf } from '#shared/text/instant.ts'
import type { Clock } from '../clock.ts'
import type { Rulebook } from '../rulebook/index.ts'
import type { Page, Store } from '../store/index.ts'

export interface DeadlineFilter extends Page {
  readonly state: 'any' | 'running' | 'overdue' | 'unknown'
}

export interface DeadlineList {
  readonly rows: FilingDeadline[]
  readonly total: number
  /** Of all of them, whatever the filter. */
  readonly overdue: number
  readonly rule: string
  readonly mark: 'sure' | 'example'
}

export interface Deadlines {
  list(filter: DeadlineFilter): DeadlineList
}

interface Clocked {
  readonly facts: string
  readonly sealed_at: string | null
}

/** Null while no day of closing is known. */
export function clockOf(rulebook: Rulebook, { facts, sealed_at }: Clocked, today: string): FilingClock | null {
  const { closedOn } = (JSON.parse(facts) as { dates: { closedOn: string | null } }).dates
  if (closedOn === null) return null
  const { deadline, grade } = rulebook.filingPractice()
  const reading = filingClock(
    closedOn,
    deadline,
    rulebook.calendar(),
    today,
    sealed_at === null ? null : dayOf(sealed_at),
  )
  const { counted, ...read } = reading
  return {
    ...read,
    closedOn,
    termDays: deadline.days,
    unit: deadline.unit,
    rule: deadline.clause,
    mark: grade,
    explained: counted.map((day) => ({ on: day.day, counted: day.count !== null, why: countedWords(day) })),
  }
}

export function createDeadlines(options: { store: Store; rulebook: Rulebook; clock: Clock }): Deadlines {
  const { store, rulebook, clock } = options
  return {
    list({ offset, limit, state }) {
      const { deadline, grade } = rulebook.filingPractice()
      const today = dayOf(clock.now().getTime())
      const calendar = rulebook.calendar()
      // A day has one clock however many cases were closed on it.
      const days = new Map(
        closedDays(store).map(({ day, count }) => [
          day,
          { count, ...filingClock(day, deadline, calendar, today, null) },
        ]),
      )
      const passing = [...days].filter(([, read]) => state === 'any' || bandOf(read.state) === state)
      const sum = (picked: readonly (readonly [string, { count: number }])[]) =>
        picked.reduce((total, [, { count }]) => total + count, 0)
      const rows = dossiersClosedOn(
        store,
        passing.map(([day]) => day),
        { offset, limit },
      )
      return {
        rows: rows.flatMap(({ id, title, number, closed_on }): FilingDeadline[] => {
          const read = days.get(closed_on)
          if (read === undefined) return []
          const { dueOn, daysLeft, unknownYear } = read
          const clock = { dueOn, daysLeft, unknownYear, unit: deadline.unit, state: read.state }
          return [{ dossierId: id, title, number, closedOn: closed_on, ...clock }]
        }),
        total: sum(passing),
        overdue: sum([...days].filter(([, read]) => read.state === 'overdue')),
        rule: deadline.clause,
        mark: grade,
      }
    },
  }
}

function bandOf(state: FilingDeadline['state']): 'running' | 'overdue' | 'unknown' {
  return state === 'overdue' || state === 'unknown' ? state : 'running'
}

const closedOn = '$.dates.closedOn'

function closedDays(store: Store): { day: string; count: number }[] {
  const rows = store.all((q) =>
    q
      .selectFrom('dossier')
      .where('state', '=', 'open')
      .where((e) => e(e.fn<string | null>('json_extract', ['facts', e.val(closedOn)]), 'is not', null))
      .select((e) => [
        e.fn<string>('json_extract', ['facts', e.val(closedOn)]).as('day'),
        e.fn.countAll<number>().as('count'),
      ])
      .groupBy('day'),
  )
  return rows
}

/** Nearest deadline first: the day of closing and the last day in time follow each other. */
function dossiersClosedOn(store: Store, days: readonly string[], page: Page) {
  if (days.length === 0) return []
  return store.all((q) =>
    q
      .selectFrom('dossier')
      .where('state', '=', 'open')
      .where((e) => e(e.fn<string>('json_extract', ['facts', e.val(closedOn)]), 'in', [...days]))
      .select(['id', 'title', 'number'])
      .select((e) => e.fn<string>('json_extract', ['facts', e.val(closedOn)]).as('closed_on'))
      .orderBy('closed_on')
      .orderBy('id')
      .limit(page.limit)
      .offset(page.offset),
  )
}
