// Taking a package in: read through once more, filed into the vault and read back, entered in one transaction. Whole or not at all.
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { PackageChecks } from '#shared/contract/packages.ts'
import type { PackageDescription, PackedItem, PackedSheet } from '#shared/rules/package-description.ts'
import { packedItems } from '#shared/rules/package-description.ts'
import type { Receipt, TakerStatement } from '#shared/rules/package-receipt.ts'
import { packageOutcomes } from '#shared/rules/soundness-package.ts'
import { dayOf } from '#shared/text/instant.ts'
import { isRefusal, refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import type { Caller } from '../desk-core.ts'
import type { DossierObjects, LookInto } from '../dossiers/index.ts'
import type { People } from '../people/index.ts'
import type { Recordings } from '../recordings/index.ts'
import type { JudgedPackage } from '../soundness/index.ts'
import type { Store } from '../store/index.ts'
import type { StoredObject } from '../vault/index.ts'
import { type EnterRooms, enterPackage, type TakenItem, type TakenSheet } from './enter-package.ts'
import { nextPackageNumber } from './package-rows.ts'
import { type Inspected, inspectPackage } from './read/inspect.ts'
import { readGiver, sha256Of, signPart } from './receipts.ts'
import { soundPackage } from './sound-package.ts'
import { takeItem } from './take-item.ts'

export interface ImportOrder {
  readonly folder: string
  readonly passphrase: string
  readonly looked: Pick<PackageChecks, 'usability' | 'safety' | 'carrier'>
}

export interface ImportRooms extends EnterRooms {
  readonly store: Store
  readonly objects: DossierObjects
  readonly recordings: Recordings
  readonly look: LookInto
  readonly people: Pick<People, 'signingIdentity'>
  readonly archiveFolder: string
  readonly agency: string
  readonly root: Uint8Array
  readonly clock: Clock
  readonly newId: () => string
}

export interface ImportPace {
  step: 'checking' | 'filing'
  doneBytes: number
  totalBytes: number
}

/** @returns the id of the package here. Refuses `package.unsound`, `package.here`, `package.changed`, `package.type`, `vault.disk-full`. */
export async function importPackage(
  rooms: ImportRooms,
  caller: Caller,
  order: ImportOrder,
  pace: ImportPace,
  signal: AbortSignal,
): Promise<string> {
  try {
    // A wrong passphrase is said before gigabytes are read, not after.
    const identity = await rooms.people.signingIdentity(caller, order.passphrase)
    identity.privateKey.fill(0)
    const inspected = await inspectPackage(rooms, order.folder, pace, signal)
    const { description, receipt } = assertSound(inspected)
    const judged = rooms.soundness.judge(await soundPackage(inspected, signal), inspected.readMs)
    pace.step = 'filing'
    pace.doneBytes = 0
    pace.totalBytes = description.dossiers.reduce(
      (sum, dossier) =>
        sum + [...packedItems(dossier), ...dossier.sheets].reduce((more, one) => more + one.sizeBytes, 0),
      0,
    )
    await assertRoom(rooms.archiveFolder, pace.totalBytes)
    return await take(rooms, caller, order, inspected, description, receipt, judged, pace, signal)
  } catch (error) {
    if (isRefusal(error)) rooms.store.refused(caller, 'package.imported', null, error)
    throw error
  }
}

function assertSound({ inspection, description, receipt }: Inspected) {
  const { problems, problemCount } = inspection
  const [first] = description?.dossiers ?? []
  if (problemCount > 0 && problems.every(({ code }) => code === 'already-here')) {
    throw refuse('package.here', { title: first?.facts.title ?? '' })
  }
  if (problemCount > 0 || description === null || receipt === null) {
    throw refuse('package.unsound', { problems: problemCount })
  }
  return { description, receipt }
}

/** Ciphertext is a little larger, and the disk of an archive is not filled to the last byte. */
async function assertRoom(folder: string, sizeBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  if (bavail > 0 && bavail * bsize < sizeBytes * 1.01 + 1024 * 1024) throw refuse('vault.disk-full')
}

async function take(
  rooms: ImportRooms,
  caller: Caller,
  order: ImportOrder,
  inspected: Inspected,
  description: PackageDescription,
  receipt: Receipt,
  judged: JudgedPackage,
  pace: ImportPace,
  signal: AbortSignal,
): Promise<string> {
  const { store, objects } = rooms
  const keys = new Map<string, Buffer>()
  const stored: StoredObject[] = []
  try {
    const taken = { items: new Map<string, TakenItem>(), sheets: new Map<string, TakenSheet>() }
    for (const dossier of description.dossiers) {
      keys.set(dossier.id, await objects.createKey(dossier.id))
      for (const item of packedItems(dossier)) {
        const original = await put(dossier.id, item, item.originalName)
        taken.items.set(item.path, await takeItem(rooms, { dossierId: dossier.id, item, original, stored, signal }))
      }
      for (const sheet of dossier.sheets)
        taken.sheets.set(sheet.path, await put(dossier.id, sheet, `${sheet.kind}.pdf`))
    }
    const at = rooms.clock.now().toISOString()
    const signed = await countersigned(rooms, caller, order, receipt, judged, at)
    signal.throwIfAborted()
    const id = rooms.newId()
    const number = nextPackageNumber(store, 'in', dayOf(at).slice(0, 4))
    enterPackage(rooms, caller, { id, number, at, description, receipt: signed, judged, keys, ...taken })
    return id
  } catch (error) {
    for (const { objectId } of stored) await objects.discard(objectId)
    for (const dossierId of keys.keys()) await objects.forsakeKey(dossierId)
    throw error
  }

  async function put(dossierId: string, packed: PackedItem | PackedSheet, name: string): Promise<StoredObject> {
    const entry = inspected.listed.get(packed.path.normalize('NFC'))
    if (entry === undefined) throw new Error('a sound package without one of its files')
    const before = pace.doneBytes
    const onProgress = (bytes: number) => {
      pace.doneBytes = before + bytes
    }
    const source = { path: join(inspected.folder, entry.file.place) }
    const one = await objects.put({ dossierId, source, name, signal, onProgress }).catch((error: unknown) => {
      const isGone = isRefusal(error, 'vault.source-changed') || isRefusal(error, 'vault.source-unreadable')
      throw isGone ? refuse('package.changed') : error
    })
    stored.push(one)
    pace.doneBytes = before + one.sizeBytes
    if (one.sha256 !== packed.sha256) throw refuse('package.changed')
    return one
  }
}

async function countersigned(
  rooms: ImportRooms,
  caller: Caller,
  { passphrase, looked }: ImportOrder,
  receipt: Receipt,
  { results }: JudgedPackage,
  at: string,
): Promise<Receipt> {
  const giver = readGiver(receipt)
  if (giver === null) throw new Error('a sound package without its giver')
  const statement: TakerStatement = {
    schema: 'anjuan-receipt-taker',
    version: 1,
    packageId: giver.statement.packageId,
    giverSha256: sha256Of(receipt.giver.statement),
    listSha256: giver.statement.listSha256,
    receiver: rooms.agency,
    // Every byte was compared with the list and with the seals, twice: in the folder and out of the archive.
    checks: packageOutcomes(results.lines, { accuracy: 'passed', completeness: 'passed', ...looked }),
    signedBy: caller.displayName,
    signedAt: at,
  }
  const identity = await rooms.people.signingIdentity(caller, passphrase)
  try {
    return { ...receipt, taker: signPart(statement, identity, rooms.root) }
  } finally {
    identity.privateKey.fill(0)
  }
}
