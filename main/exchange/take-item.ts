// An item that came from another archive, once its bytes are filed: what they are, how they are shown, and a copy where browsers
// cannot show them. Looked at in limited processes, as everything that comes from outside.
import type { PackedItem } from '#shared/rules/package-description.ts'
import { refuse } from '#shared/text/refusal.ts'
import { type DossierObjects, detectOffered, type LookInto } from '../dossiers/index.ts'
import type { StoredObject } from '../vault/index.ts'
import type { TakenItem } from './enter-package.ts'

export interface FiledItem {
  readonly dossierId: string
  readonly item: PackedItem
  readonly original: StoredObject
  /** What must be discarded if the dossier is not entered in the end; a copy made here is added. */
  readonly stored: StoredObject[]
  readonly signal: AbortSignal
}

/** Refuses `package.type` where the bytes are not what is said of them. */
export async function takeItem(
  { objects, look }: { objects: DossierObjects; look: LookInto },
  { dossierId, item, original, stored, signal }: FiledItem,
): Promise<TakenItem> {
  const reader = await objects.openStored(original.objectId, dossierId)
  try {
    const detected = await detectOffered(reader, item.originalName)
    if (detected === null || detected.mime !== item.mime || detected.kind !== item.kind) {
      throw refuse('package.type', { title: item.title })
    }
    const needsLook = detected.kind === 'recording' || detected.mime === 'image/tiff'
    const found = needsLook ? await look(reader, signal) : null
    if (found?.copy == null) {
      const viewing = found?.viewing ?? detected.viewing
      return { original, viewing, recording: found?.recording ?? null, copy: null }
    }
    const source = { bytes: found.copy }
    const copy = await objects.put({ dossierId, source, name: `${item.originalName}.pdf`, signal })
    stored.push(copy)
    return { original, viewing: found.viewing, recording: null, copy }
  } finally {
    await reader.close()
  }
}
