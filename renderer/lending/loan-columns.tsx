// The columns of the lending register.
import type { LoanLine } from '#shared/contract/lending.ts'
import { dayOf } from '#shared/text/instant.ts'
import { wayNames } from '#shared/text/lending.ts'
import { Dash } from '../desk/list-parts.tsx'
import css from '../desk/list-screen.module.css'
import type { Column } from '../ui/data-table.tsx'
import { formatCount, formatMinute } from '../ui/format.ts'
import { LoanState } from './loan-state.tsx'
import { lendingText } from './text.ts'

const { columns: titles } = lendingText

export const loanColumns: readonly Column<LoanLine>[] = [
  { key: 'number', title: titles.number, width: 128, render: ({ number }) => number },
  {
    key: 'borrower',
    title: titles.borrower,
    width: 150,
    grow: 2,
    wrap: true,
    render: ({ borrower, borrowerTitle }) => {
      const words = [borrower.name, borrower.unit].filter((part) => part !== null).join('，')
      return (
        <span className={css.main} title={`${words}（${borrowerTitle}）`}>
          {words}
        </span>
      )
    },
  },
  {
    key: 'dossier',
    title: titles.dossier,
    width: 160,
    grow: 3,
    wrap: true,
    render: ({ dossierTitle }) => <span title={dossierTitle}>{dossierTitle}</span>,
  },
  { key: 'way', title: titles.way, width: 52, render: ({ way }) => wayNames[way] },
  { key: 'state', title: titles.state, width: 82, render: (loan) => <LoanState plain loan={loan} /> },
  { key: 'due', title: titles.due, width: 92, numeric: true, render: ({ dueOn }) => dueOn ?? <Dash /> },
  {
    key: 'requested',
    title: titles.requested,
    width: 92,
    numeric: true,
    render: ({ requestedAt }) => <span title={formatMinute(requestedAt)}>{dayOf(requestedAt)}</span>,
  },
  {
    key: 'copies',
    title: titles.copies,
    width: 48,
    numeric: true,
    render: ({ copies }) => (copies === 0 ? <Dash /> : formatCount(copies)),
  },
]
