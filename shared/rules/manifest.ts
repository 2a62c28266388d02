// The manifest of a sealed dossier: which items, in which order, with which bytes. Its canonical JSON is hashed at
// sealing and quoted by every signed opinion, so the members and their meaning must never change within version 1.
import * as z from 'zod'
import { canonicalJson } from './canonical-json.ts'

export { type CanonicalValue, canonicalJson } from './canonical-json.ts'

const Text = z.string().min(1)
const Fact = z.union([z.string(), z.int(), z.null(), z.array(z.string())])

export const ManifestItem = z.strictObject({
  /** 1-based place inside its volume. */
  position: z.int().positive(),
  volume: z.enum(['main', 'restricted']),
  /** Code from the paper-kinds pack. */
  kind: Text,
  title: Text,
  originalName: Text,
  mime: Text,
  sizeBytes: z.int().min(0),
  /** Of the original bytes, lower-case hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** 文书日期, as the catalogue states it. */
  madeOn: z.iso.date().nullable(),
  pages: z.int().positive().nullable(),
  durationMs: z.int().min(0).nullable(),
})

export const ManifestDossier = z.strictObject({
  id: Text,
  category: Text,
  /** 案件名称. */
  title: Text,
  /** 文号 of the decision, or of the case where there is none; null when not numbered. */
  number: Text.nullable(),
  agency: Text,
  /** The other facts of the dossier as they stood at sealing: party, officers, key dates. */
  facts: z.record(Text, Fact),
})

export const Manifest = z.strictObject({
  schema: z.literal('anjuan-manifest'),
  version: z.literal(1),
  archiveId: Text,
  dossier: ManifestDossier,
  items: z.array(ManifestItem),
})

export type ManifestItem = z.infer<typeof ManifestItem>
export type ManifestDossier = z.infer<typeof ManifestDossier>
export type Manifest = z.infer<typeof Manifest>

/** Items in order of volume (main first) and position, whatever order they came in. Throws on two in one place. */
export function createManifest(archiveId: string, dossier: ManifestDossier, items: readonly ManifestItem[]): Manifest {
  return Manifest.parse({
    schema: 'anjuan-manifest',
    version: 1,
    archiveId,
    dossier,
    items: inCatalogueOrder(items),
  })
}

/** Main volume first, each volume by position. Throws on two in one place. */
export function inCatalogueOrder(items: readonly ManifestItem[]): ManifestItem[] {
  const ordered = [...items].sort((a, b) =>
    a.volume === b.volume ? a.position - b.position : a.volume === 'main' ? -1 : 1,
  )
  ordered.forEach((item, at) => {
    const before = ordered[at - 1]
    if (before?.volume === item.volume && before.position === item.position) throw new Error('two items in one place')
  })
  return ordered
}

/** The exact text to hash (as UTF-8). */
export function manifestText(manifest: Manifest): string {
  return canonicalJson(manifest)
}
