// How rows become packages as the contract describes them.
import * as z from 'zod'
import { Carrier, type Package } from '#shared/contract/packages.ts'
import { type Receipt, readReceipt } from '#shared/rules/package-receipt.ts'
import { packageStateNames } from '#shared/text/packages.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Store } from '../store/index.ts'
import { readGiver, readTaker, shownPart } from './receipts.ts'

/** What a row keeps beside its columns. */
export const PackageFacts = z.object({
  content: z.string(),
  sender: z.string(),
  receiver: z.string(),
  carrier: Carrier,
  withRestricted: z.boolean(),
  /** Of an incoming one: its sender's number, the id it bears there, and his archive. */
  senderNumber: z.string().nullable(),
  origin: z.object({ packageId: z.string(), archiveId: z.string() }).nullable(),
})
export type PackageFacts = z.infer<typeof PackageFacts>

export type PackageRow = NonNullable<ReturnType<typeof selectOne>>

function selectOne(store: Store, id: string) {
  return store.one((q) => q.selectFrom('package').selectAll().where('id', '=', id))
}

/** Refuses `package.unknown`. */
export function packageRow(store: Store, id: string): PackageRow {
  const row = selectOne(store, id)
  if (row === null) throw refuse('package.unknown')
  return row
}

/** The row of an outgoing package in one of these states. Refuses `package.unknown`, `package.state`. */
export function rowInState(store: Store, id: string, ...states: readonly PackageRow['state'][]): PackageRow {
  const row = packageRow(store, id)
  if (row.direction !== 'out') throw refuse('package.unknown')
  if (!states.includes(row.state)) throw refuse('package.state', { state: packageStateNames[row.state] })
  return row
}

export const factsOf = (row: Pick<PackageRow, 'facts'>): PackageFacts => PackageFacts.parse(JSON.parse(row.facts))

export const receiptOf = (row: Pick<PackageRow, 'receipt'>): Receipt | null =>
  row.receipt === null ? null : readReceipt(row.receipt)

export interface PackedRow {
  readonly package_id: string
  readonly id: string
  readonly title: string
  readonly number: string | null
  readonly manifest_sha256: string
}

/** The dossiers of these packages, in one query. */
export function dossiersIn(store: Store, packageIds: readonly string[]): Map<string, PackedRow[]> {
  const found = new Map<string, PackedRow[]>(packageIds.map((id) => [id, []]))
  const rows = store.all((q) =>
    q
      .selectFrom('package_dossier')
      .innerJoin('dossier', 'dossier.id', 'package_dossier.dossier_id')
      .where('package_id', 'in', [...packageIds])
      .orderBy('dossier.number')
      .orderBy('dossier.id')
      .select(['package_id', 'dossier.id', 'dossier.title', 'dossier.number', 'package_dossier.manifest_sha256']),
  )
  for (const row of rows) found.get(row.package_id)?.push(row)
  return found
}

export function toPackage(
  row: PackageRow,
  packed: readonly PackedRow[],
  viewer: string,
  shownName: (name: string) => string,
): Package {
  const receipt = receiptOf(row)
  const { origin: _origin, ...facts } = factsOf(row)
  return {
    id: row.id,
    number: row.number,
    direction: row.direction,
    form: row.form,
    title: row.title,
    ...facts,
    state: row.state,
    requestedBy: shownName(row.requested_by),
    requestedAt: row.requested_at,
    decidedBy: row.decided_by === null ? null : shownName(row.decided_by),
    decidedAt: row.decided_at,
    decision: row.decision,
    madeBy: row.made_by === null ? null : shownName(row.made_by),
    madeAt: row.made_at,
    files: row.files,
    sizeBytes: row.size_bytes,
    listSha256: row.list_sha256,
    dossiers: packed.map(({ id, title, number, manifest_sha256 }) => ({
      id,
      title,
      number,
      manifestSha256: manifest_sha256,
    })),
    giver: receipt === null ? null : shownPart(receipt.giver, readGiver(receipt)),
    taker: receipt === null ? null : shownPart(receipt.taker, readTaker(receipt)),
    isMine: row.requested_by === viewer,
  }
}

/** 2026-0001: a serial without gaps for each year and direction. */
export function nextPackageNumber(store: Store, direction: 'out' | 'in', year: string): string {
  const last = store.one((q) =>
    q
      .selectFrom('package')
      .select((e) => e.fn.max('number').as('number'))
      .where('direction', '=', direction)
      .where('number', 'like', `${year}-%`),
  )
  const serial = Number(last?.number?.slice(5) ?? 0) + 1
  return `${year}-${String(serial).padStart(4, '0')}`
}
