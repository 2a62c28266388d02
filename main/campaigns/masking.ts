// Names hidden from inspectors (匿名评查): in lists only, for the papers themselves cannot be masked.
import type { CampaignPlan } from '#shared/rules/campaign.ts'
import type { Caller } from '../desk-core.ts'
import type { Store } from '../store/index.ts'
import { type CampaignRow, leads } from './rows.ts'

export { maskedTitle } from '#shared/text/campaigns.ts'

/** Whether this caller must not learn whose dossiers these are: an inspector under a masked plan who does not lead. */
export function isMasked(store: Store, caller: Caller, row: CampaignRow, plan: CampaignPlan): boolean {
  return plan.masked && caller.roles.includes('inspector') && !leads(store, caller, row)
}
