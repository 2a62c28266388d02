// Long work in the background: one job at a time, kept in the store, begun again after a restart.
import { sql } from 'kysely'
import type { Job } from '#shared/contract/jobs.ts'
import { faultSentence, isFaultCode } from '#shared/text/faults.ts'
import { Refusal, refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import type { Actor, Store } from '../store/index.ts'
import { createChanges } from './changes.ts'

export interface NewJob {
  readonly kind: Job['kind']
  readonly dossierId: string | null
  readonly itemId: string | null
  readonly title: string
  /** Plain data that the runner reads back. */
  readonly input: unknown
  /** One item may have several of these at once, as clips: none is taken for another's twin. */
  readonly distinct?: boolean
}

export interface QueuedJob extends NewJob {
  readonly id: string
}

/** Does one job. A refusal becomes the job's sentence; anything else an incident. Stops soon after the signal is aborted. */
export type JobRunner = (
  job: QueuedJob,
  during: { readonly signal: AbortSignal; readonly onProgress: (share: number) => void },
) => Promise<void>

export interface Queue {
  /** Also inside record(): it starts after the transaction. A job of the same kind that waits or runs for the item is returned instead. */
  enqueue(job: NewJob): Job
  /** Refuses `job.unknown`, `job.ended`. Writes `job.cancelled`. */
  cancel(caller: Actor, id: string): void
  /** Running and waiting ones, then the newest that ended. */
  list(): Job[]
  /** The list now, and again whenever it changed, until the signal is aborted. */
  watch(signal: AbortSignal): AsyncIterable<Job[]>
  /** When nothing runs or waits any more. */
  idle(): Promise<void>
  /** Stops the running job, which will begin again when the archive is next opened. */
  close(): Promise<void>
}

export interface QueueOptions {
  readonly store: Store
  readonly clock: Clock
  readonly newId: () => string
  readonly runners: Readonly<Partial<Record<Job['kind'], JobRunner>>>
  /** Told inside the transaction that cancels a job, whether it waited or ran. */
  readonly onCancelled?: (job: QueuedJob) => void
  /** Files what nobody expected, and gives the number that people are told. */
  readonly onIncident: (error: unknown) => string
}

type JobRow = NonNullable<ReturnType<ReturnType<typeof createRows>['oldestQueued']>>

const endedShown = 50

interface Running {
  readonly id: string
  readonly stop: AbortController
  progress: number
  readonly settled: Promise<void>
}

export function createQueue(options: QueueOptions): Queue {
  const { store, runners } = options
  const rows = createRows(store)
  const changes = createChanges()
  let running: Running | null = null
  let closed = false
  rows.restart()

  const toJob = (row: JobRow): Job => shownJob(row, running?.id === row.id ? running.progress : row.progress)

  function finish(id: string, state: 'done' | 'failed', fault: string | null): void {
    rows.end(id, state, fault, options.clock.now().toISOString())
  }

  async function work(row: JobRow, stop: AbortController): Promise<void> {
    const onProgress = (share: number): void => {
      if (running?.id !== row.id || share - running.progress < 0.001) return
      running.progress = Math.min(1, share)
      changes.tell()
    }
    try {
      const run = runners[row.kind]
      if (run === undefined) throw new Error(`nobody runs ${row.kind}`)
      await run({ ...toQueued(row) }, { signal: stop.signal, onProgress })
      finish(row.id, 'done', null)
    } catch (error) {
      if (!stop.signal.aborted) finish(row.id, 'failed', faultOf(error, options.onIncident))
      else if (closed) rows.requeue(row.id)
    }
  }

  function pump(): void {
    if (closed || running !== null) return
    const row = rows.oldestQueued()
    if (row === null) return
    rows.begin(row.id)
    const stop = new AbortController()
    const settled = Promise.resolve()
      .then(() => work(row, stop))
      .finally(() => {
        running = null
        changes.tell()
        pump()
      })
    running = { id: row.id, stop, progress: 0, settled }
    changes.tell()
  }

  function cancel(caller: Actor, id: string): void {
    store.record(caller, 'job.cancelled', id, () => {
      const row = rows.byId(id)
      if (row === null) throw refuse('job.unknown')
      if (row.ended_at !== null) throw refuse('job.ended')
      rows.end(id, 'cancelled', null, options.clock.now().toISOString())
      options.onCancelled?.(toQueued(row))
    })
    if (running?.id === id) running.stop.abort()
    changes.tell()
  }

  async function* watch(signal: AbortSignal): AsyncGenerator<Job[]> {
    for await (const _change of changes.follow(signal)) yield rows.listed(endedShown).map(toJob)
  }

  queueMicrotask(pump)
  return {
    enqueue(job) {
      const twin = job.itemId === null || job.distinct === true ? null : rows.unended(job.kind, job.itemId)
      if (twin !== null) return toJob(twin)
      const id = options.newId()
      rows.insert(id, job, options.clock.now().toISOString())
      queueMicrotask(() => {
        pump()
        changes.tell()
      })
      return toJob(rows.byId(id) as JobRow)
    },
    cancel,
    list: () => rows.listed(endedShown).map(toJob),
    watch,
    async idle() {
      // A microtask first: what was just put in has not begun yet.
      await Promise.resolve()
      while (running !== null) await running.settled
    },
    async close() {
      closed = true
      running?.stop.abort()
      await running?.settled
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

const toQueued = (row: JobRow): QueuedJob => ({
  id: row.id,
  kind: row.kind,
  dossierId: row.dossier_id,
  itemId: row.item_id,
  title: row.title,
  input: JSON.parse(row.input) as unknown,
})

const shownJob = (row: JobRow, progress: number): Job => ({
  id: row.id,
  kind: row.kind,
  dossierId: row.dossier_id,
  itemId: row.item_id,
  title: row.title,
  state: row.state,
  progress,
  sentence: sentenceOf(row.fault),
  remainingSeconds: null,
  createdAt: row.created_at,
  startedAt: row.started_at,
  endedAt: row.ended_at,
})

/** Jobs of the same millisecond keep the order in which they were put in; their ids do not tell it. */
const inOrder = sql<number>`rowid`

function createRows(store: Store) {
  const setState = (id: string, state: 'queued' | 'running'): void => {
    store.run((q) => q.updateTable('job').set({ state }).where('id', '=', id).where('ended_at', 'is', null))
  }
  return {
    /** Whatever ran when the program ended begins anew. */
    restart: () =>
      store.run((q) => q.updateTable('job').set({ state: 'queued', progress: 0 }).where('state', '=', 'running')),
    begin: (id: string) => setState(id, 'running'),
    requeue: (id: string) => setState(id, 'queued'),
    end: (id: string, state: 'done' | 'failed' | 'cancelled', fault: string | null, at: string) =>
      store.run((q) =>
        q
          .updateTable('job')
          .set({ state, fault, ended_at: at, ...(state === 'done' ? { progress: 1 } : {}) })
          .where('id', '=', id)
          .where('ended_at', 'is', null),
      ),
    insert: (id: string, job: NewJob, at: string) =>
      store.run((q) =>
        q.insertInto('job').values({
          id,
          kind: job.kind,
          dossier_id: job.dossierId,
          item_id: job.itemId,
          title: job.title,
          input: JSON.stringify(job.input ?? null),
          state: 'queued',
          progress: 0,
          fault: null,
          asked_by: null,
          rank: Date.parse(at),
          created_at: at,
          started_at: null,
          ended_at: null,
        }),
      ),
    byId: (id: string) => store.one((q) => q.selectFrom('job').selectAll().where('id', '=', id)),
    unended: (kind: Job['kind'], itemId: string) =>
      store.one((q) =>
        q
          .selectFrom('job')
          .selectAll()
          .where('kind', '=', kind)
          .where('item_id', '=', itemId)
          .where('ended_at', 'is', null),
      ),
    oldestQueued: () =>
      store.one((q) =>
        q.selectFrom('job').selectAll().where('state', '=', 'queued').orderBy('created_at').orderBy(inOrder).limit(1),
      ),
    listed: (ended: number) => [
      ...store.all((q) =>
        q
          .selectFrom('job')
          .selectAll()
          .where('ended_at', 'is', null)
          .orderBy('state', 'desc')
          .orderBy('created_at')
          .orderBy(inOrder),
      ),
      ...store.all((q) =>
        q
          .selectFrom('job')
          .selectAll()
          .where('ended_at', 'is not', null)
          .orderBy('ended_at', 'desc')
          .orderBy(inOrder, 'desc')
          .limit(ended),
      ),
    ],
  }
}
