// The EEP of each dossier of a package: its files by reference and hash, signed by whoever makes the package.
import { type PackageDescription, type PackedDossier, packedItems } from '#shared/rules/package-description.ts'
import type { MetadataBook } from '../../filing/index.ts'
import type { Store } from '../../store/index.ts'
import { type EepSigner, eepContent, writeEep } from '../eep/index.ts'

export interface EepRooms {
  readonly store: Store
  readonly metadata: Pick<MetadataBook, 'records'>
  readonly agency: string
}

export function dossierEep(
  rooms: EepRooms,
  { content, madeAt }: PackageDescription,
  dossier: PackedDossier,
  signer: EepSigner,
): string {
  const paths = new Map(packedItems(dossier).map(({ id, path }) => [id, path]))
  const eep = eepContent(rooms, {
    dossierId: dossier.id,
    createdAt: madeAt,
    description: content,
    include: ({ id }) => paths.has(id),
    fileOf: ({ id }) => ({ kind: 'reference', path: paths.get(id) ?? '' }),
  })
  return writeEep(eep, [signer])
}
