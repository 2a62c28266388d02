// Required papers (必备文书): one of these kinds is there, and where the rule says so, one that is not older than a day of the case.
import { checkText as text } from '../text/checks.ts'
import type { CaseView, CheckBook, Outcome } from './completeness-case.ts'
import type { PaperRule } from './pack-checks.ts'

/** More names than this are said by the rule's title. */
const mostNames = 3

export function checkPapers(rule: PaperRule, view: CaseView, { kindTitles }: CheckBook): Outcome {
  const called = (kinds: readonly string[]) =>
    kinds.length > mostNames ? [rule.title] : kinds.map((kind) => kindTitles.get(kind) ?? kind)
  const names = called(rule.anyOf)
  const found = view.of(rule.anyOf).filter(({ derived }) => !derived)
  const itemIds = found.map(({ id }) => id)
  if (found.length === 0) return { state: 'failed', sentence: text.paperLacks(names) }
  if (rule.onOrAfter !== null) {
    const after = view.dayOf(rule.onOrAfter)
    if (after.state === 'known' && found.every(({ madeOn }) => madeOn !== null && madeOn < after.on)) {
      return { state: 'failed', itemIds, sentence: text.paperTooEarly(names, rule.onOrAfter.name, after.on) }
    }
  }
  const there = new Set(found.flatMap(({ paperKind }) => paperKind ?? []))
  return { state: 'passed', itemIds, sentence: text.paperThere(called([...there])) }
}
