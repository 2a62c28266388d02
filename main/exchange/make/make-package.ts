// Making an approved package: planned, written beside its place, listed, signed, and given its name at the end.
import type { PackageChecks } from '#shared/contract/packages.ts'
import { type PackageDescription, packedItems } from '#shared/rules/package-description.ts'
import { type GiverStatement, gigabytes, type Receipt, receiptText } from '#shared/rules/package-receipt.ts'
import { packageFiles } from '#shared/text/package-files.ts'
import { isRefusal, refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../../clock.ts'
import type { Caller } from '../../desk-core.ts'
import type { DossierObjects } from '../../dossiers/index.ts'
import { metadataXml } from '../../filing/index.ts'
import type { People, SigningIdentity } from '../../people/index.ts'
import type { JudgedPackage, PackageTests } from '../../soundness/index.ts'
import type { Store } from '../../store/index.ts'
import { eepSigner } from '../eep/index.ts'
import { dossiersIn, factsOf, type PackageRow, rowInState } from '../package-rows.ts'
import { inspectPackage } from '../read/inspect.ts'
import { receiptPdf } from '../receipt-form.ts'
import { signPart } from '../receipts.ts'
import { soundPackage } from '../sound-package.ts'
import { dossierEep, type EepRooms } from './eeps.ts'
import { closeForm, type FormOrder, formLayouts, writeForm } from './forms.ts'
import { openPackageWriter, type PackageWriter, type WrittenFile } from './package-writer.ts'
import { assertAsApproved, type Plan, planPackage } from './plan.ts'

export interface MakeOrder {
  readonly id: string
  readonly folder: string
  readonly passphrase: string
  readonly looked: Pick<PackageChecks, 'usability' | 'safety' | 'carrier'>
}

export interface MakeRooms {
  readonly store: Store
  readonly objects: DossierObjects
  readonly people: Pick<People, 'signingIdentity'>
  readonly archiveId: string
  readonly archiveFolder: string
  readonly agency: string
  /** DER of the archive's root certificate. */
  readonly root: Uint8Array
  readonly clock: Clock
  readonly metadata: EepRooms['metadata']
  readonly soundness: Pick<PackageTests, 'judge' | 'enter'>
  readonly shownName: (name: string) => string
}

export interface MakePace {
  step: 'writing' | 'checking'
  doneBytes: number
  totalBytes: number
}

/** Whatever is thrown, nothing of the package stays. */
export async function makePackage(
  rooms: MakeRooms,
  caller: Caller,
  order: MakeOrder,
  pace: MakePace,
  signal: AbortSignal,
): Promise<PackageRow> {
  const { store } = rooms
  try {
    const row = rowInState(store, order.id, 'approved')
    // A wrong passphrase is said before gigabytes are written, not after.
    await withIdentity(rooms, caller, order, () => undefined)
    return await write(rooms, caller, order, row, pace, signal)
  } catch (error) {
    if (isRefusal(error)) store.refused(caller, 'package.made', order.id, error)
    throw error
  }
}

async function write(
  rooms: MakeRooms,
  caller: Caller,
  order: MakeOrder,
  row: PackageRow,
  pace: MakePace,
  signal: AbortSignal,
): Promise<PackageRow> {
  const { store, objects, clock } = rooms
  const facts = factsOf(row)
  const packed = dossiersIn(store, [row.id]).get(row.id) ?? []
  const dossierIds = packed.map(({ id }) => id)
  assertAsApproved(store, row.id, packed)
  const plan = planPackage(store, {
    dossierIds,
    withRestricted: facts.withRestricted,
    base: formLayouts[row.form].base,
  })
  pace.totalBytes = plan.totalBytes
  const { folder } = order
  const writer = await openPackageWriter({
    folder,
    archiveFolder: rooms.archiveFolder,
    objects,
    totalBytes: plan.totalBytes,
  })
  try {
    const onBytes = (done: number) => {
      pace.doneBytes = done
    }
    await writer.objects(plan.files, onBytes, signal)
    if (row.form !== 'eep') await writeMetadata(rooms, writer, plan)
    const madeAt = clock.now().toISOString()
    const description: PackageDescription = {
      ...{ schema: 'anjuan-package', version: 1, id: row.id, number: row.number, form: row.form, title: row.title },
      ...{ content: facts.content, agency: rooms.agency, archiveId: rooms.archiveId, madeAt },
      withRestricted: facts.withRestricted,
      dossiers: [...plan.dossiers],
    }
    const list = await withIdentity(rooms, caller, order, (identity) => {
      const signer = eepSigner(identity, caller.displayName, madeAt)
      const eepOf: FormOrder['eepOf'] = (said, dossier) => dossierEep(rooms, said, dossier, signer)
      return writeForm(writer, { description, facts, eepOf })
    })
    const listed = countOf(writer)
    const receipt = await signedReceipt(rooms, caller, order, row, description, list, listed, madeAt)
    const layout = formLayouts[row.form]
    await writer.bytes(layout.receiptJson, receiptText(receipt))
    await writer.bytes(layout.receiptPdf, await receiptPdf(receipt, new Date(madeAt)))
    await closeForm(writer, row.form)
    signal.throwIfAborted()
    await writer.publish()
    const judged = await readBack(rooms, folder, pace, signal)
    return enter(rooms, caller, row, receipt, list, listed, madeAt, judged)
  } catch (error) {
    await writer.discard()
    throw error
  }
}

/**
 * The package as it lies there, read to its last byte. Where that is not what was written, the carrier is to blame and nothing is
 * handed over; refuses `package.carrier-differs`.
 */
async function readBack(
  { soundness }: MakeRooms,
  folder: string,
  pace: MakePace,
  signal: AbortSignal,
): Promise<JudgedPackage> {
  pace.step = 'checking'
  pace.doneBytes = 0
  const inspected = await inspectPackage({ store: null }, folder, pace, signal)
  // Papers that need a passphrase were sealed so, and a package without 副卷 was asked for: the test says the one, the form the other.
  const problems = inspected.problems.countBeside(['encrypted', 'without-restricted'])
  if (problems > 0) throw refuse('package.carrier-differs', { problems })
  return soundness.judge(await soundPackage(inspected, signal), inspected.readMs)
}

/** Metadata travel with the records (档发〔2012〕7号); an EEP has them inside. Of what stays here they say nothing. */
async function writeMetadata({ metadata }: MakeRooms, writer: PackageWriter, plan: Plan): Promise<void> {
  for (const dossier of plan.dossiers) {
    const packed = new Set(packedItems(dossier).map(({ id }) => id))
    const records = metadata.records(dossier.id).filter(({ item }) => item === null || packed.has(item.id))
    await writer.bytes(`${dossier.folder}/${packageFiles.metadata}`, metadataXml(records, []))
  }
}

interface Listed {
  readonly files: number
  readonly sizeBytes: number
}

function countOf(writer: PackageWriter): Listed {
  const files = writer.written()
  return { files: files.length, sizeBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) }
}

async function signedReceipt(
  rooms: MakeRooms,
  caller: Caller,
  order: MakeOrder,
  row: PackageRow,
  description: PackageDescription,
  list: WrittenFile,
  { sizeBytes }: Listed,
  madeAt: string,
): Promise<Receipt> {
  const facts = factsOf(row)
  const items = description.dossiers.reduce(
    (sum, { items: own, supplements }) =>
      sum + own.length + supplements.reduce((more, one) => more + one.items.length, 0),
    0,
  )
  const statement: GiverStatement = {
    schema: 'anjuan-receipt-giver',
    version: 1,
    packageId: row.id,
    number: row.number,
    form: row.form,
    title: row.title,
    content: facts.content,
    sender: rooms.agency,
    receiver: facts.receiver,
    carrier: facts.carrier,
    withRestricted: facts.withRestricted,
    files: items,
    dossiers: description.dossiers.length,
    sizeBytes,
    gigabytes: gigabytes(sizeBytes),
    digestAlgorithm: 'SHA-256',
    listSha256: list.sha256,
    manifests: description.dossiers.map(({ manifestSha256 }) => manifestSha256),
    // Every object was decrypted with its tags and compared with the hash it was sealed with; every planned file is there.
    checks: { accuracy: 'passed', completeness: 'passed', ...order.looked },
    filledBy: rooms.shownName(row.requested_by),
    approvedBy: row.decided_by === null ? '' : rooms.shownName(row.decided_by),
    signedBy: caller.displayName,
    signedAt: madeAt,
  }
  const giver = await withIdentity(rooms, caller, order, (identity) => signPart(statement, identity, rooms.root))
  return { schema: 'anjuan-receipt', version: 1, giver, taker: null }
}

/** The key is open only as long as it signs. */
async function withIdentity<T>(
  { people }: MakeRooms,
  caller: Caller,
  { passphrase }: MakeOrder,
  work: (identity: SigningIdentity) => T | Promise<T>,
): Promise<T> {
  const identity = await people.signingIdentity(caller, passphrase)
  try {
    return await work(identity)
  } finally {
    identity.privateKey.fill(0)
  }
}

function enter(
  { store, soundness }: MakeRooms,
  caller: Caller,
  { id, form }: PackageRow,
  receipt: Receipt,
  list: WrittenFile,
  { files, sizeBytes }: Listed,
  madeAt: string,
  judged: JudgedPackage,
): PackageRow {
  return store.record(caller, 'package.made', id, (note) => {
    const row = rowInState(store, id, 'approved')
    const made = {
      state: 'made',
      made_by: caller.name,
      made_at: madeAt,
      files,
      size_bytes: sizeBytes,
      list_sha256: list.sha256,
      receipt: receiptText(receipt),
    } as const satisfies Partial<PackageRow>
    note({ format: form, files, sizeBytes, sha256: list.sha256 })
    store.run((q) => q.updateTable('package').set(made).where('id', '=', id))
    soundness.enter(caller, id, judged)
    return { ...row, ...made }
  })
}
