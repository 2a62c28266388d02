// The rows of a package that came in: its dossiers sealed as they were sealed, their items, sheets and supplements, and where all
// of it came from. One transaction.
import type { Viewing } from '#shared/contract/dossiers.ts'
import type { PackageDescription, PackedDossier, PackedItem, PackedSheet } from '#shared/rules/package-description.ts'
import { type Receipt, receiptText } from '#shared/rules/package-receipt.ts'
import { refuse } from '#shared/text/refusal.ts'
import { type DossierObjects, itemById } from '../dossiers/index.ts'
import type { Recordings } from '../recordings/index.ts'
import type { JudgedPackage, PackageTests } from '../soundness/index.ts'
import type { Actor, Store } from '../store/index.ts'
import type { StoredObject } from '../vault/index.ts'
import type { PackageFacts } from './package-rows.ts'
import { readGiver } from './receipts.ts'

export interface TakenItem {
  readonly original: StoredObject
  readonly viewing: Viewing
  readonly recording: Parameters<Recordings['enter']>[1] | null
  /** A PDF that shows what browsers cannot. */
  readonly copy: StoredObject | null
}

export type TakenSheet = StoredObject

export interface EnterRooms {
  readonly store: Store
  readonly objects: DossierObjects
  readonly recordings: Recordings
  readonly soundness: Pick<PackageTests, 'judge' | 'enter'>
  readonly agency: string
  readonly newId: () => string
}

/** What was filed of the dossiers that come in, in a package or in a parcel. */
export interface TakenDossiers {
  readonly at: string
  /** Wrapped keys by dossier. */
  readonly keys: ReadonlyMap<string, Buffer>
  /** By path in the package. */
  readonly items: ReadonlyMap<string, TakenItem>
  readonly sheets: ReadonlyMap<string, TakenSheet>
  /** Items keep the ids of the other archive, where what is said of them goes back to it. */
  readonly keepIds?: boolean
}

export interface PackageEntry extends TakenDossiers {
  readonly id: string
  readonly number: string
  readonly description: PackageDescription
  readonly receipt: Receipt
  readonly judged: JudgedPackage
}

export type EnterDossierRooms = Pick<EnterRooms, 'store' | 'objects' | 'recordings' | 'newId'>

/** Refuses `package.here` where one of them arrived meanwhile. */
export function enterPackage(rooms: EnterRooms, caller: Actor, entry: PackageEntry): void {
  const { store } = rooms
  const { id, description } = entry
  store.record(caller, 'package.imported', id, (note) => {
    enterRow(rooms, caller, entry)
    rooms.soundness.enter(caller, id, entry.judged)
    for (const dossier of description.dossiers) {
      enterDossier(rooms, entry, dossier)
      const origin = { package_id: id, dossier_id: dossier.id, manifest_sha256: dossier.manifestSha256 }
      store.run((q) => q.insertInto('package_dossier').values(origin))
    }
    note({
      format: description.form,
      from: description.archiveId,
      // The journal's word for every seal that came along; verifications rest on it.
      manifests: description.dossiers.flatMap(({ manifestSha256, supplements }) => [
        manifestSha256,
        ...supplements.map((supplement) => supplement.manifestSha256),
      ]),
      items: entry.items.size,
      sha256: readGiver(entry.receipt)?.statement.listSha256 ?? '',
    })
  })
}

function enterRow({ store, agency }: EnterRooms, caller: Actor, entry: PackageEntry): void {
  const { id, number, at, description, receipt } = entry
  const giver = readGiver(receipt)?.statement
  if (giver === undefined) throw new Error('a package without its giver')
  const facts: PackageFacts = {
    content: description.content,
    sender: description.agency,
    receiver: agency,
    carrier: giver.carrier,
    withRestricted: description.withRestricted,
    senderNumber: description.number,
    origin: { packageId: description.id, archiveId: description.archiveId },
  }
  store.run((q) =>
    q.insertInto('package').values({
      ...{ id, number, direction: 'in', form: description.form, title: description.title },
      ...{ facts: JSON.stringify(facts), state: 'imported', requested_by: caller.name, requested_at: at },
      ...{ decided_by: null, decided_at: null, decision: '', made_by: caller.name, made_at: at },
      ...{ files: entry.items.size, size_bytes: giver.sizeBytes, list_sha256: giver.listSha256 },
      receipt: receiptText(receipt),
    }),
  )
}

/** Sealed, as it was sealed elsewhere; whoever calls enters where it came from. Refuses `package.here`. */
export function enterDossier(rooms: EnterDossierRooms, entry: TakenDossiers, dossier: PackedDossier): void {
  const { store } = rooms
  const { id, facts } = dossier
  const here = store.one((q) => q.selectFrom('dossier').select('id').where('id', '=', id))
  if (here !== null) throw refuse('package.here', { title: facts.title })
  store.run((q) =>
    q.insertInto('dossier').values({
      ...{ id, category: facts.category, number: facts.number, title: facts.title, facts: JSON.stringify(facts) },
      key_wrapped: entry.keys.get(id) ?? null,
      ...{ state: 'sealed', manifest: dossier.manifest, manifest_sha256: dossier.manifestSha256 },
      ...{ sealed_at: dossier.sealedAt, sealed_by: dossier.sealedBy },
      ...{ created_at: dossier.createdAt, updated_at: entry.at },
    }),
  )
  const supplements = new Map<number, string>()
  for (const supplement of dossier.supplements) {
    supplements.set(supplement.number, supplement.id)
    store.run((q) =>
      q.insertInto('supplement').values({
        ...{ id: supplement.id, dossier_id: id, number: supplement.number, reason: supplement.reason, state: 'sealed' },
        ...{ manifest: supplement.manifest, manifest_sha256: supplement.manifestSha256 },
        ...{ begun_by: supplement.begunBy, begun_at: supplement.begunAt },
        ...{ sealed_by: supplement.sealedBy, sealed_at: supplement.sealedAt },
      }),
    )
  }
  enterItems(rooms, entry, dossier)
  for (const sheet of dossier.sheets) {
    enterSheet(rooms, entry, id, sheet, sheet.supplement === null ? null : (supplements.get(sheet.supplement) ?? null))
  }
}

/** New ids as a rule: those of another archive are only compared among each other. */
function enterItems(rooms: EnterDossierRooms, entry: TakenDossiers, dossier: PackedDossier): void {
  const { items, supplements } = dossier
  const all = [
    ...items.map((item) => ({ item, supplementId: null })),
    ...supplements.flatMap((one) => one.items.map((item) => ({ item, supplementId: one.id }))),
  ]
  const ids = new Map(all.map(({ item }) => [item.id, entry.keepIds === true ? item.id : rooms.newId()]))
  for (const { item, supplementId } of all) enterItem(rooms, entry, dossier.id, item, supplementId, ids)
}

function enterItem(
  { store, objects, recordings, newId }: EnterDossierRooms,
  entry: TakenDossiers,
  dossierId: string,
  item: PackedItem,
  supplementId: string | null,
  ids: ReadonlyMap<string, string>,
): void {
  const taken = entry.items.get(item.path)
  if (taken === undefined) throw new Error('an item without its object')
  const id = ids.get(item.id) ?? newId()
  objects.enter(taken.original, { dossierId, mime: item.mime, role: 'original' })
  if (taken.copy !== null) {
    const parentId = taken.original.objectId
    const recipe = 'tiff-to-pdf'
    objects.enter(taken.copy, { dossierId, mime: 'application/pdf', role: 'viewing-copy', parentId, recipe })
  }
  const { derivation } = item
  const parent = derivation === null ? null : { ...derivation, itemId: ids.get(derivation.itemId) ?? derivation.itemId }
  store.run((q) =>
    q.insertInto('item').values({
      ...{ id, dossier_id: dossierId, object_id: taken.original.objectId, kind: item.kind, volume: item.volume },
      ...{ position: item.position, title: item.title, paper_kind: item.paperKind, made_on: item.madeOn },
      ...{ pages: item.pages, original_name: item.originalName, viewing: taken.viewing },
      ...{ remarks: JSON.stringify(item.remarks), filed_at: item.filedAt, filed_by: item.filedBy },
      ...{ withdrawn_at: null, withdrawn_reason: null },
      ...{ derivation: parent === null ? null : JSON.stringify(parent), outside_seal: 0, supplement_id: supplementId },
    }),
  )
  if (taken.recording !== null) {
    recordings.enter(id, taken.recording, item.originalName)
    // Its length is under the seal: it stays as it was sealed, whatever the tools of this machine say.
    const duration_ms = item.durationMs ?? 0
    store.run((q) => q.updateTable('media').set({ duration_ms }).where('item_id', '=', id))
    recordings.queueDerivatives(itemById(store, id))
  }
}

function enterSheet(
  { store, objects }: EnterDossierRooms,
  entry: TakenDossiers,
  dossierId: string,
  sheet: PackedSheet,
  supplementId: string | null,
): void {
  const taken = entry.sheets.get(sheet.path)
  if (taken === undefined) throw new Error('a sheet without its object')
  objects.enter(taken, { dossierId, mime: 'application/pdf', role: 'sheet' })
  store.run((q) =>
    q.insertInto('frozen_sheet').values({
      ...{ dossier_id: dossierId, supplement_id: supplementId, kind: sheet.kind, object_id: taken.objectId },
      ...{ pages: sheet.pages, frozen_at: sheet.frozenAt },
    }),
  )
}
