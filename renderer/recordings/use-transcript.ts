// The transcript's store for as long as its panel is on screen.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Transcript } from '#shared/contract/transcripts.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useSession } from '../desk/session.tsx'
import { useDraft } from '../desk/use-kept.ts'
import { createTranscriptStore, type TranscriptStore, type UnsavedTranscript } from './transcript-store.ts'

export function useTranscriptStore(transcript: Transcript): TranscriptStore {
  const queries = useQueryClient()
  const { userId } = useSession()
  const { itemId } = transcript
  const [unsaved, keep] = useDraft<UnsavedTranscript | null>(`transcript.${userId}.${itemId}`, null)
  const [store] = useState(() =>
    createTranscriptStore({
      transcript,
      unsaved,
      save: (input) => desk.transcripts.save(input),
      onSaved: (saved) => queries.setQueryData(deskQuery.transcripts.get.queryKey({ input: { itemId } }), saved),
      keep,
    }),
  )
  useEffect(() => {
    const save = () => void store.flush()
    window.addEventListener('pagehide', save)
    return () => {
      window.removeEventListener('pagehide', save)
      void store.flush().finally(store.stop)
    }
  }, [store])
  return store
}

export function useTranscriptView(store: TranscriptStore) {
  return useSyncExternalStore(store.subscribe, store.view)
}
