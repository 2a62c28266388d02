// The buttons of a campaign that make parcels for other desks and take their results.
import type { Campaign } from '#shared/contract/campaigns.ts'

export function CampaignParcels(_props: { campaign: Campaign }) {
  return null
}
