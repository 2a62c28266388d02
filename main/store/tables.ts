// What each table holds, for the typed query builder. JSON columns are text; the domain that owns one parses it.
import type { ColumnType } from 'kysely'
import type { JobKind } from '#shared/contract/jobs.ts'
import type { ArchivalTables } from './tables-of-archival.ts'
import type { ArrangingTables } from './tables-of-arranging.ts'
import type { CampaignTables } from './tables-of-campaigns.ts'
import type { ChecksTables } from './tables-of-checks.ts'
import type { ExchangeTables } from './tables-of-exchange.ts'
import type { LendingTables } from './tables-of-lending.ts'
import type { ResultTables } from './tables-of-results.ts'
import type { RetentionTables } from './tables-of-retention.ts'
import type { ReviewTables } from './tables-of-reviews.ts'
import type { SealingTables } from './tables-of-sealing.ts'
import type { SoundnessTables } from './tables-of-soundness.ts'

/** Written once, when the row is made. */
export type Fixed<T> = ColumnType<T, T, never>

/** What an object is to its dossier; `held` waits in the tray for one, a `former-copy` was a viewing copy until a better one came. */
export type ObjectRole =
  | 'original'
  | 'viewing-copy'
  | 'former-copy'
  | 'poster'
  | 'filmstrip'
  | 'peaks'
  | 'redacted'
  | 'held'
  | 'opinion-draft'
  | 'opinion'
  | 'sheet'
  | 'loan-copy'

export interface Tables
  extends ArchivalTables,
    ArrangingTables,
    CampaignTables,
    ChecksTables,
    ExchangeTables,
    LendingTables,
    ResultTables,
    RetentionTables,
    ReviewTables,
    SealingTables,
    SoundnessTables {
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
    disposed_at: string | null
    disposal_id: string | null
    created_at: Fixed<string>
    updated_at: string
  }
  object: {
    id: Fixed<string>
    /** Exactly one of the two: the dossier, or the holding in the tray, whose key opens it. */
    dossier_id: Fixed<string | null>
    holding_id: Fixed<string | null>
    size_bytes: Fixed<number>
    sha256: Fixed<string>
    mime: Fixed<string>
    role: ObjectRole
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
    derivation: Fixed<string | null>
    outside_seal: Fixed<0 | 1>
    supplement_id: Fixed<string | null>
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
    flaw: string | null
    stated_duration_ms: number | null
    technical: string | null
    analysis: string | null
  }
  job: {
    id: Fixed<string>
    kind: Fixed<JobKind>
    dossier_id: Fixed<string | null>
    item_id: Fixed<string | null>
    title: Fixed<string>
    input: Fixed<string>
    state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
    progress: number
    fault: string | null
    /** Sign-in name; null for what the desk began by itself. */
    asked_by: Fixed<string | null>
    /** Lowest first. */
    rank: number
    created_at: Fixed<string>
    started_at: string | null
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
    kind: Fixed<'evaluation' | 'review' | 'statement'>
    number: Fixed<string>
    dossier_id: Fixed<string>
    evaluation_id: Fixed<string | null>
    review_id: Fixed<string | null>
    statement_id: Fixed<string | null>
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
  statement: {
    id: Fixed<string>
    dossier_id: Fixed<string>
    item_id: Fixed<string>
    body: string
    state: 'draft' | 'composed'
    manifest: string | null
    manifest_sha256: string | null
    made_by: Fixed<string>
    made_at: Fixed<string>
    updated_at: string
  }
  capture: { item_id: Fixed<string>; facts: string; started_at: string | null; offset_ms: number }
  clock_correction: {
    id: Fixed<string>
    item_id: Fixed<string>
    offset_ms: Fixed<number>
    reason: Fixed<string>
    corrected_by: Fixed<string>
    corrected_at: Fixed<string>
  }
  clock_reading: {
    id: Fixed<string>
    item_id: Fixed<string>
    at_ms: Fixed<number>
    burned_in: Fixed<string>
    how: Fixed<'typed' | 'confirmed'>
    read_by: Fixed<string>
    read_at: Fixed<string>
  }
  recording_break: {
    item_id: Fixed<string>
    kind: 'spoken' | 'written'
    heard_in: string | null
    at_ms: number | null
    reason: string
    explained_by: string
    explained_at: string
  }
  mark: {
    id: Fixed<string>
    item_id: Fixed<string>
    start_ms: number
    end_ms: number | null
    category: string
    text: string
    made_by: Fixed<string>
    made_at: Fixed<string>
    changed_at: string
    removed_at: string | null
  }
  mark_comment: {
    id: Fixed<string>
    mark_id: Fixed<string>
    text: Fixed<string>
    said_by: Fixed<string>
    said_at: Fixed<string>
  }
  transcript: { item_id: Fixed<string>; lines: string; version: number; saved_by: string; saved_at: string }
  recording_absence: {
    id: Fixed<string>
    dossier_id: Fixed<string>
    requirement: Fixed<string>
    pack_sha256: Fixed<string>
    ground: Fixed<string>
    reason: Fixed<string>
    signed: Fixed<string>
    signature: Fixed<Buffer>
    certificate: Fixed<Buffer>
    signed_by: Fixed<string>
    signed_at: Fixed<string>
    revoked_at: string | null
    revoked_by: string | null
    revoked_reason: string | null
  }
  redaction: { item_id: Fixed<string>; plan: string; version: number; saved_by: string; saved_at: string }
  dock: {
    id: Fixed<string>
    label: Fixed<string>
    folder: string | null
    index_name: string | null
    index_fault: string | null
    pack_sha256: string
    state: 'planned' | 'running' | 'paused' | 'done'
    opened_by: Fixed<string>
    opened_at: Fixed<string>
    ended_at: string | null
  }
  holding: {
    id: Fixed<string>
    key_wrapped: Buffer | null
    object_id: string | null
    name: Fixed<string>
    viewing: Fixed<string>
    media: string | null
    capture: string
    taken_by: Fixed<string>
    taken_at: Fixed<string>
    due_at: string | null
    state: 'waiting' | 'assigned' | 'set-aside'
    reason: string | null
    item_id: string | null
    ended_at: string | null
  }
  dock_file: {
    id: Fixed<string>
    dock_id: Fixed<string>
    path: Fixed<string>
    size_bytes: number
    modified_at: string | null
    capture: string
    state: 'queued' | 'running' | 'waiting' | 'failed' | 'done' | 'twin' | 'cancelled'
    rank: number
    done_bytes: number
    attempts: number
    fault: string | null
    sha256: string | null
    dossier_id: string | null
    holding_id: string | null
    item_id: string | null
    ended_at: string | null
  }
  incident: { number: Fixed<string>; at: Fixed<string>; call: Fixed<string>; stack: Fixed<string> }
  setting: { name: Fixed<string>; value: string }
}
