// The faults of the draft, for the fields that show their own.
import { createContext, useContext } from 'react'
import type { DraftFault } from '#shared/rules/standard-draft-faults.ts'

export const FaultContext = createContext<readonly DraftFault[]>([])

/** Sentences about this field, or about what lies in it. */
export function useFaults(path: string): string[] {
  const faults = useContext(FaultContext)
  return faults.filter((fault) => isWithin(fault.path, path)).map(({ sentence }) => sentence)
}

/** Sentences about a list itself, not about what lies in it. */
export function useOwnFaults(path: string): string[] {
  const faults = useContext(FaultContext)
  return faults.filter((fault) => fault.path === path).map(({ sentence }) => sentence)
}

export function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(`${outer}.`)
}
