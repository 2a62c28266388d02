// Runs a soundness test and follows it; leaving the panel stops it.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { SoundnessProgress, SoundnessStage } from '#shared/contract/soundness.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { type Failure, toFailure } from '../desk/failure.ts'

export function useSoundnessTest(dossierId: string, onDone: (testId: string) => void) {
  const queries = useQueryClient()
  const [progress, setProgress] = useState<SoundnessProgress | null>(null)
  const [stopped, setStopped] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const stopper = useRef<AbortController | null>(null)
  useEffect(() => () => stopper.current?.abort(), [])
  const run = async (stage: SoundnessStage) => {
    const stop = new AbortController()
    stopper.current = stop
    setStopped(false)
    setFailure(null)
    setProgress(nothingYet)
    try {
      for await (const step of await desk.soundness.test({ dossierId, stage }, { signal: stop.signal })) {
        setProgress(step)
        if (step.test === null) continue
        queries.setQueryData(deskQuery.soundness.get.queryKey({ input: { dossierId, id: step.test.id } }), step.test)
        await queries.invalidateQueries({ queryKey: deskQuery.soundness.list.key() })
        onDone(step.test.id)
      }
    } catch (error) {
      if (stop.signal.aborted) setStopped(true)
      else setFailure(toFailure(error))
    }
    setProgress(null)
  }
  return {
    progress,
    stopped,
    failure,
    start: (stage: SoundnessStage) => void run(stage),
    stop: () => stopper.current?.abort(),
  }
}

const nothingYet: SoundnessProgress = {
  phase: 'reading',
  done: 0,
  total: 0,
  doneBytes: 0,
  totalBytes: 0,
  bytesPerSecond: null,
  secondsLeft: null,
  test: null,
}
