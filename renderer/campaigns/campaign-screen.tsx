// One campaign.
import { EvaluationViews } from '../evaluation/evaluation-views.tsx'

export function CampaignScreen() {
  return <EvaluationViews active="campaigns">{null}</EvaluationViews>
}
