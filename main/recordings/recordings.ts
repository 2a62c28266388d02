// Recordings beyond their bytes: what they are made of, whether they play, and the copy that plays when they do not.
import type { Item } from '#shared/contract/dossiers.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { DossierObjects } from '../dossiers/index.ts'
import { itemById } from '../dossiers/index.ts'
import type { ByteSource, JobRunner, MediaTools, Queue } from '../jobs/index.ts'
import { type Actor, type Store, system } from '../store/index.ts'
import { capturedByContainer, enterCapture } from './captures.ts'
import { frame, type MediaFacts, playableCopy, probe } from './media/index.ts'

export interface Recordings {
  /** Refuses `recording.empty`, `recording.broken`, `recording.no-tools`. */
  probe(source: ByteSource, signal: AbortSignal): Promise<MediaFacts>
  /** Enters the facts of a new item, its start among them; call it inside record(). A dock enters better captures after it. */
  enter(itemId: string, media: MediaFacts): void
  /** Also inside record(): it starts after the transaction. */
  queueCopy(item: Item): void
  requestCopy(caller: Actor, itemId: string): Item
  /** Its job was cancelled: the recording has no copy until one is asked for again. Call it inside record(). */
  copyCancelled(itemId: string): void
  /** JPEG of the frame shown at this instant of the recording. */
  frameAt(itemId: string, atMs: number, widthPx: number, signal: AbortSignal): Promise<Uint8Array>
}

export function createRecordings(options: {
  store: Store
  objects: DossierObjects
  queue: Queue
  tools: () => Promise<MediaTools | null>
}): Recordings {
  const { store, objects, queue, tools } = options

  function queueCopy(item: Item): void {
    queue.enqueue({
      kind: 'playable-copy',
      dossierId: item.dossierId,
      itemId: item.id,
      title: item.title,
      input: { itemId: item.id },
    })
  }

  return {
    async probe(source, signal) {
      const result = await probe({ source, tools: await needed(tools), signal })
      if (result.state === 'empty') throw refuse('recording.empty')
      if (result.state === 'broken') throw refuse('recording.broken', { why: result.why })
      return result.media
    },
    enter(itemId, media) {
      store.run((q) =>
        q.insertInto('media').values({
          item_id: itemId,
          duration_ms: media.durationMs,
          container: media.container,
          video_codec: media.videoCodec,
          audio_codec: media.audioCodec,
          width: media.width,
          height: media.height,
          frames_per_second: media.framesPerSecond,
          recorded_at: media.recordedAt,
          playing: media.playable ? 'original' : 'preparing',
          flaw: null,
          stated_duration_ms: null,
          technical: null,
          analysis: null,
        }),
      )
      enterCapture(store, itemId, capturedByContainer(media.recordedAt))
    },
    queueCopy,
    requestCopy(caller, itemId) {
      return store.record(caller, 'recording.copy-requested', itemId, () => {
        const item = itemById(store, itemId)
        if (item.media === null || item.media.playing === 'original') throw refuse('recording.plays-already')
        if (item.media.playing !== 'copy') {
          store.run((q) => q.updateTable('media').set({ playing: 'preparing' }).where('item_id', '=', itemId))
          // A copy that is already waited for is not begun twice: the queue knows its twin.
          queueCopy(item)
        }
        return itemById(store, itemId)
      })
    },
    copyCancelled(itemId) {
      // A copy that was entered while its job still tidied up stays.
      store.run((q) =>
        q
          .updateTable('media')
          .set({ playing: 'failed' })
          .where('item_id', '=', itemId)
          .where('playing', '=', 'preparing'),
      )
    },
    async frameAt(itemId, atMs, widthPx, signal) {
      const reader = await objects.open(itemById(store, itemId).objectId)
      try {
        return await frame({ source: reader, tools: await needed(tools), second: atMs / 1000, widthPx, signal })
      } finally {
        await reader.close()
      }
    },
  }
}

/** Runs queued copies: decrypts, transcodes, encrypts as it arrives, and enters the derivative with its recipe. */
export function createCopyRunner(options: {
  store: Store
  objects: DossierObjects
  tools: () => Promise<MediaTools | null>
}): JobRunner {
  const { store, objects, tools } = options
  return async (job, { signal, onProgress }) => {
    if (job.itemId === null) return
    const item = itemById(store, job.itemId)
    // A crash between the copy's entry and the end of its job begins the job again.
    if (item.media?.playing === 'copy') return
    try {
      await makeCopy(item, signal, onProgress)
    } catch (error) {
      // A job that was only interrupted begins again at the next opening.
      if (!signal.aborted) {
        store.run((q) => q.updateTable('media').set({ playing: 'failed' }).where('item_id', '=', item.id))
      }
      throw error
    }
  }

  async function makeCopy(item: Item, signal: AbortSignal, onProgress: (share: number) => void): Promise<void> {
    const reader = await objects.open(item.objectId)
    try {
      const found = await needed(tools)
      const probed = await probe({ source: reader, tools: found, signal })
      if (probed.state !== 'readable') throw refuse('recording.copy-failed')
      const copy = playableCopy({ source: reader, tools: found, media: probed.media, signal, onProgress })
      const name = `${item.title}.mp4`
      // Whichever of the two fails first names the reason; both are always awaited.
      const [stored] = await Promise.all([
        objects.put({ dossierId: item.dossierId, source: { stream: copy.stream }, name, signal }),
        copy.done,
      ])
      store.record(system, 'recording.copied', item.id, (note) => {
        note({ recipe: copy.recipe, sha256: stored.sha256, parent: item.sha256 })
        objects.enter(stored, {
          dossierId: item.dossierId,
          mime: copy.mime,
          role: 'viewing-copy',
          parentId: item.objectId,
          recipe: copy.recipe,
        })
        store.run((q) => q.updateTable('media').set({ playing: 'copy' }).where('item_id', '=', item.id))
      })
    } finally {
      await reader.close()
    }
  }
}

async function needed(tools: () => Promise<MediaTools | null>): Promise<MediaTools> {
  const found = await tools()
  if (found === null) throw refuse('recording.no-tools')
  return found
}
