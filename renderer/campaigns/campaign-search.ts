// What the addresses of campaigns keep: the filter of the list, and the step of one campaign.
import * as z from 'zod'

const ListSearch = z.object({
  state: z.enum(['open', 'closed']).optional().catch(undefined),
  /** Opens the dialog that makes one. */
  create: z.boolean().optional().catch(undefined),
})
export type CampaignListSearch = z.infer<typeof ListSearch>

export function campaignListSearch(search: Record<string, unknown>): CampaignListSearch {
  return ListSearch.parse(search)
}

export const campaignSteps = ['plan', 'draw', 'people', 'board', 'results', 'papers'] as const
export type CampaignStep = (typeof campaignSteps)[number]

const Search = z.object({
  /** Where the campaign stands when left out. */
  step: z.enum(campaignSteps).optional().catch(undefined),
})
export type CampaignSearch = z.infer<typeof Search>

export function campaignSearch(search: Record<string, unknown>): CampaignSearch {
  return Search.parse(search)
}
