// The lists of the recordings desk: what a move does, how the tray is grouped, what is said at the end.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isAllSafe, lacking, outcomeOf, tally } from '../../../renderer/recordings/dock-outcome.ts'
import { surveyOf } from '../../../renderer/recordings/dock-survey.ts'
import { dueWords } from '../../../renderer/recordings/due-words.ts'
import { type Move, moveOrder } from '../../../renderer/recordings/file-moves.ts'
import { jobBefore } from '../../../renderer/recordings/job-order.ts'
import { offeredFor } from '../../../renderer/recordings/offered-for.ts'
import { groupKey, groupSizes, inGroups } from '../../../renderer/recordings/tray-groups.ts'
import { sampleDock, sampleDockFile, sampleHolding } from '../../browser/support/recording-samples.ts'

/** The list as the desk has it after the move. */
function moved(ids: string, chosen: string, move: Move): string | null {
  const rows = [...ids].map((id) => ({ id, state: 'queued' as const }))
  const order = moveOrder(rows, new Set(chosen), move)
  if (order === null) return null
  const rest = [...ids].filter((id) => !order.ids.includes(id))
  const at = order.beforeId === null ? rest.length : rest.indexOf(order.beforeId)
  return [...rest.slice(0, at), ...order.ids, ...rest.slice(at)].join('')
}

test('moves one or several files to the front, up and down by one, keeping their order', () => {
  expect(moved('abcde', 'd', 'first')).toBe('dabce')
  expect(moved('abcde', 'bd', 'first')).toBe('bdace')
  expect(moved('abcde', 'd', 'up')).toBe('abdce')
  expect(moved('abcde', 'cd', 'up')).toBe('acdbe')
  expect(moved('abcde', 'b', 'down')).toBe('acbde')
  expect(moved('abcde', 'd', 'down')).toBe('abced')
})

test('what stands at the end already is not moved; what is scattered is gathered there', () => {
  expect(moved('abc', 'a', 'up')).toBeNull()
  expect(moved('abc', 'ab', 'first')).toBeNull()
  expect(moved('abc', 'c', 'down')).toBeNull()
  expect(moved('abcd', 'ac', 'up')).toBe('acbd')
  expect(moved('abcd', 'bd', 'down')).toBe('acbd')
})

test('no move loses, doubles or reorders what was not chosen', () => {
  const list = 'abcdefgh'
  fc.assert(
    fc.property(fc.subarray([...list]), fc.constantFrom<Move>('first', 'up', 'down'), (chosen, move) => {
      const after = moved(list, chosen.join(''), move)
      if (after === null) return
      expect([...after].toSorted().join('')).toBe(list)
      const others = (ids: string) => [...ids].filter((id) => !chosen.includes(id)).join('')
      expect(others(after)).toBe(others(list))
    }),
  )
})

test('only what waits its turn is moved: a file under way keeps its place', () => {
  const rows = [
    { id: 'a', state: 'running' as const },
    { id: 'b', state: 'queued' as const },
    { id: 'c', state: 'queued' as const },
  ]
  expect(moveOrder(rows, new Set(['a']), 'down')).toBeNull()
  expect(moveOrder(rows, new Set(['a', 'c']), 'first')).toEqual({ ids: ['c'], beforeId: 'b' })
})

test('a waiting job is put before the one above it, or before the first that waits; a running one is never moved', () => {
  const jobs = [
    { id: 'a', state: 'running' as const },
    { id: 'b', state: 'queued' as const },
    { id: 'c', state: 'queued' as const },
    { id: 'd', state: 'queued' as const },
  ]
  expect(jobBefore(jobs, 'd', 'up')).toBe('c')
  expect(jobBefore(jobs, 'd', 'first')).toBe('b')
  expect(jobBefore(jobs, 'b', 'up')).toBeNull()
  expect(jobBefore(jobs, 'a', 'up')).toBeNull()
})

const dossierId = '00000000-0000-4000-8000-000000000001'
const holdings = Array.from({ length: 23 }, (_, at) => sampleHolding(at, dossierId))

test('by day, the oldest stands first and what has no time last; the days are those of the office, not of UTC', () => {
  const days = [...new Set(inGroups(holdings, 'day').map((holding) => groupKey(holding, 'day')))]
  expect(days.at(-1)).toBe('')
  expect(days.slice(0, -1)).toEqual(days.slice(0, -1).toSorted())
  // 16:10 UTC on the 20th is past midnight here.
  expect(
    groupKey({ capture: { ...sampleHolding(0, dossierId).capture, startedAt: '2026-11-20T16:10:00.000Z' } }, 'day'),
  ).toBe('2026-11-21')
})

test('by officer, everybody stands in one group, and the groups count everything once', () => {
  const officers = inGroups(holdings, 'officer').map((holding) => groupKey(holding, 'officer'))
  const firsts = officers.filter((key, at) => key !== officers[at - 1])
  expect(new Set(firsts).size).toBe(firsts.length)
  expect([...groupSizes(holdings, 'officer').values()].reduce((sum, size) => sum + size, 0)).toBe(holdings.length)
})

test('the clock says what is left, what is due today and what is overdue, no finer than one acts upon', () => {
  const now = Date.parse('2026-11-21T08:00:00Z')
  const said = (clock: 'running' | 'due-today' | 'overdue' | 'unknown', dueAt: string | null) =>
    dueWords({ clock, dueAt }, now)
  expect(said('running', '2026-11-21T13:20:00.000Z')).toBe('剩余 5 小时 20 分')
  expect(said('running', '2026-11-24T09:00:00.000Z')).toBe('剩余 3 天 1 小时')
  expect(said('due-today', '2026-11-21T10:30:00.000Z')).toBe('今日 18:30 到期')
  expect(said('overdue', '2026-11-19T05:00:00.000Z')).toBe('逾期 2 天 3 小时')
  expect(said('overdue', '2026-11-21T07:59:50.000Z')).toBe('逾期 1 分')
  expect(said('unknown', null)).toBe('期限不明')
})

test('the dossiers offered for several are each named once, the likeliest first', () => {
  const offer = (id: string, score: number) => ({ dossierId: id, title: id, number: null, score, why: '执法人员相同' })
  const offered = offeredFor([{ offers: [offer('a', 0.4)] }, { offers: [offer('b', 0.9), offer('a', 0.8)] }])
  expect(offered.map(({ id }) => id)).toEqual(['b', 'a'])
})

const counts = { queued: 0, running: 0, waiting: 0, failed: 0, done: 0, twin: 0, cancelled: 0 }

test('the end of a dock is one line, and the device may be emptied only when every file is here', () => {
  const partly = outcomeOf(sampleDock({ counts: { ...counts, done: 195, twin: 3, failed: 2 } }))
  expect(tally(partly, 8)).toBe('200 个文件：已采集 187，相同 3，损坏仍收 8，未成 2')
  expect(isAllSafe(partly)).toBe(false)
  expect(lacking(partly)).toEqual([' 2 个文件未采成'])
  expect(isAllSafe(outcomeOf(sampleDock({ counts: { ...counts, done: 197, twin: 3 } })))).toBe(true)
  expect(isAllSafe(outcomeOf(sampleDock({ counts: { ...counts, done: 199, cancelled: 1 } })))).toBe(false)
  expect(isAllSafe(outcomeOf(sampleDock({ counts })))).toBe(false)
})

test('a dock is counted by officer and device, the largest first, the unknown last, and what was taken damaged beside', () => {
  const files = Array.from({ length: 12 }, (_, at) => sampleDockFile(dossierId, at))
  const survey = surveyOf(files)
  expect(survey.officers.reduce((sum, group) => sum + group.files, 0)).toBe(12)
  expect(survey.officers.at(-1)?.name).toBeNull()
  const known = survey.devices.filter(({ name }) => name !== null).map((group) => group.files)
  expect(known).toEqual(known.toSorted((one, other) => other - one))
  const damaged = files.map((file) => (file.state === 'done' ? { ...file, sentence: '不完整。' } : file))
  expect(surveyOf(damaged).flawed).toBe(files.filter(({ state }) => state === 'done').length)
})
