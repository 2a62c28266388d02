// Recordings that wait for a dossier, each under a key of its own, so that one can be destroyed for good once its bytes stand
// in a dossier: first the key, both copies of it, then the object.
import type { Media, Viewing } from '#shared/contract/dossiers.ts'
import type { CaptureFacts } from '#shared/contract/recordings.ts'
import type { Actor, Store } from '../../store/index.ts'
import type {
  DossierKey,
  ObjectReader,
  ObjectSource,
  OpenVault,
  StoredObject,
  WatchOptions,
} from '../../vault/index.ts'

/** Bytes that are stored and read back, and that no row knows yet. */
export interface HeldBytes {
  readonly stored: StoredObject
  open(): Promise<ObjectReader>
  /** Nothing of them stays. */
  discard(): Promise<void>
}

export interface NewHolding {
  readonly name: string
  readonly mime: string
  readonly viewing: Viewing
  readonly media: Media | null
  readonly capture: CaptureFacts
  readonly takenAt: string
  readonly dueAt: string | null
}

export interface Holdings {
  take(source: ObjectSource, name: string, watch: WatchOptions): Promise<HeldBytes>
  /** Inside record(). Returns the holding's id. */
  enter(caller: Actor, held: HeldBytes, holding: NewHolding): string
  /** The key and the bytes of a holding that is filed go for good. Begun again after a crash, it does what is left. */
  release(holdingId: string): Promise<void>
  /** What a crash left of holdings that are filed. */
  releaseFiled(): Promise<void>
}

interface Taken extends HeldBytes {
  readonly holdingId: string
  readonly wrapped: Buffer
  readonly key: DossierKey
}

export function createHoldings(options: { store: Store; vault: OpenVault; newId: () => string }): Holdings {
  const { store, vault, newId } = options
  const taken = new WeakMap<HeldBytes, Taken>()

  async function take(source: ObjectSource, name: string, watch: WatchOptions): Promise<HeldBytes> {
    const holdingId = newId()
    const { key, wrapped } = await vault.dossierKeys.create(holdingId)
    const forget = async (): Promise<void> => {
      key.close()
      await vault.dossierKeys.destroy(holdingId)
    }
    try {
      const stored = await vault.objects.put({ dossierKey: key, source, label: { name }, verify: true, ...watch })
      const held: Taken = {
        holdingId,
        wrapped,
        key,
        stored,
        open: () => vault.objects.open(stored.objectId, key),
        async discard() {
          await vault.objects.discard(stored.objectId)
          await forget()
        },
      }
      taken.set(held, held)
      return held
    } catch (error) {
      await forget()
      throw error
    }
  }

  function enter(caller: Actor, held: HeldBytes, holding: NewHolding): string {
    const own = taken.get(held)
    if (own === undefined) throw new Error('bytes that were not taken here')
    const { holdingId, wrapped, stored } = own
    store.run((q) =>
      q.insertInto('holding').values({
        id: holdingId,
        key_wrapped: wrapped,
        object_id: null,
        name: holding.name,
        viewing: holding.viewing,
        media: holding.media === null ? null : JSON.stringify(holding.media),
        capture: JSON.stringify(holding.capture),
        taken_by: caller.name,
        taken_at: holding.takenAt,
        due_at: holding.dueAt,
        state: 'waiting',
        reason: null,
        item_id: null,
        ended_at: null,
      }),
    )
    store.run((q) =>
      q.insertInto('object').values({
        id: stored.objectId,
        dossier_id: null,
        holding_id: holdingId,
        size_bytes: stored.sizeBytes,
        sha256: stored.sha256,
        mime: holding.mime,
        role: 'held',
        parent_id: null,
        recipe: null,
        created_at: holding.takenAt,
      }),
    )
    store.run((q) => q.updateTable('holding').set({ object_id: stored.objectId }).where('id', '=', holdingId))
    own.key.close()
    return holdingId
  }

  async function release(holdingId: string): Promise<void> {
    const row = store.one((q) =>
      q.selectFrom('holding').select(['object_id', 'item_id', 'ended_at']).where('id', '=', holdingId),
    )
    // Never of one whose bytes stand nowhere else.
    if (row === null || row.item_id === null || row.ended_at === null) throw new Error('a holding that is not filed')
    await vault.dossierKeys.destroy(holdingId)
    store.run((q) => q.updateTable('holding').set({ key_wrapped: null }).where('id', '=', holdingId))
    const { object_id: objectId } = row
    if (objectId === null) return
    await vault.objects.erase(objectId)
    store.run((q) => q.updateTable('holding').set({ object_id: null }).where('id', '=', holdingId))
    store.run((q) => q.deleteFrom('object').where('id', '=', objectId).where('role', '=', 'held'))
  }

  return {
    take,
    enter,
    release,
    async releaseFiled() {
      const left = store.all((q) =>
        q
          .selectFrom('holding')
          .select('id')
          .where('ended_at', 'is not', null)
          .where('item_id', 'is not', null)
          .where((e) => e.or([e('object_id', 'is not', null), e('key_wrapped', 'is not', null)])),
      )
      for (const { id } of left) await release(id)
    },
  }
}
