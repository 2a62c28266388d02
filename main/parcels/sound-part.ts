// Whether a campaign part says what it must, before any of it is taken in: dossiers that give their sealed manifests, standards
// that give their hashes, assignments over both, and exactly the files that are listed.
import { createHash } from 'node:crypto'
import { CampaignPart } from '#shared/rules/campaign-parcel.ts'
import { canonicalJson } from '#shared/rules/canonical-json.ts'
import { EvaluationStandardPack } from '#shared/rules/pack.ts'
import { type PackedItem, type PackedSheet, packedItems } from '#shared/rules/package-description.ts'
import { type ParcelHead, parcelFiles } from '#shared/rules/parcel.ts'
import { refuse } from '#shared/text/refusal.ts'
import { isWhole } from '../exchange/index.ts'
import { parsed } from './card.ts'

/** Refuses `parcel.newer`, `parcel.malformed`. */
export function readPart(content: unknown, head: ParcelHead): CampaignPart {
  if (isNewer(content, 'anjuan-campaign-part')) throw refuse('parcel.newer')
  const { data: part } = CampaignPart.safeParse(content)
  if (part === undefined || !isCoherent(part) || !isListed(part, head)) throw refuse('parcel.malformed')
  return part
}

export function isNewer(value: unknown, name: string): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { schema, version } = value as { schema?: unknown; version?: unknown }
  return schema === name && typeof version === 'number' && version > 1
}

function isCoherent({ dossiers, assignments, standards }: CampaignPart): boolean {
  const ids = new Set(dossiers.map(({ dossier }) => dossier.id))
  const known = new Set(standards.map(({ id }) => id))
  return (
    ids.size === dossiers.length &&
    known.size === standards.length &&
    new Set(assignments.map(({ id }) => id)).size === assignments.length &&
    assignments.every(({ dossierId }) => ids.has(dossierId)) &&
    dossiers.every(({ standardId, dossier }) => known.has(standardId) && isWhole(dossier)) &&
    standards.every(isStandard)
  )
}

function isStandard({ id, sha256, body }: CampaignPart['standards'][number]): boolean {
  const value = parsed(body)
  const { data: standard } = EvaluationStandardPack.safeParse(value)
  return standard?.id === id && createHash('sha256').update(canonicalJson(value)).digest('hex') === sha256
}

/** In their order: the envelope gives them one after the other. */
function isListed(part: CampaignPart, { files }: ParcelHead): boolean {
  const [first, ...rest] = files
  const wanted = filesOf(part)
  return (
    first?.path === parcelFiles.content &&
    rest.length === wanted.length &&
    wanted.every(({ file }, at) => {
      const listed = rest[at]
      return listed?.path === file.path && listed.sizeBytes === file.sizeBytes && listed.sha256 === file.sha256
    })
  )
}

export type PartFile =
  | { readonly dossierId: string; readonly file: PackedItem; readonly isItem: true }
  | { readonly dossierId: string; readonly file: PackedSheet; readonly isItem: false }

/** Every file of a part, in the order in which it lies there. */
export function filesOf({ dossiers }: CampaignPart): PartFile[] {
  return dossiers.flatMap(({ dossier }) => [
    ...packedItems(dossier).map((file) => ({ dossierId: dossier.id, file, isItem: true }) as const),
    ...dossier.sheets.map((file) => ({ dossierId: dossier.id, file, isItem: false }) as const),
  ])
}
