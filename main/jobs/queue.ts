// Long work in the background: one heavy job at a time and one light job beside it, kept in the store, begun again after a
// restart.
import type { Job, QueueState } from '#shared/contract/jobs.ts'
import { faultSentence, isFaultCode } from '#shared/text/faults.ts'
import { Refusal, refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import type { Actor, Store } from '../store/index.ts'
import { createChanges } from './changes.ts'
import { createGate } from './gate.ts'
import {
  createRows,
  type JobRow,
  type Lane,
  lanes,
  manifoldJobs,
  type NewJob,
  type QueuedJob,
  toQueued,
} from './queue-rows.ts'
import { remainingSeconds } from './remaining.ts'

export interface JobDuring {
  readonly signal: AbortSignal
  readonly onProgress: (share: number) => void
  /**
   * Resolves at once while the queue works, and when it goes on while it is paused. Awaited between two pieces of the work,
   * nothing of what was done is lost: ffmpeg waits until its output is taken. Rejects with the signal's reason.
   */
  readonly hold: () => Promise<void>
}

/** Does one job. A refusal becomes the job's sentence; anything else an incident. Stops soon after the signal is aborted. */
export type JobRunner = (job: QueuedJob, during: JobDuring) => Promise<void>

export interface Queue {
  /**
   * Also inside record(): it starts after the transaction. A job of the same kind that waits or runs for the item is returned
   * instead. Refuses `dossier.disposed`.
   */
  enqueue(job: NewJob): Job
  /** Refuses `job.unknown`, `job.ended`. Writes `job.cancelled`. */
  cancel(caller: Actor, id: string): void
  /**
   * Once more, at the end of the queue. Refuses `job.unknown`, `job.not-failed`, and `job.twin` when the same is waiting or
   * running already. Writes `job.retried`.
   */
  retry(caller: Actor, id: string): Job
  /** A waiting job before another one, or last. Refuses `job.unknown`, `job.not-waiting`. Writes `job.moved`. */
  move(caller: Actor, id: string, beforeId: string | null): void
  state(): QueueState
  /** Begins no other job and holds the running ones, until `resume` or the archive's lock. Writes `queue.paused`. */
  pause(caller: Actor): QueueState
  /** Writes `queue.resumed`. */
  resume(caller: Actor): QueueState
  /** Running and waiting ones, then the newest that ended. */
  list(): Job[]
  /** The list now, and again whenever it changed, until the signal is aborted. */
  watch(signal: AbortSignal): AsyncIterable<Job[]>
  /** When nothing runs any more, and nothing waits unless the queue is paused. */
  idle(): Promise<void>
  /** Stops the running jobs, which will begin again when the archive is next opened. */
  close(): Promise<void>
}

export interface QueueOptions {
  readonly store: Store
  readonly clock: Clock
  readonly newId: () => string
  readonly runners: Readonly<Partial<Record<Job['kind'], JobRunner>>>
  /** Told inside the transaction that cancels a job, whether it waited or ran. */
  readonly onCancelled?: (job: QueuedJob) => void
  /** Told inside the transaction that puts a failed or cancelled job in again. */
  readonly onRetried?: (job: QueuedJob) => void
  /** Files what nobody expected, and gives the number that people are told. */
  readonly onIncident: (error: unknown) => string
}

const endedShown = 50

interface Running {
  readonly id: string
  readonly stop: AbortController
  cancelled: boolean
  progress: number
  /** How long it worked before the last pause, and since when it works; null while it is held. */
  workedMs: number
  sinceMs: number | null
  settled: Promise<void>
}

export function createQueue(options: QueueOptions): Queue {
  const { store, runners, clock } = options
  const rows = createRows(store)
  const changes = createChanges()
  const gate = createGate()
  const running = new Map<Lane, Running>()
  let closed = false
  rows.restart()

  const nowMs = () => clock.now().getTime()
  const now = () => clock.now().toISOString()
  const runOf = (id: string) => [...running.values()].find((run) => run.id === id) ?? null
  const toJob = (row: JobRow): Job => {
    const run = row.state === 'running' ? runOf(row.id) : null
    return shownJob(row, run?.progress ?? row.progress, run === null ? null : estimate(run))
  }
  function estimate({ progress, workedMs, sinceMs }: Running): number | null {
    return remainingSeconds(progress, workedMs + (sinceMs === null ? 0 : nowMs() - sinceMs))
  }

  async function work(row: JobRow, run: Running): Promise<void> {
    const { signal } = run.stop
    const onProgress = (share: number): void => {
      if (share - run.progress < 0.001) return
      run.progress = Math.min(1, share)
      changes.tell()
    }
    try {
      const runner = runners[row.kind]
      if (runner === undefined) throw new Error(`nobody runs ${row.kind}`)
      await runner(toQueued(row), { signal, onProgress, hold: () => gate.pass(signal) })
      // Retried meanwhile, the row is another job's already.
      if (!run.cancelled) rows.end(row.id, 'done', null, now())
    } catch (error) {
      if (!signal.aborted) rows.end(row.id, 'failed', faultOf(error, options.onIncident), now())
      else if (closed && !run.cancelled) rows.putBack(row.id)
    }
  }

  function begin(lane: Lane): void {
    if (closed || gate.isShut() || running.has(lane)) return
    const row = rows.nextOf(lane)
    if (row === null) return
    rows.begin(row.id, now())
    const run: Running = {
      id: row.id,
      stop: new AbortController(),
      cancelled: false,
      progress: 0,
      workedMs: 0,
      sinceMs: nowMs(),
      settled: Promise.resolve(),
    }
    running.set(lane, run)
    run.settled = Promise.resolve()
      .then(() => work(row, run))
      .finally(() => {
        running.delete(lane)
        changes.tell()
        begin(lane)
      })
    changes.tell()
  }

  function pump(): void {
    for (const lane of Object.keys(lanes) as Lane[]) begin(lane)
    changes.tell()
  }

  /** Refuses `job.unknown`. */
  function known(id: string): JobRow {
    const row = rows.byId(id)
    if (row === null) throw refuse('job.unknown')
    return row
  }

  function cancel(caller: Actor, id: string): void {
    store.record(caller, 'job.cancelled', id, () => {
      const row = known(id)
      if (row.ended_at !== null) throw refuse('job.ended')
      rows.end(id, 'cancelled', null, now())
      options.onCancelled?.(toQueued(row))
    })
    const run = runOf(id)
    if (run !== null) {
      run.cancelled = true
      run.stop.abort()
    }
    changes.tell()
  }

  const twinOf = (kind: Job['kind'], itemId: string | null): JobRow | null =>
    itemId === null || manifoldJobs.includes(kind) ? null : rows.unended(kind, itemId)

  function retry(caller: Actor, id: string): Job {
    const job = store.record(caller, 'job.retried', id, () => {
      const row = known(id)
      if (row.state !== 'failed' && row.state !== 'cancelled') throw refuse('job.not-failed')
      if (twinOf(row.kind, row.item_id) !== null) throw refuse('job.twin')
      rows.renew(id, now())
      options.onRetried?.(toQueued(row))
      return toJob(known(id))
    })
    queueMicrotask(pump)
    return job
  }

  function move(caller: Actor, id: string, beforeId: string | null): void {
    store.record(caller, 'job.moved', id, () => {
      const wanted = beforeId === null ? [id] : [id, beforeId]
      if (wanted.map(known).some((row) => row.state !== 'queued')) throw refuse('job.not-waiting')
      if (id !== beforeId) rows.move(id, beforeId)
    })
    changes.tell()
  }

  const state = (): QueueState => ({ paused: gate.isShut() })

  function pause(caller: Actor): QueueState {
    store.record(caller, 'queue.paused', null, () => undefined)
    gate.shut()
    for (const run of running.values()) {
      if (run.sinceMs !== null) run.workedMs += nowMs() - run.sinceMs
      run.sinceMs = null
    }
    changes.tell()
    return state()
  }

  function resume(caller: Actor): QueueState {
    store.record(caller, 'queue.resumed', null, () => undefined)
    for (const run of running.values()) run.sinceMs ??= nowMs()
    gate.open()
    pump()
    return state()
  }

  const list = () => rows.listed(endedShown).map(toJob)
  async function* watch(signal: AbortSignal): AsyncGenerator<Job[]> {
    for await (const _change of changes.follow(signal)) yield list()
  }

  queueMicrotask(pump)
  return {
    enqueue(job) {
      const twin = twinOf(job.kind, job.itemId)
      if (twin !== null) return toJob(twin)
      const disposedAt = rows.disposedAt(job.dossierId)
      if (disposedAt !== null) throw refuse('dossier.disposed', { at: disposedAt })
      const id = options.newId()
      rows.insert(id, job, now())
      queueMicrotask(pump)
      return toJob(known(id))
    },
    cancel,
    retry,
    move,
    state,
    pause,
    resume,
    list,
    watch,
    async idle() {
      // A microtask first: what was just put in has not begun yet.
      await Promise.resolve()
      while (running.size > 0) await Promise.all([...running.values()].map((run) => run.settled))
    },
    async close() {
      closed = true
      const runs = [...running.values()]
      for (const run of runs) run.stop.abort()
      await Promise.all(runs.map((run) => run.settled))
      changes.end()
    },
  }
}

function faultOf(error: unknown, onIncident: (error: unknown) => string): string {
  if (error instanceof Refusal) return JSON.stringify({ code: error.code, params: error.params })
  return JSON.stringify({ code: 'door.incident', params: { number: onIncident(error) } })
}

function sentenceOf(fault: string | null): string | null {
  if (fault === null) return null
  const { code, params } = JSON.parse(fault) as { code: string; params: Record<string, unknown> }
  return isFaultCode(code) ? faultSentence(code, params) : null
}

const shownJob = (row: JobRow, progress: number, remaining: number | null): Job => ({
  id: row.id,
  kind: row.kind,
  dossierId: row.dossier_id,
  itemId: row.item_id,
  title: row.title,
  state: row.state,
  progress,
  sentence: sentenceOf(row.fault),
  remainingSeconds: remaining,
  createdAt: row.created_at,
  startedAt: row.started_at,
  endedAt: row.ended_at,
})
