// The tables of campaigns, their results and what they suggest, for the typed query builder.
import type { Fixed } from './tables.ts'

export interface CampaignTables {
  campaign: {
    id: Fixed<string>
    number: Fixed<string>
    title: string
    origin: Fixed<'here' | 'parcel'>
    state: 'planned' | 'committed' | 'drawn' | 'running' | 'closed' | 'published' | 'dropped'
    plan: string
    seed_sha256: string | null
    seed: string | null
    draw: string | null
    created_by: Fixed<string>
    created_at: Fixed<string>
    updated_at: string
    committed_at: string | null
    drawn_at: string | null
    started_at: string | null
    closed_at: string | null
    published_at: string | null
  }
  campaign_standard: {
    campaign_id: Fixed<string>
    standard_id: Fixed<string>
    sha256: Fixed<string>
    body: Fixed<string>
  }
  campaign_member: {
    id: Fixed<string>
    campaign_id: Fixed<string>
    user_id: Fixed<string | null>
    name: string
    unit: string
    role: 'leader' | 'inspector'
    group_number: number
    share: number
    card: string | null
    joined_at: Fixed<string>
    removed_at: string | null
    removed_reason: string | null
  }
  campaign_dossier: {
    campaign_id: Fixed<string>
    dossier_id: Fixed<string>
    position: number
    via: Fixed<'drawn' | 'recommended'>
    via_reason: Fixed<string>
    stratum: string
    group_number: number | null
    standard_id: string
    manifest_sha256: string
    accepted_reason: string | null
    dropped_at: string | null
    dropped_reason: string | null
  }
  assignment: {
    id: Fixed<string>
    campaign_id: Fixed<string>
    dossier_id: Fixed<string>
    member_id: Fixed<string>
    seat: Fixed<1 | 2>
    state: 'assigned' | 'working' | 'concluded' | 'recused' | 'withdrawn'
    evaluation_id: string | null
    result: string | null
    reason: string | null
    assigned_at: Fixed<string>
    ended_at: string | null
  }
  suggestion: {
    id: Fixed<string>
    evaluation_id: Fixed<string>
    rule: Fixed<string>
    subject: Fixed<string>
    position: number
    title: string
    /** JSON: codes that the rule points at; the first is proposed. */
    criteria: string
    severity: 'lacking' | 'wrong' | 'unchecked'
    words: string
    clause: string
    anchors: string
    state: 'open' | 'accepted' | 'dismissed'
    reason: string
    finding_id: string | null
    decided_by: string | null
    decided_at: string | null
    made_at: Fixed<string>
  }
  phrase: {
    id: Fixed<string>
    standard_id: Fixed<string>
    criterion: Fixed<string>
    words: Fixed<string>
    uses: number
    used_at: string
    hidden_at: string | null
  }
}
