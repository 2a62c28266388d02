// The files that make each form of package what it is, around the same records: 移交目录结构 (档发〔2012〕7号), BagIt 1.0
// (RFC 8493), EEP (DA/T 48).
import type { PackageForm } from '#shared/contract/packages.ts'
import { hashAlgorithms, hashListText } from '#shared/rules/hash-list.ts'
import { mostDescriptionBytes, type PackageDescription, type PackedDossier } from '#shared/rules/package-description.ts'
import { gigabytes } from '#shared/rules/package-receipt.ts'
import { dayOf } from '#shared/text/instant.ts'
import { environmentWords, explanationText, packageFiles as names, schemeText } from '#shared/text/package-files.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { PackageFacts } from '../package-rows.ts'
import { viewerPage } from '../viewer/viewer-page.ts'
import { dossierCatalogue, fileCatalogue, schemaText } from './catalogues.ts'
import { entriesOf, type PackageWriter, type WrittenFile } from './package-writer.ts'

export interface FormLayout {
  /** Before every path of records. */
  readonly base: string
  readonly description: string
  /** The list whose hash both sides sign. */
  readonly list: string
  readonly receiptJson: string
  readonly receiptPdf: string
}

export const formLayouts: Readonly<Record<PackageForm, FormLayout>> = {
  transfer: {
    base: '',
    description: `${names.others}/${names.description}`,
    list: `${names.others}/${names.sha256}`,
    receiptJson: `${names.others}/${names.receiptJson}`,
    receiptPdf: `${names.others}/${names.receiptPdf}`,
  },
  bagit: {
    base: 'data/',
    description: `data/${names.description}`,
    list: 'manifest-sha256.txt',
    receiptJson: names.receiptJson,
    receiptPdf: names.receiptPdf,
  },
  eep: {
    base: '',
    description: names.description,
    list: names.sha256,
    receiptJson: names.receiptJson,
    receiptPdf: names.receiptPdf,
  },
}

export interface FormOrder {
  readonly description: PackageDescription
  readonly facts: PackageFacts
  /** Text of one dossier's EEP; asked for that form alone. */
  readonly eepOf: (description: PackageDescription, dossier: PackedDossier) => string
}

/** Everything but the receipt, which is over this. Returns the list that is signed. Refuses `package.too-much-described`. */
export async function writeForm(writer: PackageWriter, order: FormOrder): Promise<WrittenFile> {
  const { description } = order
  const layout = formLayouts[description.form]
  const said = Buffer.from(`${JSON.stringify(description, null, 1)}\n`)
  if (said.length > mostDescriptionBytes) throw refuse('package.too-much-described')
  await writer.bytes(layout.description, said)
  if (description.form === 'transfer') await writeTransfer(writer, order)
  if (description.form === 'eep') await writeEeps(writer, order)
  if (description.form === 'bagit') return writeBag(writer, order)
  await writer.bytes(names.viewer, viewerPage(description, writer.written(), layout))
  const listed = [...writer.written()]
  const folder = layout.list.slice(0, layout.list.lastIndexOf('/') + 1)
  await writer.bytes(`${folder}${names.sha512}`, hashListText(entriesOf(listed, 'sha512')))
  return writer.bytes(layout.list, hashListText(entriesOf(listed, 'sha256')))
}

/** The last of a bag: what its tag files are. Nothing to do for the other forms. */
export async function closeForm(writer: PackageWriter, form: PackageForm): Promise<void> {
  if (form !== 'bagit') return
  const tags = writer.written().filter(({ path }) => !path.startsWith('data/'))
  for (const algorithm of hashAlgorithms) {
    await writer.bytes(`tagmanifest-${algorithm}.txt`, hashListText(entriesOf(tags, algorithm)))
  }
}

async function writeTransfer(writer: PackageWriter, { description, facts }: FormOrder): Promise<void> {
  const records = [...writer.written()].filter(({ path }) => path.startsWith(`${names.records}/`))
  const bytes = records.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  await writer.bytes(
    names.explanation,
    explanationText({
      carrierKind: facts.carrier.kind,
      capacity: `${gigabytes(bytes)} GB`,
      carrierNumber:
        facts.carrier.from === facts.carrier.to ? facts.carrier.from : `${facts.carrier.from}—${facts.carrier.to}`,
      keeper: facts.receiver,
      maker: facts.sender,
      checker: facts.sender,
      environment: environmentWords,
      number: description.number,
      title: description.title,
      dossiers: description.dossiers.length,
      files: records.length,
      bytes,
    }),
  )
  await writer.bytes(names.dossierCatalogue, dossierCatalogue(description))
  await writer.bytes(names.fileCatalogue, fileCatalogue(description))
  await writer.bytes(`${names.others}/${names.schema}`, await schemaText('transfer-catalogue'))
  await writer.bytes(`${names.others}/${names.scheme}`, schemeText)
}

async function writeEeps(writer: PackageWriter, { description, eepOf }: FormOrder): Promise<void> {
  for (const [at, dossier] of description.dossiers.entries()) {
    await writer.bytes(`${String(at + 1).padStart(4, '0')}.eep.xml`, eepOf(description, dossier))
  }
  await writer.bytes(names.eepSchema, await schemaText('eep-profile'))
}

async function writeBag(writer: PackageWriter, { description, facts }: FormOrder): Promise<WrittenFile> {
  const payload = [...writer.written()]
  const bytes = payload.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  await writer.bytes('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
  const info: readonly (readonly [string, string])[] = [
    ['Source-Organization', facts.sender],
    ['External-Description', facts.content],
    ['External-Identifier', description.number],
    ['Internal-Sender-Identifier', description.id],
    ['Bagging-Date', dayOf(description.madeAt)],
    ['Bag-Software-Agent', 'Anjuan'],
    ['Payload-Oxum', `${bytes}.${payload.length}`],
  ]
  // A value of more than one line would need folding; blanks say as much here.
  await writer.bytes(
    'bag-info.txt',
    info.map(([name, value]) => `${name}: ${value.replace(/\s+/g, ' ').trim()}\n`).join(''),
  )
  await writer.bytes('manifest-sha512.txt', hashListText(entriesOf(payload, 'sha512')))
  const list = await writer.bytes('manifest-sha256.txt', hashListText(entriesOf(payload, 'sha256')))
  await writer.bytes(names.viewer, viewerPage(description, payload, formLayouts.bagit))
  return list
}
