// The tables of results, rectification, parcels and issued papers, for the typed query builder.
import type { Fixed } from './tables.ts'

export interface ResultTables {
  outcome: {
    campaign_id: Fixed<string>
    dossier_id: Fixed<string>
    state: 'comparing' | 'differing' | 'judged' | 'rechecked' | 'fed-back' | 'objected' | 'final'
    agreement: string
    sheet: string | null
    judged_hundredths: number | null
    effective_hundredths: number | null
    band: string | null
    vetoes_hit: string
    note: string
    judged_by: string | null
    judged_at: string | null
    recheck_note: string
    rechecked_by: string | null
    rechecked_at: string | null
    fed_back_by: string | null
    fed_back_at: string | null
    objection_due_on: string | null
    final_by: string | null
    final_at: string | null
    updated_at: string
  }
  objection: {
    id: Fixed<string>
    campaign_id: Fixed<string>
    dossier_id: Fixed<string>
    criterion: string | null
    reason: string
    anchors: string
    raised_by: Fixed<string>
    raised_at: Fixed<string>
    decision: 'upheld' | 'partly' | 'rejected' | null
    decision_reason: string
    decided_by: string | null
    decided_at: string | null
  }
  rectification: {
    id: Fixed<string>
    number: Fixed<string>
    campaign_id: Fixed<string | null>
    dossier_id: Fixed<string>
    evaluation_id: Fixed<string | null>
    problems: string
    due_on: string
    state: 'issued' | 'reported' | 'returned' | 'closed' | 'withdrawn'
    rounds: string
    issued_by: Fixed<string>
    issued_at: Fixed<string>
    reported_at: string | null
    closed_at: string | null
    withdrawn_by: string | null
    withdrawn_reason: string | null
  }
  parcel_key: { user_id: Fixed<string>; recipient: string; identity_sealed: Buffer; made_at: string }
  parcel: {
    id: Fixed<string>
    number: Fixed<string>
    direction: Fixed<'out' | 'in'>
    kind: Fixed<'campaign-part' | 'campaign-result'>
    campaign_id: Fixed<string | null>
    member_id: Fixed<string | null>
    facts: string
    sha256: Fixed<string>
    size_bytes: Fixed<number>
    state: 'made' | 'opened' | 'merged' | 'conflicting'
    handled_by: Fixed<string>
    handled_at: Fixed<string>
  }
  parcel_dossier: {
    parcel_id: Fixed<string>
    dossier_id: Fixed<string>
    manifest_sha256: Fixed<string>
    removed_at: string | null
    erased_at: string | null
  }
  parcel_conflict: {
    id: Fixed<string>
    parcel_id: Fixed<string>
    assignment_id: Fixed<string>
    standing: Fixed<string>
    result: Fixed<string>
    signature: Fixed<Buffer>
    certificate: Fixed<Buffer>
    chosen: 'standing' | 'brought' | null
    decided_by: string | null
    decided_at: string | null
    reason: string
  }
  issued_paper: {
    id: Fixed<string>
    kind: Fixed<string>
    number: Fixed<string>
    campaign_id: Fixed<string | null>
    dossier_id: Fixed<string | null>
    source_id: Fixed<string>
    title: string
    binding: string
    journal_position: number
    journal_hash: string
    state: 'draft' | 'partly-signed' | 'signed'
    pdf: Buffer
    sha256: string
    pages: number
    signers: string
    boxes: string
    composed_by: string
    composed_at: string
    signed_at: string | null
  }
}
