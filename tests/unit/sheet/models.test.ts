// The sheet of the other scoring models before it reaches the desk: coded defects, checks, parts, bonuses, and what a veto does.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Item } from '#shared/contract/dossiers.ts'
import type { EvaluationStandard } from '#shared/rules/pack-standard.ts'
import { emptySheet, type Sheet, score } from '#shared/rules/scoring.ts'
import { evidenceStops } from '../../../renderer/evaluation/evidence-stops.ts'
import { chosenOf, earnedOf } from '../../../renderer/evaluation/row-chosen.ts'
import { rowState } from '../../../renderer/evaluation/row-state.ts'
import { restClean } from '../../../renderer/evaluation/sheet-changes.ts'
import { type Move, moved } from '../../../renderer/evaluation/sheet-moves.ts'
import { type AnswerRow, isAnswerRow, sheetRows } from '../../../renderer/evaluation/sheet-rows.ts'
import { standingOf } from '../../../renderer/evaluation/sheet-standing.ts'
import {
  bonus,
  checked,
  checklist,
  deduct,
  earning,
  items,
  losing,
  reason,
  split,
  standardOf,
  veto,
} from '../../support/standards.ts'

const defects = standardOf(deduct, [
  losing('D-1', 1000, [{ hundredths: 200 }, { hundredths: 100, each: true, cap: 300 }]),
  losing('D-2', 0, [{ hundredths: 500, zeroes: true }]),
])
const checks = standardOf(checklist, [checked('C-1'), checked('C-2'), checked('C-3'), checked('C-4')])
const parts = standardOf(split, [
  losing('K-1', 2000, [{ hundredths: 500 }], { part: 'cover' }),
  earning('N-1', 8000, { part: 'content' }),
])
const rewarded = standardOf(items, [earning('I-1', 10_000)], {
  bonus: bonus('total', 300, [200, 200]),
  vetoes: [veto('V-1'), veto('V-2', 'minus-100'), veto('V-3', 'fail-unscored'), veto('V-4', 'recorded')],
})

function rowOf(standard: EvaluationStandard, code: string): AnswerRow {
  const row = sheetRows(standard)
    .filter(isAnswerRow)
    .find((one) => one.code === code)
  if (row === undefined) throw new Error(`no row ${code}`)
  return row
}

function done(standard: EvaluationStandard, sheet: Sheet, code: string, ...moves: Move[]): Sheet {
  return moves.reduce((before, move) => {
    const result = moved(standard, before, rowOf(standard, code), move)
    if (result.state === 'refused') throw new Error(result.sentence)
    return result.sheet
  }, sheet)
}

const refusal = (standard: EvaluationStandard, sheet: Sheet, code: string, move: Move) => {
  const result = moved(standard, sheet, rowOf(standard, code), move)
  return result.state === 'refused' ? result.sentence : null
}

const state = (standard: EvaluationStandard, sheet: Sheet, code: string) => {
  const { label, amount, reasonFor } = rowState(standard, sheet, rowOf(standard, code))
  return [label, amount, reasonFor]
}

const heading = (standard: EvaluationStandard, sheet: Sheet, key: string) => {
  const row = sheetRows(standard).find((one) => one.key === key)
  if (row === undefined || isAnswerRow(row)) throw new Error(`no heading ${key}`)
  return standingOf({ row, standard, sheet, score: score(standard, sheet) })
}

test.each([
  ['defects', defects],
  ['checks', checks],
  ['parts', parts],
  ['bonuses and vetoes', rewarded],
])('no walk over a sheet of %s ever makes an answer the standard does not allow', (_name, standard) => {
  const rows = sheetRows(standard).filter(isAnswerRow)
  const moves = fc.oneof(
    fc.constantFrom<Move>({ do: 'clean' }, { do: 'bad' }, { do: 'missing' }, { do: 'not-applicable' }, { do: 'clear' }),
    fc.constantFrom<Move>({ do: 'step', by: -1 }, { do: 'step', by: 1 }, { do: 'reason', text: reason }),
    fc.integer({ min: 0, max: 9 }).map((count): Move => ({ do: 'count', count })),
    fc.integer({ min: 0, max: 400 }).map((hundredths): Move => ({ do: 'amount', hundredths })),
  )
  const walks = fc.array(fc.tuple(fc.constantFrom(...rows), moves), { maxLength: 40 })
  fc.assert(
    fc.property(walks, (steps) => {
      const sheet = steps.reduce((before, [row, move]) => {
        const result = moved(standard, before, row, move)
        return result.state === 'moved' ? result.sheet : before
      }, emptySheet())
      expect(score(standard, sheet).faults.filter(({ fault }) => fault !== 'nothing-applies')).toEqual([])
      const rest = restClean(standard, sheet)
      expect(score(standard, rest).open.filter(({ need }) => need === 'answer')).toEqual([])
    }),
    { numRuns: 60 },
  )
})

describe('coded defects', () => {
  test('a digit counts the places, one that is not counted takes no more than one, and 0 takes it back', () => {
    const sheet = done(defects, emptySheet(), 'D-1.2', { do: 'count', count: 2 })
    expect(state(defects, sheet, 'D-1.2')).toEqual(['2 处', '−2', 'wanted'])
    expect(state(defects, sheet, 'D-1')).toEqual(['扣分', '8/10', 'none'])
    expect(state(defects, sheet, 'D-1.1')).toEqual(['未见', '(−2)', 'none'])
    expect(refusal(defects, sheet, 'D-1.1', { do: 'count', count: 2 })).toContain('只能是 1')
    const none = done(defects, sheet, 'D-1.2', { do: 'count', count: 0 })
    expect(state(defects, none, 'D-1')).toEqual(['未发现', '10/10', 'none'])
  })
  test('what it costs is shown after its cap', () => {
    const sheet = done(defects, emptySheet(), 'D-1.2', { do: 'count', count: 9 })
    expect(state(defects, sheet, 'D-1.2')).toEqual(['9 处', '−3', 'wanted'])
    expect(heading(defects, sheet, 'items').sum).toBe('−3')
  })
  test('going past with Enter keeps what was found, and closes the item at its last defect only', () => {
    const past = done(defects, emptySheet(), 'D-1.1', { do: 'clean' })
    expect(past).toEqual(emptySheet())
    const last = done(defects, past, 'D-1.2', { do: 'clean' })
    expect(score(defects, last).open.map(({ code }) => code)).toEqual(['D-2'])
    const found = done(defects, last, 'D-1.1', { do: 'bad' }, { do: 'clean' })
    expect(earnedOf(found, rowOf(defects, 'D-1.1'))).toBe(1)
    expect(chosenOf(found, rowOf(defects, 'D-1.1'))).toBe('bad')
  })
  test('the last one taken back opens its item again; an item without a value cannot be missing', () => {
    const sheet = done(defects, emptySheet(), 'D-2.1', { do: 'bad' }, { do: 'clear' })
    expect(sheet).toEqual(emptySheet())
    expect(refusal(defects, sheet, 'D-2', { do: 'missing' })).toContain('没有分值')
  })
})

test('a check passes or fails, a failed one wants its reason, and the heading counts what passed of what was asked', () => {
  let sheet = done(checks, emptySheet(), 'C-1', { do: 'clean' })
  sheet = done(checks, sheet, 'C-2', { do: 'bad' })
  sheet = done(checks, sheet, 'C-3', { do: 'not-applicable' })
  expect(state(checks, sheet, 'C-1')).toEqual(['符合', '', 'none'])
  expect(state(checks, sheet, 'C-2')).toEqual(['不符合', '', 'wanted'])
  expect(heading(checks, sheet, 'items')).toEqual({ open: 1, sum: '符合 1/3' })
})

test('a split standard has a section for each part, with its own sub-total', () => {
  const sheet = restClean(parts, done(parts, emptySheet(), 'K-1.1', { do: 'bad' }))
  const sections = sheetRows(parts).filter(({ kind }) => kind === 'section')
  expect(sections.map(({ key }) => key)).toEqual(['items/cover', 'items/content'])
  expect(heading(parts, sheet, 'items/cover')).toEqual({ open: 0, sum: '15/20' })
  expect(heading(parts, sheet, 'items/content')).toEqual({ open: 0, sum: '80/80' })
})

test('a bonus is granted in whole or in part, wants its reason, and is never open', () => {
  expect(heading(rewarded, emptySheet(), 'bonuses')).toEqual({ open: null, sum: '' })
  const sheet = done(rewarded, emptySheet(), 'J-1', { do: 'bad' }, { do: 'step', by: -1 })
  expect(state(rewarded, sheet, 'J-1')).toEqual(['加分', '+1.5', 'wanted'])
  expect(refusal(rewarded, sheet, 'J-1', { do: 'amount', hundredths: 250 })).toContain('不能超过')
  expect(done(rewarded, sheet, 'J-1', { do: 'clear' })).toEqual(emptySheet())
  expect(score(rewarded, emptySheet()).open.map(({ code }) => code)).not.toContain('J-1')
})

test('a veto that was found says what it does', () => {
  const labels = ['V-1', 'V-2', 'V-3', 'V-4'].map((code) => {
    return state(rewarded, done(rewarded, emptySheet(), code, { do: 'bad' }), code)[0]
  })
  expect(labels).toEqual(['零分', '扣 100 分', '不合格', '只记录'])
})

test('G leads through what a criterion concerns: in the order of the catalogue, recordings at their marks', () => {
  const item = (id: string, paperKind: string, position: number, volume: 'main' | 'restricted' = 'main') =>
    ({ id, paperKind, position, volume }) as Item
  const catalogue = [item('later', 'record', 3), item('film', 'film', 2), item('secret', 'record', 1, 'restricted')]
  const finding = { id: 'f', criterion: 'A-1', note: '', foundBy: '', foundAt: '' }
  const stops = evidenceStops({
    items: [...catalogue, item('other', 'else', 1)],
    codes: ['record', 'film'],
    criterion: 'A-1',
    findings: [
      { ...finding, anchor: { on: 'page', itemId: 'later', page: 2, region: null } },
      { ...finding, criterion: 'A-2', anchor: { on: 'page', itemId: 'later', page: 9, region: null } },
    ],
    marks: [
      { itemId: 'film', startMs: 5000, endMs: null },
      { itemId: 'film', startMs: 1000, endMs: 2000 },
    ],
  })
  expect(stops).toEqual([
    { itemId: 'film', ms: 1000, endMs: 2000 },
    { itemId: 'film', ms: 5000, endMs: undefined },
    { itemId: 'later', page: 2, region: undefined },
    { itemId: 'secret' },
  ])
})
