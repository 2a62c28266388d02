import { expect, test } from 'vitest'
import { reviewClock } from '#main/review/clock.ts'
import { createRulebook } from '#main/rulebook/index.ts'
import { rulebookFolder } from '../../support/test-desk.ts'

const rulebook = createRulebook({ folder: rulebookFolder })
const term = rulebook.reviewTerm()
const calendar = rulebook.calendar()
const received = { ...term, startsOn: 'materials-received' } as const
const complete = { ...term, startsOn: 'materials-complete' } as const
// Monday, and Wednesday of the same week.
const course = { submitted_at: '2026-11-16T02:00:00.000Z', accepted_at: '2026-11-18T02:00:00.000Z', concluded_at: null }
const friday = '2026-11-20T02:00:00.000Z'

test('a term from receipt runs from the submission, before anybody has accepted it', () => {
  expect(reviewClock(received, calendar, course, friday)).toMatchObject({ dueOn: '2026-11-25', workDaysUsed: 4 })
  const waiting = { ...course, accepted_at: null }
  expect(reviewClock(received, calendar, waiting, friday)).toMatchObject({ dueOn: '2026-11-25', workDaysUsed: 4 })
})

test('a term from complete material runs from the acceptance, and not before', () => {
  expect(reviewClock(complete, calendar, course, friday)).toMatchObject({ dueOn: '2026-11-27', workDaysUsed: 2 })
  expect(reviewClock(complete, calendar, { ...course, accepted_at: null }, friday)).toBeNull()
})

test('the clock stands still once the review has ended', () => {
  const ended = { ...course, concluded_at: '2026-11-19T02:00:00.000Z' }
  expect(reviewClock(complete, calendar, ended, friday)?.workDaysUsed).toBe(1)
})
