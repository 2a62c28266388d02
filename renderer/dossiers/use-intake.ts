// The filing queue on a screen: one queue for the window, and what of it belongs to one dossier.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { deskQuery } from '../desk/client.ts'
import { createIntakeQueue, isUnderWay } from './intake-queue.ts'

/** One for the window: filing goes on while other screens are open. */
export const intakeQueue = createIntakeQueue()

export function useFilings(dossierId: string) {
  const all = useSyncExternalStore(intakeQueue.subscribe, intakeQueue.filings)
  return useMemo(() => all.filter((filing) => filing.dossierId === dossierId), [all, dossierId])
}

/** Keeps the catalogue up to date as files arrive, and warns before the page is left. Once, in the frame. */
export function useFilingInBackground(): void {
  const queries = useQueryClient()
  useEffect(
    () =>
      intakeQueue.onFiled((dossierId) => {
        void queries.invalidateQueries({ queryKey: deskQuery.dossiers.items.key({ input: { id: dossierId } }) })
        void queries.invalidateQueries({ queryKey: deskQuery.dossiers.list.key() })
        void queries.invalidateQueries({ queryKey: deskQuery.dossiers.manifest.key() })
        void queries.invalidateQueries({ queryKey: deskQuery.supplements.list.key({ input: { dossierId } }) })
      }),
    [queries],
  )
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (intakeQueue.filings().some(isUnderWay)) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [])
}
