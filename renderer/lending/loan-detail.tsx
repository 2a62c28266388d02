// All of one loan: who, what and why, how it was decided, what is given of the dossier, and the copies that were made.
import { Link } from '@tanstack/react-router'
import type { Loan } from '#shared/contract/lending.ts'
import { scopeWords, showedPapers, wayNames } from '#shared/text/lending.ts'
import { roleNames } from '#shared/text/roles.ts'
import { Read } from '../desk/read-state.tsx'
import panel from '../dossiers/panels.module.css'
import { type Field, FieldList } from '../ui/field-list.tsx'
import { formatDay, formatMinute } from '../ui/format.ts'
import css from './lending.module.css'
import { LoanActs } from './loan-acts.tsx'
import { LoanCopies } from './loan-copies.tsx'
import { LoanMaterials } from './loan-materials.tsx'
import { LoanState } from './loan-state.tsx'
import { lendingText } from './text.ts'
import { useLoan } from './use-loan.ts'

const text = lendingText.loan

/** @param ofDossier beside the dossier itself, whose name need not be said again */
export function LoanDetail({ id, ofDossier }: { id: string; ofDossier?: boolean }) {
  const loan = useLoan(id)
  return (
    <Read query={loan} loading={{ label: text.loading, shape: 'fields', rows: 8 }}>
      {(shown) => (
        <div className={panel.body}>
          <h2 className={css.heading}>
            {shown.number}
            <LoanState loan={shown} />
          </h2>
          {shown.overdue && <p className={panel.bad}>{text.overdue}</p>}
          <LoanActs loan={shown} />
          <div className={css.facts}>
            <FieldList fields={fieldsOf(shown, ofDossier ?? false)} labelWidth={6} />
          </div>
          <LoanMaterials loan={shown} />
          <LoanCopies loan={shown} />
        </div>
      )}
    </Read>
  )
}

function fieldsOf(loan: Loan, ofDossier: boolean): Field[] {
  const { fields: names } = text
  const { borrower } = loan
  const dossier: Field = {
    key: 'dossier',
    label: names.dossier,
    value: (
      <Link to="/dossiers/$dossierId" params={{ dossierId: loan.dossierId }} search={{ panel: 'lending' }}>
        {loan.dossierTitle}
      </Link>
    ),
    note: loan.dossierNumber ?? undefined,
  }
  return [
    ...(ofDossier ? [] : [dossier]),
    { key: 'borrower', label: names.borrower, value: borrower.name, note: loan.borrowerTitle },
    { key: 'unit', label: names.unit, value: borrower.unit },
    ...(borrower.papers.length === 0
      ? []
      : [{ key: 'papers', label: names.papers, value: showedPapers(borrower.papers) }]),
    { key: 'reason', label: names.reason, value: loan.reason },
    { key: 'way', label: names.way, value: wayNames[loan.way], note: scopeWords(loan.items) },
    { key: 'requested', label: names.requested, value: text.by(loan.requestedBy, formatMinute(loan.requestedAt)) },
    decisionField(loan),
    ...(loan.dueOn === null ? [] : [{ key: 'due', label: names.due, value: formatDay(loan.dueOn) }]),
    ...returnField(loan),
  ]
}

function decisionField(loan: Loan): Field {
  const { decidedBy, decidedAt, decision, approvers, state } = loan
  const label = text.fields.decided
  if (decidedBy !== null && decidedAt !== null) {
    const note = decision === '' ? undefined : decision
    return { key: 'decided', label, value: text.by(decidedBy, formatMinute(decidedAt)), note }
  }
  const names = approvers.map((role) => roleNames[role]).join('、')
  const waiting = names === '' ? text.noApprover : text.waitingFor(names)
  return { key: 'decided', label, value: state === 'requested' ? waiting : null }
}

function returnField({ returnedBy, returnedAt, returnNote }: Loan): Field[] {
  if (returnedBy === null || returnedAt === null) return []
  const note = returnNote === '' ? undefined : returnNote
  return [{ key: 'returned', label: text.fields.returned, value: text.by(returnedBy, formatMinute(returnedAt)), note }]
}
