// The sample county's dossiers as the pre-check sees them, from their sources; and what of them must be among its suggestions.
import { readFileSync } from 'node:fs'
import type { Suggestion } from '#shared/contract/suggestions.ts'
import { type CheckBook, checkDossier } from '#shared/rules/completeness.ts'
import { EvaluationStandardPack, PrecheckMapPack } from '#shared/rules/pack.ts'
import { type Suggested, seenByChecks, suggest } from '#shared/rules/precheck.ts'
import { type GateItem, type GateReview, seenByGate } from '#shared/rules/precheck-gate.ts'
import type { SampleDefect } from '../../resources/sample/types.ts'
import { type SampleCase, shippedBook } from './checked-sample.ts'

const packOf = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../resources/rulebook/${name}.json`, import.meta.url), 'utf8'))

export const standard = EvaluationStandardPack.parse(packOf('mee-2024-general-penalty'))
export const maps = ['precheck-mee-2024-common', 'precheck-mee-2024-general-penalty'].map((name) =>
  PrecheckMapPack.parse(packOf(name)),
)
export const gate = maps.flatMap((map) => map.gate ?? [])[0]

export function gateItems(dossier: SampleCase): GateItem[] {
  return dossier.items.map(({ id, kind, paperKind, title, madeOn, durationMs }) => ({
    ...{ id, kind, paperKind, title, madeOn, pages: null, sha256: id },
    durationMs: kind === 'recording' ? durationMs : null,
  }))
}

export function precheckSample(
  dossier: SampleCase,
  reviews: readonly GateReview[] = [],
  book: CheckBook = shippedBook(),
): Suggested[] {
  const items = gateItems(dossier)
  const { decidedOn } = dossier.facts.dates
  const gated = gate === undefined ? [] : seenByGate({ decidedOn, items, reviews }, gate)
  const checked = seenByChecks(checkDossier(dossier, book).findings, items)
  return suggest([...checked, ...gated], items, maps, standard)
}

/** Planted defects that a machine sees by itself; each of the others is a question of the checklist until a person has looked. */
export const seenByMachine: ReadonlySet<string> = new Set([
  'notice-in-natural-days',
  'decision-before-review',
  'recording-gap',
  'clearance-not-verified',
])

/** The rule that names each planted defect, and the criterion where the defect states none of the standard. */
const namedBy: Readonly<Record<string, { rule: string; criterion?: string }>> = {
  'notice-in-natural-days': { rule: 'hearing-term-passed' },
  'decision-before-review': { rule: 'review-before-decision' },
  'missing-second-officer': { rule: 'record-signed' },
  // Seen as a noted page once somebody has found it, asked for until then.
  'missing-page': { rule: 'pages-continuous' },
  'card-not-shown': { rule: 'card-shown' },
  'recording-gap': { rule: 'recording-gaps' },
  'hearing-chair-investigated': { rule: 'hearing-chair', criterion: 'P3-10.1' },
  'clearance-not-verified': { rule: 'penalty-recheck', criterion: 'V-15' },
  'discretion-unexplained': { rule: 'discretion-reasoned', criterion: 'P3-6.4' },
}

type Named = Pick<Suggestion, 'rule' | 'title' | 'severity' | 'criteria' | 'anchors'>

/** The suggestion that names a planted defect: by its rule, of its paper where the rule is asked of each, under its criterion. */
export function suggestionOf<S extends Named>(
  defect: Pick<SampleDefect, 'code' | 'criterion' | 'where'>,
  suggestions: readonly S[],
): S | undefined {
  const named = namedBy[defect.code]
  const ofRule = suggestions.filter(({ rule }) => rule === named?.rule)
  const isOfPaper = ofRule.some(({ title }) => title.includes('：'))
  const criterion = named?.criterion ?? defect.criterion
  return ofRule.find(
    ({ title, criteria }) =>
      criteria.includes(criterion) && (!isOfPaper || title.endsWith(`：${defect.where.itemTitle}`)),
  )
}
