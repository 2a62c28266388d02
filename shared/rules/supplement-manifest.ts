// The manifest of a supplement (补充归档): what was filed after the seal, bound by hash to what was sealed before it. Stored
// hashes rest on its canonical JSON, so members and meaning must never change within version 1.
import * as z from 'zod'
import { canonicalJson } from './canonical-json.ts'
import { inCatalogueOrder, ManifestItem } from './manifest.ts'

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const SupplementManifest = z.strictObject({
  schema: z.literal('anjuan-supplement-manifest'),
  version: z.literal(1),
  archiveId: z.string().min(1),
  dossierId: z.string().min(1),
  /** 1, 2, 3 … within the dossier. */
  number: z.int().positive(),
  /** SHA-256 of the dossier's own sealed manifest. */
  dossierManifestSha256: Sha256,
  /** SHA-256 of the manifest of the supplement sealed before this one; null for the first. */
  previousSha256: Sha256.nullable(),
  items: z.array(ManifestItem),
})
export type SupplementManifest = z.infer<typeof SupplementManifest>

/** The exact text to hash (as UTF-8). Throws on two items in one place. */
export function supplementManifestText(
  manifest: Omit<SupplementManifest, 'schema' | 'version' | 'items'>,
  items: readonly ManifestItem[],
): string {
  return canonicalJson(
    SupplementManifest.parse({
      schema: 'anjuan-supplement-manifest',
      version: 1,
      ...manifest,
      items: inCatalogueOrder(items),
    }),
  )
}
