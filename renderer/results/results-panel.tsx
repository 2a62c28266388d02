// What came of a campaign, dossier by dossier: the results tab.
import type { Campaign } from '#shared/contract/campaigns.ts'

export function ResultsPanel(_props: { campaign: Campaign }) {
  return null
}
