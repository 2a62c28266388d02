// The reasons written on a sheet, each with the code it stands under. The standard's own words are nobody's phrase.
import type { EvaluationStandard } from '#shared/rules/pack-standard.ts'
import type { ItemJudgement, Sheet } from '#shared/rules/scoring.ts'
import type { Said } from './phrases.ts'

export function reasonsOf(standard: EvaluationStandard, sheet: Sheet): Said[] {
  const items = Object.entries(sheet.items).flatMap(([code, answer]) => [said(code, answer), ...partsOf(answer)])
  const others = [sheet.vetoes, sheet.basics, sheet.bonuses].flatMap((answers) =>
    Object.entries(answers).map(([code, answer]) => said(code, answer)),
  )
  const given = groundsOf(standard)
  return [...others, ...items].filter(({ words }) => words !== '' && !given.has(words))
}

function partsOf(answer: ItemJudgement): Said[] {
  if (answer.state !== 'scored') return []
  return Object.entries({ ...answer.points, ...answer.defects }).map(([code, part]) => said(code, part))
}

function said(criterion: string, { reason }: { readonly reason: string }): Said {
  return { criterion, words: reason.trim() }
}

/** What is filled in by itself where something does not apply. */
function groundsOf({ criteria }: EvaluationStandard): ReadonlySet<string> {
  const grounds = criteria.flatMap((item) => [item, ...item.points].map((one) => one.notApplicableWhen ?? ''))
  return new Set(grounds)
}
