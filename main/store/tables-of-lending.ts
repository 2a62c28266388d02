// The tables of lending, for the typed query builder.
import type { Fixed } from './tables.ts'

export interface LendingTables {
  loan: {
    id: Fixed<string>
    number: Fixed<string>
    dossier_id: Fixed<string>
    borrower_kind: Fixed<string>
    borrower_title: Fixed<string>
    outsider: Fixed<0 | 1>
    borrower: Fixed<string>
    borrower_user: Fixed<string | null>
    reason: Fixed<string>
    scope: Fixed<string | null>
    granted: string | null
    way: 'read' | 'copy'
    state: 'requested' | 'approved' | 'declined' | 'withdrawn' | 'returned'
    requested_by: string
    requested_at: string
    decided_by: string | null
    decided_at: string | null
    decision: string
    due_on: string | null
    returned_by: string | null
    returned_at: string | null
    return_note: string
    rules_sha256: Fixed<string>
    copies_given: number
  }
  loan_copy: {
    id: Fixed<string>
    loan_id: Fixed<string>
    number: string
    item_id: Fixed<string>
    object_id: Fixed<string>
    part: string
    pages: number | null
    duration_ms: number | null
    made_by: string
    made_at: string
    exported_at: string | null
  }
}
