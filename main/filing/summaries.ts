// The last result of each dossier, kept so that a list of ten thousand need not be checked anew to be shown. They follow from
// what the archive holds and can be computed again at any time, so that they are written outside the journal.
import type { CheckCounts, CheckedDossier } from '#shared/contract/checks.ts'
import { Category } from '#shared/contract/dossiers.ts'
import type { Day } from '#shared/rules/day.ts'
import { type Page, paged, type Store } from '../store/index.ts'

export interface Summary extends CheckCounts {
  readonly dossierId: string
  readonly stamp: string
  /** First day on which the result changes by itself. */
  readonly changesOn: Day | null
}

/** From what a check is computed, by dossier. */
export type Stamps = ReadonlyMap<string, string>

export interface SummaryFilter {
  readonly ids: readonly string[] | null
  readonly only: 'any' | 'troubled' | 'unchecked' | 'passed'
  readonly state: 'any' | 'open' | 'sealed'
  readonly categories: readonly Category[]
  readonly text: string
  readonly offset: number
  readonly limit: number
}

export function keepSummaries(store: Store, summaries: readonly Summary[], at: string): void {
  if (summaries.length === 0) return
  const rows = summaries.map(({ dossierId, stamp, changesOn, lacking, wrong, unchecked, passed }) => ({
    ...{ dossier_id: dossierId, stamp: `${stamp} ${changesOn ?? ''}`, lacking, wrong, unchecked, passed },
    checked_at: at,
  }))
  store.run((q) =>
    q
      .insertInto('check_summary')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('dossier_id').doUpdateSet((e) => ({
          stamp: e.ref('excluded.stamp'),
          lacking: e.ref('excluded.lacking'),
          wrong: e.ref('excluded.wrong'),
          unchecked: e.ref('excluded.unchecked'),
          passed: e.ref('excluded.passed'),
          checked_at: e.ref('excluded.checked_at'),
        })),
      ),
  )
}

/** Those of `stamps` whose last result is none, is of another stamp, or has been changed by the days that passed. */
export function staleOf(store: Store, stamps: Stamps, today: Day): Stamps {
  const ids = [...stamps.keys()]
  const rows = store.all((q) => {
    const all = q.selectFrom('check_summary').select(['dossier_id', 'stamp'])
    return ids.length > fewIds ? all : all.where('dossier_id', 'in', ids)
  })
  const last = new Map(rows.map((row) => [row.dossier_id, row.stamp]))
  return new Map(
    [...stamps].filter(([id, stamp]) => {
      const [before, changesOn = ''] = last.get(id)?.split(' ') ?? []
      return before !== stamp || (changesOn !== '' && today >= changesOn)
    }),
  )
}
/** More than these are found faster by reading the whole small table. */
const fewIds = 500

/** The most troubled first. */
export function listSummaries(store: Store, filter: SummaryFilter): { rows: CheckedDossier[]; total: number } {
  const { rows, total } = paged(filter, (page) => summaryRows(store, filter, page))
  return {
    total,
    rows: rows.map(
      ({ dossier_id, category, number, title, agency, state, lacking, wrong, unchecked, passed, checked_at }) => ({
        ...{ dossierId: dossier_id, category: Category.parse(category), number, title, agency, state },
        ...{ lacking, wrong, unchecked, passed, checkedAt: checked_at },
      }),
    ),
  }
}

function summaryRows(store: Store, filter: SummaryFilter, page: Page) {
  return store.all((q) => {
    let select = q
      .selectFrom('check_summary')
      .innerJoin('dossier', 'dossier.id', 'check_summary.dossier_id')
      .selectAll('check_summary')
      .select(['dossier.category', 'dossier.number', 'dossier.title', 'dossier.state'])
      .select((e) => [
        e.fn<string>('json_extract', ['dossier.facts', e.val('$.agency')]).as('agency'),
        e.fn.countAll<number>().over().as('total'),
      ])
      .orderBy((e) => e('lacking', '+', e.ref('wrong')), 'desc')
      .orderBy('unchecked', 'desc')
      .orderBy('dossier.title')
      .orderBy('dossier.id')
      .limit(page.limit)
      .offset(page.offset)
    if (filter.ids === null) select = select.where('dossier.disposed_at', 'is', null)
    else select = select.where('dossier.id', 'in', [...filter.ids])
    if (filter.state !== 'any') select = select.where('dossier.state', '=', filter.state)
    if (filter.categories.length > 0) select = select.where('dossier.category', 'in', [...filter.categories])
    if (filter.text !== '') {
      const text = filter.text.toLowerCase()
      // instr, not like: the text is taken as it was typed, with no wildcards. `facts` holds title, number and party.
      select = select.where((e) => e(e.fn<number>('instr', [e.fn('lower', ['dossier.facts']), e.val(text)]), '>', 0))
    }
    if (filter.only === 'any') return select
    const sign = filter.only === 'troubled' ? '>' : '='
    select = select.where((e) => e(e('lacking', '+', e.ref('wrong')), sign, 0))
    if (filter.only === 'troubled') return select
    return select.where('unchecked', filter.only === 'unchecked' ? '>' : '=', 0)
  })
}
