// Arranging (按归档次序排列): a dossier's papers in the order that the rulebook holds for its category and its agency's
// sector, volumes included. Only what the seal will cover is arranged; extracts and supplements have an order of their own.
import type { ArrangedItem, Arrangement, Placement } from '#shared/contract/arranging.ts'
import { DossierFacts, type Item, type Volume } from '#shared/contract/dossiers.ts'
import { categoryWords } from '#shared/rules/category.ts'
import { arrange, type FiledItem, movedPlaces, type PlacedItem } from '#shared/rules/filing-order.ts'
import type { FilingOrderPack } from '#shared/rules/pack.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import { dossierRow, insideItemsOf, itemsOf, openDossierRow, touch } from '../dossiers/index.ts'
import type { Rulebook } from '../rulebook/index.ts'
import type { Actor, Store } from '../store/index.ts'

export interface Arranging {
  /** What would move where, and why; nothing changes, so that a sealed dossier may be looked at too. */
  preview(dossierId: string): Arrangement
  /** Refuses `dossier.sealed`, `arranging.nothing`. */
  arrange(caller: Actor, dossierId: string): Item[]
  /** Refuses `dossier.sealed`, and `arranging.changed` unless the two lists name each item of the dossier once. */
  restore(caller: Actor, dossierId: string, volumes: Volumes): Item[]
}

export type Volumes = Readonly<Record<Volume, readonly string[]>>

export function createArranging(options: { store: Store; rulebook: Rulebook; clock: Clock }): Arranging {
  const { store, rulebook, clock } = options

  function plan(dossierId: string): { arrangement: Arrangement; items: readonly Item[] } {
    const { category, agency } = DossierFacts.parse(JSON.parse(dossierRow(store, dossierId).facts))
    const order = rulebook.filingOrder(categoryWords[category], agency)
    const kinds = new Map(rulebook.paperKinds().kinds.map((kind) => [kind.code, [kind.title, ...kind.aliases]]))
    const items = insideItemsOf(store, dossierId)
    const placed = arrange(items, {
      order,
      namesOf: (kind) => kinds.get(kind) ?? [],
      restrictedVolume: rulebook.filingPractice().restrictedVolume.used,
    })
    return { arrangement: arrangementOf(dossierId, order.pack, items, placed), items }
  }

  return {
    preview: (dossierId) => plan(dossierId).arrangement,
    arrange(caller, dossierId) {
      return store.record(caller, 'items.arranged', dossierId, (note) => {
        openDossierRow(store, dossierId)
        const { moves, unlisted, items, pack } = plan(dossierId).arrangement
        if (moves === 0) throw refuse('arranging.nothing')
        note({ moved: moves, items: items.length, unlisted, pack: rulebook.hashOf(pack.id) })
        place(store, idsOf(items))
        touch(store, dossierId, clock)
        return itemsOf(store, dossierId)
      })
    },
    restore(caller, dossierId, volumes) {
      return store.record(caller, 'items.ordered', dossierId, (note) => {
        openDossierRow(store, dossierId)
        const there = new Set(insideItemsOf(store, dossierId).map(({ id }) => id))
        const given = [...volumes.main, ...volumes.restricted]
        if (given.length !== there.size || new Set(given).size !== there.size || given.some((id) => !there.has(id))) {
          throw refuse('arranging.changed')
        }
        note({ items: given.length })
        place(store, volumes)
        touch(store, dossierId, clock)
        return itemsOf(store, dossierId)
      })
    },
  }
}

function arrangementOf(
  dossierId: string,
  { id, title, version, grade, gradeNote, sources }: FilingOrderPack,
  before: readonly Item[],
  placed: readonly PlacedItem[],
): Arrangement {
  const old = new Map(before.map((item) => [item.id, item]))
  const moved = movedIds(before, placed)
  const last = { main: 0, restricted: 0 }
  const items = placed.map(({ item, volume, placing }): ArrangedItem => {
    last[volume] += 1
    const from = { volume: item.volume, position: old.get(item.id)?.position ?? 0 }
    const to = { volume, position: last[volume] }
    return { id: item.id, title: item.title, from, to, moves: moved.has(item.id), placement: placementOf(placing) }
  })
  return {
    dossierId,
    pack: { id, title, version, grade, gradeNote, sources: sources.map((source) => source.title) },
    items,
    moves: moved.size,
    unlisted: items.filter(({ placement }) => placement.by === 'unlisted').length,
    opened: items.filter(({ from, to }) => from.volume === 'restricted' && to.volume === 'main').length,
  }
}

function placementOf(placing: PlacedItem['placing']): Placement {
  if (placing.by === 'group') return { by: 'group', group: placing.group.title, clause: placing.group.clause }
  if (placing.by === 'follows') return { by: 'follows', title: placing.leader.title, found: placing.found }
  return { by: 'unlisted' }
}

/** Those that change their volume, and those that change places with others of it. */
function movedIds(before: readonly FiledItem[], placed: readonly PlacedItem[]): Set<string> {
  const places = new Map(before.map(({ id }, at) => [id, at]))
  const moved = new Set(placed.flatMap(({ item, volume }) => (item.volume === volume ? [] : [item.id])))
  for (const volume of ['main', 'restricted'] as const) {
    const stay = placed.filter((one) => one.volume === volume && one.item.volume === volume)
    const changed = movedPlaces(stay.map(({ item }) => places.get(item.id) ?? 0))
    for (const { item } of stay) if (changed.has(places.get(item.id) ?? 0)) moved.add(item.id)
  }
  return moved
}

function idsOf(items: readonly ArrangedItem[]): Volumes {
  const inVolume = (volume: Volume) => items.filter(({ to }) => to.volume === volume).map(({ id }) => id)
  return { main: inVolume('main'), restricted: inVolume('restricted') }
}

function place(store: Store, volumes: Volumes): void {
  for (const volume of ['main', 'restricted'] as const) {
    for (const [at, id] of volumes[volume].entries()) {
      store.run((q) =>
        q
          .updateTable('item')
          .set({ volume, position: at + 1 })
          .where('id', '=', id),
      )
    }
  }
}
