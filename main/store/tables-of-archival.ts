// The tables of archival, for the typed query builder.
import type { Fixed } from './tables.ts'

export interface ArchivalTables {
  archival_code: {
    dossier_id: Fixed<string>
    code: string
    parts: string
    series: string
    serial: number
    pattern_sha256: string
    assigned_by: string
    assigned_at: string
  }
  metadata_value: {
    dossier_id: Fixed<string>
    subject: string
    element: string
    value: string
    changed_by: string
    changed_at: string
  }
  office_pack: {
    id: Fixed<string>
    pack_id: string
    kind: string
    body: string
    sha256: string
    adopted_by: string
    adopted_at: string
    withdrawn_by: string | null
    withdrawn_at: string | null
  }
}
