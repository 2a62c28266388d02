// Runs queued copies: decrypts, transcodes, encrypts as it arrives, and enters the derivative with its recipe.
import * as z from 'zod'
import type { Item } from '#shared/contract/dossiers.ts'
import { refuse } from '#shared/text/refusal.ts'
import { itemById } from '../dossiers/index.ts'
import type { JobDuring, JobRunner } from '../jobs/index.ts'
import { system } from '../store/index.ts'
import type { StoredObject } from '../vault/index.ts'
import { copyIn, derivativesOf, supersedeCopy } from './derivatives.ts'
import { type CopyQuality, isFullCopy, playableCopy, probe } from './media/index.ts'
import { needed, type RunnerRooms } from './runner-rooms.ts'

export const CopyInput = z.object({ itemId: z.string(), quality: z.enum(['small', 'full']).default('small') })

export function createCopyRunner(rooms: RunnerRooms): JobRunner {
  const { store, objects, tools } = rooms
  return async (job, during) => {
    if (job.itemId === null) return
    const item = itemById(store, job.itemId)
    const { quality } = CopyInput.parse(job.input)
    // A crash between the copy's entry and the end of its job begins the job again.
    if (isMade(item, quality)) return
    try {
      await makeCopy(item, quality, during)
    } catch (error) {
      // A job that was only interrupted begins again at the next opening. A copy that is there goes on playing.
      if (!during.signal.aborted) copyFailed(item.id)
      throw error
    }
  }

  function isMade(item: Item, quality: CopyQuality): boolean {
    if (item.media?.playing !== 'copy') return false
    return quality === 'small' || isFullCopy(copyIn(derivativesOf(store, item.objectId))?.recipe ?? '')
  }

  function copyFailed(itemId: string): void {
    store.run((q) =>
      q
        .updateTable('media')
        .set({ playing: 'failed' })
        .where('item_id', '=', itemId)
        .where('playing', '=', 'preparing'),
    )
  }

  async function makeCopy(item: Item, quality: CopyQuality, during: JobDuring): Promise<void> {
    const { signal } = during
    const reader = await objects.open(item.objectId)
    try {
      const found = needed(await tools())
      const { media, flaw, playing } = await probe({ source: reader, tools: found, signal })
      if (media === null || playing === 'failed') throw refuse('recording.copy-failed')
      const copy = playableCopy({ ...during, source: reader, tools: found, media, quality, isFlawed: flaw !== null })
      const name = `${item.title}.mp4`
      const putting = objects.put({ dossierId: item.dossierId, source: { stream: copy.stream }, name, signal })
      try {
        // Whichever of the two fails first names the reason; both are always awaited.
        const [stored, recipe] = await Promise.all([putting, copy.done])
        enter(item, stored, copy.mime, recipe)
      } catch (error) {
        const stored = await putting.catch(() => null)
        if (stored !== null) await objects.discard(stored.objectId)
        throw error
      }
    } finally {
      await reader.close()
    }
  }

  function enter(item: Item, stored: StoredObject, mime: string, recipe: string): void {
    store.record(system, 'recording.copied', item.id, (note) => {
      note({ recipe, sha256: stored.sha256, parent: item.sha256 })
      supersedeCopy(store, item.objectId)
      const place = { dossierId: item.dossierId, parentId: item.objectId }
      objects.enter(stored, { ...place, mime, role: 'viewing-copy', recipe })
      store.run((q) => q.updateTable('media').set({ playing: 'copy' }).where('item_id', '=', item.id))
    })
  }
}
