// Long work in the background: kept in the store, so that it survives a restart.
import * as z from 'zod'
import { command, feed, Id, Instant, nothing, query } from './procedure.ts'
import { caseWorkers } from './roles.ts'

export const Job = z.object({
  id: Id,
  kind: z.enum(['playable-copy']),
  dossierId: Id.nullable(),
  itemId: Id.nullable(),
  title: z.string(),
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  /** 0 to 1. */
  progress: z.number(),
  sentence: z.string().nullable(),
  createdAt: Instant,
  endedAt: Instant.nullable(),
})
export type Job = z.infer<typeof Job>

export const jobs = {
  list: query({ by: caseWorkers, input: nothing, output: z.array(Job) }),
  watch: feed({ by: caseWorkers, input: nothing, item: z.array(Job) }),
  cancel: command({ by: caseWorkers, writes: 'job.cancelled', input: z.object({ id: Id }), output: nothing }),
}
