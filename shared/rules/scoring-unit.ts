// The grade of a whole unit (单位) by the standard's own rule: the average of its dossiers, or rates of grades.
import type { EvaluationStandard } from './pack-standard.ts'
import { exact, rounded } from './scoring-exact.ts'
import type { Score } from './scoring-score.ts'

export type UnitGrade = {
  /** Null where the standard has no rule for units, or nothing was scored. */
  readonly title: string | null
  /** The average effective score, where the rule is the average. */
  readonly averageHundredths: number | null
  readonly counted: number
}

/** A dossier that failed unscored counts 0 in an average and in the last band of a rate. */
export function unitGrade(
  standard: EvaluationStandard,
  scores: readonly Pick<Score, 'effectiveHundredths' | 'unscored' | 'band'>[],
): UnitGrade {
  const { unitRule } = standard.scoring
  const counted = scores.length
  if (unitRule === undefined || counted === 0) return { title: null, averageHundredths: null, counted }
  if (unitRule.kind === 'average') {
    const total = scores.reduce((sum, one) => sum + (one.unscored ? 0 : one.effectiveHundredths), 0)
    const average = rounded(exact(total, counted), standard.scoring.decimals, standard.scoring.rounding)
    const band = standard.scoring.bands.find(({ fromHundredths }) => average >= fromHundredths)
    return { title: band?.title ?? null, averageHundredths: average, counted }
  }
  const order = bestFirst(standard)
  const reached = unitRule.grades.find(({ rates }) =>
    rates.every(({ band, atLeastPercent }) => {
      const at = order.indexOf(band)
      const good = scores.filter((one) => one.band !== null && order.indexOf(one.band.title) <= at).length
      return good * 100 >= atLeastPercent * counted
    }),
  )
  return { title: reached?.title ?? unitRule.otherwise, averageHundredths: null, counted }
}

/** Titles of the grades of a dossier, best first. */
export function bestFirst({ scoring }: EvaluationStandard): readonly string[] {
  if (scoring.formula !== 'checklist') return scoring.bands.map(({ title }) => title)
  const fail = scoring.failTitle === null ? [] : [scoring.failTitle]
  return [...scoring.levels.map(({ title }) => title).toReversed(), ...fail]
}
