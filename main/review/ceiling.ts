// Until when the decision itself must be made, by the terms that the office's checks know: a review that ends later is none.
import { categoryWords } from '#shared/rules/category.ts'
import type { DateRef, TermRule } from '#shared/rules/pack-checks.ts'
import type { Ceiling } from '#shared/rules/review-clock.ts'
import { statedTerm } from '#shared/rules/terms.ts'
import type { Rulebook } from '../rulebook/index.ts'
import type { Store } from '../store/index.ts'

interface Papers {
  readonly dates: Readonly<Record<string, string | null>>
  /** Those still in the dossier, by the day they were made; null where it is not known. */
  readonly papers: readonly { readonly kind: string; readonly madeOn: string | null }[]
}

/** The earliest of the terms that end with the decision; null where none applies or its first day is not known. */
export function ceilingOf(store: Store, rulebook: Rulebook, dossierId: string): Ceiling | null {
  const row = store.one((q) => q.selectFrom('dossier').select(['category', 'facts']).where('id', '=', dossierId))
  if (row === null) return null
  const category = categoryWords[row.category as keyof typeof categoryWords]
  const { dates } = JSON.parse(row.facts) as Pick<Papers, 'dates'>
  const held: Papers = { dates, papers: papersOf(store, dossierId) }
  const ceilings = rulebook.filingChecks().rules.flatMap((rule): Ceiling[] => {
    if (rule.family !== 'terms' || rule.bound !== 'within' || rule.until.fact !== 'decidedOn') return []
    if (!rule.when.categories.includes(category) || !applies(rule, held)) return []
    const startsOn = dateOf(rule.from, held)
    if (startsOn === null) return []
    const { extension } = rule
    const added = extension !== null && has(held, extension.paper) ? extension.days : 0
    const term = statedTerm(rule, startsOn, rulebook.calendar(), added)
    return term.state === 'unknown-year' ? [] : [{ on: term.dueOn, clause: rule.clause }]
  })
  return ceilings.sort((a, b) => a.on.localeCompare(b.on))[0] ?? null
}

function papersOf(store: Store, dossierId: string): Papers['papers'] {
  const rows = store.all((q) =>
    q
      .selectFrom('item')
      .select(['paper_kind', 'made_on'])
      .where('dossier_id', '=', dossierId)
      .where('paper_kind', 'is not', null)
      .where('withdrawn_at', 'is', null),
  )
  return rows.map((row) => ({ kind: row.paper_kind ?? '', madeOn: row.made_on }))
}

function has({ papers }: Papers, kind: string): boolean {
  return papers.some((paper) => paper.kind === kind)
}

function applies({ when }: TermRule, held: Papers): boolean {
  if (when.without.some((kind) => has(held, kind))) return false
  if (when.since !== null && !held.dates[when.since]) return false
  return when.papers.every((group) => group.some((kind) => has(held, kind)))
}

function dateOf(ref: DateRef, { dates, papers }: Papers): string | null {
  const made = papers.flatMap(({ kind, madeOn }) => (ref.papers.includes(kind) && madeOn !== null ? [madeOn] : []))
  const onPaper = made.sort().at(ref.pick === 'first' ? 0 : -1) ?? null
  const fact = ref.fact === null ? null : (dates[ref.fact] ?? null)
  return ref.prefer === 'fact' ? (fact ?? onPaper) : (onPaper ?? fact)
}
