// anjuan.json against the lists and against itself: the items give exactly the manifest that was sealed, or nothing is taken in.
import type { PackageForm } from '#shared/contract/packages.ts'
import { Manifest } from '#shared/rules/manifest.ts'
import {
  mostDescriptionBytes,
  PackageDescription,
  type PackedDossier,
  type PackedItem,
  type PackedSupplement,
  packedItems,
} from '#shared/rules/package-description.ts'
import { SupplementManifest, supplementManifestText } from '#shared/rules/supplement-manifest.ts'
import { packageFiles } from '#shared/text/package-files.ts'
import { manifestItem, manifestOf } from '../../dossiers/index.ts'
import { formLayouts } from '../make/forms.ts'
import { sha256Of } from '../receipts.ts'
import type { ListedFile } from './lists.ts'
import { readBytes, utf8 } from './package-source.ts'
import { createProblems, type Problems } from './problems.ts'

export async function readDescription(
  folder: string,
  form: PackageForm,
  listed: ReadonlyMap<string, ListedFile>,
  problems: Problems,
): Promise<PackageDescription | null> {
  const entry = listed.get(formLayouts[form].description)
  if (entry === undefined) {
    problems.add('no-dossiers')
    return null
  }
  const text = entry.file.sizeBytes > mostDescriptionBytes ? null : utf8(await readBytes(folder, entry.file))
  const value = text === null ? null : parsed(text)
  if (isFuture(value)) {
    problems.add('description-future')
    return null
  }
  const { data: description = null } = PackageDescription.safeParse(value)
  if (description === null) problems.add('description-broken')
  else if (description.form !== form) problems.add('description-form')
  else checkDossiers(description, listed, problems)
  return description
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isFuture(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { schema, version } = value as { schema?: unknown; version?: unknown }
  return schema === 'anjuan-package' && typeof version === 'number' && version > 1
}

function checkDossiers(
  { dossiers, withRestricted, form }: PackageDescription,
  listed: ReadonlyMap<string, ListedFile>,
  problems: Problems,
): void {
  const used = new Set<string>()
  const ids = new Set<string>()
  for (const dossier of dossiers) {
    const { title } = dossier.facts
    if (ids.has(dossier.id)) problems.add('dossier-twice', { title })
    ids.add(dossier.id)
    used.add(`${dossier.folder}/${packageFiles.metadata}`.normalize('NFC'))
    for (const file of [...packedItems(dossier), ...dossier.sheets]) checkFile(file, title, listed, used, problems)
    if (!isCoherent(dossier)) problems.add('description-broken')
    checkManifest(dossier, withRestricted, problems)
    for (const supplement of dossier.supplements) checkSupplement(dossier, supplement, problems)
  }
  const { base } = formLayouts[form]
  for (const path of listed.keys()) {
    // Records that nobody speaks of: they would be lost on the way in.
    if (path.startsWith(`${base}${packageFiles.records}/`) && !used.has(path)) problems.add('unused', { at: path })
  }
}

/** Whether the facts and items of a dossier give exactly the manifests that were sealed, with nothing left behind. */
export function isWhole(dossier: PackedDossier): boolean {
  const problems = createProblems()
  checkManifest(dossier, true, problems)
  for (const supplement of dossier.supplements) checkSupplement(dossier, supplement, problems)
  return problems.count === 0 && isCoherent(dossier)
}

function checkFile(
  { path: written, sha256, sizeBytes }: Pick<PackedItem, 'path' | 'sha256' | 'sizeBytes'>,
  title: string,
  listed: ReadonlyMap<string, ListedFile>,
  used: Set<string>,
  problems: Problems,
): void {
  const at = written.normalize('NFC')
  const entry = listed.get(at)
  if (entry === undefined) {
    problems.add('item-missing', { at, title })
    return
  }
  if (used.has(at)) problems.add('item-twice', { at, title })
  used.add(at)
  if (entry.hashes.sha256 !== sha256) problems.add('item-hash', { at, title })
  if (entry.file.sizeBytes !== sizeBytes) problems.add('item-size', { at, title })
}

function checkManifest(dossier: PackedDossier, withRestricted: boolean, problems: Problems): void {
  const { title } = dossier.facts
  const sealed = manifestIn(dossier.manifest)
  if (!withRestricted && dossier.manifest === '') problems.add('without-restricted', { title })
  else if (sha256Of(dossier.manifest) !== dossier.manifestSha256) problems.add('manifest-hash', { title })
  else if (sealed === null) problems.add('manifest-differs', { title })
  else if (manifestNow(dossier, sealed.archiveId) !== dossier.manifest) problems.add('manifest-differs', { title })
}

function manifestIn(text: string): Manifest | null {
  const { data = null } = Manifest.safeParse(parsed(text))
  return data
}

/** As a second archive will compute it, from the facts and items that it takes in. */
function manifestNow({ id, facts, items }: PackedDossier, archiveId: string): string | null {
  try {
    return manifestOf(archiveId, id, facts, items.map(asItem)).canonical
  } catch {
    return null
  }
}

const asItem = (item: PackedItem): Parameters<typeof manifestOf>[3][number] => ({
  ...item,
  media: item.durationMs === null ? null : { durationMs: item.durationMs },
})

/** As a second archive will compute it, bound to the dossier's seal and to the supplement before it. */
function checkSupplement(dossier: PackedDossier, supplement: PackedSupplement, problems: Problems): void {
  // Of a dossier that is not whole nothing is compared: it cannot be taken in anyway.
  if (dossier.manifest === '') return
  const { number, manifest, manifestSha256 } = supplement
  if (sha256Of(manifest) !== manifestSha256 || supplementNow(dossier, supplement) !== manifest) {
    problems.add('supplement-hash', { title: dossier.facts.title, number })
  }
}

function supplementNow(dossier: PackedDossier, { number, manifest, items }: PackedSupplement): string | null {
  try {
    const { archiveId } = SupplementManifest.parse(parsed(manifest))
    const before = dossier.supplements.filter((one) => one.number < number).sort((a, b) => a.number - b.number)
    const previousSha256 = before.at(-1)?.manifestSha256 ?? null
    return supplementManifestText(
      { archiveId, dossierId: dossier.id, number, dossierManifestSha256: dossier.manifestSha256, previousSha256 },
      items.map((item) => manifestItem(asItem(item))),
    )
  } catch {
    return null
  }
}

/** Each name stands for one thing, and every extract leads back to an original of this dossier. */
function isCoherent(dossier: PackedDossier): boolean {
  const items = packedItems(dossier)
  const byId = new Map(items.map((item) => [item.id, item]))
  const { supplements, sheets } = dossier
  const numbers = new Set(supplements.map(({ number }) => number))
  const frozen = new Set(sheets.map(({ kind, supplement }) => `${kind} ${supplement ?? ''}`))
  return (
    byId.size === items.length &&
    numbers.size === supplements.length &&
    new Set(supplements.map(({ id }) => id)).size === supplements.length &&
    frozen.size === sheets.length &&
    sheets.every(({ supplement }) => supplement === null || numbers.has(supplement)) &&
    items.every((item) => leadsBack(item, byId))
  )
}

function leadsBack(item: PackedItem, byId: ReadonlyMap<string, PackedItem>): boolean {
  const passed = new Set<string>()
  for (let at: PackedItem | undefined = item; at !== undefined; ) {
    if (passed.has(at.id)) return false
    passed.add(at.id)
    if (at.derivation === null) return true
    at = byId.get(at.derivation.itemId)
  }
  return false
}
