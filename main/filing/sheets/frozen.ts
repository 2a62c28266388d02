// Frozen sheets: PDFs kept with the seal of a dossier or of one supplement, never made again.
import { createHash } from 'node:crypto'
import type { Sheet, SheetKind } from '#shared/contract/sheets.ts'
import type { DossierObjects } from '../../dossiers/index.ts'
import type { Store } from '../../store/index.ts'
import type { StoredObject } from '../../vault/index.ts'
import type { ComposedSheet } from './compose-sheet.ts'

export interface FrozenSheets {
  /** Call it inside record(). */
  enter(supplementId: string | null, at: string): void
  /** When the seal did not come to pass. */
  discard(): Promise<void>
}

/** Encrypts and stores them before the transaction that enters them. */
export async function storeSheets(
  { store, objects }: { store: Store; objects: DossierObjects },
  dossierId: string,
  composed: readonly ComposedSheet[],
): Promise<FrozenSheets> {
  const stored: { sheet: ComposedSheet; object: StoredObject }[] = []
  const discard = async () => {
    for (const { object } of stored) await objects.discard(object.objectId)
  }
  try {
    for (const sheet of composed) {
      const object = await objects.put({ dossierId, source: { bytes: sheet.bytes }, name: sheet.name })
      stored.push({ sheet, object })
    }
  } catch (error) {
    await discard()
    throw error
  }
  return {
    discard,
    enter(supplementId, at) {
      for (const { sheet, object } of stored) {
        objects.enter(object, { dossierId, mime: 'application/pdf', role: 'sheet' })
        store.run((q) =>
          q.insertInto('frozen_sheet').values({
            dossier_id: dossierId,
            supplement_id: supplementId,
            kind: sheet.kind,
            object_id: object.objectId,
            pages: sheet.pages,
            frozen_at: at,
          }),
        )
      }
    },
  }
}

/** Those of the dossier first, then those of its supplements as they were sealed. */
export function frozenSheets(
  store: Store,
  dossierId: string,
  nameOf: (kind: SheetKind, supplementId: string | null) => string,
): Sheet[] {
  return store
    .all((q) =>
      q
        .selectFrom('frozen_sheet')
        .innerJoin('object', 'object.id', 'frozen_sheet.object_id')
        .where('frozen_sheet.dossier_id', '=', dossierId)
        .orderBy('frozen_sheet.frozen_at')
        .orderBy('frozen_sheet.kind')
        .select(['frozen_sheet.supplement_id', 'frozen_sheet.kind', 'frozen_sheet.object_id', 'frozen_sheet.pages'])
        .select(['frozen_sheet.frozen_at', 'object.size_bytes', 'object.sha256']),
    )
    .map((row) => ({
      kind: row.kind,
      supplementId: row.supplement_id,
      objectId: row.object_id,
      name: nameOf(row.kind, row.supplement_id),
      pages: row.pages,
      sizeBytes: row.size_bytes,
      sha256: row.sha256,
      frozenAt: row.frozen_at,
    }))
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
