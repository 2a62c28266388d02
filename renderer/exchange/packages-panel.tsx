// 移交 of one dossier: the packages it lies in, and asking for one.
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { Dossier } from '#shared/contract/dossiers.ts'
import type { Package } from '#shared/contract/packages.ts'
import { packageFormNames } from '#shared/text/packages.ts'
import { deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { useHolds } from '../desk/session.tsx'
import panel from '../dossiers/panels.module.css'
import { EmptyState } from '../ui/empty-state.tsx'
import { formatMinute } from '../ui/format.ts'
import css from './exchange.module.css'
import { PackageState } from './package-state.tsx'
import { RequestDialog } from './request-dialog.tsx'
import { exchangeText } from './text.ts'

const text = exchangeText.panel

export type PackagesPanelProps = { dossier: Dossier }

export function PackagesPanel({ dossier }: PackagesPanelProps) {
  const found = useQuery(deskQuery.packages.list.queryOptions({ input: { dossierId: dossier.id, limit: 100 } }))
  return (
    <div className={panel.body}>
      <Read query={found} loading={{ label: exchangeText.loading, rows: 3 }}>
        {({ rows }) => <OfDossier dossier={dossier} packages={rows} />}
      </Read>
    </div>
  )
}

function OfDossier({ dossier, packages }: { dossier: Dossier; packages: readonly Package[] }) {
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const isArchivist = useHolds(['archivist'])
  const sealed = dossier.state === 'sealed' && dossier.disposedAt === null
  const open = ({ id, direction }: Package) =>
    void navigate({ to: '/exchange', search: { way: direction, package: id } })
  const request = isArchivist && sealed && <Button onClick={() => setAsking(true)}>{exchangeText.request}</Button>
  return (
    <>
      {packages.length === 0 ? (
        <EmptyState title={text.none.title} sentence={sealed ? text.none.sentence : text.notSealed} action={request} />
      ) : (
        <>
          <p className={panel.lead}>{text.lead}</p>
          {packages.some(({ direction }) => direction === 'in') && <p className={panel.note}>{text.arrived}</p>}
          <ul className={css.cards}>
            {packages.map((one) => (
              <li key={one.id}>
                <button type="button" className={css.card} onClick={() => open(one)}>
                  <span className={css.cardHead}>
                    <span className={css.entryTitle}>{one.title}</span>
                    <PackageState state={one.state} plain />
                  </span>
                  <span className={css.entryFacts}>
                    <span>
                      {[exchangeText.views[one.direction], one.number, packageFormNames[one.form]].join(' · ')}
                    </span>
                    <span>{formatMinute(one.requestedAt)}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <div>{request}</div>
        </>
      )}
      {asking && <RequestDialog dossiers={[dossier]} onDone={open} onClose={() => setAsking(false)} />}
    </>
  )
}
