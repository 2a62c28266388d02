// Every act of a campaign answers with the campaign as it is now: shown at once, and what else lists it is read again.
import { useQueryClient } from '@tanstack/react-query'
import type { Campaign } from '#shared/contract/campaigns.ts'
import { deskQuery } from '../desk/client.ts'
import { type Deed, useDeed } from '../desk/use-deed.ts'

export function useCampaignDeed<Input>(
  call: (input: Input) => Promise<Campaign>,
  settings: { onDone?: (campaign: Campaign) => void; ownFailure?: boolean } = {},
): Deed<Input, Campaign> {
  const queries = useQueryClient()
  return useDeed(call, {
    ownFailure: settings.ownFailure ?? true,
    refreshes: [
      deskQuery.campaigns.list.key(),
      deskQuery.campaigns.mine.key(),
      deskQuery.campaigns.preview.key(),
      deskQuery.campaigns.verifyDraw.key(),
    ],
    onDone: (campaign) => {
      queries.setQueryData(deskQuery.campaigns.get.queryKey({ input: { id: campaign.id } }), campaign)
      settings.onDone?.(campaign)
    },
  })
}
