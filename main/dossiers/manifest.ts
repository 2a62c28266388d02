// The manifest of a dossier: the facts and items as they stand, in the one form that is hashed.
import { createHash } from 'node:crypto'
import type { DossierFacts, Item } from '#shared/contract/dossiers.ts'
import { createManifest, type ManifestItem, manifestText } from '#shared/rules/manifest.ts'

export interface ManifestCopy {
  readonly canonical: string
  /** SHA-256 of `canonical` as UTF-8, lower-case hex. */
  readonly sha256: string
}

/** What a manifest says of an item: all it needs to know, also of one that is not filed yet. */
export type ManifestedItem = Pick<
  Item,
  'position' | 'volume' | 'paperKind' | 'title' | 'originalName' | 'mime' | 'sizeBytes' | 'sha256' | 'madeOn' | 'pages'
> & { readonly media: Pick<NonNullable<Item['media']>, 'durationMs'> | null }

export function manifestOf(
  archiveId: string,
  id: string,
  facts: DossierFacts,
  items: readonly ManifestedItem[],
): ManifestCopy {
  const manifest = createManifest(
    archiveId,
    {
      id,
      category: facts.category,
      title: facts.title,
      number: facts.number,
      agency: facts.agency,
      facts: {
        partyKind: facts.party.kind,
        partyName: facts.party.name,
        partyCode: facts.party.code,
        partyAddress: facts.party.address,
        officers: facts.officers.map((officer) =>
          officer.card === null ? officer.name : `${officer.name} ${officer.card}`,
        ),
        ...facts.dates,
      },
    },
    items.map(manifestItem),
  )
  const canonical = manifestText(manifest)
  return { canonical, sha256: createHash('sha256').update(canonical).digest('hex') }
}

/** An item as every manifest names it. */
export function manifestItem(item: ManifestedItem): ManifestItem {
  return {
    position: item.position,
    volume: item.volume,
    kind: item.paperKind ?? 'unclassified',
    title: item.title,
    originalName: item.originalName,
    mime: item.mime,
    sizeBytes: item.sizeBytes,
    sha256: item.sha256,
    madeOn: item.madeOn,
    pages: item.pages,
    durationMs: item.media?.durationMs ?? null,
  }
}
