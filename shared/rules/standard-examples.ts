// The worked examples of a standard: the whole sheet of one, and whether the standard gives what it says.
import type { EvaluationStandard, Example } from './pack-standard.ts'
import { emptySheet, faultlessSheet, type ItemJudgement, type Score, type Sheet, score } from './scoring.ts'

export type ExampleResult = {
  readonly judgedHundredths: number | null
  readonly effectiveHundredths: number | null
  readonly band: string | null
  readonly unscored: boolean
}

/** The example's answers over its start; the points of an item replace those of the start one by one. */
export function exampleSheet(standard: EvaluationStandard, example: Example): Sheet {
  const start = example.from === 'faultless' ? faultlessSheet(standard) : emptySheet()
  const items: Record<string, ItemJudgement> = { ...start.items }
  for (const [code, answer] of Object.entries(example.sheet.items)) {
    const before = items[code]
    const merged = answer.state === 'scored' && before?.state === 'scored'
    items[code] = merged ? { ...answer, points: { ...before.points, ...answer.points } } : answer
  }
  return {
    items,
    basics: { ...start.basics, ...example.sheet.basics },
    vetoes: { ...start.vetoes, ...example.sheet.vetoes },
    bonuses: { ...start.bonuses, ...example.sheet.bonuses },
  }
}

/** What a score says in the terms of an example. */
export function resultOf(result: Score): ExampleResult {
  return {
    judgedHundredths: result.hasPoints ? result.judgedHundredths : null,
    effectiveHundredths: result.hasPoints && !result.unscored ? result.effectiveHundredths : null,
    band: result.band?.title ?? null,
    unscored: result.unscored,
  }
}

export type ExampleCheck = {
  readonly score: Score
  readonly got: ExampleResult
  /** The fields that differ from what the example expects; empty when it is reproduced. */
  readonly differs: readonly (keyof ExampleResult)[]
}

const fields = ['judgedHundredths', 'effectiveHundredths', 'band', 'unscored'] as const

export function checkExample(standard: EvaluationStandard, example: Example): ExampleCheck {
  const result = score(standard, exampleSheet(standard, example))
  const got = resultOf(result)
  return { score: result, got, differs: fields.filter((field) => got[field] !== example.expect[field]) }
}

/** What an example must hold so that over this start it gives this sheet. */
export function exampleChange(start: Sheet, sheet: Sheet): Sheet {
  const changed = <A>(before: Readonly<Record<string, A>>, after: Readonly<Record<string, A>>) =>
    Object.fromEntries(Object.entries(after).filter(([code, answer]) => !isSame(before[code], answer)))
  return {
    items: changed(start.items, sheet.items),
    basics: changed(start.basics, sheet.basics),
    vetoes: changed(start.vetoes, sheet.vetoes),
    bonuses: changed(start.bonuses, sheet.bonuses),
  }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
