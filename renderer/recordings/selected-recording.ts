// The recording in front of the person: what the recording panels work on.
import type { Item } from '#shared/contract/dossiers.ts'
import type { Evidence } from '../dossiers/use-evidence.ts'

export function selectedRecording(evidence: Evidence, items: readonly Item[]): Item | null {
  const id = evidence.here()?.itemId
  return items.find((item) => item.id === id && item.kind === 'recording') ?? null
}
