// Which dossiers a scope takes in, and why others are left out.
import { sql } from 'kysely'
import type { DrawPreview } from '#shared/contract/campaigns.ts'
import { type Category, categories } from '#shared/contract/dossiers.ts'
import type { CampaignScope } from '#shared/rules/campaign.ts'
import { categoryWords } from '#shared/rules/category.ts'
import { type DrawCandidate, type DrawRule, leastPlaces, shareOut, stratumOf } from '#shared/rules/draw.ts'
import type { DossierCategory } from '#shared/rules/pack.ts'
import type { WorkCalendar } from '#shared/rules/work-calendar.ts'
import type { Store } from '../store/index.ts'

export interface Candidate extends DrawCandidate {
  readonly category: DossierCategory
}

type Why = DrawPreview['excluded'][number]['why']

interface ScopedRow {
  id: string
  category: string
  title: string
  number: string | null
  state: 'open' | 'sealed'
  manifest_sha256: string | null
  disposed_at: string | null
  agency: string
  closed_on: string | null
}

const examplesShown = 5

/** Our word for the category of a dossier's row. */
export function wordOf(category: string): DossierCategory {
  return categoryWords[category as Category]
}

function codesOf(scope: Pick<CampaignScope, 'categories'>): Category[] {
  return categories.filter((category) => scope.categories.includes(categoryWords[category]))
}

/** Dossiers of the scope's categories and agencies, whatever their state. */
function scopedRows(store: Store, scope: CampaignScope): ScopedRow[] {
  const rows = store.all((q) =>
    q
      .selectFrom('dossier')
      .select(['id', 'category', 'title', 'number', 'state', 'manifest_sha256', 'disposed_at'])
      .select([
        sql<string>`json_extract(facts, '$.agency')`.as('agency'),
        sql<string | null>`json_extract(facts, '$.dates.closedOn')`.as('closed_on'),
      ])
      .where('category', 'in', codesOf(scope))
      .orderBy('id'),
  )
  return scope.agencies.length === 0 ? rows : rows.filter(({ agency }) => scope.agencies.includes(agency))
}

function whyNot(row: ScopedRow, scope: CampaignScope, listed: ReadonlySet<string>): Why | null {
  if (listed.has(row.id)) return 'recommended'
  if (row.disposed_at !== null) return 'disposed'
  if (row.closed_on === null) return 'not-closed'
  if (row.closed_on < scope.closedFrom || row.closed_on > scope.closedTo) return 'outside-window'
  return row.state === 'sealed' && row.manifest_sha256 !== null ? null : 'not-sealed'
}

/** What may be drawn, by id. `listed` are those recommended already. */
export function candidatesOf(
  store: Store,
  scope: CampaignScope,
  rule: Pick<DrawRule, 'strata'>,
  listed: ReadonlySet<string>,
): Candidate[] {
  return scopedRows(store, scope)
    .filter((row) => whyNot(row, scope, listed) === null)
    .map((row) => toCandidate(row, rule))
}

function toCandidate(row: ScopedRow, rule: Pick<DrawRule, 'strata'>): Candidate {
  const category = wordOf(row.category)
  return { id: row.id, stratum: stratumOf(rule.strata, { agency: row.agency, category }), category }
}

export function previewOf(
  store: Store,
  calendar: WorkCalendar,
  scope: CampaignScope,
  rule: DrawRule,
  listed: ReadonlySet<string>,
): DrawPreview {
  const candidates: Candidate[] = []
  const years = new Set<number>()
  const left = new Map<Why, ScopedRow[]>()
  for (const row of scopedRows(store, scope)) {
    const why = whyNot(row, scope, listed)
    if (why === null) {
      candidates.push(toCandidate(row, rule))
      const year = Number((row.closed_on ?? '').slice(0, 4))
      if (!calendar.years.has(year)) years.add(year)
    } else left.set(why, [...(left.get(why) ?? []), row])
  }
  return {
    candidates: candidates.length,
    strata: shareOut(candidates, rule),
    leastPlaces: leastPlaces(candidates, rule),
    excluded: [...left].map(([why, rows]) => ({
      why,
      count: rows.length,
      examples: rows.slice(0, examplesShown).map(({ id, title, number }) => ({ dossierId: id, title, number })),
    })),
    yearsWithoutCalendar: [...years].sort(),
    agencies: agenciesOf(store, scope),
  }
}

function agenciesOf(store: Store, scope: Pick<CampaignScope, 'categories'>): string[] {
  return store
    .all((q) =>
      q
        .selectFrom('dossier')
        .select(sql<string>`json_extract(facts, '$.agency')`.as('agency'))
        .distinct()
        .where('category', 'in', codesOf(scope))
        .orderBy('agency'),
    )
    .map(({ agency }) => agency)
}
