// Runs queued analyses: marks where the scenes and the silences of a recording are.
import { refuse } from '#shared/text/refusal.ts'
import { itemById } from '../dossiers/index.ts'
import type { JobRunner } from '../jobs/index.ts'
import { system } from '../store/index.ts'
import { analyse } from './media/index.ts'
import { mediaDetail } from './media-rows.ts'
import { needed, type RunnerRooms } from './runner-rooms.ts'

export function createAnalysisRunner({ store, objects, tools }: RunnerRooms): JobRunner {
  return async (job, during) => {
    if (job.itemId === null) return
    const item = itemById(store, job.itemId)
    if (item.media === null) throw refuse('recording.not-analysed')
    const found = needed(await tools())
    const source = await objects.open(item.viewObjectId ?? item.objectId)
    try {
      const analysis = await analyse({
        ...during,
        source,
        tools: found,
        durationMs: mediaDetail(store, item.id).durationMs,
        hasPictures: item.media.videoCodec !== null,
        hasSound: item.media.audioCodec !== null,
      })
      store.record(system, 'recording.analysed', item.id, (note) => {
        note({ scenes: analysis.scenesMs.length, silences: analysis.silences.length })
        const kept = JSON.stringify(analysis)
        store.run((q) => q.updateTable('media').set({ analysis: kept }).where('item_id', '=', item.id))
      })
    } finally {
      await source.close()
    }
  }
}
