// What evaluations show over time.
import { EvaluationViews } from '../evaluation/evaluation-views.tsx'

export function AnalysisScreen() {
  return <EvaluationViews active="analysis">{null}</EvaluationViews>
}
