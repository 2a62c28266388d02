// The faults of the draft, for the fields that show their own.
import { createContext, useContext } from 'react'
import type { DraftFault } from '#shared/rules/standard-draft-faults.ts'

export const FaultContext = createContext<readonly DraftFault[]>([])

/** What is wrong with this field, or with what lies in it. */
export function useFaults(path: string): DraftFault[] {
  const faults = useContext(FaultContext)
  return faults.filter((fault) => isWithin(fault.path, path))
}

/** What is wrong with a list itself, not about what lies in it. */
export function useOwnFaults(path: string): DraftFault[] {
  const faults = useContext(FaultContext)
  return faults.filter((fault) => fault.path === path)
}

export function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(`${outer}.`)
}
