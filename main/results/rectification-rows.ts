// Rectifications as they are stored, and how the list and one of them are shown.
import * as z from 'zod'
import { DossierFacts } from '#shared/contract/dossiers.ts'
import {
  CureRound,
  type Rectification,
  type RectificationFilter,
  type RectificationLine,
  RectificationProblem,
} from '#shared/contract/rectifications.ts'
import { curedIn, daysLeft, isDue } from '#shared/rules/rectification.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Caller } from '../desk-core.ts'
import { type Page, paged, type Store } from '../store/index.ts'
import { isOfAgency } from './sight.ts'

export type RectificationRow = ReturnType<typeof rectificationRow>

export interface RectificationSearch {
  readonly filter: RectificationFilter
  readonly campaignId: string | null
  readonly dossierId: string | null
  readonly text: string
}

/** Refuses `rectification.unknown`. */
export function rectificationRow(store: Store, id: string) {
  const all = { filter: 'all', campaignId: null, dossierId: null, text: '', today: '' } as const
  const [row] = rectificationRows(store, { offset: 0, limit: 1 }, { ...all, id }).rows
  if (row === undefined) throw refuse('rectification.unknown')
  return row
}

/** What waits for the agency first, by its day, so that the overdue lead; then what waits for its re-check; then what is over. */
export function rectificationRows(
  store: Store,
  page: Page,
  { id, filter, campaignId, dossierId, text, today }: RectificationSearch & { id?: string; today: string },
) {
  return paged(page, ({ offset, limit }) =>
    store.all((q) => {
      let select = q
        .selectFrom('rectification')
        .innerJoin('dossier', 'dossier.id', 'rectification.dossier_id')
        .leftJoin('campaign', 'campaign.id', 'rectification.campaign_id')
        .leftJoin('user', 'user.name', 'rectification.issued_by')
        .selectAll('rectification')
        .select(['dossier.facts', 'campaign.title as campaign_title', 'user.display_name as issuer'])
        .select((e) => e.fn.countAll<number>().over().as('total'))
      if (id !== undefined) select = select.where('rectification.id', '=', id)
      if (campaignId !== null) select = select.where('rectification.campaign_id', '=', campaignId)
      if (dossierId !== null) select = select.where('rectification.dossier_id', '=', dossierId)
      if (filter === 'due') select = select.where('rectification.state', 'in', ['issued', 'returned'])
      if (filter === 'overdue') {
        select = select.where('rectification.state', 'in', ['issued', 'returned']).where('due_on', '<', today)
      }
      if (filter === 'reported') select = select.where('rectification.state', '=', 'reported')
      if (filter === 'closed') select = select.where('rectification.state', 'in', ['closed', 'withdrawn'])
      if (text !== '') {
        select = select.where((e) =>
          e.or(
            (['rectification.number', 'dossier.title', 'dossier.number'] as const).map((column) =>
              e(e.fn<number>('instr', [column, e.val(text)]), '>', 0),
            ),
          ),
        )
      }
      return select
        .orderBy((e) =>
          e
            .case()
            .when('rectification.state', 'in', ['issued', 'returned'])
            .then(0)
            .when('rectification.state', '=', 'reported')
            .then(1)
            .else(2)
            .end(),
        )
        .orderBy('due_on')
        .orderBy('rectification.number')
        .limit(limit)
        .offset(offset)
    }),
  )
}

export const problemsIn = (row: Pick<RectificationRow, 'problems'>) =>
  z.array(RectificationProblem).parse(JSON.parse(row.problems))
export const roundsIn = (row: Pick<RectificationRow, 'rounds'>) => z.array(CureRound).parse(JSON.parse(row.rounds))

export function toLine(row: RectificationRow, caller: Caller, agency: string, today: string): RectificationLine {
  const facts = DossierFacts.parse(JSON.parse(row.facts))
  const open = row.state === 'issued' || row.state === 'returned' || row.state === 'reported'
  return {
    id: row.id,
    number: row.number,
    campaignId: row.campaign_id,
    campaignTitle: row.campaign_title,
    evaluationId: row.evaluation_id,
    dossierId: row.dossier_id,
    dossierTitle: facts.title,
    dossierNumber: facts.number,
    agency: facts.agency,
    dueOn: row.due_on,
    daysLeft: daysLeft(row.state, row.due_on, today),
    state: row.state,
    problemCount: problemsIn(row).length,
    cured: curedIn(roundsIn(row)).size,
    issuedBy: row.issuer ?? row.issued_by,
    issuedAt: row.issued_at,
    reportedAt: row.reported_at,
    closedAt: row.closed_at,
    may: {
      report: isDue(row.state) && isOfAgency(caller, facts.agency, agency),
      recheck:
        row.state === 'reported' &&
        caller.roles.includes('inspector') &&
        roundsIn(row).at(-1)?.report.by !== caller.name,
      withdraw: open && (row.issued_by === caller.name || caller.roles.includes('head')),
    },
  }
}

export function toRectification(
  row: RectificationRow,
  line: RectificationLine,
  nameOf: (name: string) => string,
): Rectification {
  const rounds = roundsIn(row)
  const cured = curedIn(rounds)
  return {
    ...line,
    problems: problemsIn(row).map((problem) => ({ ...problem, cured: cured.has(problem.id) })),
    rounds: rounds.map(({ report, recheck }) => ({
      report: { ...report, by: nameOf(report.by) },
      recheck: recheck === null ? null : { ...recheck, by: nameOf(recheck.by) },
    })),
    withdrawnBy: row.withdrawn_by === null ? null : nameOf(row.withdrawn_by),
    withdrawnReason: row.withdrawn_reason,
  }
}
