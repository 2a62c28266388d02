// One evaluation: reads what the desk needs, then opens it.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { Evaluation } from '#shared/contract/evaluation.ts'
import { deskQuery } from '../desk/client.ts'
import { FailureState } from '../desk/read-state.tsx'
import { useDossier, useItems } from '../dossiers/use-items.ts'
import { LoadingState } from '../ui/loading-state.tsx'
import { EvaluationDesk } from './evaluation-desk.tsx'
import { evaluationText } from './text.ts'

export function EvaluationScreen() {
  const { evaluationId } = useParams({ from: '/evaluation/$evaluationId' })
  const evaluation = useQuery({
    ...deskQuery.evaluation.get.queryOptions({ input: { id: evaluationId } }),
    // Every reading is a viewing in the journal; every change answers with the whole evaluation anyway.
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (evaluation.data !== undefined) return <WithDossier key={evaluationId} evaluation={evaluation.data} />
  if (evaluation.error !== null) {
    return <FailureState error={evaluation.error} onRetry={() => void evaluation.refetch()} />
  }
  return <LoadingState label={evaluationText.desk.loading} />
}

function WithDossier({ evaluation }: { evaluation: Evaluation }) {
  const dossier = useDossier(evaluation.dossierId)
  const items = useItems(evaluation.dossierId)
  const standard = useQuery({
    ...deskQuery.rulebook.standard.queryOptions({ input: { id: evaluation.standardId } }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const error = dossier.error ?? items.error ?? standard.error
  if (dossier.data !== undefined && items.data !== undefined && standard.data !== undefined) {
    return <EvaluationDesk evaluation={evaluation} dossier={dossier.data} items={items.data} standard={standard.data} />
  }
  if (error !== null) {
    const retry = () => {
      for (const query of [dossier, items, standard]) if (query.error !== null) void query.refetch()
    }
    return <FailureState error={error} onRetry={retry} />
  }
  return <LoadingState label={evaluationText.desk.loading} />
}
