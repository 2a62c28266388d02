// The results of a campaign as they are read, and what everything done to them makes stale.
import { useQuery } from '@tanstack/react-query'
import { deskQuery } from '../desk/client.ts'

export function useOutcome(campaignId: string, dossierId: string) {
  return useQuery(deskQuery.results.get.queryOptions({ input: { campaignId, dossierId } }))
}

export const staleAfterResults = () => [
  deskQuery.results.key(),
  deskQuery.campaigns.key(),
  deskQuery.rectifications.key(),
  deskQuery.issued.key(),
]
