// One legal review: reads what the desk needs, then opens it.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { Review } from '#shared/contract/review.ts'
import { deskQuery } from '../desk/client.ts'
import { FailureState } from '../desk/read-state.tsx'
import { useDossier, useItems } from '../dossiers/use-items.ts'
import { LoadingState } from '../ui/loading-state.tsx'
import { ReviewDesk } from './review-desk.tsx'
import { reviewText } from './text.ts'
import { useOpinionKinds, useReviewCatalogue, useReviewHeads } from './use-packs.ts'

/** The clock goes by days and others may file new evidence: read again on a later visit. */
const freshMs = 60_000

export function ReviewScreen() {
  const { reviewId } = useParams({ from: '/review/$reviewId' })
  const review = useQuery({
    ...deskQuery.review.get.queryOptions({ input: { id: reviewId } }),
    staleTime: freshMs,
  })
  if (review.data !== undefined) return <WithDossier key={reviewId} review={review.data} />
  if (review.error !== null) return <FailureState error={review.error} onRetry={() => void review.refetch()} />
  return <LoadingState label={reviewText.desk.loading} />
}

function WithDossier({ review }: { review: Review }) {
  const dossier = useDossier(review.dossierId)
  const items = useItems(review.dossierId)
  const heads = useReviewHeads()
  const kinds = useOpinionKinds()
  const catalogue = useReviewCatalogue()
  const queries = [dossier, items, heads, kinds, catalogue]
  if (dossier.data && items.data && heads.data && kinds.data && catalogue.data) {
    return (
      <ReviewDesk
        review={review}
        dossier={dossier.data}
        items={items.data}
        heads={heads.data.heads}
        kinds={kinds.data.kinds}
        entries={catalogue.data.entries}
      />
    )
  }
  const failed = queries.find((query) => query.error !== null)
  if (failed !== undefined) {
    const retry = () => {
      for (const query of queries) if (query.error !== null) void query.refetch()
    }
    return <FailureState error={failed.error} onRetry={retry} />
  }
  return <LoadingState label={reviewText.desk.loading} />
}
