// Long work in the background: kept in the store, so that it survives a restart.
import * as z from 'zod'
import { command, feed, Id, Instant, nothing, query } from './procedure.ts'
import { caseWorkers } from './roles.ts'

/** Heavy ones (ffmpeg) run one at a time; light ones (moving bytes) beside them, one at a time too. */
export const heavyJobs = ['playable-copy', 'preview', 'analysis', 'clip', 'redaction', 'loan-copy'] as const
export const lightJobs = ['assignment'] as const
export const JobKind = z.enum([...heavyJobs, ...lightJobs])
export type JobKind = z.infer<typeof JobKind>

export const Job = z.object({
  id: Id,
  kind: JobKind,
  dossierId: Id.nullable(),
  itemId: Id.nullable(),
  title: z.string(),
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  /** 0 to 1. */
  progress: z.number(),
  /** Estimated from how it went so far; null before it can be. */
  remainingSeconds: z.int().nullable(),
  sentence: z.string().nullable(),
  createdAt: Instant,
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
})
export type Job = z.infer<typeof Job>

/** `paused` holds the running job where it is and begins no other; it ends with the archive's lock. */
export const QueueState = z.object({ paused: z.boolean() })
export type QueueState = z.infer<typeof QueueState>

const One = z.object({ id: Id })

export const jobs = {
  list: query({ by: caseWorkers, input: nothing, output: z.array(Job) }),
  watch: feed({ by: caseWorkers, input: nothing, item: z.array(Job) }),
  cancel: command({ by: caseWorkers, writes: 'job.cancelled', input: One, output: nothing }),
  /** A job that failed or was cancelled, once more. */
  retry: command({ by: caseWorkers, writes: 'job.retried', input: One, output: Job }),
  /** Before another waiting job; last when null. */
  move: command({
    by: caseWorkers,
    writes: 'job.moved',
    input: z.object({ id: Id, beforeId: Id.nullable() }),
    output: nothing,
  }),
  queue: query({ by: caseWorkers, input: nothing, output: QueueState }),
  pause: command({ by: caseWorkers, writes: 'queue.paused', input: nothing, output: QueueState }),
  resume: command({ by: caseWorkers, writes: 'queue.resumed', input: nothing, output: QueueState }),
}
