// Parcels (往来包) between desks.
import { EvaluationViews } from '../evaluation/evaluation-views.tsx'

export function ParcelScreen() {
  return <EvaluationViews active="parcels">{null}</EvaluationViews>
}
