// Recordings beyond their bytes: what they are made of, whether they play, the copy that plays when they do not, and what is
// shown of them before anybody plays them.
import type { Item } from '#shared/contract/dossiers.ts'
import type { Job } from '#shared/contract/jobs.ts'
import type { RecordingDetail } from '#shared/contract/recordings.ts'
import { dockRules } from '#shared/rules/dock-index.ts'
import type { DockIndexPack } from '#shared/rules/pack.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { DossierObjects } from '../dossiers/index.ts'
import { dossierRow, itemById } from '../dossiers/index.ts'
import type { ByteSource, MediaTools, NewJob, Queue, QueuedJob } from '../jobs/index.ts'
import type { Actor, Store } from '../store/index.ts'
import { capturedByContainer, captureOf, enterCapture, enterStart } from './captures.ts'
import { CopyInput } from './copy-runner.ts'
import { copyIn, derivativesOf, previewsIn } from './derivatives.ts'
import { type CopyQuality, frame, isFullCopy, type ProbedRecording, probe } from './media/index.ts'
import { insertMedia, mediaDetail, updateMedia } from './media-rows.ts'
import { needed } from './runner-rooms.ts'

export interface Recordings {
  /**
   * Looks into the bytes of a recording. Never refuses: what is wrong with it is its `flaw`, and it is filed with that. The
   * answer is plain data, fit to wait in a row until `enter`.
   */
  probe(source: ByteSource, signal: AbortSignal): Promise<ProbedRecording>
  /**
   * Enters what was found of a new item, with what its name says where it is a recorder's (null: a clip); call it inside record(). A dock
   * enters better captures after it.
   */
  enter(itemId: string, probed: ProbedRecording, fileName: string | null): void
  /** What a new recording waits for: a copy where it does not play, and its previews. Also inside record(). */
  queueDerivatives(item: Item): void
  /** Refuses `recording.none`. */
  get(itemId: string): RecordingDetail
  /**
   * Refuses `recording.plays-already`; for a full one also `recording.no-copy-yet` and `recording.full-already`. A copy that
   * is already waited for is not begun twice.
   */
  requestCopy(caller: Actor, itemId: string, quality?: CopyQuality): Item
  /** Refuses `recording.none`, `recording.not-analysed` when nothing can be got out of it. */
  analyse(caller: Actor, itemId: string): Job
  /** Looks into it once more. What a seal holds (its length) stays as it was sealed. */
  probeAgain(caller: Actor, itemId: string, signal: AbortSignal): Promise<Item>
  /** A job was cancelled: a recording that waited for its copy has none until one is asked for again. Inside record(). */
  jobCancelled(job: QueuedJob): void
  /** A job was put in again: the recording waits for its copy once more. Inside record(). */
  jobRetried(job: QueuedJob): void
  /** JPEG of the frame shown at this instant of the recording. */
  frameAt(itemId: string, atMs: number, widthPx: number, signal: AbortSignal): Promise<Uint8Array>
}

export function createRecordings(options: {
  store: Store
  objects: DossierObjects
  queue: Queue
  tools: () => Promise<MediaTools | null>
  /** How recorders name their files. */
  dockIndex: () => DockIndexPack
}): Recordings {
  const { store, objects, queue, tools, dockIndex } = options

  function setPlaying(itemId: string, from: 'preparing' | 'failed', to: 'preparing' | 'failed'): void {
    store.run((q) =>
      q.updateTable('media').set({ playing: to }).where('item_id', '=', itemId).where('playing', '=', from),
    )
  }

  function enqueue(item: Item, kind: Job['kind'], input: object = {}, caller: Actor | null = null): Job {
    const job: NewJob = {
      kind,
      dossierId: item.dossierId,
      itemId: item.id,
      title: item.title,
      input: { itemId: item.id, ...input },
      askedBy: caller?.name ?? null,
    }
    return queue.enqueue(job)
  }

  function queueDerivatives(item: Item): void {
    if (item.media === null || item.media.playing === 'failed') return
    if (item.media.playing === 'preparing') enqueue(item, 'playable-copy')
    enqueue(item, 'preview')
  }

  /** Refuses `recording.none`. */
  function recording(itemId: string): Item & { media: NonNullable<Item['media']> } {
    const item = itemById(store, itemId)
    if (item.media === null) throw refuse('recording.none')
    return { ...item, media: item.media }
  }

  function askFull(caller: Actor, item: Item): void {
    const copy = copyIn(derivativesOf(store, item.objectId))
    if (copy === null) throw refuse('recording.no-copy-yet')
    if (isFullCopy(copy.recipe)) throw refuse('recording.full-already')
    // The small one goes on playing until the full one takes its place.
    enqueue(item, 'playable-copy', { quality: 'full' }, caller)
  }

  return {
    probe: async (source, signal) => probe({ source, tools: await tools(), signal }),
    enter(itemId, probed, fileName) {
      insertMedia(store, itemId, probed)
      const named = fileName === null ? null : dockRules(dockIndex()).name(fileName)
      const isNamed = named?.from === 'name'
      enterCapture(store, itemId, isNamed ? named : capturedByContainer(probed.media?.recordedAt ?? null))
    },
    queueDerivatives,
    get(itemId) {
      const item = recording(itemId)
      const derivatives = derivativesOf(store, item.objectId)
      const { technical, analysis } = mediaDetail(store, itemId)
      return {
        itemId,
        technical,
        capture: captureOf(store, itemId),
        previews: previewsIn(derivatives),
        analysis,
        copy: copyIn(derivatives),
      }
    },
    requestCopy(caller, itemId, quality = 'small') {
      return store.record(caller, 'recording.copy-requested', itemId, (note) => {
        const item = recording(itemId)
        note({ quality })
        if (item.media.playing === 'original') throw refuse('recording.plays-already')
        if (quality === 'full') askFull(caller, item)
        else if (item.media.playing !== 'copy') {
          setPlaying(itemId, 'failed', 'preparing')
          enqueue(item, 'playable-copy', { quality }, caller)
        }
        return itemById(store, itemId)
      })
    },
    analyse(caller, itemId) {
      return store.record(caller, 'recording.analysis-requested', itemId, () => {
        const item = recording(itemId)
        if (item.media.playing === 'failed') throw refuse('recording.not-analysed')
        return enqueue(item, 'analysis', {}, caller)
      })
    },
    async probeAgain(caller, itemId, signal) {
      const reader = await objects.open(recording(itemId).objectId)
      const probed = await probe({ source: reader, tools: await tools(), signal }).finally(() => reader.close())
      return store.record(caller, 'recording.probed', itemId, (note) => {
        const item = recording(itemId)
        note({ flaw: probed.flaw ?? 'none' })
        const duration = dossierRow(store, item.dossierId).state === 'sealed'
        updateMedia(store, itemId, probed, { duration, copy: item.media.playing === 'copy' })
        if (probed.media?.recordedAt) enterStart(store, itemId, probed.media.recordedAt, 'container')
        if (item.viewing === 'none' && probed.media !== null) {
          const viewing = probed.media.videoCodec === null ? 'audio' : 'video'
          store.run((q) => q.updateTable('item').set({ viewing }).where('id', '=', itemId))
        }
        const found = itemById(store, itemId)
        queueDerivatives(found)
        return found
      })
    },
    jobCancelled(job) {
      if (job.kind === 'playable-copy' && job.itemId !== null) setPlaying(job.itemId, 'preparing', 'failed')
    },
    jobRetried(job) {
      const isFirst = job.kind === 'playable-copy' && CopyInput.parse(job.input).quality === 'small'
      if (isFirst && job.itemId !== null) setPlaying(job.itemId, 'failed', 'preparing')
    },
    async frameAt(itemId, atMs, widthPx, signal) {
      const reader = await objects.open(itemById(store, itemId).objectId)
      try {
        return await frame({ source: reader, tools: needed(await tools()), second: atMs / 1000, widthPx, signal })
      } finally {
        await reader.close()
      }
    },
  }
}
