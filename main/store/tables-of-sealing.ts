// The tables of sealing, for the typed query builder.
import type { Fixed } from './tables.ts'

export interface SealingTables {
  supplement: {
    id: Fixed<string>
    dossier_id: Fixed<string>
    number: number
    reason: string
    state: 'open' | 'sealed' | 'dropped'
    manifest: string | null
    manifest_sha256: string | null
    begun_by: string
    begun_at: string
    sealed_by: string | null
    sealed_at: string | null
  }
  seal_proposal: {
    dossier_id: Fixed<string>
    manifest_sha256: string
    sheets_sha256: string
    proposed_by: string
    proposed_at: string
    declined_by: string | null
    declined_at: string | null
    declined_reason: string | null
  }
  dossier_remarks: {
    dossier_id: Fixed<string>
    situation: string
    typed: string
    filed_by: string | null
    filed_on: string | null
    checked_by: string | null
    checked_on: string | null
    changed_by: string
    changed_at: string
  }
  frozen_sheet: {
    dossier_id: Fixed<string>
    supplement_id: string | null
    kind: 'cover' | 'catalogue' | 'remarks'
    object_id: Fixed<string>
    pages: Fixed<number>
    frozen_at: Fixed<string>
  }
}
