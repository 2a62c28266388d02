// Stamps: from what a check was computed. A dossier whose stamp has not changed need not be checked anew to be listed.
import { createHash } from 'node:crypto'
import { type NumberStanding, noStanding } from '#shared/rules/number-series.ts'
import type { Store } from '../store/index.ts'

/**
 * The stamp of each dossier; every change that a check could see changes it, the passing of days excepted.
 * @param ids of the dossiers asked for; null for the whole archive, without what was disposed of
 * @param packs hashes of the packs in force
 */
export function stampsOf(
  store: Store,
  ids: Ids,
  standings: ReadonlyMap<string, NumberStanding>,
  packs: readonly string[],
): Map<string, string> {
  const parts = [pageParts, signatureParts, answerParts, captureParts, breakParts, absenceParts].map(
    (read) => new Map(read(store, ids).map((row) => [row.dossier_id, row])),
  )
  return new Map(
    dossierRows(store, ids).map(({ id, updated_at }) => {
      const all = [packs, updated_at, standings.get(id) ?? noStanding, parts.map((part) => part.get(id) ?? null)]
      return [id, createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 32)]
    }),
  )
}

type Ids = readonly string[] | null
interface Part {
  readonly dossier_id: string
}

function dossierRows(store: Store, ids: Ids) {
  return store.all((q) => {
    const all = q.selectFrom('dossier').select(['id', 'updated_at'])
    return ids === null ? all.where('disposed_at', 'is', null) : all.where('id', 'in', [...ids])
  })
}

function pageParts(store: Store, ids: Ids): Part[] {
  return store.all((q) => {
    const all = q
      .selectFrom('page_note')
      .innerJoin('item', 'item.id', 'page_note.item_id')
      .groupBy('item.dossier_id')
      .select((e) => [
        'item.dossier_id',
        e.fn.countAll<number>().as('notes'),
        e.fn.max('page_note.noted_at').as('noted'),
        e.fn.max('page_note.removed_at').as('removed'),
      ])
    return ids === null ? all : all.where('item.dossier_id', 'in', [...ids])
  })
}

function signatureParts(store: Store, ids: Ids): Part[] {
  return store.all((q) => {
    const all = q
      .selectFrom('signature_note')
      .innerJoin('item', 'item.id', 'signature_note.item_id')
      .groupBy('item.dossier_id')
      .select((e) => ['item.dossier_id', e.fn.max('noted_at').as('noted')])
    return ids === null ? all : all.where('item.dossier_id', 'in', [...ids])
  })
}

function answerParts(store: Store, ids: Ids): Part[] {
  return store.all((q) => {
    const all = q
      .selectFrom('check_answer')
      .groupBy('dossier_id')
      .select((e) => ['dossier_id', e.fn.countAll<number>().as('answers'), e.fn.max('answered_at').as('answered')])
    return ids === null ? all : all.where('dossier_id', 'in', [...ids])
  })
}

/** Facts typed of a recording carry no time of their own, so that they go into the stamp whole, as does what was found of its length. */
function captureParts(store: Store, ids: Ids): Part[] {
  return store.all((q) => {
    const all = q
      .selectFrom('item')
      .leftJoin('capture', 'capture.item_id', 'item.id')
      .leftJoin('media', 'media.item_id', 'item.id')
      .where('item.kind', '=', 'recording')
      .groupBy('item.dossier_id')
      .select((e) => [
        'item.dossier_id',
        e.fn<string | null>('group_concat', ['capture.facts']).as('facts'),
        e.fn<string | null>('group_concat', ['capture.offset_ms']).as('offsets'),
        e.fn<string | null>('group_concat', ['media.duration_ms']).as('lengths'),
        e.fn<string | null>('group_concat', ['media.recorded_at']).as('starts'),
      ])
    return ids === null ? all : all.where('item.dossier_id', 'in', [...ids])
  })
}

function breakParts(store: Store, ids: Ids): Part[] {
  return store.all((q) => {
    const all = q
      .selectFrom('recording_break')
      .innerJoin('item', 'item.id', 'recording_break.item_id')
      .groupBy('item.dossier_id')
      .select((e) => [
        'item.dossier_id',
        e.fn.countAll<number>().as('breaks'),
        e.fn.max('explained_at').as('explained'),
      ])
    return ids === null ? all : all.where('item.dossier_id', 'in', [...ids])
  })
}

function absenceParts(store: Store, ids: Ids): Part[] {
  return store.all((q) => {
    const all = q
      .selectFrom('recording_absence')
      .groupBy('dossier_id')
      .select((e) => [
        'dossier_id',
        e.fn.countAll<number>().as('absences'),
        e.fn.max('signed_at').as('signed'),
        e.fn.max('revoked_at').as('revoked'),
      ])
    return ids === null ? all : all.where('dossier_id', 'in', [...ids])
  })
}
