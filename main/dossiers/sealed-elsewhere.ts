// Seals that another archive set: a dossier that came in a package keeps the manifest that was sealed there, and the journal's
// entry of the package stands for the seal.
import * as z from 'zod'
import type { Store } from '../store/index.ts'

const Entered = z.object({ manifests: z.array(z.string()) })

/** The hashes of the manifests that came with the package or parcel this dossier lay in; none for one of this archive. */
export function importedManifests(store: Store, dossierId: string): readonly string[] {
  return [...manifestsOfPackage(store, dossierId), ...manifestsOfParcels(store, dossierId)]
}

function manifestsOfParcels(store: Store, dossierId: string): readonly string[] {
  const entered = store.all((q) =>
    q
      .selectFrom('parcel_dossier')
      .innerJoin('journal', 'journal.subject', 'parcel_dossier.parcel_id')
      .where('parcel_dossier.dossier_id', '=', dossierId)
      .where('journal.event', '=', 'parcel.opened')
      .where('journal.outcome', '=', 'done')
      .select('journal.detail'),
  )
  return entered.flatMap(({ detail }) => Entered.safeParse(JSON.parse(detail)).data?.manifests ?? [])
}

function manifestsOfPackage(store: Store, dossierId: string): readonly string[] {
  const entered = store.one((q) =>
    q
      .selectFrom('package_dossier')
      .innerJoin('package', 'package.id', 'package_dossier.package_id')
      .innerJoin('journal', 'journal.subject', 'package.id')
      .where('package_dossier.dossier_id', '=', dossierId)
      .where('package.direction', '=', 'in')
      .where('journal.event', '=', 'package.imported')
      .where('journal.outcome', '=', 'done')
      .select('journal.detail'),
  )
  if (entered === null) return []
  return Entered.safeParse(JSON.parse(entered.detail)).data?.manifests ?? []
}

const Sealed = z.object({ archiveId: z.string() })

/** The archive that a manifest names as its own; null where the text names none. */
export function archiveIn(manifest: string): string | null {
  try {
    return Sealed.parse(JSON.parse(manifest)).archiveId
  } catch {
    return null
  }
}
