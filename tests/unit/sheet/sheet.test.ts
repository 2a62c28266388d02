// The sheet before it reaches the desk: moves on a row, what changed between two sheets, and the rows themselves.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRulebook } from '#main/rulebook/index.ts'
import { emptySheet, type Sheet, score } from '#shared/rules/scoring.ts'
import { isSame, judgementsBetween, restClean, withJudgements } from '../../../renderer/evaluation/sheet-changes.ts'
import { type Move, moved } from '../../../renderer/evaluation/sheet-moves.ts'
import {
  type AnswerRow,
  closedAtFirst,
  isAnswerRow,
  openRows,
  sheetRows,
} from '../../../renderer/evaluation/sheet-rows.ts'
import { rulebookFolder } from '../../support/test-desk.ts'

const standard = createRulebook({ folder: rulebookFolder }).standard('mee-2024-general-penalty')
const rows = sheetRows(standard)
const answerRows = rows.filter(isAnswerRow)

function rowOf(code: string): AnswerRow {
  const row = answerRows.find((one) => one.code === code)
  if (row === undefined) throw new Error(`no row ${code}`)
  return row
}

function done(sheet: Sheet, code: string, move: Move): Sheet {
  const result = moved(standard, sheet, rowOf(code), move)
  if (result.state === 'refused') throw new Error(result.sentence)
  return result.sheet
}

const moves = fc.oneof(
  fc.constantFrom<Move>(
    { do: 'clean' },
    { do: 'bad' },
    { do: 'missing' },
    { do: 'not-applicable' },
    { do: 'clear' },
    { do: 'step', by: -1 },
    { do: 'step', by: 1 },
  ),
  fc.integer({ min: 0, max: 500 }).map((hundredths): Move => ({ do: 'amount', hundredths })),
  fc.string({ maxLength: 8 }).map((text): Move => ({ do: 'reason', text })),
)
const walks = fc.array(fc.tuple(fc.constantFrom(...answerRows), moves), { maxLength: 60 })

function walk(steps: readonly (readonly [AnswerRow, Move])[]): Sheet {
  return steps.reduce((sheet, [row, move]) => {
    const result = moved(standard, sheet, row, move)
    return result.state === 'moved' ? result.sheet : sheet
  }, emptySheet())
}

describe('moves', () => {
  test('no walk over the sheet ever makes an answer the standard does not allow', () => {
    fc.assert(
      fc.property(walks, (steps) => {
        const faults = score(standard, walk(steps)).faults.filter(({ fault }) => fault !== 'nothing-applies')
        expect(faults).toEqual([])
      }),
    )
  })

  test('judging a point takes its item out of 缺失; taking the last answer back opens the item again', () => {
    const missing = done(emptySheet(), 'P3-2', { do: 'missing' })
    const judged = done(missing, 'P3-2.1', { do: 'amount', hundredths: 100 })
    expect(judged.items['P3-2']).toMatchObject({ state: 'scored', points: { 'P3-2.1': { earnedHundredths: 100 } } })
    expect(done(judged, 'P3-2.1', { do: 'clear' }).items).toEqual({})
  })

  test('a step down from nothing starts at full marks, and full marks drop the reason', () => {
    const less = done(emptySheet(), 'P3-1.2', { do: 'step', by: -1 })
    expect(less.items['P3-1']).toMatchObject({ points: { 'P3-1.2': { earnedHundredths: 90 } } })
    const explained = done(less, 'P3-1.2', { do: 'reason', text: '没有立案理由' })
    expect(done(explained, 'P3-1.2', { do: 'step', by: 1 }).items['P3-1']).toMatchObject({
      points: { 'P3-1.2': { earnedHundredths: 100, reason: '' } },
    })
  })
})

describe('changes', () => {
  test('the judgements between two sheets turn the one into the other', () => {
    fc.assert(
      fc.property(walks, walks, (first, second) => {
        const [before, wanted] = [walk(first), walk(second)]
        expect(withJudgements(standard, before, judgementsBetween(before, wanted))).toEqual(wanted)
        expect(judgementsBetween(wanted, wanted)).toEqual([])
      }),
    )
  })

  test('其余无问题 leaves nothing open and changes nothing that was answered', () => {
    fc.assert(
      fc.property(walks, (steps) => {
        const before = walk(steps)
        const rested = restClean(standard, before)
        expect(score(standard, rested).open.filter(({ need }) => need === 'answer')).toEqual([])
        for (const [code, answer] of Object.entries(before.vetoes)) expect(rested.vetoes[code]).toEqual(answer)
        for (const [code, answer] of Object.entries(before.items)) {
          if (answer.state === 'scored') expect(rested.items[code]).toMatchObject({ points: answer.points })
          else expect(rested.items[code]).toEqual(answer)
        }
      }),
    )
  })

  test('the order of keys is no difference, a reason is', () => {
    expect(isSame({ a: 1, b: { c: '' } }, { b: { c: '' }, a: 1 })).toBe(true)
    expect(isSame({ hit: true, reason: '' }, { hit: true, reason: '一' })).toBe(false)
  })
})

describe('rows', () => {
  test('every code of the standard has one row, in its order', () => {
    const codes = [
      ...standard.vetoes,
      ...standard.basics,
      ...standard.criteria.flatMap((item) => [item, ...item.points]),
    ].map(({ code }) => code)
    expect(answerRows.map(({ code }) => code).toSorted()).toEqual(codes.toSorted())
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
  })

  test('the vetoes of special dossiers start closed', () => {
    const shown = openRows(rows, closedAtFirst(rows, standard)).map(({ key }) => key)
    for (const { code, onlyFor } of standard.vetoes) expect(shown.includes(code)).toBe(onlyFor === null)
  })
})
