// The rows of the background queue: how jobs are kept, in which order they stand, and how they are shown.
import { sql } from 'kysely'
import { heavyJobs, type Job, lightJobs } from '#shared/contract/jobs.ts'
import type { Store } from '../store/index.ts'

export interface NewJob {
  readonly kind: Job['kind']
  readonly dossierId: string | null
  readonly itemId: string | null
  readonly title: string
  /** Plain data that the runner reads back. */
  readonly input: unknown
  /** Sign-in name; nobody's when left out: what the desk begins by itself. */
  readonly askedBy?: string | null
}

export interface QueuedJob extends NewJob {
  readonly id: string
  readonly askedBy: string | null
}

export type Lane = 'heavy' | 'light'
export const lanes: Readonly<Record<Lane, readonly Job['kind'][]>> = { heavy: heavyJobs, light: lightJobs }

/** One item may have several of these at once, each of something else: none is another's twin. */
export const manifoldJobs: readonly Job['kind'][] = ['clip', 'redaction', 'loan-copy']

export type QueueRows = ReturnType<typeof createRows>
export type JobRow = NonNullable<ReturnType<QueueRows['byId']>>

/** Jobs of one rank keep the order in which they were put in; their ids do not tell it. */
const inOrder = sql<number>`rowid`

export function createRows(store: Store) {
  /** After every other that has not ended; a clock that was set back changes nothing about that. */
  function lastRank(at: string): number {
    const last = store.one((q) =>
      q
        .selectFrom('job')
        .select((e) => e.fn.max('rank').as('rank'))
        .where('state', 'in', ['queued', 'running']),
    )
    return Math.max(Date.parse(at), (last?.rank ?? 0) + 1)
  }
  const waiting = () =>
    store.all((q) =>
      q.selectFrom('job').select(['id', 'rank']).where('state', '=', 'queued').orderBy('rank').orderBy(inOrder),
    )
  return {
    /** Whatever ran when the program ended begins anew. */
    restart: () =>
      store.run((q) =>
        q.updateTable('job').set({ state: 'queued', progress: 0, started_at: null }).where('state', '=', 'running'),
      ),
    /** When the objects of a job's dossier were destroyed; null while there is something to work on. */
    disposedAt: (dossierId: string | null) =>
      store.one((q) => q.selectFrom('dossier').select('disposed_at').where('id', '=', dossierId))?.disposed_at ?? null,
    begin: (id: string, at: string) =>
      store.run((q) =>
        q
          .updateTable('job')
          .set({ state: 'running', progress: 0, started_at: at })
          .where('id', '=', id)
          .where('ended_at', 'is', null),
      ),
    /** Stopped by the lock: it keeps its place. */
    putBack: (id: string) =>
      store.run((q) =>
        q
          .updateTable('job')
          .set({ state: 'queued', progress: 0, started_at: null })
          .where('id', '=', id)
          .where('ended_at', 'is', null),
      ),
    /** As if it had just been put in. */
    renew: (id: string, at: string) => {
      const fresh = { state: 'queued', progress: 0, fault: null, started_at: null, ended_at: null } as const
      store.run((q) =>
        q
          .updateTable('job')
          .set({ ...fresh, rank: lastRank(at) })
          .where('id', '=', id),
      )
    },
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
          asked_by: job.askedBy ?? null,
          rank: lastRank(at),
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
    nextOf: (lane: Lane) =>
      store.one((q) =>
        q
          .selectFrom('job')
          .selectAll()
          .where('state', '=', 'queued')
          .where('kind', 'in', [...lanes[lane]])
          .orderBy('rank')
          .orderBy(inOrder)
          .limit(1),
      ),
    /** Puts a waiting job before another, or last: the waiting ones share out the ranks they have. */
    move(id: string, beforeId: string | null): void {
      const before = waiting()
      const order = before.filter((one) => one.id !== id).map((one) => one.id)
      order.splice(beforeId === null ? order.length : order.indexOf(beforeId), 0, id)
      for (const [at, { id: held, rank }] of before.entries()) {
        const next = order[at] ?? id
        if (next !== held) store.run((q) => q.updateTable('job').set({ rank }).where('id', '=', next))
      }
    },
    /** Running ones, waiting ones in their order, then so many that ended, newest first. */
    listed: (ended: number) => [
      ...store.all((q) =>
        q
          .selectFrom('job')
          .selectAll()
          .where('ended_at', 'is', null)
          .orderBy('state', 'desc')
          .orderBy('rank')
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

export const toQueued = (row: JobRow): QueuedJob => ({
  id: row.id,
  kind: row.kind,
  dossierId: row.dossier_id,
  itemId: row.item_id,
  title: row.title,
  input: JSON.parse(row.input) as unknown,
  askedBy: row.asked_by,
})
