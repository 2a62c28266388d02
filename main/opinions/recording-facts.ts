// What the archive knows of one recording, for its evidence statement: the one place where the opinions read these tables.
import { type Capture, CaptureFacts, Technical } from '#shared/contract/recordings.ts'
import { TranscriptLine } from '#shared/contract/transcripts.ts'
import type { Store } from '../store/index.ts'

export interface RecordingMark {
  readonly id: string
  readonly startMs: number
  readonly endMs: number | null
  readonly category: string
  readonly text: string
  readonly madeBy: string
  readonly madeAt: string
  readonly comments: readonly { readonly text: string; readonly by: string; readonly at: string }[]
}

export interface RecordingTranscript {
  readonly version: number
  readonly savedBy: string
  readonly savedAt: string
  readonly lines: readonly TranscriptLine[]
}

/** What ffprobe found of it; null for what was filed before it was asked that closely, or could not be read. */
export function technicalOf(store: Store, itemId: string): Technical | null {
  const row = store.one((q) => q.selectFrom('media').select('technical').where('item_id', '=', itemId))
  return row === null || row.technical === null ? null : Technical.parse(JSON.parse(row.technical))
}

export function captureOf(store: Store, itemId: string): Capture {
  const row = store.one((q) => q.selectFrom('capture').selectAll().where('item_id', '=', itemId))
  const facts = CaptureFacts.parse(row === null ? {} : JSON.parse(row.facts))
  const startedAt = row?.started_at ?? facts.startedAt
  const offsetMs = row?.offset_ms ?? 0
  return {
    ...facts,
    startedAt,
    offsetMs,
    correctedAt: startedAt === null ? null : new Date(Date.parse(startedAt) + offsetMs).toISOString(),
    corrections: correctionsOf(store, itemId),
    readings: readingsOf(store, itemId),
  }
}

function correctionsOf(store: Store, itemId: string): Capture['corrections'] {
  const rows = store.all((q) =>
    q
      .selectFrom('clock_correction')
      .leftJoin('user', 'user.name', 'clock_correction.corrected_by')
      .selectAll('clock_correction')
      .select('user.display_name')
      .where('item_id', '=', itemId)
      .orderBy('corrected_at')
      .orderBy('clock_correction.id'),
  )
  return rows.map((row) => ({
    offsetMs: row.offset_ms,
    reason: row.reason,
    by: row.display_name ?? row.corrected_by,
    at: row.corrected_at,
  }))
}

function readingsOf(store: Store, itemId: string): Capture['readings'] {
  const rows = store.all((q) =>
    q
      .selectFrom('clock_reading')
      .leftJoin('user', 'user.name', 'clock_reading.read_by')
      .selectAll('clock_reading')
      .select('user.display_name')
      .where('item_id', '=', itemId)
      .orderBy('at_ms')
      .orderBy('clock_reading.id'),
  )
  return rows.map((row) => ({
    id: row.id,
    atMs: row.at_ms,
    burnedIn: row.burned_in,
    how: row.how,
    by: row.display_name ?? row.read_by,
    at: row.read_at,
  }))
}

/** Those that stand, in the order of the recording. */
export function marksOf(store: Store, itemId: string): RecordingMark[] {
  const rows = store.all((q) =>
    q
      .selectFrom('mark')
      .leftJoin('user', 'user.name', 'mark.made_by')
      .selectAll('mark')
      .select('user.display_name')
      .where('item_id', '=', itemId)
      .where('removed_at', 'is', null)
      .orderBy('start_ms')
      .orderBy('mark.id'),
  )
  const comments = commentsOf(store, itemId)
  return rows.map((row) => ({
    id: row.id,
    startMs: row.start_ms,
    endMs: row.end_ms,
    category: row.category,
    text: row.text,
    madeBy: row.display_name ?? row.made_by,
    madeAt: row.made_at,
    comments: comments.filter(({ markId }) => markId === row.id).map(({ text, by, at }) => ({ text, by, at })),
  }))
}

function commentsOf(store: Store, itemId: string) {
  const rows = store.all((q) =>
    q
      .selectFrom('mark_comment')
      .innerJoin('mark', 'mark.id', 'mark_comment.mark_id')
      .leftJoin('user', 'user.name', 'mark_comment.said_by')
      .selectAll('mark_comment')
      .select('user.display_name')
      .where('mark.item_id', '=', itemId)
      .orderBy('said_at')
      .orderBy('mark_comment.id'),
  )
  return rows.map((row) => ({
    markId: row.mark_id,
    text: row.text,
    by: row.display_name ?? row.said_by,
    at: row.said_at,
  }))
}

/** Null when nobody wrote one, or when it holds no words. */
export function transcriptOf(store: Store, itemId: string): RecordingTranscript | null {
  const row = store.one((q) =>
    q
      .selectFrom('transcript')
      .leftJoin('user', 'user.name', 'transcript.saved_by')
      .selectAll('transcript')
      .select('user.display_name')
      .where('item_id', '=', itemId),
  )
  if (row === null) return null
  const lines = TranscriptLine.array().parse(JSON.parse(row.lines))
  if (lines.every(({ text }) => text.trim() === '')) return null
  return { version: row.version, savedBy: row.display_name ?? row.saved_by, savedAt: row.saved_at, lines }
}

/** The file of the dock this recording came from, or null when it came another way. */
export function dockFileOf(store: Store, itemId: string): { readonly id: string } | null {
  return store.one((q) => q.selectFrom('dock_file').select('id').where('item_id', '=', itemId).limit(1))
}
