// The handler's submission for legal review, written beside the evidence.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { deskQuery } from '../desk/client.ts'
import { FailureState } from '../desk/read-state.tsx'
import { DossierDesk } from '../dossiers/dossier-desk.tsx'
import { DossierHead } from '../dossiers/dossier-head.tsx'
import { useEvidence } from '../dossiers/use-evidence.ts'
import { useDossier, useItems } from '../dossiers/use-items.ts'
import { LoadingState } from '../ui/loading-state.tsx'
import css from './review.module.css'
import { SubmissionForm } from './submission-form.tsx'
import { reviewText } from './text.ts'
import { useReviewCatalogue } from './use-packs.ts'

export function SubmissionScreen() {
  const { dossierId } = useParams({ from: '/dossiers/$dossierId/submit' })
  const evidence = useEvidence()
  const dossier = useDossier(dossierId)
  const items = useItems(dossierId)
  const catalogue = useReviewCatalogue()
  const earlier = useQuery(deskQuery.review.list.queryOptions({ input: { dossierId, limit: 1 } }))
  const queries = [dossier, items, catalogue, earlier]
  if (dossier.data && items.data && catalogue.data && earlier.data) {
    return (
      <div className={css.screen}>
        <DossierHead dossier={dossier.data} />
        <DossierDesk
          name="submission"
          rightWidth={460}
          items={items.data}
          evidence={evidence}
          right={{
            title: reviewText.submit.title,
            content: (
              <SubmissionForm
                key={dossierId}
                dossier={dossier.data}
                hasMaterial={items.data.length > 0}
                entries={catalogue.data.entries}
                last={earlier.data.rows[0] ?? null}
              />
            ),
          }}
        />
      </div>
    )
  }
  const failed = queries.find((query) => query.error !== null)
  if (failed !== undefined) {
    const retry = () => {
      for (const query of queries) if (query.error !== null) void query.refetch()
    }
    return <FailureState error={failed.error} onRetry={retry} />
  }
  return <LoadingState label={reviewText.submit.loading} />
}
