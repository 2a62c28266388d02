// The tables of soundness, for the typed query builder.
import type { Fixed } from './tables.ts'

export interface SoundnessTables {
  soundness_test: {
    id: Fixed<string>
    dossier_id: Fixed<string | null>
    package_id: Fixed<string | null>
    stage: 'filing' | 'hand-over' | 'storage'
    pack_sha256: string
    manifest_sha256: string | null
    outcome: 'passed' | 'failed' | 'unfinished'
    results: string
    tested_by: string
    tested_at: string
  }
  soundness_attestation: {
    id: Fixed<string>
    test_id: Fixed<string>
    code: string
    answer: 'passed' | 'failed' | 'not-applicable'
    note: string
    signed: string
    signature: Buffer
    certificate: Buffer
    signed_by: string
    signed_at: string
  }
}
