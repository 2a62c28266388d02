// Checks the whole archive: how far it is, and a way out. It ends with the screen that began it.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { CheckProgress } from '#shared/contract/checks.ts'
import { desk, deskQuery } from '../desk/client.ts'

export function useCheckAll() {
  const queries = useQueryClient()
  const [progress, setProgress] = useState<CheckProgress | null>(null)
  const [error, setError] = useState<unknown>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  async function start() {
    if (running.current !== null) return
    const own = new AbortController()
    running.current = own
    setError(null)
    try {
      for await (const step of await desk.checks.checkAll({}, { signal: own.signal })) setProgress(step)
    } catch (problem) {
      if (!own.signal.aborted) setError(problem)
      setProgress(null)
    } finally {
      running.current = null
      void queries.invalidateQueries({ queryKey: deskQuery.checks.overview.key() })
    }
  }
  return { progress, error, start: () => void start(), stop: () => running.current?.abort() }
}
