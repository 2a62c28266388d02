// Working days and the statutory clocks, on the shipped calendar.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, isDay, weekdayOf } from '#shared/rules/day.ts'
import { ReviewTermPack, WorkCalendarPack } from '#shared/rules/pack.ts'
import { readClock, statedTerm, type TermResult } from '#shared/rules/terms.ts'
import { addWorkDays, createWorkCalendar, isWorkDay, workDaysBetween } from '#shared/rules/work-calendar.ts'
import { shippedTerm, termOf } from '../../support/shipped-terms.ts'

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../resources/rulebook/${name}.json`, import.meta.url), 'utf8'))
const pack = WorkCalendarPack.parse(read('cn-work-calendar'))
const calendar = createWorkCalendar(pack)
const reviewProfile = ReviewTermPack.parse(read('review-term-example'))

function workDayAfter(from: string, days: number): string {
  const result = addWorkDays(from, days, calendar)
  return result.state === 'known' ? result.day : `unknown ${result.year}`
}

function known(result: TermResult) {
  if (result.state !== 'known') throw new Error(`unknown ${result.year}`)
  return result
}

describe('the calendar', () => {
  test.each([
    ['2019-09-13', '2019-09-18', '2019-09-24', '2019-10-16'],
    ['2019-09-27', '2019-10-08', '2019-10-12', '2019-10-30'],
    ['2025-09-26', '2025-09-30', '2025-10-13', '2025-10-30'],
    ['2026-02-10', '2026-02-13', '2026-02-26', '2026-03-16'],
    ['2026-09-24', '2026-09-30', '2026-10-12', '2026-10-29'],
  ])('from %s, 3, 7 and 20 working days end on %s, %s and %s', (from, three, seven, twenty) => {
    expect([workDayAfter(from, 3), workDayAfter(from, 7), workDayAfter(from, 20)]).toEqual([three, seven, twenty])
  })

  test('knows the spring festival of 2025 and the weekend days worked for the holidays', () => {
    const off = ['2025-01-28', '2025-01-31', '2025-02-04', '2024-10-07', '2026-02-23']
    const worked = ['2025-01-26', '2025-02-08', '2025-09-28', '2025-10-11', '2024-10-12', '2026-02-14', '2025-02-05']
    expect(off.map((day) => isWorkDay(day, calendar))).toEqual(off.map(() => false))
    expect(worked.map((day) => isWorkDay(day, calendar))).toEqual(worked.map(() => true))
  })

  test('is consistent: only weekends are made up, every day named lies in a year it claims, none is both', () => {
    for (const { on } of pack.makeUpDays) expect(weekdayOf(on) % 6).toBe(0)
    const named = [...pack.offDays, ...pack.makeUpDays].map(({ on }) => on)
    expect(new Set(named).size).toBe(named.length)
    for (const on of named) expect(pack.years).toContain(Number(on.slice(0, 4)))
    for (const year of pack.years)
      expect(pack.offDays.filter(({ on }) => on.startsWith(String(year))).length).toBeGreaterThan(25)
  })

  test('explains each day it passes', () => {
    const result = addWorkDays('2025-09-30', 1, calendar)
    expect(result).toMatchObject({ state: 'known', day: '2025-10-09' })
    if (result.state !== 'known') throw new Error('unknown')
    expect(result.counted[0]).toEqual({ day: '2025-10-01', count: null, why: 'holiday', name: '国庆节' })
    expect(result.counted.at(-1)).toEqual({ day: '2025-10-09', count: 1, why: 'work-day', name: null })
    expect(workDaysBetween('2025-10-10', '2025-10-12', calendar)).toEqual({
      state: 'known',
      days: 1,
      counted: [
        { day: '2025-10-11', count: 1, why: 'make-up-day', name: '国庆节' },
        { day: '2025-10-12', count: null, why: 'weekend', name: null },
      ],
    })
  })

  test('refuses to guess a year whose notice is not loaded', () => {
    expect(addWorkDays('2026-12-25', 20, calendar)).toEqual({ state: 'unknown-year', year: 2027 })
    expect(workDaysBetween('2019-01-02', '2018-12-28', calendar)).toEqual({ state: 'unknown-year', year: 2018 })
    expect(isWorkDay('2027-01-04', calendar)).toEqual({ state: 'unknown-year', year: 2027 })
  })

  test('adding and counting agree, and what is added is a working day', () => {
    const day = fc.integer({ min: 0, max: 2500 }).map((days) => addDays('2019-02-01', days))
    fc.assert(
      fc.property(day, fc.integer({ min: -20, max: 60 }), (from, n) => {
        const end = workDayAfter(from, n)
        expect(workDaysBetween(from, end, calendar)).toMatchObject({ state: 'known', days: n })
        if (n !== 0) expect(isWorkDay(end, calendar)).toBe(true)
      }),
    )
  })

  test('a day is a real day', () => {
    expect(['2024-02-29', '2025-02-29', '2025-13-01', '25-1-1', '2025-1-01'].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
    expect(() => addDays('2025-02-30', 1)).toThrow()
  })
})

describe('the clocks', () => {
  test('a penalty is decided within 90 calendar days of filing, excluded time left out', () => {
    expect(termOf('penalty-within-90-days', '2026-03-02', calendar)).toMatchObject({
      dueOn: '2026-05-31',
      endsOnDayOff: true,
    })
    expect(termOf('penalty-within-90-days', '2026-03-02', calendar, 12)).toMatchObject({
      dueOn: '2026-06-12',
      addedDays: 12,
    })
    expect(termOf('penalty-within-90-days', '2026-11-02', calendar)).toMatchObject({
      dueOn: '2027-01-31',
      endsOnDayOff: null,
    })
  })

  test('the five days for a hearing request are working days: a natural count would end before the holiday does', () => {
    const term = known(termOf('hearing-term-passed', '2026-09-29', calendar))
    expect(term.dueOn).toBe('2026-10-12')
    expect(addDays('2026-09-29', 5)).toBe('2026-10-04')
    expect(shippedTerm('hearing-term-passed').clause).toContain('第八十五条')
  })

  test('a hearing is held no earlier than seven working days after its notice', () => {
    expect(known(termOf('hearing-notice-term', '2026-03-02', calendar)).dueOn).toBe('2026-03-11')
    expect(workDayAfter('2026-03-11', -7)).toBe('2026-03-02')
  })

  test('service and preserved goods take 7 working days, publication 7 or 20', () => {
    expect(known(termOf('penalty-served-7-days', '2026-02-10', calendar)).dueOn).toBe('2026-02-26')
    expect(known(termOf('registration-7-days', '2025-09-26', calendar)).dueOn).toBe('2025-10-13')
    expect(known(statedTerm({ days: 7, unit: 'work' }, '2026-09-24', calendar)).dueOn).toBe('2026-10-12')
    expect(known(statedTerm({ days: 20, unit: 'work' }, '2026-09-24', calendar)).dueOn).toBe('2026-10-29')
  })

  test('a working-day term beyond the loaded years is unknown, not guessed', () => {
    expect(termOf('penalty-served-7-days', '2026-12-28', calendar)).toEqual({ state: 'unknown-year', year: 2027 })
  })

  test('reads as day 3 of 7 with 4 left, then due today, then overdue', () => {
    const term = known(statedTerm(reviewProfile, '2026-11-18', calendar))
    expect(term).toMatchObject({ dueOn: '2026-11-27', days: 7, unit: 'work' })
    expect(readClock(term, '2026-11-23', calendar)).toEqual({ state: 'running', elapsedDays: 3, leftDays: 4 })
    expect(readClock(term, '2026-11-27', calendar)).toEqual({ state: 'due-today', elapsedDays: 7, leftDays: 0 })
    expect(readClock(term, '2026-11-30', calendar)).toEqual({ state: 'overdue', elapsedDays: 8, leftDays: -1 })
  })

  test('a calendar-day clock counts calendar days', () => {
    const term = known(termOf('penalty-within-90-days', '2026-03-02', calendar))
    expect(readClock(term, '2026-03-12', calendar)).toEqual({ state: 'running', elapsedDays: 10, leftDays: 80 })
  })
})
