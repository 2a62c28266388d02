// Supplements (补充归档): begun on a sealed dossier, filled through the ordinary intake, sealed for themselves. The seal of the
// dossier, and every opinion bound to it, stay as they are.
import type { Supplement } from '#shared/contract/supplements.ts'
import { isRefusal, refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import {
  dossierRow,
  keptDossierRow,
  partItemsOf,
  type SupplementRow,
  supplementManifestOf,
  supplementRow,
  supplementRows,
} from '../dossiers/index.ts'
import type { Actor, Store } from '../store/index.ts'
import type { Sheets } from './sheets/index.ts'

export interface Supplements {
  list(dossierId: string): Supplement[]
  manifest(dossierId: string, id: string): { canonical: string; sha256: string; sealed: boolean }
  /** Refuses `supplement.not-sealed`, `supplement.open-already`, `dossier.disposed`. */
  begin(caller: Actor, dossierId: string, reason: string): Supplement
  /** Refuses `supplement.ended`, `supplement.empty`, `dossier.receiving`. */
  seal(caller: Actor, id: string): Promise<Supplement>
  /** Refuses `supplement.ended`, `supplement.not-empty`. */
  drop(caller: Actor, id: string): Supplement
}

export function createSupplements(options: {
  store: Store
  sheets: Sheets
  archiveId: string
  clock: Clock
  newId: () => string
  isReceiving: (dossierId: string) => boolean
}): Supplements {
  const { store, sheets, archiveId, clock, newId, isReceiving } = options
  const now = () => clock.now().toISOString()

  function present(row: SupplementRow): Supplement {
    const items = partItemsOf(store, row.dossier_id, row.id)
    const recordings = items.filter(({ kind }) => kind === 'recording')
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
    return {
      id: row.id,
      dossierId: row.dossier_id,
      number: row.number,
      reason: row.reason,
      state: row.state,
      papers: items.length - recordings.length,
      pages: sum(items.map(({ pages }) => pages ?? 0)),
      recordings: recordings.length,
      recordingMs: sum(recordings.map(({ media }) => media?.durationMs ?? 0)),
      manifestSha256: row.manifest_sha256,
      begunBy: displayName(row.begun_by),
      begunAt: row.begun_at,
      sealedBy: row.sealed_by === null ? null : displayName(row.sealed_by),
      sealedAt: row.sealed_at,
    }
  }

  const displayName = (name: string) =>
    store.one((q) => q.selectFrom('user').select('display_name').where('name', '=', name))?.display_name ?? name

  function openRow(id: string): SupplementRow {
    const row = supplementRow(store, id)
    if (row.state !== 'open') throw refuse('supplement.ended')
    return row
  }

  function sealableRow(id: string): SupplementRow {
    const row = openRow(id)
    if (partItemsOf(store, row.dossier_id, id).length === 0) throw refuse('supplement.empty')
    if (isReceiving(row.dossier_id)) throw refuse('dossier.receiving')
    return row
  }

  async function seal(caller: Actor, id: string): Promise<Supplement> {
    const row = sealableRow(id)
    const before = sheets.gather(row.dossier_id)
    const frozen = await sheets.freezeSupplement(caller, before, row)
    try {
      return store.record(caller, 'supplement.sealed', id, (note) => {
        sealableRow(id)
        if (sheets.gather(row.dossier_id).stamp !== before.stamp) throw refuse('seal.changed')
        const { canonical, sha256 } = supplementManifestOf(store, archiveId, row)
        const at = now()
        note({ dossier: row.dossier_id, number: row.number, manifestSha256: sha256 })
        const sealed = {
          state: 'sealed',
          manifest: canonical,
          manifest_sha256: sha256,
          sealed_by: caller.name,
          sealed_at: at,
        } as const
        store.run((q) => q.updateTable('supplement').set(sealed).where('id', '=', id))
        frozen.enter(id, at)
        return present(supplementRow(store, id))
      })
    } catch (error) {
      await frozen.discard()
      throw error
    }
  }

  return {
    list: (dossierId) => supplementRows(store, dossierRow(store, dossierId).id).map(present),
    manifest(dossierId, id) {
      const row = supplementRow(store, id)
      if (row.dossier_id !== dossierId) throw refuse('supplement.unknown')
      if (row.manifest !== null && row.manifest_sha256 !== null)
        return { canonical: row.manifest, sha256: row.manifest_sha256, sealed: true }
      return { ...supplementManifestOf(store, archiveId, row), sealed: false }
    },
    begin(caller, dossierId, reason) {
      const id = newId()
      return store.record(caller, 'supplement.begun', id, (note) => {
        const dossier = keptDossierRow(store, dossierId)
        if (dossier.state !== 'sealed') throw refuse('supplement.not-sealed')
        const earlier = supplementRows(store, dossierId)
        const open = earlier.find(({ state }) => state === 'open')
        if (open !== undefined) throw refuse('supplement.open-already', { number: open.number })
        // Numbers of dropped ones are not given again: the journal names them.
        const number = (earlier.at(-1)?.number ?? 0) + 1
        note({ dossier: dossierId, number })
        const begun = { begun_by: caller.name, begun_at: now() }
        store.run((q) =>
          q.insertInto('supplement').values({
            id,
            dossier_id: dossierId,
            number,
            reason,
            state: 'open',
            manifest: null,
            manifest_sha256: null,
            ...begun,
            sealed_by: null,
            sealed_at: null,
          }),
        )
        return present(supplementRow(store, id))
      })
    },
    async seal(caller, id) {
      try {
        return await seal(caller, id)
      } catch (error) {
        if (isRefusal(error)) store.refused(caller, 'supplement.sealed', id, error)
        throw error
      }
    },
    drop(caller, id) {
      return store.record(caller, 'supplement.dropped', id, (note) => {
        const row = openRow(id)
        if (partItemsOf(store, row.dossier_id, id).length > 0) throw refuse('supplement.not-empty')
        if (isReceiving(row.dossier_id)) throw refuse('dossier.receiving')
        note({ dossier: row.dossier_id, number: row.number })
        store.run((q) => q.updateTable('supplement').set({ state: 'dropped' }).where('id', '=', id))
        return present(supplementRow(store, id))
      })
    },
  }
}
