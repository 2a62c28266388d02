// Snapshots and clips: taken from the original alone, filed as items of their own that say for good where they come from.

import * as z from 'zod'
import type { Derivation, Item } from '#shared/contract/dossiers.ts'
import type { Job } from '#shared/contract/jobs.ts'
import { clipTitle, recipeKind, snapshotTitle } from '#shared/text/extracts.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../../clock.ts'
import { type DossierObjects, enterDerived, itemById } from '../../dossiers/index.ts'
import { FfmpegFailure, type JobRunner, type MediaTools, type Queue } from '../../jobs/index.ts'
import { type Actor, type Store, system } from '../../store/index.ts'
import { type MadeFilm, madeFilm, probe, still } from '../media/index.ts'
import type { Recordings } from '../recordings.ts'
import { type Cut, cutOf } from './cut.ts'

export interface Extracts {
  /** Refuses `extract.not-recording`, `extract.moment`, `extract.no-picture`, `extract.undecodable`, `item.duplicate`. */
  snapshot(caller: Actor, order: SnapshotOrder, signal?: AbortSignal): Promise<Item>
  /** Refuses `extract.not-recording`, `extract.span`, `extract.undecodable`. The job files the clip. */
  clip(caller: Actor, order: ClipOrder): Job
  /** Runs queued clips. */
  readonly runClip: JobRunner
}

export interface SnapshotOrder {
  readonly itemId: string
  readonly atMs: number
  readonly title: string | null
}

export interface ClipOrder {
  readonly itemId: string
  readonly startMs: number
  readonly endMs: number
  readonly title: string | null
  readonly exact: boolean
}

/** What a clip's job reads back. */
const ClipInput = z.object({
  /** Of the item it will be, so that one entered before a crash is known again. */
  newItemId: z.string(),
  itemId: z.string(),
  startMs: z.int(),
  endMs: z.int(),
  title: z.string().nullable(),
  exact: z.boolean(),
  askedBy: z.string(),
})
type ClipInput = z.infer<typeof ClipInput>

/** Players round, and containers state durations a little short. */
const slackMs = 1000

export function createExtracts(options: {
  store: Store
  objects: DossierObjects
  recordings: Recordings
  queue: Queue
  tools: () => Promise<MediaTools | null>
  clock: Clock
  newId: () => string
}): Extracts {
  const { store, objects, recordings, queue, newId } = options

  async function neededTools(): Promise<MediaTools> {
    const tools = await options.tools()
    if (tools === null) throw refuse('recording.no-tools')
    return tools
  }

  async function snapshot(
    caller: Actor,
    { itemId, atMs, title }: SnapshotOrder,
    signal = new AbortController().signal,
  ): Promise<Item> {
    const parent = decodable(recordingById(store, itemId))
    if (atMs > parent.media.durationMs + slackMs) throw refuse('extract.moment')
    if (parent.media.videoCodec === null) throw refuse('extract.no-picture')
    const tools = await neededTools()
    const reader = await objects.open(parent.objectId)
    const order = { source: reader, tools, second: atMs / 1000, signal }
    const { png, recipe } = await still(order)
      .catch(undecodable)
      .finally(() => reader.close())
    const named = title ?? snapshotTitle(parent.title, atMs)
    const name = `${named}.png`
    const stored = await objects.put({ dossierId: parent.dossierId, source: { bytes: png }, name })
    const id = newId()
    try {
      return store.record(caller, 'recording.snapshot-filed', id, (note) => {
        note({ startMs: atMs, parent: parent.sha256, sha256: stored.sha256, sizeBytes: stored.sizeBytes })
        return enterDerived(options, stored, {
          id,
          parent: recordingById(store, itemId),
          kind: 'paper',
          title: named,
          pages: 1,
          name,
          mime: 'image/png',
          viewing: 'picture',
          derivation: { ...from(parent), kind: 'snapshot', startMs: atMs, endMs: null, recipe },
          by: caller.name,
        })
      })
    } catch (error) {
      await objects.discard(stored.objectId)
      throw error
    }
  }

  function clip(caller: Actor, order: ClipOrder): Job {
    return store.record(caller, 'recording.clip-requested', order.itemId, (note) => {
      const parent = decodable(recordingById(store, order.itemId))
      const { durationMs } = parent.media
      const endMs = Math.min(order.endMs, durationMs)
      if (order.startMs >= endMs || order.endMs > durationMs + slackMs) throw refuse('extract.span')
      note({ startMs: order.startMs, endMs, parent: parent.sha256 })
      const input: ClipInput = { ...order, endMs, newItemId: newId(), askedBy: caller.name }
      return queue.enqueue({
        kind: 'clip',
        dossierId: parent.dossierId,
        itemId: parent.id,
        title: order.title ?? clipTitle(parent.title, order.startMs, endMs),
        input,
        askedBy: caller.name,
      })
    })
  }

  async function makeClip(input: ClipInput, during: Parameters<JobRunner>[1]): Promise<void> {
    const { signal } = during
    const parent = recordingById(store, input.itemId)
    const tools = await neededTools()
    const reader = await objects.open(parent.objectId)
    try {
      const probed = await probe({ source: reader, tools, signal })
      if (probed.media === null || probed.playing === 'failed') throw refuse('extract.undecodable')
      const cut = await cutOf(reader, probed.media, input, { tools, signal })
      const media = { durationMs: cut.lengthMs, videoCodec: probed.media.videoCodec }
      const film = madeFilm({ ...during, source: reader, tools, media, input: cut.input, output: cut.output })
      await fileClip(input, parent, cut, film, signal)
    } catch (error) {
      undecodable(error)
    } finally {
      await reader.close()
    }
  }

  async function fileClip(
    input: ClipInput,
    parent: RecordingItem,
    cut: Cut,
    film: MadeFilm,
    signal: AbortSignal,
  ): Promise<void> {
    const { dossierId } = parent
    const title = input.title ?? clipTitle(parent.title, cut.startMs, input.endMs)
    const name = `${title}.mp4`
    const [stored] = await Promise.all([
      objects.put({ dossierId, source: { stream: film.stream }, name, signal }),
      film.done,
    ])
    try {
      const made = await objects.openStored(stored.objectId, dossierId)
      const found = await recordings.probe(made, signal).finally(() => made.close())
      signal.throwIfAborted()
      const derivation: Derivation = {
        ...from(parent),
        kind: 'clip',
        startMs: cut.startMs,
        endMs: Math.min(cut.startMs + (found.media?.durationMs ?? 0), parent.media.durationMs),
        recipe: [cut.how, ...cut.input, ...cut.output].join(' '),
      }
      store.record(system, 'recording.clip-filed', input.newItemId, (note) => {
        const { startMs, endMs, sha256, recipe } = derivation
        note({ startMs, endMs, parent: sha256, sha256: stored.sha256, recipe: recipeKind(recipe) })
        const { newItemId: id, askedBy: by } = input
        const viewing = film.mime === 'audio/mp4' ? 'audio' : 'video'
        const entry = { id, title, name, mime: film.mime, viewing, derivation, by } as const
        enterDerived(options, stored, {
          ...entry,
          parent: recordingById(store, input.itemId),
          kind: 'recording',
          pages: null,
        })
        // As every filed recording: its facts, and what makes it watchable.
        recordings.enter(id, found, null)
        recordings.queueDerivatives(itemById(store, id))
      })
    } catch (error) {
      await objects.discard(stored.objectId)
      throw error
    }
  }

  return {
    snapshot,
    clip,
    async runClip(job, during) {
      const input = ClipInput.parse(job.input)
      const there = store.one((q) => q.selectFrom('item').select('id').where('id', '=', input.newItemId))
      // A crash between the clip's entry and the end of its job begins the job again.
      if (there === null) await makeClip(input, during)
    },
  }
}

type RecordingItem = Item & { readonly media: NonNullable<Item['media']> }

function recordingById(store: Store, id: string): RecordingItem {
  const item = itemById(store, id)
  if (item.kind !== 'recording' || item.media === null) throw refuse('extract.not-recording')
  return { ...item, media: item.media }
}

/** What was filed with a flaw so deep that nothing is known of its streams is refused at once. */
function decodable(parent: RecordingItem): RecordingItem {
  const { flaw, videoCodec, audioCodec } = parent.media
  if (flaw !== null && videoCodec === null && audioCodec === null) throw refuse('extract.undecodable')
  return parent
}

const from = (parent: Item) => ({ itemId: parent.id, title: parent.title, sha256: parent.sha256 })

function undecodable(error: unknown): never {
  throw error instanceof FfmpegFailure ? refuse('extract.undecodable') : error
}
