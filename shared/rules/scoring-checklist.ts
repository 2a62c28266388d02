// The grade of a list without points: levels from the lowest up, each reached when all its codes have passed or do not apply.
import type { Band, ScoringOf } from './pack-scoring.ts'
import type { ItemScore } from './scoring-item.ts'
import type { Step } from './scoring-score.ts'

export type Graded = { readonly band: Band | null; readonly steps: readonly Step[] }

/** No band while what decides it is still open. A level behind one that was not reached is not reached either. */
export function gradeOf(scoring: ScoringOf<'checklist'>, items: readonly ItemScore[], failed: boolean): Graded {
  const states = new Map(items.map(({ code, state }) => [code, state]))
  const steps: Step[] = []
  const fails: Band | null = scoring.failTitle === null ? null : failBand(scoring, scoring.failTitle)
  let band: Band | null = null
  let open = false
  let stopped = false
  for (const { title, adds, mark } of scoring.levels) {
    const lacking = adds.filter((code) => !isFulfilled(states.get(code)))
    const reached: boolean = !stopped && lacking.length === 0
    steps.push({ kind: 'level', title, reached, lacking })
    if (reached) band = { title, fromHundredths: 0, mark }
    else if (!stopped) open = lacking.every((code) => states.get(code) === 'open')
    stopped ||= !reached
  }
  if (failed) return { band: fails, steps }
  return { band: band ?? (open || scoring.levels.length === 0 ? null : fails), steps }
}

function failBand(scoring: ScoringOf<'checklist'>, title: string): Band {
  return { title, fromHundredths: 0, mark: scoring.levels[0]?.mark ?? 'example' }
}

function isFulfilled(state: ItemScore['state'] | undefined): boolean {
  return state === 'passed' || state === 'not-applicable'
}
