// All campaigns (评查批次).
import { EvaluationViews } from '../evaluation/evaluation-views.tsx'

export function CampaignListScreen() {
  return <EvaluationViews active="campaigns">{null}</EvaluationViews>
}
