// A new dossier: its facts, then straight to its desk to file papers.
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { desk, deskQuery } from '../desk/client.ts'
import { useArchiveStatus } from '../desk/use-archive-status.ts'
import { useDeed } from '../desk/use-deed.ts'
import css from './facts-form.module.css'
import { FactsForm } from './facts-form.tsx'
import { factsText } from './facts-text.ts'
import { emptyFacts } from './facts-values.ts'

export function NewDossierScreen() {
  const status = useArchiveStatus()
  const [initial] = useState(() => emptyFacts(status.data?.agency ?? ''))
  const navigate = useNavigate()
  const create = useDeed(desk.dossiers.create, { ownFailure: true, refreshes: [deskQuery.dossiers.list.key()] })
  return (
    <div className={css.screen}>
      <h1 className={css.title}>{factsText.createTitle}</h1>
      <p className={css.lead}>{factsText.createLead}</p>
      <FactsForm
        wide
        draft="new"
        initial={initial}
        submitLabel={factsText.create}
        cancelLabel={factsText.discard}
        running={create.running}
        failure={create.failure}
        onSubmit={async (facts) => {
          const made = await create.ask(facts)
          if (made !== null) {
            await navigate({ to: '/dossiers/$dossierId', params: { dossierId: made.id }, search: { panel: 'intake' } })
          }
          return made !== null
        }}
        onCancel={() => void navigate({ to: '/dossiers' })}
      />
    </div>
  )
}
