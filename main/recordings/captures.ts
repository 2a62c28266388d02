// Captures (捕获信息): who recorded what, when, with which device. They describe a recording and are not in the dossier's
// manifest: typed facts end with the seal, but a wrong clock may be corrected and a burned-in time noted after it too, as
// annotations with history that leave the original and its stated start as they are.
import type { Item } from '#shared/contract/dossiers.ts'
import { type Capture, CaptureFacts } from '#shared/contract/recordings.ts'
import { correctedStart, isDeviceTime, movedBy, startFromReading } from '#shared/rules/device-clock.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import { assertChangeable, itemById } from '../dossiers/index.ts'
import type { Actor, Store } from '../store/index.ts'
import { shownNames } from './names.ts'
import { assertWithin } from './place.ts'

export interface Captures {
  /** Refuses `item.unknown`, `capture.not-a-recording`. */
  of(itemId: string): Capture
  describe(caller: Actor, itemId: string, facts: CaptureFacts): Capture
  correctClock(caller: Actor, correction: { itemIds: readonly string[]; offsetMs: number; reason: string }): Capture[]
  readClock(
    caller: Actor,
    reading: { itemId: string; atMs: number; burnedIn: string; how: 'typed' | 'confirmed' },
  ): Capture
}

export function createCaptures(options: { store: Store; clock: Clock; newId: () => string }): Captures {
  const { store, clock, newId } = options
  const now = () => clock.now().toISOString()

  return {
    of: (itemId) => captureOf(store, itemId),
    describe(caller, itemId, facts) {
      return store.record(caller, 'recording.described', itemId, () => {
        assertChangeable(store, recordingItem(store, itemId))
        if (facts.startedAt !== null) assertDeviceTime(facts.startedAt)
        enterCapture(store, itemId, { ...facts, from: 'typed' })
        return captureOf(store, itemId)
      })
    },
    correctClock(caller, { itemIds, offsetMs, reason }) {
      const ids = [...new Set(itemIds)]
      const [only = null] = ids.length === 1 ? ids : []
      return store.record(caller, 'recording.clock-corrected', only, (note) => {
        note({ items: ids.length, offsetMs, recordings: ids })
        for (const id of ids) {
          enterOnce(store, recordingItem(store, id))
          store.run((q) => q.updateTable('capture').set({ offset_ms: offsetMs }).where('item_id', '=', id))
          const correction = { offset_ms: offsetMs, reason, corrected_by: caller.name, corrected_at: now() }
          store.run((q) => q.insertInto('clock_correction').values({ id: newId(), item_id: id, ...correction }))
        }
        return ids.map((id) => captureOf(store, id))
      })
    },
    readClock(caller, { itemId, atMs, burnedIn, how }) {
      return store.record(caller, 'recording.clock-read', itemId, (note) => {
        const item = recordingItem(store, itemId)
        assertWithin(store, item, atMs)
        assertDeviceTime(burnedIn)
        note({ atMs })
        enterOnce(store, item)
        const by = { read_by: caller.name, read_at: now() }
        store.run((q) =>
          q
            .insertInto('clock_reading')
            .values({ id: newId(), item_id: itemId, at_ms: atMs, burned_in: burnedIn, how, ...by }),
        )
        enterStart(store, itemId, startFromReading(burnedIn, atMs), 'typed')
        return captureOf(store, itemId)
      })
    },
  }
}

export const noCapture: CaptureFacts = CaptureFacts.parse({})

/** What ordinary intake knows: the start that the container states, by the device's clock. */
export function capturedByContainer(recordedAt: string | null): CaptureFacts {
  return recordedAt === null ? noCapture : { ...noCapture, startedAt: recordedAt, from: 'container' }
}

/** Enters or replaces what is known of a recording; a clock correction stays. Call it inside record(). */
export function enterCapture(store: Store, itemId: string, facts: CaptureFacts): void {
  const startedAt = facts.startedAt === null ? null : movedBy(facts.startedAt, 0)
  const values = { facts: JSON.stringify({ ...facts, startedAt }), started_at: startedAt }
  store.run((q) =>
    q
      .insertInto('capture')
      .values({ item_id: itemId, ...values, offset_ms: 0 })
      .onConflict((conflict) => conflict.column('item_id').doUpdateSet(values)),
  )
}

/** @throws Refusal `item.unknown`, `capture.not-a-recording` */
export function captureOf(store: Store, itemId: string): Capture {
  const item = recordingItem(store, itemId)
  const row = store.one((q) => q.selectFrom('capture').selectAll().where('item_id', '=', itemId))
  const facts = row === null ? capturedByContainer(item.media?.recordedAt ?? null) : toFacts(row.facts)
  const offsetMs = row?.offset_ms ?? 0
  return {
    ...facts,
    offsetMs,
    correctedAt: correctedStart(facts.startedAt, offsetMs),
    ...clockHistory(store, itemId),
  }
}

/** Oldest first. */
function clockHistory(store: Store, itemId: string): Pick<Capture, 'corrections' | 'readings'> {
  const shown = shownNames(store)
  const corrections = store.all((q) =>
    q.selectFrom('clock_correction').selectAll().where('item_id', '=', itemId).orderBy('corrected_at').orderBy('id'),
  )
  const readings = store.all((q) =>
    q.selectFrom('clock_reading').selectAll().where('item_id', '=', itemId).orderBy('read_at').orderBy('id'),
  )
  return {
    corrections: corrections.map((row) => ({
      offsetMs: row.offset_ms,
      reason: row.reason,
      by: shown(row.corrected_by),
      at: row.corrected_at,
    })),
    readings: readings.map((row) => ({
      id: row.id,
      atMs: row.at_ms,
      burnedIn: row.burned_in,
      how: row.how,
      by: shown(row.read_by),
      at: row.read_at,
    })),
  }
}

export function toFacts(text: string): CaptureFacts {
  return CaptureFacts.parse(JSON.parse(text))
}

/** @throws Refusal `item.unknown`, `capture.not-a-recording` */
export function recordingItem(store: Store, itemId: string): Item {
  const item = itemById(store, itemId)
  if (item.kind !== 'recording') throw refuse('capture.not-a-recording')
  return item
}

function assertDeviceTime(instant: string): void {
  if (!isDeviceTime(instant)) throw refuse('capture.time')
}

/** Recordings filed before captures were kept have no row yet. */
function enterOnce(store: Store, item: Item): void {
  const row = store.one((q) => q.selectFrom('capture').select('item_id').where('item_id', '=', item.id))
  if (row === null) enterCapture(store, item.id, capturedByContainer(item.media?.recordedAt ?? null))
}

/** Dates a recording that nothing dates yet, by the picture or by what its container turned out to say; a known start stays. */
export function enterStart(store: Store, itemId: string, startedAt: string, from: 'typed' | 'container'): void {
  const row = store.one((q) => q.selectFrom('capture').selectAll().where('item_id', '=', itemId))
  if (row === null || row.started_at !== null) return
  const facts = toFacts(row.facts)
  enterCapture(store, itemId, { ...facts, startedAt, from: facts.from === 'none' ? from : facts.from })
}
