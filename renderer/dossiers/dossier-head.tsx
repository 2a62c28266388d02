// Which dossier this is, and where it stands. Evaluation and review show the same head with their own end.
import type { ReactNode } from 'react'
import type { Dossier } from '#shared/contract/dossiers.ts'
import { categoryNames } from '#shared/text/states.ts'
import { formatMinute } from '../ui/format.ts'
import css from './dossier-desk.module.css'
import { DossierState } from './dossier-state.tsx'
import { dossierText } from './text.ts'

export type DossierHeadProps = { dossier: Dossier; end?: ReactNode }

export function DossierHead({ dossier, end }: DossierHeadProps) {
  const { title, category, number, party, agency, sealedAt, sealedBy } = dossier
  const sealed = sealedAt === null ? undefined : dossierText.desk.sealedAt(formatMinute(sealedAt), sealedBy ?? '')
  return (
    <header className={css.head}>
      <h1 className={css.headTitle} title={title}>
        {title}
      </h1>
      <DossierState state={dossier.state} disposedAt={dossier.disposedAt} title={sealed} />
      <p className={css.headFacts}>
        {[categoryNames[category], number ?? dossierText.desk.unnumbered, party.name, agency].join(' · ')}
      </p>
      {end !== undefined && <div className={css.headEnd}>{end}</div>}
    </header>
  )
}
