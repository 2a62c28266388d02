// Which sealed dossiers are due: over, soon over, later, never, or not yet to be known. A list and nothing more: it disposes of
// nothing.
import { Category } from '#shared/contract/dossiers.ts'
import type { DueLine, DueState } from '#shared/contract/retention.ts'
import { addDays, type Day } from '#shared/rules/day.ts'
import { standingOf } from '../dossiers/index.ts'
import { type Page, paged, type Store } from '../store/index.ts'
import { openAppraisalsOf } from './blockers.ts'

export interface DueFilter extends Page {
  readonly state: 'any' | DueState
  readonly text: string
}

export function dueDossiers(
  store: Store,
  filter: DueFilter,
  today: Day,
  soonDays: number,
): { rows: DueLine[]; total: number } {
  const soon = addDays(today, soonDays)
  const { rows, total } = paged(filter, (page) => dueRows(store, filter, page, today, soon))
  const ids = rows.map((row) => row.id)
  const standing = standingOf(store, ids)
  const appraisals = openAppraisalsOf(store, ids)
  return {
    total,
    rows: rows.map((row) => {
      const stands = standing.get(row.id)
      const appraisal = appraisals.get(row.id) ?? null
      return {
        dossierId: row.id,
        title: row.title,
        number: row.number,
        category: Category.parse(row.category),
        archivalCode: stands?.archivalCode ?? null,
        period: row.period,
        startsOn: row.starts_on,
        endsOn: row.ends_on,
        state: stateOf(row, today, soon),
        holds: stands?.holds ?? 0,
        loans: stands?.loans ?? 0,
        appraisalId: appraisal?.id ?? null,
        appraisalNumber: appraisal?.number ?? null,
      }
    }),
  }
}

function dueRows(store: Store, filter: DueFilter, page: Page, today: Day, soon: Day) {
  const text = filter.text.toLowerCase()
  return store.all((q) => {
    let select = q
      .selectFrom('dossier')
      .leftJoin('retention', 'retention.dossier_id', 'dossier.id')
      .select(['dossier.id', 'title', 'number', 'category', 'period', 'starts_on', 'ends_on'])
      .select((e) => e.fn.countAll<number>().over().as('total'))
      .where('dossier.state', '=', 'sealed')
      .where('disposed_at', 'is', null)
      .limit(page.limit)
      .offset(page.offset)
    if (text !== '') {
      select = select.where((e) => e(e.fn<number>('instr', [e.fn('lower', ['facts']), e.val(text)]), '>', 0))
    }
    switch (filter.state) {
      case 'any':
        break
      case 'expired':
        select = select.where('ends_on', '<', today)
        break
      case 'soon':
        select = select.where('ends_on', '>=', today).where('ends_on', '<=', soon)
        break
      case 'later':
        select = select.where('ends_on', '>', soon)
        break
      case 'permanent':
        select = select.where('starts_on', 'is not', null).where('ends_on', 'is', null)
        break
      case 'not-begun':
        select = select.where('period', 'is not', null).where('starts_on', 'is', null)
        break
      case 'undecided':
        select = select.where('period', 'is', null)
    }
    return select.orderBy((e) => e.fn.coalesce('ends_on', e.val('9999'))).orderBy('dossier.id')
  })
}

function stateOf(
  row: { period: string | null; starts_on: string | null; ends_on: string | null },
  today: Day,
  soon: Day,
): DueState {
  if (row.period === null) return 'undecided'
  if (row.starts_on === null) return 'not-begun'
  if (row.ends_on === null) return 'permanent'
  if (row.ends_on < today) return 'expired'
  return row.ends_on <= soon ? 'soon' : 'later'
}
