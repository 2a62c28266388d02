// Rectification (整改): what is due, reported, re-checked, overdue.
import { EvaluationViews } from '../evaluation/evaluation-views.tsx'

export function RectificationScreen() {
  return <EvaluationViews active="rectifications">{null}</EvaluationViews>
}
