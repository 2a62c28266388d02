// X: a stretch becomes a recording of the dossier. The job goes on in the background; this follows it to its end.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Job } from '#shared/contract/jobs.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { type Deed, useDeed } from '../desk/use-deed.ts'
import { useJobs } from '../desk/use-jobs.ts'

export type ClipSpan = { readonly startMs: number; readonly endMs: number }
type ClipInput = Parameters<typeof desk.recordings.clip>[0]

export type ClipDesk = {
  readonly asked: ClipSpan | null
  readonly ask: (span: ClipSpan) => void
  readonly close: () => void
  readonly cut: Deed<ClipInput, Job>
  /** The clip being cut, or the last one. */
  readonly job: Job | null
  readonly dismiss: () => void
}

export function useClip(item: Item): ClipDesk {
  const queries = useQueryClient()
  const [asked, ask] = useState<ClipSpan | null>(null)
  const [begun, setBegun] = useState<Job | null>(null)
  const job = useJobs(begun !== null).find(({ id }) => id === begun?.id) ?? begun
  const cut = useDeed(desk.recordings.clip, {
    ownFailure: true,
    onDone: (made) => {
      setBegun(made)
      ask(null)
    },
  })
  const before = useRef(job?.state)
  useEffect(() => {
    const isNew = before.current !== job?.state
    before.current = job?.state
    if (!isNew || job?.state !== 'done') return
    void queries.invalidateQueries({ queryKey: deskQuery.dossiers.items.key({ input: { id: item.dossierId } }) })
    void queries.invalidateQueries({ queryKey: deskQuery.dossiers.get.key({ input: { id: item.dossierId } }) })
  }, [queries, job?.state, item.dossierId])
  return { asked, ask, close: () => ask(null), cut, job, dismiss: () => setBegun(null) }
}
