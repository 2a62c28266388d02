// The rows of loans and their copies, and how they are shown: to whom, with what he may do.

import * as z from 'zod'
import type { Caller } from '#main/desk-core.ts'
import { Borrower, type LoanCopy, type LoanFilter, type LoanLine } from '#shared/contract/lending.ts'
import type { Role } from '#shared/contract/roles.ts'
import { isOverdue } from '#shared/rules/lending.ts'
import type { BorrowerKind } from '#shared/rules/pack-lending.ts'
import { refuse } from '#shared/text/refusal.ts'
import { type Page, paged, type Store } from '../store/index.ts'

export type LoanRow = ReturnType<typeof loanRow>

/** What of a copy its row keeps as JSON. */
export const CopyPart = z.object({
  span: z.object({ startMs: z.int(), endMs: z.int() }).nullable(),
  redacted: z.boolean(),
})
export type CopyPart = z.infer<typeof CopyPart>

const Scope = z.array(z.string()).nullable()

/** Refuses `lending.unknown`. */
export function loanRow(store: Store, id: string) {
  const row = loanRows(store, { offset: 0, limit: 1 }, { id }).rows[0]
  if (row === undefined) throw refuse('lending.unknown')
  return row
}

export interface LoanQuery {
  readonly id?: string
  readonly dossierId?: string | null
  readonly filter?: LoanFilter
  readonly text?: string
  readonly today?: string
}

/** Newest first. */
export function loanRows(store: Store, page: Page, wanted: LoanQuery) {
  const { id, dossierId, filter = 'all', text = '', today = '' } = wanted
  return paged(page, ({ offset, limit }) =>
    store.all((q) => {
      let query = q
        .selectFrom('loan')
        .innerJoin('dossier', 'dossier.id', 'loan.dossier_id')
        .leftJoin('user as asker', 'asker.name', 'loan.requested_by')
        .leftJoin('user as decider', 'decider.name', 'loan.decided_by')
        .leftJoin('user as taker', 'taker.name', 'loan.returned_by')
        .selectAll('loan')
        .select(['dossier.title as dossier_title', 'dossier.number as dossier_number'])
        .select(['asker.display_name as asker', 'decider.display_name as decider', 'taker.display_name as taker'])
        .select((e) => [
          e
            .selectFrom('loan_copy')
            .select((c) => c.fn.countAll<number>().as('count'))
            .whereRef('loan_copy.loan_id', '=', 'loan.id')
            .as('copies'),
          e.fn.countAll<number>().over().as('total'),
        ])
      if (id !== undefined) query = query.where('loan.id', '=', id)
      if (dossierId != null) query = query.where('loan.dossier_id', '=', dossierId)
      if (filter === 'waiting') query = query.where('loan.state', '=', 'requested')
      if (filter === 'open') query = query.where('loan.state', '=', 'approved')
      if (filter === 'overdue') query = query.where('loan.state', '=', 'approved').where('loan.due_on', '<', today)
      if (filter === 'returned') query = query.where('loan.state', '=', 'returned')
      if (filter === 'declined') query = query.where('loan.state', 'in', ['declined', 'withdrawn'])
      if (text !== '') {
        query = query.where((e) =>
          e.or(
            (['loan.number', 'loan.borrower', 'dossier.title'] as const).map((column) =>
              e(e.fn<number>('instr', [column, e.val(text)]), '>', 0),
            ),
          ),
        )
      }
      return query.orderBy('loan.requested_at', 'desc').orderBy('loan.id', 'desc').limit(limit).offset(offset)
    }),
  )
}

/** What was asked for; null is the whole main volume. */
export const scopeIds = (row: Pick<LoanRow, 'scope'>): readonly string[] | null =>
  row.scope === null ? null : Scope.parse(JSON.parse(row.scope))

/** What was approved, else what is asked for: nobody has approved what was filed afterwards. */
export const grantedIds = (row: Pick<LoanRow, 'scope' | 'granted'>): readonly string[] | null =>
  row.granted === null ? scopeIds(row) : Scope.parse(JSON.parse(row.granted))

/** @param borrower of the pack in force; null when it knows this kind no more */
export function toLine(row: LoanRow, borrower: BorrowerKind | null, caller: Caller, today: string): LoanLine {
  const approvers = borrower?.approvers[row.way] ?? []
  const overdue = isOverdue({ state: row.state, dueOn: row.due_on }, today)
  const inUse = row.state === 'approved' && !overdue
  return {
    id: row.id,
    number: row.number,
    dossierId: row.dossier_id,
    dossierTitle: row.dossier_title,
    dossierNumber: row.dossier_number,
    borrowerKind: row.borrower_kind,
    borrowerTitle: row.borrower_title,
    outsider: row.outsider === 1,
    borrower: Borrower.parse(JSON.parse(row.borrower)),
    reason: row.reason,
    way: row.way,
    state: row.state,
    items: scopeIds(row)?.length ?? null,
    requestedBy: row.asker ?? row.requested_by,
    requestedAt: row.requested_at,
    decidedBy: row.decided_by === null ? null : (row.decider ?? row.decided_by),
    decidedAt: row.decided_at,
    decision: row.decision,
    dueOn: row.due_on,
    overdue,
    returnedBy: row.returned_by === null ? null : (row.taker ?? row.returned_by),
    returnedAt: row.returned_at,
    returnNote: row.return_note,
    copies: row.copies ?? 0,
    approvers,
    may: {
      decide: row.state === 'requested' && !isOwn(row, caller) && holdsOne(caller, approvers),
      withdraw: row.state === 'requested' && row.requested_by === caller.name,
      read: inUse && mayUse(row, caller),
      copy: inUse && row.way === 'copy' && caller.roles.includes('archivist'),
      return: row.state === 'approved' && mayUse(row, caller),
    },
  }
}

export const holdsOne = (caller: Caller, roles: readonly Role[]): boolean =>
  roles.some((role) => caller.roles.includes(role))

/** Nobody decides what he asked for, nor what he borrows himself. */
export const isOwn = (row: Pick<LoanRow, 'requested_by' | 'borrower_user'>, caller: Pick<Caller, 'name'>): boolean =>
  row.requested_by === caller.name || row.borrower_user === caller.name

/** The borrower himself; for an outsider whoever asked on his behalf; the archivist, who keeps the dossier. */
export function mayUse(row: Pick<LoanRow, 'requested_by' | 'borrower_user'>, caller: Caller): boolean {
  return isOwn(row, caller) || caller.roles.includes('archivist')
}

export function copiesOf(store: Store, by: { readonly loanId: string } | { readonly copyId: string }): LoanCopy[] {
  const rows = store.all((q) => {
    const query = q
      .selectFrom('loan_copy')
      .innerJoin('object', 'object.id', 'loan_copy.object_id')
      .innerJoin('item', 'item.id', 'loan_copy.item_id')
      .leftJoin('user', 'user.name', 'loan_copy.made_by')
      .selectAll('loan_copy')
      .select(['object.mime', 'object.size_bytes', 'object.sha256', 'item.title', 'user.display_name'])
      .orderBy('loan_copy.number')
    return 'loanId' in by
      ? query.where('loan_copy.loan_id', '=', by.loanId)
      : query.where('loan_copy.id', '=', by.copyId)
  })
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    itemId: row.item_id,
    itemTitle: row.title,
    objectId: row.object_id,
    mime: row.mime,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    pages: row.pages,
    ...CopyPart.parse(JSON.parse(row.part)),
    durationMs: row.duration_ms,
    madeBy: row.display_name ?? row.made_by,
    madeAt: row.made_at,
    exportedAt: row.exported_at,
  }))
}
