// Whether the background queue is paused, by anybody.
import { useQuery } from '@tanstack/react-query'
import { deskQuery } from './client.ts'

const pollMs = 5_000

export function useQueuePaused(enabled: boolean): boolean {
  const query = useQuery({
    ...deskQuery.jobs.queue.queryOptions({ input: {} }),
    refetchInterval: pollMs,
    enabled,
  })
  return query.data?.paused ?? false
}
