// The background jobs as they move.
import { useQuery } from '@tanstack/react-query'
import type { Job } from '#shared/contract/jobs.ts'
import { deskQuery } from './client.ts'

const pollMs = 3_000
const none: readonly Job[] = []

/** Polled rather than watched: a browser keeps few connections to one place, and the player needs them. */
export function useJobs(enabled: boolean): readonly Job[] {
  const query = useQuery({
    ...deskQuery.jobs.list.queryOptions({ input: {} }),
    refetchInterval: pollMs,
    enabled,
  })
  return query.data ?? none
}

export function isUnderWay(job: Job): boolean {
  return job.state === 'queued' || job.state === 'running'
}
