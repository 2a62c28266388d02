// Runs queued previews: the poster, the filmstrip and the peaks of a recording, each an encrypted object beside it.
import type { Item } from '#shared/contract/dossiers.ts'
import { isRefusal, refuse } from '#shared/text/refusal.ts'
import { itemById } from '../dossiers/index.ts'
import type { ByteSource, JobDuring, JobRunner, MediaTools } from '../jobs/index.ts'
import { type Store, system } from '../store/index.ts'
import type { StoredObject } from '../vault/index.ts'
import { derivativesOf, type PreviewRole } from './derivatives.ts'
import { filmstrip, frame, peaks, peaksPerSecond, planStrip } from './media/index.ts'
import { mediaDetail } from './media-rows.ts'
import { needed, type RunnerRooms } from './runner-rooms.ts'

const posterWidthPx = 640
/** The first pictures show the officer's hand at the switch. */
const posterAtShare = 0.1
const posterAtMostMs = 10_000

interface Made {
  readonly role: PreviewRole
  readonly mime: string
  readonly recipe: object
  readonly stored: StoredObject
}

interface Work {
  readonly item: Item
  readonly durationMs: number
  readonly source: ByteSource
  readonly tools: MediaTools
  readonly during: JobDuring
}

export function createPreviewRunner(rooms: RunnerRooms): JobRunner {
  const { store, objects, tools } = rooms

  return async (job, during) => {
    if (job.itemId === null) return
    const item = itemById(store, job.itemId)
    const wanted = lacking(store, item)
    // A crash between their entry and the end of the job begins the job again.
    if (wanted.length === 0) return
    const found = needed(await tools())
    // The copy has the times of the original, less to decode, and a key frame each second.
    const source = await objects.open(item.viewObjectId ?? item.objectId)
    const { durationMs } = mediaDetail(store, item.id)
    const work: Work = { item, durationMs, source, tools: found, during }
    const made: Made[] = []
    try {
      for (const [at, role] of wanted.entries()) {
        const part = await make(work, role, (share) => during.onProgress((at + share) / wanted.length))
        if (part !== null) made.push(part)
      }
      enter(item, made)
    } catch (error) {
      for (const { stored } of made) await objects.discard(stored.objectId)
      throw error
    } finally {
      await source.close()
    }
  }

  function enter(item: Item, made: readonly Made[]): void {
    if (made.length === 0) {
      markDamaged(store, item)
      throw refuse('recording.no-previews')
    }
    store.record(system, 'recording.previewed', item.id, (note) => {
      note({ previews: made.length, parent: item.sha256 })
      for (const { role, mime, recipe, stored } of made) {
        const place = { dossierId: item.dossierId, parentId: item.objectId }
        objects.enter(stored, { ...place, mime, role, recipe: JSON.stringify(recipe) })
      }
    })
  }

  async function make(work: Work, role: PreviewRole, onProgress: (share: number) => void): Promise<Made | null> {
    const { item, during } = work
    const put = (source: { bytes: Uint8Array } | { stream: AsyncIterable<Uint8Array> }, ending: string) =>
      objects.put({ dossierId: item.dossierId, source, name: `${item.title}.${ending}`, signal: during.signal })
    if (role === 'peaks') {
      const stored = await put({ stream: peaks({ ...work, ...during, onProgress }) }, 'peaks')
      if (stored.sizeBytes > 0)
        return { role, mime: 'application/octet-stream', recipe: { perSecond: peaksPerSecond }, stored }
      await objects.discard(stored.objectId)
      return null
    }
    const picture = role === 'poster' ? await poster(work) : await strip(work, onProgress)
    if (picture === null) return null
    return { role, mime: 'image/jpeg', recipe: picture.recipe, stored: await put({ bytes: picture.jpeg }, 'jpg') }
  }
}

function lacking(store: Store, item: Item): PreviewRole[] {
  const has = new Set(derivativesOf(store, item.objectId).map(({ role }) => role))
  const wanted: PreviewRole[] = []
  if (item.media?.videoCodec) wanted.push('poster', 'filmstrip')
  if (item.media?.audioCodec) wanted.push('peaks')
  return wanted.filter((role) => !has.has(role))
}

/** Its description was in order, but neither picture nor sound comes out of it. */
function markDamaged(store: Store, item: Item): void {
  if (item.media?.playing !== 'original') return
  store.record(system, 'recording.probed', item.id, (note) => {
    note({ flaw: 'damaged' })
    const flawed = { flaw: 'damaged', playing: 'failed' } as const
    store.run((q) => q.updateTable('media').set(flawed).where('item_id', '=', item.id))
  })
}

type Picture = { readonly jpeg: Uint8Array; readonly recipe: object } | null

async function poster({ source, tools, durationMs, during }: Work): Promise<Picture> {
  await during.hold()
  const atMs = Math.round(Math.min(posterAtMostMs, durationMs * posterAtShare))
  const order = { source, tools, second: atMs / 1000, widthPx: posterWidthPx, signal: during.signal }
  try {
    return { jpeg: await frame(order), recipe: { atMs, widthPx: posterWidthPx } }
  } catch (error) {
    if (isRefusal(error, 'recording.no-picture')) return null
    throw error
  }
}

async function strip(
  { item, source, tools, durationMs, during }: Work,
  onProgress: (share: number) => void,
): Promise<Picture> {
  const { width, height } = item.media ?? {}
  const order = {
    ...during,
    source,
    tools,
    durationMs,
    // A stream that does not say its size is drawn in the usual shape.
    widthPx: width ?? 16,
    heightPx: height ?? 9,
    onProgress,
  }
  const plan = planStrip(order)
  const jpeg = await filmstrip(order, plan)
  return jpeg === null ? null : { jpeg, recipe: plan }
}
