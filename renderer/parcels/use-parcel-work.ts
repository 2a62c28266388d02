// One piece of long work on a parcel: how far it is, what came of it, and a way out.
import { useEffect, useRef, useState } from 'react'
import { type Failure, toFailure } from '../desk/failure.ts'

type Step = { readonly state: 'running'; readonly doneBytes: number; readonly totalBytes: number }

export type ParcelWork<Done> = {
  readonly state: 'idle' | 'running' | 'stopped' | 'failed' | 'done'
  readonly doneBytes: number
  readonly totalBytes: number
  readonly failure: Failure | null
  readonly outcome: Done | null
  readonly start: (feed: (signal: AbortSignal) => Promise<AsyncIterable<Step | Done>>) => void
  readonly stop: () => void
  readonly clear: () => void
}

const idle = { state: 'idle', doneBytes: 0, totalBytes: 0, failure: null, outcome: null } as const

export function useParcelWork<Done extends { readonly state: 'done' }>(
  onDone: (done: Done) => void = () => undefined,
): ParcelWork<Done> {
  const [now, setNow] = useState<Omit<ParcelWork<Done>, 'start' | 'stop' | 'clear'>>(idle)
  const stopper = useRef<AbortController | null>(null)
  useEffect(() => () => stopper.current?.abort(), [])
  const run = async (feed: (signal: AbortSignal) => Promise<AsyncIterable<Step | Done>>) => {
    const own = new AbortController()
    stopper.current = own
    setNow({ ...idle, state: 'running' })
    try {
      for await (const step of await feed(own.signal)) {
        if (step.state === 'running') setNow({ ...idle, ...step })
        else {
          setNow({ ...idle, state: 'done', outcome: step })
          onDone(step)
        }
      }
    } catch (error) {
      const failure = own.signal.aborted ? null : toFailure(error)
      setNow({ ...idle, state: failure === null ? 'stopped' : 'failed', failure })
    }
  }
  return {
    ...now,
    start: (feed) => void run(feed),
    stop: () => stopper.current?.abort(),
    clear: () => setNow(idle),
  }
}
