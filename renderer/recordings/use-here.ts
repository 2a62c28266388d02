// The place a person has reached in an item, for panels that follow the playback.
import { useSyncExternalStore } from 'react'
import type { Evidence } from '../dossiers/use-evidence.ts'

export function useHereMs(evidence: Evidence, itemId: string): number {
  return useSyncExternalStore(evidence.watch, () => evidence.reached(itemId)?.ms ?? 0)
}
