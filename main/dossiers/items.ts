// The catalogue of an open dossier or supplement: titles, kinds, volumes, order, and taking a paper out before the seal.
import type { Item, Volume } from '#shared/contract/dossiers.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import type { Actor, Store } from '../store/index.ts'
import { assertChangeable, openPartOf, partItemsOf } from './parts.ts'
import { itemById, itemsOf } from './rows.ts'

export interface ItemChange {
  readonly id: string
  readonly title: string
  readonly volume: Volume
  readonly paperKind: string | null
  readonly madeOn: string | null
}

export interface Items {
  change(caller: Actor, change: ItemChange): Item
  order(caller: Actor, dossierId: string, volume: Volume, ids: readonly string[]): Item[]
  withdraw(caller: Actor, id: string, reason: string): Item[]
}

export function createItems(options: { store: Store; clock: Clock }): Items {
  const { store, clock } = options

  return {
    change(caller, { id, title, volume, paperKind, madeOn }) {
      return store.record(caller, 'item.changed', id, () => {
        const item = itemById(store, id)
        assertChangeable(store, item)
        const moved = volume !== item.volume
        const position = moved ? nextPosition(store, { ...item, volume }) : item.position
        store.run((q) =>
          q
            .updateTable('item')
            .set({ title, volume, position, paper_kind: paperKind, made_on: madeOn })
            .where('id', '=', id),
        )
        if (moved) closeGaps(store, item)
        touch(store, item.dossierId, clock)
        return itemById(store, id)
      })
    },
    order(caller, dossierId, volume, ids) {
      return store.record(caller, 'items.ordered', dossierId, () => {
        const { supplementId } = openPartOf(store, dossierId)
        const there = partItemsOf(store, dossierId, supplementId).filter((item) => item.volume === volume)
        const known = new Set(there.map((item) => item.id))
        if (new Set(ids).size !== ids.length || ids.length !== known.size || ids.some((id) => !known.has(id))) {
          throw refuse('item.order')
        }
        setPositions(store, ids)
        touch(store, dossierId, clock)
        return itemsOf(store, dossierId)
      })
    },
    withdraw(caller, id, reason) {
      return store.record(caller, 'item.withdrawn', id, () => {
        const item = itemById(store, id)
        // An extract beside a sealed dossier is no part of it, so that it may still go.
        if (!item.outsideSeal) assertChangeable(store, item)
        const cited = store.one((q) => q.selectFrom('finding').select('id').where('item_id', '=', id).limit(1))
        if (cited !== null) throw refuse('item.busy')
        const extract = extractOf(store, id)
        if (extract !== null) throw refuse('item.has-extracts', { title: extract })
        const at = clock.now().toISOString()
        store.run((q) => q.updateTable('item').set({ withdrawn_at: at, withdrawn_reason: reason }).where('id', '=', id))
        closeGaps(store, item)
        if (!item.outsideSeal) touch(store, item.dossierId, clock)
        return itemsOf(store, item.dossierId)
      })
    },
  }
}

/** The title of something still filed that was taken from this item; without its parent it would prove nothing. */
function extractOf(store: Store, id: string): string | null {
  const extract = store.one((q) =>
    q
      .selectFrom('item')
      .select('title')
      .where((e) => e(e.fn<string>('json_extract', ['derivation', e.val('$.itemId')]), '=', id))
      .where('withdrawn_at', 'is', null)
      .limit(1),
  )
  return extract?.title ?? null
}

type Place = Pick<Item, 'dossierId' | 'volume' | 'outsideSeal' | 'supplementId'>

/** 1-based; the end of the volume of the dossier or of one supplement, or of the extracts beside it. */
export function nextPosition(store: Store, { dossierId, volume, outsideSeal, supplementId }: Place): number {
  const last = store.one((q) =>
    q
      .selectFrom('item')
      .select((e) => e.fn.max('position').as('position'))
      .where('dossier_id', '=', dossierId)
      .where('volume', '=', volume)
      .where('outside_seal', '=', outsideSeal ? 1 : 0)
      .where('supplement_id', 'is', supplementId)
      .where('withdrawn_at', 'is', null),
  )
  return (last?.position ?? 0) + 1
}

export function touch(store: Store, dossierId: string, clock: Clock): void {
  const at = clock.now().toISOString()
  store.run((q) => q.updateTable('dossier').set({ updated_at: at }).where('id', '=', dossierId))
}

/** Where this item has left, those inside, those of each supplement and those beside the dossier close their own ranks. */
function closeGaps(store: Store, { dossierId, volume, outsideSeal, supplementId }: Item): void {
  setPositions(
    store,
    itemsOf(store, dossierId)
      .filter(
        (item) => item.volume === volume && item.outsideSeal === outsideSeal && item.supplementId === supplementId,
      )
      .map((item) => item.id),
  )
}

function setPositions(store: Store, ids: readonly string[]): void {
  for (const [index, id] of ids.entries()) {
    store.run((q) =>
      q
        .updateTable('item')
        .set({ position: index + 1 })
        .where('id', '=', id),
    )
  }
}
