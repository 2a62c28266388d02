// Checks one dossier against the pack of completeness (案卷完整性核对): every rule that concerns its category gives findings,
// each with its clause and its cure. Pure: the same facts under the same packs on the same day give the same findings.
import type { CheckCounts, CheckFinding, CheckState } from '../contract/checks.ts'
import { categoryWords } from './category.ts'
import type { CheckBook, Outcome } from './completeness-case.ts'
import { type CaseView, type CheckedCase, openCase } from './completeness-case.ts'
import { checkOrder, checkTerm } from './completeness-dates.ts'
import { checkNumber } from './completeness-numbers.ts'
import { checkPapers } from './completeness-papers.ts'
import { checkRecordings } from './completeness-recordings.ts'
import { checkPages, checkQuestion, checkSignatures } from './completeness-said.ts'
import type { Day } from './day.ts'
import type { CheckRule, FilingChecksPack } from './pack-checks.ts'
import type { DossierCategory } from './pack-words.ts'

export type { CheckBook, CheckedCase, CheckedPaper, GivenAnswer, PageNote, SignatureNote } from './completeness-case.ts'

export interface CheckedResult {
  readonly findings: readonly CheckFinding[]
  readonly counts: CheckCounts
  /** The first day on which the same dossier is to be judged anew, because a term ends before it; null when none runs. */
  readonly changesOn: Day | null
}

export function checkDossier(dossier: CheckedCase, book: CheckBook): CheckedResult {
  const view = openCase(dossier)
  const findings: CheckFinding[] = []
  let changesOn: Day | null = null
  for (const rule of rulesFor(book.pack, categoryWords[dossier.facts.category])) {
    if (!isDue(rule, view)) continue
    for (const outcome of outcomesOf(rule, view, book)) {
      findings.push(toFinding(rule, outcome))
      const { runsOut = null } = outcome
      if (runsOut !== null && (changesOn === null || runsOut < changesOn)) changesOn = runsOut
    }
  }
  return { findings, counts: countStates(findings), changesOn }
}

export function countStates(findings: readonly { readonly state: CheckState }[]): CheckCounts {
  const counts = { lacking: 0, wrong: 0, unchecked: 0, passed: 0 }
  for (const { state } of findings) {
    if (state === 'unknown-year') counts.unchecked++
    else if (state !== 'not-due') counts[state]++
  }
  return counts
}

/** The rules of one category, found once for each pack: an archive has thousands of dossiers. */
function rulesFor(pack: FilingChecksPack, category: DossierCategory): readonly CheckRule[] {
  let byCategory = known.get(pack)
  if (byCategory === undefined) {
    byCategory = new Map()
    known.set(pack, byCategory)
  }
  let rules = byCategory.get(category)
  if (rules === undefined) {
    rules = pack.rules.filter(({ when }) => when.categories.includes(category))
    byCategory.set(category, rules)
  }
  return rules
}
const known = new WeakMap<FilingChecksPack, Map<DossierCategory, readonly CheckRule[]>>()

function isDue({ when }: CheckRule, view: CaseView): boolean {
  if (when.since !== null && view.facts.dates[when.since] === null) return false
  if (when.without.some((kind) => view.has(kind))) return false
  return when.papers.every((group) => group.some((kind) => view.has(kind)))
}

function outcomesOf(rule: CheckRule, view: CaseView, book: CheckBook): Outcome[] {
  switch (rule.family) {
    case 'papers':
      return [checkPapers(rule, view, book)]
    case 'signatures':
      return checkSignatures(rule, view, book)
    case 'order':
      return [checkOrder(rule, view)]
    case 'terms':
      return [checkTerm(rule, view, book)]
    case 'numbers':
      return [checkNumber(rule, view)]
    case 'recordings':
      return checkRecordings(rule, view, book)
    case 'pages':
      return checkPages(rule, view)
    case 'questions':
      return checkQuestion(rule, view)
  }
}

function toFinding(rule: CheckRule, outcome: Outcome): CheckFinding {
  const { code, family, title, grade, clause, source, due, cure, blocksSeal, severity } = rule
  const { state, sentence, subject = '', itemIds = [], page = null, question = null } = outcome
  return {
    ...{ rule: code, subject, family, title: outcome.title ?? title },
    state: state === 'failed' ? severity : state,
    ...{ grade, itemIds: [...itemIds], page, sentence, clause, source: outcome.source ?? source, due, cure },
    ...{ blocksSeal, question },
  }
}
