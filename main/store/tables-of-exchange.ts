// The tables of exchange, for the typed query builder.
import type { Fixed } from './tables.ts'

export interface ExchangeTables {
  package: {
    id: Fixed<string>
    number: string
    direction: 'out' | 'in'
    form: 'transfer' | 'eep' | 'bagit'
    title: string
    facts: string
    state: 'requested' | 'approved' | 'declined' | 'withdrawn' | 'made' | 'received' | 'imported'
    requested_by: string
    requested_at: string
    decided_by: string | null
    decided_at: string | null
    decision: string
    made_by: string | null
    made_at: string | null
    files: number | null
    size_bytes: number | null
    list_sha256: string | null
    receipt: string | null
  }
  package_dossier: {
    package_id: Fixed<string>
    dossier_id: Fixed<string>
    manifest_sha256: string
  }
}
