// The grades that a standard gives.
import type { EvaluationStandard } from './pack-standard.ts'

/** Titles, best first; empty where it gives none. */
export function gradesOf({ scoring }: EvaluationStandard): string[] {
  if (scoring.formula !== 'checklist') return scoring.bands.map(({ title }) => title)
  const levels = scoring.levels.map(({ title }) => title).reverse()
  return scoring.failTitle === null ? levels : [...levels, scoring.failTitle]
}
