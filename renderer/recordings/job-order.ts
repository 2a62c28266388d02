// Where a waiting job goes when it is moved up.
import type { Job } from '#shared/contract/jobs.ts'

type Waiting = Pick<Job, 'id' | 'state'>

/** The waiting job it shall stand before; null when it is the first already, or does not wait. */
export function jobBefore(jobs: readonly Waiting[], id: string, move: 'first' | 'up'): string | null {
  const queue = jobs.filter(({ state }) => state === 'queued')
  const at = queue.findIndex((job) => job.id === id)
  if (at <= 0) return null
  return queue[move === 'first' ? 0 : at - 1]?.id ?? null
}
