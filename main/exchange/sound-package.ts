// From an inspected folder to what 四性检测 judges: what lies on the disk, held beside what the package says of itself.
import type { PackageProblem } from '#shared/contract/packages.ts'
import { type PackageDescription, type PackedItem, packedItems } from '#shared/rules/package-description.ts'
import type { SoundPackage } from '#shared/rules/soundness-package.ts'
import { packageFiles as names } from '#shared/text/package-files.ts'
import type { PackageProblemCode } from '#shared/text/packages.ts'
import { lackingWords as words } from '#shared/text/soundness-package.ts'
import { detectOffered } from '../dossiers/index.ts'
import { formLayouts } from './make/forms.ts'
import type { Inspected } from './read/inspect.ts'
import { openSource } from './read/package-source.ts'
import { readGiver } from './receipts.ts'

/** Of folders and names; what is neither these nor of bytes is a matter of the description. */
const ofStructure: ReadonlySet<string> = new Set<PackageProblemCode>([
  'unknown-form',
  'two-forms',
  'link',
  'special',
  'unreadable',
  'name-encoding',
  'collision',
  'too-deep',
  'too-many',
  'outside-payload',
  'path-absolute',
  'path-escapes',
  'path-not-plain',
  'bag-fetch',
])
/** Told by the checks of the bytes themselves; `without-restricted` is as it was asked for. */
const toldElsewhere: ReadonlySet<string> = new Set<PackageProblemCode>([
  'hash',
  'missing',
  'extra',
  'unused',
  'encrypted',
  'item-hash',
  'item-size',
  'item-missing',
  'already-here',
  'without-restricted',
])
const unreadable: ReadonlySet<string> = new Set<PackageProblemCode>([
  'no-dossiers',
  'description-broken',
  'description-future',
  'xml-broken',
  'xml-entities',
  'eep-broken',
])

export async function soundPackage(inspected: Inspected, signal: AbortSignal): Promise<SoundPackage> {
  const { inspection, description, receipt, files, listed, hashes, encrypted } = inspected
  const { problems, form } = inspection
  const packed = (description?.dossiers ?? []).flatMap(packedItems)
  const mimes = await mimesOf(inspected, packed, signal)
  const said = receipt === null ? undefined : readGiver(receipt)?.statement
  const catalogue = packed.map(({ path, title, sizeBytes, sha256 }) => {
    return { path: path.normalize('NFC'), title, sizeBytes, sha256 }
  })
  const isCounted = countedIn(form)
  const counted = [...files.values()].filter(({ path }) => isCounted(path))
  return {
    files: [...files.values()].map(({ path, sizeBytes }) => ({
      path,
      sizeBytes,
      sha256: hashes.get(path) ?? null,
      listedSha256: listed.get(path)?.hashes.sha256 ?? null,
      mime: mimes.get(path) ?? null,
      encrypted: encrypted.has(path),
    })),
    catalogue,
    stated: { items: said?.files ?? null, sizeBytes: said?.sizeBytes ?? null },
    countedBytes: counted.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    description: {
      unread: description === null || problems.some(({ code }) => unreadable.has(code)),
      faults: sentencesOf(problems, (code) => !ofStructure.has(code) && !toldElsewhere.has(code)),
    },
    structure: sentencesOf(problems, (code) => ofStructure.has(code)),
    missing: [
      ...new Set([
        ...catalogue.map(({ path }) => path).filter((path) => !files.has(path)),
        ...pathsOf(problems, 'missing', 'item-missing'),
      ]),
    ],
    extra: pathsOf(problems, 'extra', 'unused'),
    metadataLacking: description === null ? [] : lackingIn(description, files),
    sentAs: said?.listSha256 ?? null,
    manifestSha256: inspection.listSha256 ?? '',
  }
}

const sentencesOf = (problems: readonly PackageProblem[], isMeant: (code: string) => boolean): string[] =>
  problems.filter(({ code }) => isMeant(code)).map(({ sentence }) => sentence)

const pathsOf = (problems: readonly PackageProblem[], ...codes: readonly PackageProblemCode[]): string[] =>
  problems.flatMap(({ code, at }) => (at !== null && codes.some((one) => one === code) ? [at] : []))

/** The giver counts before his form is written, and a bag's tags are listed after it. */
function countedIn(form: Inspected['inspection']['form']): (path: string) => boolean {
  const beside = form === null ? [] : [formLayouts[form].receiptJson, formLayouts[form].receiptPdf]
  return (path) => !beside.includes(path) && !(form === 'bagit' && /^tagmanifest-[^/]*\.txt$/.test(path))
}

/** By their first bytes, whatever the description says. */
async function mimesOf(
  { folder, files }: Inspected,
  packed: readonly PackedItem[],
  signal: AbortSignal,
): Promise<Map<string, string>> {
  const mimes = new Map<string, string>()
  for (const { path, originalName } of packed) {
    signal.throwIfAborted()
    const file = files.get(path.normalize('NFC'))
    if (file === undefined) continue
    const source = await openSource(folder, file)
    const detected = await detectOffered(source, originalName).finally(() => source.close())
    if (detected !== null) mimes.set(file.path, detected.mime)
  }
  return mimes
}

/** What a catalogue cannot do without. What an office wants of its dossiers beyond that is judged of the dossiers themselves. */
function lackingIn({ dossiers, form }: PackageDescription, files: Inspected['files']): string[] {
  return dossiers.flatMap((dossier) => {
    const { facts, folder } = dossier
    const metadata = `${folder}/${names.metadata}`.normalize('NFC')
    return [
      ...(facts.title.trim() === '' ? [words.title({ at: folder })] : []),
      ...(facts.agency.trim() === '' ? [words.agency({ at: folder })] : []),
      // An EEP has them inside.
      ...(form === 'eep' || files.has(metadata) ? [] : [words.metadata({ at: metadata })]),
      ...packedItems(dossier)
        .filter(({ title }) => title.trim() === '')
        .map(({ path }) => words.title({ at: path })),
    ]
  })
}
