// What stops and prolongs a review at the desk, who may enter it, and the board.
//
// The desk's clock starts on Monday 16 November 2026: 17=1 18=2 19=3 20=4 (21 22) 23=5 24=6 25=7 26=8 27=9 (28 29) 30=10,
// 1=11 December. The dossiers were filed on 1 September, so that they must be decided by 30 November, 90 days later.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '#main/desk-core.ts'
import { someSubmission } from '../../support/concluded.ts'
import { codeOf, refused } from '../../support/refused.ts'
import { someFacts } from '../../support/test-desk.ts'
import { openTestRooms, type TestRooms } from '../../support/test-rooms.ts'

let desk: TestRooms
let handler: Caller
let reviewer: Caller
let other: Caller
let head: Caller

beforeAll(async () => {
  desk = await openTestRooms()
  handler = await desk.admit('handler', '余承办', ['handler', 'archivist'])
  reviewer = await desk.admit('reviewer', '杨法明', ['reviewer'])
  other = await desk.admit('other', '段复核', ['reviewer'])
  head = await desk.admit('head', '李正清', ['reviewer', 'head'])
})
afterAll(() => desk.close())

const aDay = 24 * 60

/** The shipped rule of one county made the office's own, changed. */
function adopt(change: Readonly<Record<string, unknown>> = {}): void {
  const shipped = desk.rooms.rulebook.get('review-term-pingxiang')
  const own = { ...shipped, id: 'our-term', title: '本局审核时限', agencies: [], ...change }
  desk.rooms.rulebook.adopt(handler, JSON.stringify(own))
}

async function accepted(filedOn = '2026-09-01'): Promise<string> {
  const { rooms } = desk
  const { dossierId } = await desk.fill(handler)
  const { dates } = someFacts()
  rooms.dossiers.update(handler, dossierId, someFacts({ dates: { ...dates, filedOn } }))
  const { id } = rooms.reviews.submit(handler, dossierId, someSubmission)
  rooms.reviews.accept(reviewer, id)
  return id
}

const lastEvents = (count: number) =>
  desk.rooms.journal
    .list({ offset: 0, limit: 50, who: '', event: '', outcome: 'any' })
    .rows.filter(({ event }) => event.startsWith('review.'))
    .slice(0, count)
    .map(({ event }) => event)

test('without a rule of the office the example counts, which knows neither pauses nor extensions', async () => {
  const { reviews, reviewClocks } = desk.rooms
  const id = await accepted()
  const clock = reviews.get(id).clock
  expect(clock).toMatchObject({
    ...{ state: 'running', dueOn: '2026-11-25', termDays: 7, workDaysUsed: 0, leftDays: 7, mark: 'example' },
    ...{ pauses: [], extension: null, cutFrom: null, ceiling: { on: '2026-11-30' } },
    calendar: { title: '全国工作日日历（2019年至2026年）', version: '1' },
  })
  expect(clock?.explained.slice(3, 6).map(({ why }) => why)).toEqual(['工作日，第 4 日', '周末，不计', '周末，不计'])
  expect(await codeOf(() => reviewClocks.pause(reviewer, { id, kind: 'supplement', note: '' }))).toBe(
    'review.no-pauses',
  )
  const asked = { id, days: 1, approver: 'head' as const, approvedBy: '周局长', note: '案情复杂' }
  expect(await codeOf(() => reviewClocks.extend(head, asked))).toBe('review.extension-not-in-rule')
})

test('a review keeps the rule under which it was submitted; the next one has the one adopted meanwhile', async () => {
  const { reviews } = desk.rooms
  const before = await accepted()
  adopt()
  const after = await accepted()
  expect(reviews.get(before).clock).toMatchObject({ termDays: 7, title: '法制审核期限（示例）' })
  expect(reviews.get(after).clock).toMatchObject({ termDays: 10, title: '本局审核时限', dueOn: '2026-11-30' })
  adopt({ days: 5, id: 'our-later-term' })
  expect(reviews.get(await accepted()).clock?.termDays).toBe(5)
  desk.rooms.rulebook.withdraw(handler, 'our-later-term')
  desk.rooms.rulebook.withdraw(handler, 'our-term')
  expect(reviews.get(after).clock?.termDays).toBe(10)
  expect(reviews.get(await accepted()).clock?.termDays).toBe(7)
})

test('a pause stops the clock for what the rule names, and whoever reviews it or leads ends it', async () => {
  const { reviews, reviewClocks } = desk.rooms
  adopt({ pauses: [{ kind: 'supplement', stopsClock: true }] })
  const id = await accepted('2026-11-01')
  const pause = (by: Caller, kind: 'supplement' | 'expert-view' = 'supplement') =>
    reviewClocks.pause(by, { id, kind, note: '请补充询问笔录' })
  expect(await codeOf(() => pause(other))).toBe('review.of-another')
  expect(await refused(() => pause(reviewer, 'expert-view'))).toEqual({
    code: 'review.pause-not-in-rule',
    params: { kinds: ['补充材料'] },
  })
  expect(await codeOf(() => reviewClocks.resume(reviewer, id))).toBe('review.not-paused')
  expect(pause(reviewer).clock).toMatchObject({ state: 'paused', pausedFor: 'supplement' })
  expect(await codeOf(() => pause(head))).toBe('review.paused-already')
  desk.clock.pass(2 * aDay)
  // Wednesday: 17 and 18 waited; from 19=1 on the tenth is 2 December.
  const { clock } = reviewClocks.resume(head, id)
  expect(clock).toMatchObject({ state: 'running', dueOn: '2026-12-02', workDaysUsed: 0, pausedFor: null })
  expect(clock?.explained.slice(0, 3).map(({ why }) => why)).toEqual([
    '补充材料，不计',
    '补充材料，不计',
    '工作日，第 1 日',
  ])
  expect(clock?.steps.map(({ kind, by, pause: waits, note }) => [kind, by, waits, note])).toEqual([
    ['paused', '杨法明', 'supplement', '请补充询问笔录'],
    ['resumed', '李正清', null, ''],
  ])
  expect(lastEvents(2)).toEqual(['review.resumed', 'review.paused'])
  reviews.return(reviewer, id, '仍缺询问笔录')
  expect(await codeOf(() => pause(reviewer))).toBe('review.ended')
  expect(reviews.get(id).clock).toBeNull()
  desk.rooms.rulebook.withdraw(handler, 'our-term')
})

test('an extension goes as far and as often as the rule says, by whom it says, and never past the decision', async () => {
  const { reviewClocks } = desk.rooms
  // Wednesday 18 November: 19=1 20=2 23=3 24=4 25=5 26=6 27=7 30=8.
  adopt({ days: 5, extension: { days: 4, approver: 'head', times: 2 } })
  const id = await accepted()
  const asked = { id, days: 2, approver: 'head' as const, approvedBy: '周局长', note: '案情复杂' }
  const ask = (change: Partial<typeof asked> = {}, by = head) => reviewClocks.extend(by, { ...asked, ...change })
  const deputy = { ...asked, approver: 'deputy' as const }
  expect(await refused(() => reviewClocks.extend(head, deputy))).toEqual({
    code: 'review.extension-approver',
    params: { approver: '负责人' },
  })
  expect(await codeOf(() => ask({}, other))).toBe('review.of-another')
  expect(await codeOf(() => ask({}, reviewer))).toBe('review.extension-by-head')
  expect(await refused(() => ask({ days: 5 }))).toEqual({ code: 'review.extension-days', params: { days: 4, left: 4 } })
  // 1 December would be the ninth day.
  expect(await refused(() => ask({ days: 4 }))).toMatchObject({
    code: 'review.extension-ceiling',
    params: { on: '2026-11-30', dueOn: '2026-12-01' },
  })
  const { clock } = ask()
  expect(clock).toMatchObject({
    ...{ dueOn: '2026-11-27', dueWithoutExtension: '2026-11-25', termDays: 7, addedDays: 2 },
    steps: [{ kind: 'extended', days: 2, approver: 'head', approvedBy: '周局长', by: '李正清' }],
  })
  expect(clock?.explained.at(-1)?.why).toBe('工作日，第 7 日（延长）')
  expect(ask({ days: 1 }).clock?.dueOn).toBe('2026-11-30')
  expect(await refused(() => ask({ days: 1 }))).toEqual({ code: 'review.extension-times', params: { times: 2 } })
  expect(lastEvents(2)).toEqual(['review.extended', 'review.extended'])

  const another = await accepted('2026-11-01')
  desk.clock.pass(8 * aDay)
  expect(await refused(() => reviewClocks.extend(head, { ...asked, id: another }))).toEqual({
    code: 'review.extension-late',
    params: { dueOn: '2026-11-25' },
  })
  desk.rooms.rulebook.withdraw(handler, 'our-term')
})

test('the board shows those not ended, the nearest due day first, and each state alone', async () => {
  // Thursday 26 November.
  const { reviews, reviewClocks } = desk.rooms
  const open = () => reviews.list({ clock: 'open', offset: 0, limit: 100 })
  const before = new Set(open().rows.map(({ id }) => id))
  adopt({ days: 1 })
  const soon = await accepted('2026-11-01')
  adopt({ days: 20 })
  const far = await accepted('2026-11-01')
  const waits = await accepted('2026-11-01')
  reviewClocks.pause(reviewer, { id: waits, kind: 'interpretation', note: '' })
  adopt({ days: 10, startsOn: 'accepted' })
  const { dossierId } = await desk.fill(handler)
  const notBegun = reviews.submit(handler, dossierId, someSubmission).id
  const mine = open().rows.filter(({ id }) => !before.has(id))
  expect(mine.map(({ id, clock }) => [id, clock?.state ?? null, clock?.dueOn ?? null])).toEqual([
    [soon, 'warned', '2026-11-27'],
    [far, 'running', '2026-12-24'],
    [waits, 'paused', '2026-12-24'],
    [notBegun, null, null],
  ])
  const ids = (clock: 'warned' | 'due-today' | 'overdue' | 'paused') =>
    reviews.list({ clock, offset: 0, limit: 100 }).rows.flatMap(({ id }) => (before.has(id) ? [] : [id]))
  expect([ids('warned'), ids('paused'), ids('due-today'), ids('overdue')]).toEqual([[soon], [waits], [], []])
  desk.clock.pass(aDay)
  expect([ids('due-today'), ids('warned')]).toEqual([[soon], []])
  desk.clock.pass(aDay)
  expect(ids('overdue')).toEqual([soon])
  expect(reviews.list({ clock: 'open', offset: 1, limit: 1 })).toMatchObject({
    total: open().total,
    rows: [open().rows[1]],
  })
  desk.rooms.rulebook.withdraw(handler, 'our-term')
})
