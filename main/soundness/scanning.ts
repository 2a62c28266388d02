// Gives the papers of a dossier to the machine's virus scanner; recordings and what is too large for memory stay a person's matter.
import type { Item } from '#shared/contract/dossiers.ts'
import type { Scan } from '#shared/rules/soundness.ts'
import type { DossierObjects } from '../dossiers/index.ts'
import { scanForViruses, type VirusScanner } from '../jobs/index.ts'

/** Together they lie in memory for a moment. */
const batchBytes = 128 * 1024 * 1024

/** Null when there is no scanner, or it could not do its work. */
export async function scanItems(
  objects: Pick<DossierObjects, 'open'>,
  scanner: VirusScanner | null,
  items: readonly Item[],
  signal: AbortSignal,
): Promise<Scan | null> {
  if (scanner === null) return null
  const given = items.filter(({ kind, sizeBytes }) => kind === 'paper' && sizeBytes <= batchBytes)
  const infected: { itemId: string; title: string }[] = []
  for (const batch of batches(given)) {
    const sources = batch.map(({ id, objectId }) => ({ id, open: () => objects.open(objectId) }))
    const found = await scanForViruses(scanner, sources, signal)
    if (found === null) return null
    infected.push(...batch.filter(({ id }) => found.includes(id)).map(({ id, title }) => ({ itemId: id, title })))
  }
  return { version: scanner.version, scanned: given.length, infected, left: items.length - given.length }
}

function batches(items: readonly Item[]): Item[][] {
  const all: Item[][] = []
  let size = 0
  for (const item of items) {
    const current = all.at(-1)
    if (current === undefined || size + item.sizeBytes > batchBytes) {
      all.push([item])
      size = item.sizeBytes
    } else {
      current.push(item)
      size += item.sizeBytes
    }
  }
  return all
}
