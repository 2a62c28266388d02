// Runs the verification of a dossier and follows it; leaving the panel stops it.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { VerifyProgress } from '#shared/contract/dossiers.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { type Failure, toFailure } from '../desk/failure.ts'

type Running = 'idle' | 'running' | 'ended' | 'stopped'

export function useVerification(dossierId: string) {
  const queries = useQueryClient()
  const [state, setState] = useState<Running>('idle')
  const [progress, setProgress] = useState<VerifyProgress | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const stopper = useRef<AbortController | null>(null)
  useEffect(() => () => stopper.current?.abort(), [])
  const run = async () => {
    const stop = new AbortController()
    stopper.current = stop
    setState('running')
    setProgress(null)
    setFailure(null)
    try {
      for await (const step of await desk.dossiers.verify({ id: dossierId }, { signal: stop.signal })) setProgress(step)
      setState('ended')
      void queries.invalidateQueries({ queryKey: deskQuery.archive.health.key() })
    } catch (error) {
      setState('stopped')
      if (!stop.signal.aborted) setFailure(toFailure(error))
    }
  }
  return { state, progress, failure, start: () => void run(), stop: () => stopper.current?.abort() }
}
