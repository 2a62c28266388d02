// The redaction's store for as long as its panel is on screen, joined to the player.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Redaction } from '#shared/contract/redactions.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDraft } from '../desk/use-kept.ts'
import { useOpenRedaction } from './redaction-desk.tsx'
import { createRedactionStore, type RedactionStore, type UnsavedPlan } from './redaction-store.ts'

export function useRedactionStore(redaction: Redaction, editable: boolean): RedactionStore {
  const { itemId } = redaction
  const [unsaved, keep] = useDraft<UnsavedPlan | null>(`redaction.${itemId}`, null)
  const queries = useQueryClient()
  const open = useOpenRedaction()
  const [store] = useState(() =>
    createRedactionStore({
      redaction,
      editable,
      unsaved,
      save: (input) => desk.redactions.save(input),
      onSaved: (saved) => queries.setQueryData(deskQuery.redactions.get.queryKey({ input: { itemId } }), saved),
      keep,
      newId: () => crypto.randomUUID(),
    }),
  )
  useEffect(() => {
    open(store)
    const save = () => void store.flush()
    window.addEventListener('pagehide', save)
    return () => {
      open(null)
      window.removeEventListener('pagehide', save)
      void store.flush().finally(store.stop)
    }
  }, [open, store])
  return store
}
