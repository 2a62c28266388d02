// What the recordings of many dossiers say at once, for checks over a whole archive: their segments on the clock, the breaks
// that are explained, and the requirements that are excused. A handful of queries however many dossiers there are.
import { correctedStart } from '#shared/rules/device-clock.ts'
import type { RecordedSegment } from '#shared/rules/recording-chains.ts'
import type { Store } from '../store/index.ts'
import { capturedByContainer, toFacts } from './captures.ts'

export interface Recorded {
  readonly segments: readonly RecordedSegment[]
  /** Ids of the recordings after which a break is explained. */
  readonly explained: ReadonlySet<string>
  /** Codes of the requirements for which a signed statement stands. */
  readonly excused: ReadonlySet<string>
}

export const nothingRecorded: Recorded = { segments: [], explained: new Set(), excused: new Set() }

/** Clips and what lies beside a seal are left out, as chains and the recording list leave them out. */
export function recordedIn(store: Store, dossierIds: readonly string[]): Map<string, Recorded> {
  const segments = Map.groupBy(segmentRows(store, dossierIds), (row) => row.dossier_id)
  const explained = Map.groupBy(explainedRows(store, dossierIds), (row) => row.dossier_id)
  const excused = Map.groupBy(excusedRows(store, dossierIds), (row) => row.dossier_id)
  const found = new Set([...segments.keys(), ...excused.keys()])
  return new Map(
    [...found].map((id) => [
      id,
      {
        segments: (segments.get(id) ?? []).map(toSegment),
        explained: new Set((explained.get(id) ?? []).map((row) => row.item_id)),
        excused: new Set((excused.get(id) ?? []).map((row) => row.requirement)),
      },
    ]),
  )
}

type SegmentRow = ReturnType<typeof segmentRows>[number]

function segmentRows(store: Store, dossierIds: readonly string[]) {
  return store.all((q) =>
    q
      .selectFrom('item')
      .leftJoin('capture', 'capture.item_id', 'item.id')
      .leftJoin('media', 'media.item_id', 'item.id')
      .where('item.dossier_id', 'in', [...dossierIds])
      .where('item.kind', '=', 'recording')
      .where('item.withdrawn_at', 'is', null)
      .where('item.derivation', 'is', null)
      .where('item.outside_seal', '=', 0)
      .select(['item.id', 'item.dossier_id', 'item.title', 'capture.facts', 'capture.offset_ms', 'media.recorded_at'])
      .select((e) => [
        'media.duration_ms',
        e.fn<number | null>('json_extract', ['media.technical', e.val('$.durationMs')]).as('found_ms'),
      ]),
  )
}

function toSegment(row: SegmentRow): RecordedSegment {
  const facts = row.facts === null ? capturedByContainer(row.recorded_at) : toFacts(row.facts)
  return {
    itemId: row.id,
    title: row.title,
    deviceNumber: facts.deviceNumber,
    officerNumber: facts.officerNumber,
    officer: facts.officerName ?? facts.officerNumber,
    startedAt: correctedStart(facts.startedAt, row.offset_ms ?? 0),
    // As it was found, also where a sealed catalogue says nothing of it because it was looked into only later.
    durationMs: row.duration_ms || (row.found_ms ?? 0),
  }
}

function explainedRows(store: Store, dossierIds: readonly string[]) {
  return store.all((q) =>
    q
      .selectFrom('recording_break')
      .innerJoin('item', 'item.id', 'recording_break.item_id')
      .where('item.dossier_id', 'in', [...dossierIds])
      .select(['item.dossier_id', 'recording_break.item_id']),
  )
}

function excusedRows(store: Store, dossierIds: readonly string[]) {
  return store.all((q) =>
    q
      .selectFrom('recording_absence')
      .where('dossier_id', 'in', [...dossierIds])
      .where('revoked_at', 'is', null)
      .select(['dossier_id', 'requirement']),
  )
}
