// What the parts of the campaigns' service share: where they work, and the checks before every step.
import type { Campaign } from '#shared/contract/campaigns.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import type { Caller } from '../desk-core.ts'
import type { Evaluations } from '../evaluation/index.ts'
import type { Rulebook } from '../rulebook/index.ts'
import type { Store } from '../store/index.ts'
import { assertLeads, type CampaignRow } from './rows.ts'

export interface CampaignRoom {
  readonly store: Store
  readonly rulebook: Rulebook
  readonly evaluations: Evaluations
  readonly clock: Clock
  readonly newId: () => string
}

export type Show = (caller: Caller, id: string) => Campaign

/** The campaign if this caller leads it and it stands in one of these states. */
export function ledIn(store: Store, caller: Caller, id: string, states: readonly CampaignRow['state'][]): CampaignRow {
  const row = assertLeads(store, caller, id)
  if (!states.includes(row.state)) throw refuse('campaigns.state', { state: row.state })
  return row
}

/** Call inside record(). */
export function updateCampaign(
  { store, clock }: Pick<CampaignRoom, 'store' | 'clock'>,
  id: string,
  change: Partial<Omit<CampaignRow, 'id' | 'number' | 'origin' | 'created_by' | 'created_at' | 'updated_at'>> = {},
): void {
  const updated_at = clock.now().toISOString()
  store.run((q) =>
    q
      .updateTable('campaign')
      .set({ ...change, updated_at })
      .where('id', '=', id),
  )
}
