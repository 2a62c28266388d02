// Campaigns as they are stored: the rows that other domains ask for too.
import { CampaignPlan } from '#shared/rules/campaign.ts'
import { DrawRecord } from '#shared/rules/draw.ts'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Caller } from '../desk-core.ts'
import type { Store } from '../store/index.ts'
import { standardByHash } from './standards.ts'

export interface CampaignRow {
  id: string
  number: string
  title: string
  origin: 'here' | 'parcel'
  state: 'planned' | 'committed' | 'drawn' | 'running' | 'closed' | 'published' | 'dropped'
  plan: string
  seed_sha256: string | null
  seed: string | null
  draw: string | null
  created_by: string
  created_at: string
  updated_at: string
  committed_at: string | null
  drawn_at: string | null
  started_at: string | null
  closed_at: string | null
  published_at: string | null
}

/** Refuses `campaigns.unknown`. */
export function campaignRow(store: Store, id: string): CampaignRow {
  const row = store.one((q) => q.selectFrom('campaign').selectAll().where('id', '=', id))
  if (row === null) throw refuse('campaigns.unknown')
  return row
}

export function planOf(row: Pick<CampaignRow, 'plan'>): CampaignPlan {
  return CampaignPlan.parse(JSON.parse(row.plan))
}

export function drawOf(row: Pick<CampaignRow, 'draw'>): DrawRecord | null {
  return row.draw === null ? null : DrawRecord.parse(JSON.parse(row.draw))
}

export interface MemberRow {
  id: string
  campaign_id: string
  user_id: string | null
  name: string
  unit: string
  role: 'leader' | 'inspector'
  group_number: number
  share: number
  card: string | null
  joined_at: string
  removed_at: string | null
  removed_reason: string | null
}

/** Everybody, also those removed; by group, leaders first, then in the order they joined. */
export function membersOf(store: Store, campaignId: string): MemberRow[] {
  return store.all((q) =>
    q
      .selectFrom('campaign_member')
      .selectAll()
      .where('campaign_id', '=', campaignId)
      .orderBy('group_number')
      .orderBy((e) => e.case().when('role', '=', 'leader').then(0).else(1).end())
      .orderBy('joined_at')
      .orderBy('id'),
  )
}

export interface CampaignDossierRow {
  dossier_id: string
  position: number
  via: 'drawn' | 'recommended'
  via_reason: string
  stratum: string
  group_number: number | null
  standard_id: string
  manifest_sha256: string
  accepted_reason: string | null
  dropped_at: string | null
  dropped_reason: string | null
  /** Of the dossier as it is now. */
  category: string
  facts: string
  state: 'open' | 'sealed'
  manifest_now: string | null
  disposed_at: string | null
}

/** The dossiers of a campaign by position, those dropped last, each with the dossier as it is now. */
export function campaignDossiers(store: Store, campaignId: string): CampaignDossierRow[] {
  return store.all((q) =>
    q
      .selectFrom('campaign_dossier')
      .innerJoin('dossier', 'dossier.id', 'campaign_dossier.dossier_id')
      .select(['dossier_id', 'position', 'via', 'via_reason', 'stratum', 'group_number', 'standard_id'])
      .select(['campaign_dossier.manifest_sha256', 'accepted_reason', 'dropped_at', 'dropped_reason'])
      .select(['dossier.category', 'dossier.facts', 'dossier.state', 'dossier.manifest_sha256 as manifest_now'])
      .select('dossier.disposed_at')
      .where('campaign_id', '=', campaignId)
      .orderBy((e) => e.case().when('dropped_at', 'is', null).then(0).else(1).end())
      .orderBy('position')
      .orderBy('dossier_id'),
  )
}

/** What became of a dossier since it was drawn. */
export function changeOf(row: CampaignDossierRow): 'no' | 'resealed' | 'disposed' {
  if (row.disposed_at !== null) return 'disposed'
  return row.state === 'sealed' && row.manifest_now === row.manifest_sha256 ? 'no' : 'resealed'
}

/** Whether this caller made the campaign or leads in it. Nobody here leads a part that came in a parcel. */
export function leads(store: Store, caller: Pick<Caller, 'userId' | 'name'>, row: CampaignRow): boolean {
  if (row.origin !== 'here') return false
  if (row.created_by === caller.name) return true
  const leader = store.one((q) =>
    q
      .selectFrom('campaign_member')
      .select('id')
      .where('campaign_id', '=', row.id)
      .where('user_id', '=', caller.userId)
      .where('role', '=', 'leader')
      .where('removed_at', 'is', null),
  )
  return leader !== null
}

/** The row if this caller leads. Refuses `campaigns.unknown`, `campaigns.elsewhere`, `campaigns.not-leader`. */
export function assertLeads(store: Store, caller: Pick<Caller, 'userId' | 'name'>, campaignId: string): CampaignRow {
  const row = campaignRow(store, campaignId)
  if (row.origin !== 'here') throw refuse('campaigns.elsewhere')
  if (!leads(store, caller, row)) throw refuse('campaigns.not-leader')
  return row
}

/** The standard as it was frozen when the campaign started. Refuses `campaigns.no-frozen-standard`. */
export function frozenStandardOf(
  store: Store,
  campaignId: string,
  standardId: string,
): { readonly standard: EvaluationStandard; readonly sha256: string } {
  const row = store.one((q) =>
    q
      .selectFrom('campaign_standard')
      .select(['body', 'sha256'])
      .where('campaign_id', '=', campaignId)
      .where('standard_id', '=', standardId),
  )
  if (row === null) throw refuse('campaigns.no-frozen-standard', { id: standardId })
  return { standard: standardByHash(store, row.sha256, () => row.body), sha256: row.sha256 }
}
