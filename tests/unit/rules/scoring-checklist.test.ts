// Lists without points: levels by sets of codes.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ItemJudgement, score } from '#shared/rules/scoring.ts'
import {
  checked,
  checklist,
  failed,
  hit,
  missing,
  notApplicable,
  sheetOf,
  standardOf,
  veto,
} from '../../support/standards.ts'

const criteria = ['C-1', 'C-2', 'C-3', 'C-4'].map((code) => checked(code))
const standard = standardOf(checklist, criteria)
const judged = (answers: Record<string, ItemJudgement>, by = standard) => score(by, sheetOf(by, { items: answers }))
const passed: ItemJudgement = { state: 'checked', passed: true, reason: '' }

describe('a level is reached when all its codes and those before it have passed', () => {
  test.each([
    ['everything', {}, '优秀'],
    ['all but the fourth', { 'C-4': failed }, '良好'],
    ['all but the third, though the fourth passed', { 'C-3': failed }, '合格'],
    ['all but the first', { 'C-1': failed }, '不合格'],
    ['all but one whose paper is missing', { 'C-2': missing }, '不合格'],
    ['all that apply', { 'C-2': notApplicable, 'C-4': notApplicable }, '优秀'],
  ] as const)('%s', (_name, answers, title) => {
    const result = judged(answers)
    expect(result).toMatchObject({ state: 'complete', hasPoints: false, judgedHundredths: 0, band: { title } })
  })

  test('the steps name what is lacking', () => {
    expect(judged({ 'C-1': failed, 'C-3': failed }).steps).toEqual([
      { kind: 'level', title: '合格', reached: false, lacking: ['C-1'] },
      { kind: 'level', title: '良好', reached: false, lacking: ['C-3'] },
      { kind: 'level', title: '优秀', reached: false, lacking: [] },
    ])
  })

  test('a list that has no levels gives no grade, and is complete all the same', () => {
    const plain = standardOf({ ...checklist, levels: [], failTitle: null }, criteria)
    expect(judged({ 'C-1': failed }, plain)).toMatchObject({ state: 'complete', band: null, hasPoints: false })
  })
})

describe('while something is open', () => {
  const partly = (answers: Record<string, ItemJudgement>) =>
    score(standard, { items: answers, basics: {}, vetoes: {}, bonuses: {} })

  test('there is no grade before the first level is decided, and what is reached already shows', () => {
    expect(partly({}).band).toBeNull()
    expect(partly({ 'C-1': passed }).band).toBeNull()
    expect(partly({ 'C-1': passed, 'C-2': passed })).toMatchObject({ state: 'incomplete', band: { title: '合格' } })
  })

  test('one that failed the first level decides it at once', () => {
    expect(partly({ 'C-2': failed })).toMatchObject({ state: 'incomplete', band: { title: '不合格' } })
  })
})

describe('answers', () => {
  test('a failure asks for its words, a pass does not', () => {
    expect(judged({ 'C-1': { state: 'checked', passed: false, reason: '' } }).unexplained).toEqual(['C-1'])
    expect(judged({}).unexplained).toEqual([])
  })

  test('points and defects are refused', () => {
    expect(judged({ 'C-1': { state: 'scored', points: {}, reason: '' } }).faults).toEqual([
      { code: 'C-1', fault: 'wrong-mode' },
    ])
  })

  test('what always applies cannot be called not applicable', () => {
    const strict = standardOf(checklist, [checked('C-1', { notApplicableWhen: null }), ...criteria.slice(1)])
    expect(judged({ 'C-1': notApplicable }, strict).faults).toEqual([{ code: 'C-1', fault: 'must-apply' }])
  })
})

test('a veto fails the dossier, one that is only recorded does not', () => {
  const strict = standardOf(checklist, criteria, { vetoes: [veto('V-1'), veto('V-2', 'recorded')] })
  expect(score(strict, sheetOf(strict, { vetoes: { 'V-1': hit } })).band?.title).toBe('不合格')
  expect(score(strict, sheetOf(strict, { vetoes: { 'V-2': hit } })).band?.title).toBe('优秀')
})

test('passing one more never lowers the grade', () => {
  const order = ['不合格', '合格', '良好', '优秀']
  const answer = fc.constantFrom<ItemJudgement>(passed, failed, missing, notApplicable)
  fc.assert(
    fc.property(fc.tuple(answer, answer, answer, answer), fc.nat(3), (given, which) => {
      const before = Object.fromEntries(criteria.map(({ code }, at) => [code, given[at] ?? passed]))
      const better = { ...before, [criteria[which]?.code ?? '']: passed }
      const rank = (answers: Record<string, ItemJudgement>) => order.indexOf(judged(answers).band?.title ?? '')
      expect(rank(better)).toBeGreaterThanOrEqual(rank(before))
    }),
  )
})
