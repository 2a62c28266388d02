// The row that says what a recording is made of.
import { Analysis, Technical } from '#shared/contract/recordings.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Store } from '../store/index.ts'
import type { ProbedRecording } from './media/index.ts'

/** A container that nobody recognised still fills its place in the row. */
const unknownContainer = 'unknown'

function columnsOf({ media, technical, flaw }: ProbedRecording) {
  return {
    duration_ms: media?.durationMs ?? 0,
    container: media?.container ?? unknownContainer,
    video_codec: media?.videoCodec ?? null,
    audio_codec: media?.audioCodec ?? null,
    width: media?.width ?? null,
    height: media?.height ?? null,
    frames_per_second: media?.framesPerSecond ?? null,
    recorded_at: media?.recordedAt ?? null,
    flaw,
    stated_duration_ms: technical?.statedDurationMs ?? null,
    technical: technical === null ? null : JSON.stringify(technical),
  }
}

export function insertMedia(store: Store, itemId: string, probed: ProbedRecording): void {
  const values = { item_id: itemId, ...columnsOf(probed), playing: probed.playing, analysis: null }
  store.run((q) => q.insertInto('media').values(values))
}

/** @param keep what was sealed with the dossier, or made meanwhile, and stays as it is */
export function updateMedia(
  store: Store,
  itemId: string,
  probed: ProbedRecording,
  keep: { readonly duration: boolean; readonly copy: boolean },
): void {
  const { duration_ms, ...columns } = columnsOf(probed)
  const values = {
    ...columns,
    ...(keep.duration ? {} : { duration_ms }),
    playing: keep.copy ? ('copy' as const) : probed.playing,
  }
  store.run((q) => q.updateTable('media').set(values).where('item_id', '=', itemId))
}

export interface MediaDetail {
  readonly technical: Technical | null
  readonly analysis: Analysis | null
  /** As it was found, also where a seal keeps what was known before. */
  readonly durationMs: number
}

/** Refuses `recording.none` for what is no recording. */
export function mediaDetail(store: Store, itemId: string): MediaDetail {
  const row = store.one((q) =>
    q.selectFrom('media').select(['technical', 'analysis', 'duration_ms']).where('item_id', '=', itemId),
  )
  if (row === null) throw refuse('recording.none')
  const technical = row.technical === null ? null : Technical.parse(JSON.parse(row.technical))
  const analysis = row.analysis === null ? null : Analysis.parse(JSON.parse(row.analysis))
  return { technical, analysis, durationMs: technical?.durationMs ?? row.duration_ms }
}
