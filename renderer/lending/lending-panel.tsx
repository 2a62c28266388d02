// 借阅 of one dossier: who has asked, who may read, what was copied; and asking for somebody else.
import { ArrowLeftOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { Dossier, Item } from '#shared/contract/dossiers.ts'
import type { LoanLine } from '#shared/contract/lending.ts'
import { wayNames } from '#shared/text/lending.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { FailureState } from '../desk/read-state.tsx'
import { type Pages, usePages } from '../desk/use-pages.ts'
import panel from '../dossiers/panels.module.css'
import { EmptyState } from '../ui/empty-state.tsx'
import { formatMinute } from '../ui/format.ts'
import { LoadingState } from '../ui/loading-state.tsx'
import css from './lending.module.css'
import { LoanDetail } from './loan-detail.tsx'
import { LoanState } from './loan-state.tsx'
import { RequestForm } from './request-form.tsx'
import { lendingText } from './text.ts'

const text = lendingText.panel

export type LendingPanelProps = { dossier: Dossier; items: readonly Item[] }

type Shown = { view: 'list' } | { view: 'form' } | { view: 'loan'; id: string }

export function LendingPanel({ dossier }: LendingPanelProps) {
  const [shown, setShown] = useState<Shown>({ view: 'list' })
  const toList = () => setShown({ view: 'list' })
  if (shown.view === 'form') {
    return <RequestForm dossier={dossier} onAsked={({ id }) => setShown({ view: 'loan', id })} onCancel={toList} />
  }
  if (shown.view === 'loan') {
    return (
      <>
        <div className={css.form}>
          <Button size="small" icon={<ArrowLeftOutlined />} onClick={toList}>
            {text.back}
          </Button>
        </div>
        <LoanDetail id={shown.id} ofDossier />
      </>
    )
  }
  return (
    <DossierLoans
      dossier={dossier}
      onAsk={() => setShown({ view: 'form' })}
      onOpen={({ id }) => setShown({ view: 'loan', id })}
    />
  )
}

type DossierLoansProps = { dossier: Dossier; onAsk: () => void; onOpen: (loan: LoanLine) => void }

function DossierLoans({ dossier, onAsk, onOpen }: DossierLoansProps) {
  const filters = { dossierId: dossier.id }
  const pages = usePages<LoanLine>(deskQuery.lending.list.key({ input: filters }), (paging, signal) =>
    desk.lending.list({ ...filters, ...paging }, { signal }),
  )
  const open = pages.rows.filter(({ state }) => state === 'approved').length
  const disposed = dossier.disposedAt !== null
  return (
    <div className={panel.body}>
      <p className={panel.lead}>{text.lead}</p>
      {open > 0 && <p className={panel.warn}>{text.lent(open)}</p>}
      {disposed && <p className={panel.bad}>{text.disposed}</p>}
      {!disposed && dossier.state === 'open' && <p className={panel.note}>{text.notSealed}</p>}
      <div className={css.ask}>
        <Button type="primary" disabled={disposed} onClick={onAsk}>
          {text.ask}
        </Button>
        <Link to="/lending">{text.all}</Link>
      </div>
      <LoanCards pages={pages} onOpen={onOpen} />
    </div>
  )
}

function LoanCards({ pages, onOpen }: { pages: Pages<LoanLine>; onOpen: (loan: LoanLine) => void }) {
  if (pages.loading) return <LoadingState shape="rows" rows={3} />
  if (pages.error !== null) return <FailureState error={pages.error} onRetry={pages.retry} />
  if (pages.rows.length === 0) return <EmptyState title={text.none.title} sentence={text.none.sentence} />
  return (
    <section className={panel.divide} aria-label={text.list}>
      <ul className={css.cards}>
        {pages.rows.map((loan) => (
          <li key={loan.id}>
            <button type="button" className={css.card} onClick={() => onOpen(loan)}>
              <span className={css.cardHead}>
                {loan.number}
                <LoanState loan={loan} />
              </span>
              <span>{[loan.borrower.name, loan.borrower.unit].filter((part) => part !== null).join('，')}</span>
              <span className={css.quiet}>
                {[wayNames[loan.way], formatMinute(loan.requestedAt), loan.borrowerTitle].join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
