// The clock of a legal review against calendars counted by hand. A day in brackets does not count; 休 is a make-up day worked.
//
// Autumn 2026, from Thursday 24 September: (25 26 27 中秋) 28=1 29=2 30=3 (1–7 October 国庆) 8=4 9=5 休10=6 (11) 12=7 13=8 14=9
// 15=10 16=11 (17 18) 19=12 20=13.
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#shared/rules/day.ts'
import { ReviewTermPack, WorkCalendarPack } from '#shared/rules/pack.ts'
import { pauseKinds, termFor } from '#shared/rules/pack-review-term.ts'
import {
  type ClockEvent,
  type ClockProfile,
  completionDueOn,
  extensionRefusal,
  readReviewClock,
} from '#shared/rules/review-clock.ts'
import { createWorkCalendar } from '#shared/rules/work-calendar.ts'

const folder = new URL('../../../resources/rulebook/', import.meta.url)
const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
const calendar = createWorkCalendar(WorkCalendarPack.parse(read('cn-work-calendar.json')))
const shipped = readdirSync(folder)
  .filter((file) => file.startsWith('review-term-'))
  .sort()
  .map((file) => ReviewTermPack.parse(read(file)))

function profileOf(id: string): ReviewTermPack {
  const pack = shipped.find((one) => one.id === `review-term-${id}`)
  if (pack === undefined) throw new Error(`no profile ${id}`)
  return pack
}

const plain = (days: number, unit: 'work' | 'calendar' = 'work'): ClockProfile => ({ days, unit, startsOn: 'accepted' })
const begun = (on: string): ClockEvent[] => [
  { kind: 'received', on },
  { kind: 'complete', on },
  { kind: 'accepted', on },
]
const paused = (on: string, resumedOn?: string, pause: (typeof pauseKinds)[number] = 'supplement'): ClockEvent[] => [
  { kind: 'paused', on, pause },
  ...(resumedOn === undefined ? [] : [{ kind: 'resumed' as const, on: resumedOn }]),
]
const due = (profile: ClockProfile, events: readonly ClockEvent[], today = '2026-09-24') =>
  readReviewClock(profile, events, calendar, today)

describe('working days, hand-counted', () => {
  // domain/recording-filing-disclosure.md §5.3.
  test.each([
    ['2019-09-13', '2019-09-18', '2019-09-24', '2019-10-16'],
    ['2019-09-27', '2019-10-08', '2019-10-12', '2019-10-30'],
    ['2025-09-26', '2025-09-30', '2025-10-13', '2025-10-30'],
    ['2026-02-10', '2026-02-13', '2026-02-26', '2026-03-16'],
    ['2026-09-24', '2026-09-30', '2026-10-12', '2026-10-29'],
  ])('from %s, terms of 3, 7 and 20 end on %s, %s and %s', (from, ...ends) => {
    expect([3, 7, 20].map((days) => due(plain(days), begun(from), from).dueOn)).toEqual(ends)
  })

  test('over the end of a year: 30=1 31=2 (1–3 元旦) 休4=3 5=4 6=5 7=6 8=7', () => {
    expect(due(plain(7), begun('2025-12-29'), '2025-12-29').dueOn).toBe('2026-01-08')
  })

  test('a term in calendar days counts them all, without asking the calendar', () => {
    const reading = due(plain(10, 'calendar'), begun('2026-12-28'), '2026-12-30')
    expect(reading).toMatchObject({
      dueOn: '2027-01-07',
      usedDays: 2,
      leftDays: 8,
      state: 'running',
      unknownYear: null,
    })
    expect(reading.counted[0]).toMatchObject({ day: '2026-12-29', count: 1, why: 'calendar-day' })
  })

  test('a year without its calendar: says which, and counts until there', () => {
    // Friday 25 December 2026: (26 27) 28=1 29=2 30=3 31=4, then 2027.
    expect(due(plain(4), begun('2026-12-25'), '2026-12-30').dueOn).toBe('2026-12-31')
    const reading = due(plain(5), begun('2026-12-25'), '2026-12-30')
    expect(reading).toMatchObject({
      state: 'unknown-year',
      unknownYear: 2027,
      dueOn: null,
      usedDays: 3,
      leftDays: null,
    })
    expect(reading.counted.at(-1)).toMatchObject({ day: '2026-12-31', count: 4 })
    // Beyond it nobody knows how many days too late; that it is too late is known.
    expect(due(plain(4), begun('2026-12-25'), '2027-01-04')).toMatchObject({ state: 'overdue', usedDays: null })
  })

  test('names the reason of each day and the calendar it went by', () => {
    const { counted, calendar: by } = due(plain(7), begun('2026-09-24'))
    expect(counted.map(({ day, count, why, name }) => [day.slice(5), count, why, name])).toEqual([
      ['09-25', null, 'holiday', '中秋'],
      ['09-26', null, 'holiday', '中秋'],
      ['09-27', null, 'holiday', '中秋'],
      ['09-28', 1, 'work-day', null],
      ['09-29', 2, 'work-day', null],
      ['09-30', 3, 'work-day', null],
      ...['01', '02', '03', '04', '05', '06', '07'].map((day) => [`10-${day}`, null, 'holiday', '国庆节']),
      ['10-08', 4, 'work-day', null],
      ['10-09', 5, 'work-day', null],
      ['10-10', 6, 'make-up-day', '国庆节'],
      ['10-11', null, 'weekend', null],
      ['10-12', 7, 'work-day', null],
    ])
    expect(by).toEqual({ id: 'cn-work-calendar', title: '全国工作日日历（2019年至2026年）', version: '1' })
  })
})

describe('the profiles as shipped', () => {
  // Last day in time, and the one with all the extension the rule caps.
  test.each([
    ['example', 'complete', '2026-10-12', null],
    ['market-supervision', 'received', '2026-10-15', null],
    ['liaoning', 'complete', '2026-10-12', '2026-10-15'],
    ['ningxia-construction', 'accepted', '2026-10-12', '2026-10-15'],
    ['pingxiang', 'received', '2026-10-15', null],
    ['yuhuan-street', 'received', '2026-10-09', null],
    ['service-flow', 'accepted', '2026-10-15', '2026-10-20'],
  ] as const)('%s starts when the material is %s, due %s, extended %s', (id, start, dueOn, extendedTo) => {
    const profile = profileOf(id)
    const events: ClockEvent[] = [{ kind: start, on: '2026-09-24' }]
    for (const kind of ['received', 'complete', 'accepted'] as const)
      if (kind !== start) expect(due(profile, [{ kind, on: '2026-09-24' }]).state).toBe('not-started')
    expect(due(profile, events, dueOn)).toMatchObject({
      state: 'due-today',
      leftDays: 0,
      usedDays: profile.days,
      dueOn,
    })
    // Each of these last days follows and is followed by a day that is worked.
    expect(due(profile, events, addDays(dueOn, -1))).toMatchObject({ state: 'warned' })
    expect(due(profile, events, addDays(dueOn, 1)).state).toBe('overdue')
    const { extension } = profile
    expect(extension?.days ?? null).toBe(extendedTo === null ? null : 3)
    if (extendedTo === null || extension === undefined) return
    const granted: ClockEvent[] = [...events, { kind: 'extended', on: dueOn, days: 3, approver: extension.approver }]
    expect(due(profile, granted, extendedTo)).toMatchObject({
      ...{ state: 'due-today', dueOn: extendedTo, dueWithoutExtension: dueOn, addedDays: 3 },
      allowedDays: profile.days + 3,
    })
    expect(due(profile, granted, addDays(extendedTo, 1)).state).toBe('overdue')
  })

  test('only the ministry rule is sure, and each says whom it is for', () => {
    expect(shipped.filter(({ grade }) => grade === 'sure').map(({ id }) => id)).toEqual([
      'review-term-market-supervision',
    ])
    const ruleFor = (agency: string) => termFor(shipped, agency, () => false)?.id
    expect(ruleFor('云山县农业农村局')).toBe('review-term-example')
    expect(ruleFor('云山县市场监督管理局')).toBe('review-term-market-supervision')
    expect(ruleFor('平乡县市场监督管理局')).toBe('review-term-pingxiang')
    expect(ruleFor('辽宁省生态环境厅')).toBe('review-term-liaoning')
    expect(shipped.map(({ agencies }) => agencies ?? []).filter((words) => words.length === 0)).toHaveLength(1)
  })

  test("the office's own rule comes before all that ship, the last one adopted first", () => {
    const [a, b] = [profileOf('example'), profileOf('yuhuan-street')].map((pack, at) => ({
      ...{ ...pack, id: `ours-${at}` },
      agencies: [],
    }))
    if (a === undefined || b === undefined) throw new Error('two profiles')
    const own = new Set([a.id, b.id])
    const pick = (...packs: ReviewTermPack[]) => termFor(packs, '云山县市场监督管理局', ({ id }) => own.has(id))?.id
    expect(pick(a, ...shipped)).toBe(a.id)
    expect(pick(a, b, ...shipped)).toBe(b.id)
  })

  test('missing material is handed in within 3 working days where the rule says so', () => {
    expect(completionDueOn(profileOf('service-flow'), '2026-09-24', calendar)).toEqual({
      dueOn: '2026-09-30',
      unknownYear: null,
    })
    expect(completionDueOn(profileOf('service-flow'), '2026-12-30', calendar)).toEqual({
      dueOn: null,
      unknownYear: 2027,
    })
    expect(completionDueOn(profileOf('example'), '2026-09-24', calendar).dueOn).toBeNull()
  })
})

describe('pauses', () => {
  const profile = profileOf('pingxiang')
  const start = begun('2026-09-24')

  test('from the day after it began until the day it ended nothing counts', () => {
    // 28=1 29=2 (30 … 8 9 October waited) 休10=3 (11) 12=4 13=5 14=6 15=7 16=8 (17 18) 19=9 20=10.
    const reading = due(profile, [...start, ...paused('2026-09-29', '2026-10-09')])
    expect(reading.dueOn).toBe('2026-10-20')
    const waited = reading.counted.filter(({ why }) => why === 'paused')
    expect([waited[0]?.day, waited.at(-1)?.day, waited.length]).toEqual(['2026-09-30', '2026-10-09', 10])
    expect(waited.every(({ count, pause }) => count === null && pause === 'supplement')).toBe(true)
  })

  test('over holidays alone it moves nothing; over a make-up Saturday it moves a day', () => {
    expect(due(profile, [...start, ...paused('2026-09-30', '2026-10-07')]).dueOn).toBe('2026-10-15')
    // 8=4 9=5 (休10 waited) (11) 12=6 13=7 14=8 15=9 16=10.
    expect(due(profile, [...start, ...paused('2026-10-09', '2026-10-10')]).dueOn).toBe('2026-10-16')
    expect(due(profile, [...start, ...paused('2026-10-09', '2026-10-09')]).dueOn).toBe('2026-10-15')
  })

  test('a calendar is not asked for days on which the clock stands still', () => {
    // 28=1 … 31=4 December; the days of 2027 until the 8th are waited through, the ninth would have to be known.
    const late = [...begun('2026-12-25'), ...paused('2026-12-31', '2027-01-08')]
    expect(due(profile, late, '2027-01-08')).toMatchObject({ state: 'unknown-year', unknownYear: 2027, usedDays: 4 })
  })

  test('while it lasts the clock stands still, and is never late for it', () => {
    const waiting = [...start, ...paused('2026-09-29', undefined, 'expert-view')]
    const reading = due(profile, waiting, '2026-11-20')
    expect(reading).toMatchObject({ state: 'paused', pausedFor: 'expert-view', usedDays: 2, leftDays: 8 })
    // As if it went on after today, Friday: 23=3 … 27=7 30=8 1=9 2=10 December.
    expect(reading.dueOn).toBe('2026-12-02')
    // A pause that began when the term had run out does not bring it back.
    expect(due(profile, [...start, ...paused('2026-10-16')], '2026-10-30').state).toBe('overdue')
  })

  test('one that the rule does not let stop the clock is shown and counted', () => {
    const counting = { ...profile, pauses: [{ kind: 'consultation' as const, stopsClock: false }] }
    const reading = due(counting, [...start, ...paused('2026-09-29', '2026-10-09', 'consultation')])
    expect(reading.dueOn).toBe('2026-10-15')
    expect(reading.counted.find(({ day }) => day === '2026-10-08')).toMatchObject({ count: 4, pause: 'consultation' })
    expect(due(profileOf('example'), [...start, ...paused('2026-09-29', '2026-10-09')]).dueOn).toBe('2026-10-12')
  })

  test('the end of the review ends what it was waiting for', () => {
    const events = [...start, ...paused('2026-09-29'), { kind: 'concluded' as const, on: '2026-10-13' }]
    expect(due(profile, events, '2026-12-31')).toMatchObject({ state: 'ended', usedDays: 2, pausedFor: null })
  })
})

describe('extensions', () => {
  const profile = profileOf('liaoning')
  const start = begun('2026-09-24')
  const ask = (on: string, days = 3, approver: 'head' | 'deputy' | 'leader' = 'head') => ({ on, days, approver })
  const refused = (asked: ReturnType<typeof ask>, events = start, by: ClockProfile = profile) =>
    extensionRefusal(by, events, asked, calendar)

  test('is granted on the last day, and no later', () => {
    expect(refused(ask('2026-10-12'))).toBeNull()
    expect(refused(ask('2026-10-13'))).toEqual({ why: 'late', dueOn: '2026-10-12' })
  })

  test('says which days it added', () => {
    const { counted } = due(profile, [...start, { kind: 'extended', ...ask('2026-10-12') }])
    expect(counted.filter(({ extended }) => extended).map(({ day }) => day)).toEqual([
      '2026-10-13',
      '2026-10-14',
      '2026-10-15',
    ])
  })

  test('not by another approver, not past the cap, not more often than allowed, not where the rule knows none', () => {
    expect(refused(ask('2026-10-12', 3, 'deputy'))).toEqual({ why: 'approver', approver: 'head' })
    expect(refused(ask('2026-10-12', 4))).toEqual({ why: 'days', days: 3, left: 3 })
    const twice = [...start, { kind: 'extended' as const, ...ask('2026-10-09', 2) }]
    expect(refused(ask('2026-10-12', 1), twice)).toBeNull()
    expect(refused(ask('2026-10-12', 2), twice)).toEqual({ why: 'days', days: 3, left: 1 })
    const once = { ...profile, extension: { days: 3, approver: 'head' as const, times: 1 } }
    expect(refused(ask('2026-10-12', 1), twice, once)).toEqual({ why: 'times', times: 1 })
    expect(refused(ask('2026-10-12'), start, profileOf('example'))).toEqual({ why: 'not-in-rule' })
    expect(refused(ask('2026-10-12', 40), start, profileOf('market-supervision'))).toBeNull()
  })

  test('not before the term began, not after the review ended, not into a year without calendar', () => {
    expect(refused(ask('2026-09-24'), [{ kind: 'received', on: '2026-09-24' }])).toEqual({ why: 'not-started' })
    const ended: ClockEvent[] = [...start, { kind: 'concluded', on: '2026-10-09' }]
    expect(refused(ask('2026-10-09'), ended)).toEqual({ why: 'ended' })
    // Monday 21 December: 22=1 … 25=4 (26 27) 28=5 29=6 30=7 31=8.
    expect(refused(ask('2026-12-28', 1), begun('2026-12-21'))).toBeNull()
    expect(refused(ask('2026-12-28', 2), begun('2026-12-21'))).toEqual({ why: 'unknown-year', year: 2027 })
  })

  test('never past the last day on which the decision is in time', () => {
    // Filed on 20 July 2026: 90 days later is Sunday 18 October. From 12 October: 13 14 15 16 | 19.
    const ceiling = { on: '2026-10-18', clause: '第六十条' }
    const market = profileOf('market-supervision')
    const by = (days: number) => extensionRefusal(market, start, ask('2026-10-15', days), calendar, ceiling)
    expect(by(1)).toBeNull()
    expect(by(2)).toEqual({ why: 'ceiling', ceiling, dueOn: '2026-10-19' })
  })
})

describe('the term of the decision', () => {
  // From Friday 9 October: 休10=1 (11) 12=2 13=3 14=4 15=5 16=6 (17 18) 19=7 20=8 21=9 22=10.
  const market = profileOf('market-supervision')
  const read = (today: string, on: string) =>
    readReviewClock(market, begun('2026-10-09'), calendar, today, { on, clause: '第六十条' })

  test('cuts a review that would end later, and says so', () => {
    expect(read('2026-10-12', '2026-10-18')).toMatchObject({
      ...{ dueOn: '2026-10-18', termDueOn: '2026-10-22', beyondCeiling: true, state: 'running', leftDays: 4 },
    })
    expect(read('2026-10-18', '2026-10-18').state).toBe('due-today')
    expect(read('2026-10-19', '2026-10-18').state).toBe('overdue')
  })

  test('that had run out before the review began leaves it its own term, says so, and lets nothing be added', () => {
    expect(read('2026-10-12', '2026-10-08')).toMatchObject({
      ...{ dueOn: '2026-10-22', beyondCeiling: true, ceilingPassed: true, state: 'running' },
    })
    expect(read('2026-10-12', '2026-10-09')).toMatchObject({
      dueOn: '2026-10-09',
      ceilingPassed: false,
      state: 'overdue',
    })
    const ceiling = { on: '2026-10-08', clause: '第六十条' }
    const asked = { on: '2026-10-12', days: 1, approver: 'head' as const }
    expect(extensionRefusal(market, begun('2026-10-09'), asked, calendar, ceiling)?.why).toBe('ceiling')
  })

  test('leaves one alone that ends on the same day', () => {
    expect(read('2026-10-12', '2026-10-22')).toMatchObject({ dueOn: '2026-10-22', beyondCeiling: false })
  })

  test('goes on while the review waits, and where no calendar is loaded', () => {
    const ceiling = { on: '2026-10-18', clause: '第六十条' }
    const waiting = [...begun('2026-10-09'), ...paused('2026-10-12')]
    const at = (today: string) => readReviewClock(profileOf('pingxiang'), waiting, calendar, today, ceiling).state
    expect(['2026-10-16', '2026-10-18', '2026-10-19'].map(at)).toEqual(['paused', 'due-today', 'overdue'])
    const late = { on: '2027-01-03', clause: '第六十条' }
    const beyond = (today: string) => readReviewClock(plain(9), begun('2026-12-25'), calendar, today, late).state
    expect(['2027-01-03', '2027-01-04'].map(beyond)).toEqual(['unknown-year', 'overdue'])
  })
})

describe('whatever happens', () => {
  const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2025-01-02', days))
  const length = fc.integer({ min: 0, max: 30 })
  const profile = { ...plain(10), pauses: pauseKinds.map((kind) => ({ kind, stopsClock: true })) }
  const opts = { numRuns: 150 }

  test('a pause never makes it due earlier, nor a longer one, nor an extension', () => {
    fc.assert(
      fc.property(day, length, length, length, (start, after, lasts, more) => {
        const from = addDays(start, after)
        const until = (days: number) =>
          due(profile, [...begun(start), ...paused(from, addDays(from, days))], start).dueOn ?? ''
        const bare = due(profile, begun(start), start).dueOn ?? ''
        expect(until(lasts) >= bare).toBe(true)
        expect(until(lasts + more) >= until(lasts)).toBe(true)
        const granted: ClockEvent[] = [
          ...begun(start),
          { kind: 'extended', on: start, days: more + 1, approver: 'head' },
        ]
        expect((due(profile, granted, start).dueOn ?? '') > bare).toBe(true)
      }),
      opts,
    )
  })

  test('the numbers follow each other, the days too, and the last one counted in time is the due day', () => {
    fc.assert(
      fc.property(day, length, length, (start, after, lasts) => {
        const from = addDays(start, after)
        const events = [...begun(start), ...paused(from, addDays(from, lasts))]
        const { counted, dueOn } = due(profile, events, start)
        expect(counted.map((one) => one.day)).toEqual(counted.map((_, at) => addDays(start, at + 1)))
        const numbers = counted.flatMap(({ count }) => count ?? [])
        expect(numbers).toEqual(Array.from({ length: 10 }, (_, at) => at + 1))
        expect(counted.at(-1)).toMatchObject({ day: dueOn, count: 10 })
      }),
      opts,
    )
  })

  test('used and left make up the term until it is over, and it is never due after the ceiling', () => {
    fc.assert(
      fc.property(day, length, length, (start, after, ceils) => {
        const today = addDays(start, after)
        const { usedDays, leftDays, allowedDays } = due(profile, begun(start), today)
        expect((usedDays ?? 0) + (leftDays ?? 0)).toBe(allowedDays)
        const on = addDays(start, ceils)
        const read = readReviewClock(profile, begun(start), calendar, today, { on, clause: '第六十条' })
        expect((read.dueOn ?? '') <= on).toBe(true)
        expect(read.beyondCeiling).toBe((read.termDueOn ?? '') > on)
      }),
      opts,
    )
  })
})
