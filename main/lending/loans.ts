// Requests to borrow: asked for within the scope of the pack, decided by another person, read, returned, and kept in the register.
import type { Caller } from '#main/desk-core.ts'
import type { Borrower, Loan, LoanFilter, LoanLine, ScopedItem } from '#shared/contract/lending.ts'
import { borrowerOf, dueOf, isOverdue, nextLoanNumber } from '#shared/rules/lending.ts'
import type { BorrowerKind, LendingWay } from '#shared/rules/pack-lending.ts'
import { dayOf } from '#shared/text/instant.ts'
import { refuse } from '#shared/text/refusal.ts'
import { roleNames } from '#shared/text/roles.ts'
import type { Clock } from '../clock.ts'
import { itemById } from '../dossiers/index.ts'
import type { Rulebook } from '../rulebook/index.ts'
import type { Store } from '../store/index.ts'
import {
  copiesOf,
  grantedIds,
  holdsOne,
  isOwn,
  type LoanRow,
  loanRow,
  loanRows,
  mayUse,
  scopeIds,
  toLine,
} from './loan-rows.ts'
import { assertLendable, redactedObject, scopedItems, scopeOfLoan } from './scope.ts'

export interface LoanRequest {
  readonly dossierId: string
  readonly borrowerKind: string
  readonly borrower: { readonly name: string; readonly unit: string | null } | null
  readonly papers: readonly { readonly code: string; readonly number: string }[]
  readonly reason: string
  readonly way: LendingWay
  readonly itemIds: readonly string[] | null
}

export interface LoanSearch {
  readonly dossierId: string | null
  readonly filter: LoanFilter
  readonly text: string
}

export interface OpenedItem {
  readonly objectId: string
  readonly mime: string
  readonly viewing: ScopedItem['viewing']
  readonly title: string
  readonly redacted: boolean
}

export interface Loans {
  /** Refuses `dossier.unknown`, `lending.kind-unknown`. */
  scope(dossierId: string, borrowerKind: string): ScopedItem[]
  list(caller: Caller, search: LoanSearch & { offset: number; limit: number }): { rows: LoanLine[]; total: number }
  get(caller: Caller, id: string): Loan
  /**
   * Refuses `lending.kind-unknown`, `lending.not-your-kind`, `lending.borrower-missing`, `lending.paper-missing`, `lending.way`,
   * `lending.out-of-scope`, `lending.nothing-in-scope`, and what of the dossier forbids it.
   */
  request(caller: Caller, request: LoanRequest): Loan
  /** Refuses `lending.state`, `lending.own-request`, `lending.not-approver`. */
  approve(caller: Caller, id: string, note: string): Loan
  decline(caller: Caller, id: string, reason: string): Loan
  /** Refuses `lending.state`, `lending.not-yours`. */
  withdraw(caller: Caller, id: string): Loan
  /** Refuses `lending.state`, `lending.overdue`, `lending.not-borrower`, `lending.out-of-scope`, `lending.no-original`. */
  read(caller: Caller, wanted: { id: string; itemId: string; original: boolean }): OpenedItem
  /** Refuses `lending.state`, `lending.not-borrower`. */
  return(caller: Caller, id: string, note: string): Loan
  /** The item of an approved loan, still within its scope by the rules in force; with what its copy is made from. */
  usable(id: string, itemId: string, original: boolean): UsableItem
}

export interface UsableItem {
  readonly row: LoanRow
  readonly item: ReturnType<typeof itemById>
  /** The original, or the copy in which something is hidden. */
  readonly objectId: string
  readonly redacted: boolean
}

/** A request that may be made, with its number. */
interface Asked {
  readonly id: string
  readonly number: string
  readonly borrower: BorrowerKind
  readonly wanted: LoanRequest
  readonly who: Borrower
}

export function createLoans(options: {
  store: Store
  rulebook: Rulebook
  clock: Clock
  newId: () => string
  agency: string
}): Loans {
  const { store, rulebook, clock, newId } = options
  const now = () => clock.now().toISOString()
  const today = () => dayOf(now())

  function borrowerNamed(code: string): BorrowerKind {
    const borrower = borrowerOf(rulebook.lendingRules(), code)
    if (borrower === null) throw refuse('lending.kind-unknown')
    return borrower
  }
  const lineOf = (row: LoanRow, caller: Caller): LoanLine =>
    toLine(row, borrowerOf(rulebook.lendingRules(), row.borrower_kind), caller, today())

  function get(caller: Caller, id: string): Loan {
    const row = loanRow(store, id)
    const borrower = borrowerOf(rulebook.lendingRules(), row.borrower_kind)
    const scope = borrower === null ? [] : scopeOfLoan(scopedItems(store, row.dossier_id, borrower), grantedIds(row))
    return { ...lineOf(row, caller), scope, copyList: copiesOf(store, { loanId: id }) }
  }

  function assertState(row: LoanRow, state: LoanRow['state']): void {
    if (row.state !== state) throw refuse('lending.state', { state: row.state })
  }

  function assertDecider(row: LoanRow, caller: Caller): BorrowerKind {
    assertState(row, 'requested')
    const borrower = borrowerNamed(row.borrower_kind)
    if (isOwn(row, caller)) throw refuse('lending.own-request')
    const roles = borrower.approvers[row.way]
    if (!holdsOne(caller, roles)) {
      throw refuse('lending.not-approver', { approvers: roles.map((role) => roleNames[role]).join('或') })
    }
    return borrower
  }

  function nextNumber(): string {
    const { mark } = rulebook.lendingRules()
    const given = store.all((q) => q.selectFrom('loan').select('number')).map(({ number }) => number)
    return nextLoanNumber(mark, Number(today().slice(0, 4)), given)
  }

  function enter(caller: Caller, asked: Asked): void {
    const { id, number, borrower, wanted, who } = asked
    const insider = borrower.standing === 'insider'
    const undecided = { decided_by: null, decided_at: null, decision: '', due_on: null }
    const notReturned = { returned_by: null, returned_at: null, return_note: '', copies_given: 0 }
    store.run((q) =>
      q.insertInto('loan').values({
        id,
        number,
        dossier_id: wanted.dossierId,
        borrower_kind: borrower.code,
        borrower_title: borrower.title,
        outsider: insider ? 0 : 1,
        borrower: JSON.stringify(who),
        borrower_user: insider ? caller.name : null,
        reason: wanted.reason,
        scope: wanted.itemIds === null ? null : JSON.stringify([...new Set(wanted.itemIds)]),
        way: wanted.way,
        state: 'requested',
        requested_by: caller.name,
        requested_at: now(),
        ...undecided,
        ...notReturned,
        rules_sha256: rulebook.hashOf(rulebook.lendingRules().id),
      }),
    )
  }

  function request(caller: Caller, wanted: LoanRequest): Loan {
    const id = newId()
    return store.record(caller, 'loan.requested', id, (note) => {
      const borrower = borrowerNamed(wanted.borrowerKind)
      if (borrower.standing === 'insider' && !holdsOne(caller, borrower.roles))
        throw refuse('lending.not-your-kind', { title: borrower.title })
      assertLendable(store, wanted.dossierId, borrower)
      if (!borrower.ways.includes(wanted.way)) throw refuse('lending.way', { title: borrower.title })
      const who = borrowerFacts(borrower, wanted, caller, options.agency)
      assertWithin(scopedItems(store, wanted.dossierId, borrower), wanted.itemIds)
      const number = nextNumber()
      enter(caller, { id, number, borrower, wanted, who })
      note({ dossier: wanted.dossierId, loan: number, kind: borrower.code, items: wanted.itemIds?.length ?? null })
      return get(caller, id)
    })
  }

  function usable(id: string, itemId: string, original: boolean): UsableItem {
    const row = loanRow(store, id)
    assertState(row, 'approved')
    if (isOverdue({ state: row.state, dueOn: row.due_on }, today()))
      throw refuse('lending.overdue', { dueOn: row.due_on ?? '' })
    const borrower = borrowerNamed(row.borrower_kind)
    assertLendable(store, row.dossier_id, borrower)
    const item = itemById(store, itemId)
    const scope = scopeOfLoan(scopedItems(store, row.dossier_id, borrower), grantedIds(row))
    const scoped = scope.find((one) => one.itemId === itemId)
    if (scoped === undefined || scoped.excluded !== null) throw refuse('lending.out-of-scope', { title: item.title })
    if (original && scoped.redacted === 'only') throw refuse('lending.no-original')
    const hidden = scoped.redacted === 'none' || original ? null : redactedObject(store, item.objectId)
    return { row, item, objectId: hidden ?? item.objectId, redacted: hidden !== null }
  }

  return {
    scope: (dossierId, borrowerKind) => scopedItems(store, dossierId, borrowerNamed(borrowerKind)),
    list(caller, { offset, limit, ...search }) {
      const { rows, total } = loanRows(store, { offset, limit }, { ...search, today: today() })
      return { rows: rows.map((row) => lineOf(row, caller)), total }
    },
    get,
    request,
    approve(caller, id, words) {
      return store.record(caller, 'loan.approved', id, (note) => {
        const row = loanRow(store, id)
        const borrower = assertDecider(row, caller)
        assertLendable(store, row.dossier_id, borrower)
        const dueOn = dueOf(today(), borrower)
        const within = scopeOfLoan(scopedItems(store, row.dossier_id, borrower), scopeIds(row))
        // A recording may still be redacted for this loan; what lies in an open supplement may still change altogether.
        const granted = within.filter(({ excluded }) => excluded !== 'unsealed').map(({ itemId }) => itemId)
        decide(row, { state: 'approved', decision: words, due_on: dueOn, granted: JSON.stringify(granted) }, caller)
        note({ dossier: row.dossier_id, loan: row.number, dueOn })
        return get(caller, id)
      })
    },
    decline(caller, id, reason) {
      return store.record(caller, 'loan.declined', id, (note) => {
        const row = loanRow(store, id)
        assertDecider(row, caller)
        decide(row, { state: 'declined', decision: reason, due_on: null }, caller)
        note({ dossier: row.dossier_id, loan: row.number })
        return get(caller, id)
      })
    },
    withdraw(caller, id) {
      return store.record(caller, 'loan.withdrawn', id, (note) => {
        const row = loanRow(store, id)
        assertState(row, 'requested')
        if (row.requested_by !== caller.name) throw refuse('lending.not-yours')
        store.run((q) => q.updateTable('loan').set({ state: 'withdrawn' }).where('id', '=', id))
        note({ dossier: row.dossier_id, loan: row.number })
        return get(caller, id)
      })
    },
    read(caller, { id, itemId, original }) {
      return store.record(caller, 'loan.viewed', id, (note) => {
        if (!mayUse(loanRow(store, id), caller)) throw refuse('lending.not-borrower')
        const { row, item, objectId, redacted } = usable(id, itemId, original)
        note({ dossier: row.dossier_id, loan: row.number, item: itemId })
        const shown = redacted ? objectId : (item.viewObjectId ?? objectId)
        const mime = store.one((q) => q.selectFrom('object').select('mime').where('id', '=', shown))?.mime ?? item.mime
        return { objectId: shown, mime, viewing: item.viewing, title: item.title, redacted }
      })
    },
    return(caller, id, words) {
      return store.record(caller, 'loan.returned', id, (note) => {
        const row = loanRow(store, id)
        assertState(row, 'approved')
        if (!mayUse(row, caller)) throw refuse('lending.not-borrower')
        const ended = { state: 'returned', returned_by: caller.name, returned_at: now(), return_note: words } as const
        store.run((q) => q.updateTable('loan').set(ended).where('id', '=', id))
        note({ dossier: row.dossier_id, loan: row.number })
        return get(caller, id)
      })
    },
    usable,
  }

  function decide(
    row: LoanRow,
    decided: { state: 'approved' | 'declined'; decision: string; due_on: string | null; granted?: string },
    caller: Caller,
  ): void {
    store.run((q) =>
      q
        .updateTable('loan')
        .set({ ...decided, decided_by: caller.name, decided_at: now() })
        .where('id', '=', row.id),
    )
  }
}

/** Refuses `lending.borrower-missing`, `lending.paper-missing`. */
function borrowerFacts(borrower: BorrowerKind, wanted: LoanRequest, caller: Caller, agency: string): Borrower {
  const papers = borrower.needs.map(({ code, title }) => {
    const shown = wanted.papers.find((paper) => paper.code === code)
    if (shown === undefined) throw refuse('lending.paper-missing', { title })
    return { code, title, number: shown.number }
  })
  if (borrower.standing === 'insider') {
    return { name: caller.displayName, unit: caller.unit === '' ? agency : caller.unit, papers }
  }
  if (wanted.borrower === null) throw refuse('lending.borrower-missing')
  return { ...wanted.borrower, papers }
}

/** Refuses `lending.out-of-scope`, `lending.nothing-in-scope`. */
function assertWithin(scope: readonly ScopedItem[], ids: readonly string[] | null): void {
  if (ids === null) {
    if (!scopeOfLoan(scope, null).some(({ excluded }) => excluded === null)) throw refuse('lending.nothing-in-scope')
    return
  }
  for (const id of ids) {
    const item = scope.find(({ itemId }) => itemId === id)
    if (item === undefined) throw refuse('item.unknown')
    if (item.excluded !== null) throw refuse('lending.out-of-scope', { title: item.title })
  }
}
