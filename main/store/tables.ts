// What each table holds, for the typed query builder. JSON columns are text; the domain that owns one parses it.
import type { ColumnType } from 'kysely'

/** Written once, when the row is made. */
type Fixed<T> = ColumnType<T, T, never>

export interface Tables {
  archive: { only: 1; agency: string; root_certificate: Buffer; root_key_sealed: Buffer; created_at: Fixed<string> }
  user: {
    id: Fixed<string>
    name: Fixed<string>
    display_name: string
    unit: string
    card: string | null
    roles: string
    state: 'invited' | 'active' | 'disabled'
    signing_key_sealed: Buffer | null
    certificate: Buffer | null
    certificate_fingerprint: string | null
    created_at: Fixed<string>
    last_signed_in_at: string | null
  }
  journal: {
    position: Fixed<number>
    at: Fixed<string>
    who: Fixed<string>
    event: Fixed<string>
    subject: Fixed<string | null>
    outcome: Fixed<'done' | 'refused'>
    detail: Fixed<string>
    previous_hash: Fixed<string>
    hash: Fixed<string>
  }
  journal_head: { only: 1; position: number; hash: string; signature: Buffer }
  dossier: {
    id: Fixed<string>
    category: string
    number: string | null
    title: string
    facts: string
    key_wrapped: Buffer | null
    state: 'open' | 'sealed'
    manifest: string | null
    manifest_sha256: string | null
    sealed_at: string | null
    sealed_by: string | null
    verified_at: string | null
    verified_state: 'intact' | 'altered' | null
    created_at: Fixed<string>
    updated_at: string
  }
  object: {
    id: Fixed<string>
    dossier_id: Fixed<string>
    size_bytes: Fixed<number>
    sha256: Fixed<string>
    mime: Fixed<string>
    role: Fixed<'original' | 'viewing-copy' | 'opinion-draft' | 'opinion'>
    parent_id: Fixed<string | null>
    recipe: Fixed<string | null>
    created_at: Fixed<string>
  }
  item: {
    id: Fixed<string>
    dossier_id: Fixed<string>
    object_id: Fixed<string>
    kind: Fixed<'paper' | 'recording'>
    volume: 'main' | 'restricted'
    position: number
    title: string
    paper_kind: string | null
    made_on: string | null
    pages: number | null
    original_name: Fixed<string>
    viewing: string
    remarks: string
    filed_at: Fixed<string>
    filed_by: Fixed<string>
    withdrawn_at: string | null
    withdrawn_reason: string | null
  }
  media: {
    item_id: Fixed<string>
    duration_ms: number
    container: string
    video_codec: string | null
    audio_codec: string | null
    width: number | null
    height: number | null
    frames_per_second: number | null
    recorded_at: string | null
    playing: 'original' | 'copy' | 'preparing' | 'failed'
  }
  job: {
    id: Fixed<string>
    kind: Fixed<'playable-copy'>
    dossier_id: Fixed<string | null>
    item_id: Fixed<string | null>
    title: Fixed<string>
    input: Fixed<string>
    state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
    progress: number
    fault: string | null
    created_at: Fixed<string>
    ended_at: string | null
  }
  evaluation: {
    id: Fixed<string>
    dossier_id: Fixed<string>
    standard_id: Fixed<string>
    standard_sha256: Fixed<string>
    standard: Fixed<string>
    manifest_sha256: Fixed<string>
    inspector_id: Fixed<string>
    state: 'open' | 'concluded'
    sheet: string
    advice: string
    elapsed_seconds: number
    started_at: Fixed<string>
    updated_at: string
    concluded_at: string | null
  }
  review: {
    id: Fixed<string>
    dossier_id: Fixed<string>
    round: Fixed<number>
    submission: Fixed<string>
    packs: Fixed<string>
    manifest: Fixed<string>
    manifest_sha256: Fixed<string>
    handler_id: Fixed<string>
    reviewer_id: string | null
    state: 'submitted' | 'returned' | 'under-review' | 'concluded'
    heads: string
    conclusion: string | null
    submitted_at: Fixed<string>
    accepted_at: string | null
    concluded_at: string | null
    updated_at: string
  }
  finding: {
    id: Fixed<string>
    evaluation_id: Fixed<string | null>
    review_id: Fixed<string | null>
    criterion: Fixed<string>
    anchor: Fixed<string>
    /** Of the anchor; null for an absence. */
    item_id: Fixed<string | null>
    note: Fixed<string>
    found_by: Fixed<string>
    found_at: Fixed<string>
  }
  opinion: {
    id: Fixed<string>
    kind: Fixed<'evaluation' | 'review'>
    number: Fixed<string>
    dossier_id: Fixed<string>
    evaluation_id: Fixed<string | null>
    review_id: Fixed<string | null>
    manifest_sha256: string
    journal_position: number
    journal_hash: string
    state: 'draft' | 'partly-signed' | 'signed'
    object_id: string
    pages: number
    signers: string
    boxes: string
    composed_at: string
    signed_at: string | null
  }
  incident: { number: Fixed<string>; at: Fixed<string>; call: Fixed<string>; stack: Fixed<string> }
  setting: { name: Fixed<string>; value: string }
}
