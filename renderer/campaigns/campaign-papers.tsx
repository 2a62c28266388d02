// The papers that a campaign issues: its plan, the draw record, the notice of results.
import type { Campaign } from '#shared/contract/campaigns.ts'

export function CampaignPapers(_props: { campaign: Campaign }) {
  return null
}
