// What changed between two states of a sheet, as the judgements that carry it over, and back again.
import type { Judgement } from '#shared/contract/evaluation.ts'
import { type EvaluationStandard, modeOf } from '#shared/rules/pack-standard.ts'
import { clearRest, fullMarks, type ItemJudgement, type PointJudgement, type Sheet } from '#shared/rules/scoring.ts'

/** The judgements that turn `before` into `after`; empty when they say the same. */
export function judgementsBetween(before: Sheet, after: Sheet): Judgement[] {
  return [
    ...changed(before.vetoes, after.vetoes).map(([code, answer]): Judgement => ({ part: 'veto', code, answer })),
    ...changed(before.basics, after.basics).map(([code, answer]): Judgement => ({ part: 'basic', code, answer })),
    ...changed(before.items, after.items).map(([code, answer]): Judgement => ({ part: 'item', code, answer })),
    ...changed(before.bonuses, after.bonuses).map(([code, answer]): Judgement => ({ part: 'bonus', code, answer })),
  ]
}

/** The sheet with judgements entered, as the desk itself will enter them. */
export function withJudgements(standard: EvaluationStandard, sheet: Sheet, judgements: readonly Judgement[]): Sheet {
  return judgements.reduce((before, judgement) => withJudgement(standard, before, judgement), sheet)
}

/** An answer given again as it is: carries words or time where the sheet itself has not changed. */
export function unchanged(standard: EvaluationStandard, sheet: Sheet): Judgement[] {
  const code = standard.criteria[0]?.code
  return code === undefined ? [] : [{ part: 'item', code, answer: sheet.items[code] ?? null }]
}

/** 其余无问题: every open veto and basic element clear, every open item and point at full marks. */
export function restClean(standard: EvaluationStandard, sheet: Sheet): Sheet {
  const items = { ...sheet.items }
  for (const item of standard.criteria) {
    const answer = items[item.code]
    if (modeOf(item) !== 'points') {
      items[item.code] ??= fullMarks(item)
      continue
    }
    if (answer !== undefined && answer.state !== 'scored') continue
    const points: Record<string, PointJudgement> = { ...answer?.points }
    for (const { code, hundredths } of item.points) {
      points[code] ??= { state: 'scored', earnedHundredths: hundredths, reason: '' }
    }
    const filled: ItemJudgement = { state: 'scored', points, reason: answer?.reason ?? '' }
    if (answer === undefined || Object.keys(points).length > Object.keys(answer.points).length)
      items[item.code] = filled
  }
  return { ...clearRest(standard, sheet), items }
}

function changed<A>(before: Record<string, A>, after: Record<string, A>): [string, A | null][] {
  const codes = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...codes]
    .filter((code) => !isSame(before[code], after[code]))
    .map((code): [string, A | null] => [code, after[code] ?? null])
}

/** Answers are small trees of plain values; the order of a record's keys says nothing. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(Reflect.get(one, key), Reflect.get(other, key)))
  )
}

function withJudgement(standard: EvaluationStandard, sheet: Sheet, judgement: Judgement): Sheet {
  switch (judgement.part) {
    case 'rest':
      return clearRest(standard, sheet)
    case 'item':
      return { ...sheet, items: withAnswer(sheet.items, judgement.code, judgement.answer) }
    case 'basic':
      return { ...sheet, basics: withAnswer(sheet.basics, judgement.code, judgement.answer) }
    case 'veto':
      return { ...sheet, vetoes: withAnswer(sheet.vetoes, judgement.code, judgement.answer) }
    case 'bonus':
      return { ...sheet, bonuses: withAnswer(sheet.bonuses, judgement.code, judgement.answer) }
  }
}

function withAnswer<A>(answers: Record<string, A>, code: string, answer: A | null): Record<string, A> {
  const { [code]: _replaced, ...others } = answers
  return answer === null ? others : { ...others, [code]: answer }
}
