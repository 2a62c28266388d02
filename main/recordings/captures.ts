// Captures (捕获信息): who recorded what, when, with which device.
import { type Capture, CaptureFacts } from '#shared/contract/recordings.ts'
import type { Store } from '../store/index.ts'

/** Empty facts where nobody knows anything. */
export function captureOf(store: Store, itemId: string): Capture {
  const row = store.one((q) => q.selectFrom('capture').selectAll().where('item_id', '=', itemId))
  const offsetMs = row?.offset_ms ?? 0
  const startedAt = row?.started_at ?? null
  const corrections = store.all((q) =>
    q.selectFrom('clock_correction').selectAll().where('item_id', '=', itemId).orderBy('corrected_at'),
  )
  const readings = store.all((q) =>
    q.selectFrom('clock_reading').selectAll().where('item_id', '=', itemId).orderBy('read_at'),
  )
  return {
    ...CaptureFacts.parse(row === null ? {} : JSON.parse(row.facts)),
    startedAt,
    offsetMs,
    correctedAt: startedAt === null ? null : new Date(Date.parse(startedAt) + offsetMs).toISOString(),
    corrections: corrections.map((each) => ({
      offsetMs: each.offset_ms,
      reason: each.reason,
      by: each.corrected_by,
      at: each.corrected_at,
    })),
    readings: readings.map((each) => ({
      id: each.id,
      atMs: each.at_ms,
      burnedIn: each.burned_in,
      how: each.how,
      by: each.read_by,
      at: each.read_at,
    })),
  }
}
