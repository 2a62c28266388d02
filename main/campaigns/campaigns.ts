// Campaigns (评查批次): planned, drawn, assigned, run.
import type { Campaign, CampaignLine } from '#shared/contract/campaigns.ts'
import type { CampaignPlan } from '#shared/rules/campaign.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import type { Caller } from '../desk-core.ts'
import type { Rulebook } from '../rulebook/index.ts'
import type { Page, Store } from '../store/index.ts'

export interface Campaigns {
  list(caller: Caller, filter: Page & { state: 'any' | 'open' | 'closed' }): { rows: CampaignLine[]; total: number }
  get(caller: Caller, id: string): Campaign
  create(caller: Caller, campaign: { title: string; plan: CampaignPlan }): Campaign
}

export function createCampaigns(_options: {
  store: Store
  rulebook: Rulebook
  clock: Clock
  newId: () => string
}): Campaigns {
  return {
    list: () => ({ rows: [], total: 0 }),
    get: () => {
      throw refuse('dossier.unknown')
    },
    create: () => {
      throw refuse('dossier.unknown')
    },
  }
}
