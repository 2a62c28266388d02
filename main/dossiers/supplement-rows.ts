// Supplements as rows, and the manifest each of them is or would be sealed with.
import { createHash } from 'node:crypto'
import { supplementManifestText } from '#shared/rules/supplement-manifest.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Store } from '../store/index.ts'
import { type ManifestCopy, manifestItem } from './manifest.ts'
import { partItemsOf } from './parts.ts'
import { dossierRow } from './rows.ts'

export interface SupplementRow {
  readonly id: string
  readonly dossier_id: string
  readonly number: number
  readonly reason: string
  readonly state: 'open' | 'sealed' | 'dropped'
  readonly manifest: string | null
  readonly manifest_sha256: string | null
  readonly begun_by: string
  readonly begun_at: string
  readonly sealed_by: string | null
  readonly sealed_at: string | null
}

/** In the order in which they were begun. */
export function supplementRows(store: Store, dossierId: string): SupplementRow[] {
  return store.all((q) => q.selectFrom('supplement').selectAll().where('dossier_id', '=', dossierId).orderBy('number'))
}

/** Refuses `supplement.unknown`. */
export function supplementRow(store: Store, id: string): SupplementRow {
  const row = store.one((q) => q.selectFrom('supplement').selectAll().where('id', '=', id))
  if (row === null) throw refuse('supplement.unknown')
  return row
}

/** What its rows give today, sealed or not. Throws where they no longer give one. */
export function supplementManifestOf(store: Store, archiveId: string, row: SupplementRow): ManifestCopy {
  const before = supplementRows(store, row.dossier_id).filter(
    ({ number, state }) => number < row.number && state === 'sealed',
  )
  const canonical = supplementManifestText(
    {
      archiveId,
      dossierId: row.dossier_id,
      number: row.number,
      dossierManifestSha256: dossierRow(store, row.dossier_id).manifest_sha256 ?? '',
      previousSha256: before.at(-1)?.manifest_sha256 ?? null,
    },
    partItemsOf(store, row.dossier_id, row.id).map(manifestItem),
  )
  return { canonical, sha256: createHash('sha256').update(canonical).digest('hex') }
}
