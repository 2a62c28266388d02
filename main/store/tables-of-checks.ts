// The tables of checks, for the typed query builder.
import type { Fixed } from './tables.ts'

export interface ChecksTables {
  signature_note: {
    item_id: Fixed<string>
    signatures: string
    note: string
    noted_by: string
    noted_at: string
  }
  check_answer: {
    dossier_id: Fixed<string>
    rule: string
    subject: string
    answer: 'yes' | 'no' | 'not-applicable'
    note: string
    page: number | null
    answered_by: string
    answered_at: string
  }
  check_summary: {
    dossier_id: Fixed<string>
    stamp: string
    lacking: number
    wrong: number
    unchecked: number
    passed: number
    checked_at: string
  }
}
