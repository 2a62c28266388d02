// The tables of retention, for the typed query builder.
import type { Fixed } from './tables.ts'

export interface RetentionTables {
  retention: {
    dossier_id: Fixed<string>
    period: string
    rule: string | null
    pack_sha256: string
    importance: 'important' | 'general' | null
    starts_on: string | null
    ends_on: string | null
    reason: string
    decided_by: string
    decided_at: string
  }
  hold: {
    id: Fixed<string>
    dossier_id: Fixed<string>
    ground: string
    reason: string
    placed_by: string
    placed_at: string
    lifted_by: string | null
    lifted_at: string | null
    lifted_reason: string | null
  }
  appraisal: {
    id: Fixed<string>
    number: string
    title: string
    members: string
    state: 'open' | 'decided' | 'approved' | 'executed' | 'dropped'
    begun_by: string
    begun_at: string
    decided_by: string | null
    decided_at: string | null
    register: string | null
    register_sha256: string | null
    approved_by: string | null
    approved_at: string | null
    witnessed_by: string | null
    witnessed_at: string | null
    executed_by: string | null
    executed_at: string | null
    erased_at: string | null
    dropped_reason: string | null
    certificate: Buffer | null
    certificate_sha256: string | null
    certificate_pages: number | null
  }
  appraisal_signature: {
    appraisal_id: Fixed<string>
    act: 'approved' | 'witnessed' | 'executed'
    signed: string
    signature: Buffer
    certificate: Buffer
    signed_by: string
    signed_at: string
  }
  appraisal_dossier: {
    appraisal_id: Fixed<string>
    dossier_id: Fixed<string>
    decision: 'destroy' | 'extend' | 'keep' | null
    period: string | null
    reason: string
  }
  appraisal_opinion: {
    appraisal_id: Fixed<string>
    dossier_id: Fixed<string>
    member: string
    opinion: 'destroy' | 'extend' | 'keep'
    reason: string
    said_at: string
  }
}
