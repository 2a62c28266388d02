// A queue on a real store whose jobs lie in the hands of the test: it sees them begin, and ends them as it likes.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { createIds, systemClock, systemRandom } from '#main/clock.ts'
import { createQueue, type JobRunner, type NewJob, type Queue } from '#main/jobs/index.ts'
import { headKeyFromSeed, openStore, type Store } from '#main/store/index.ts'
import { createTestClock, type TestClock } from './test-clock.ts'

export const caller = { name: 'zhang' }
export const newId = createIds(systemClock, systemRandom)

/** A job in the runner's hands, ended by the test. */
export interface Held {
  readonly title: string
  readonly signal: AbortSignal
  readonly onProgress: (share: number) => void
  readonly hold: () => Promise<void>
  readonly end: () => void
  readonly fail: (error: unknown) => void
}

export const job = (title: string, kind: NewJob['kind'] = 'playable-copy'): NewJob => ({
  kind,
  dossierId: null,
  itemId: newId(),
  title,
  input: { a: 1 },
})

export interface QueueBench {
  readonly clock: TestClock
  readonly incidents: unknown[]
  /** Of the store that is open now, as is what follows. */
  store: Store
  /** A test may put another one in its place. */
  queue: Queue
  held: Held[]
  hooks: string[]
  /** Once more, after the test has closed both. */
  open(): void
  begun(count: number): PromiseLike<void>
  states(): string[][]
  entries(): { event: string; subject: string | null; who: string; outcome: string }[]
  waitingTitles(): string[]
  close(): Promise<void>
}

export function openQueueBench(): QueueBench {
  const folder = mkdtempSync(join(tmpdir(), 'queue-'))
  const clock = createTestClock(new Date().toISOString())
  const incidents: unknown[] = []
  const bench: QueueBench = {
    clock,
    incidents,
    ...opened(folder, clock, incidents),
    open: () => void Object.assign(bench, opened(folder, clock, incidents)),
    begun: (count) => expect.poll(() => bench.held.length).toBe(count),
    states: () => bench.queue.list().map((each) => [each.title, each.state]),
    entries: () =>
      bench.store.all((q) =>
        q.selectFrom('journal').select(['event', 'subject', 'who', 'outcome']).orderBy('position'),
      ),
    waitingTitles: () =>
      bench.queue
        .list()
        .filter((each) => each.state === 'queued')
        .map((each) => each.title),
    async close() {
      await bench.queue.close()
      bench.store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return bench
}

function opened(folder: string, clock: TestClock, incidents: unknown[]) {
  const held: Held[] = []
  const hooks: string[] = []
  const store = openStore({
    file: join(folder, 'archive.db'),
    key: Buffer.alloc(32, 7),
    archiveId: 'a',
    headKey: headKeyFromSeed(Buffer.alloc(32, 9)),
    clock,
    create: true,
  })
  const holding: JobRunner = (job, { signal, onProgress, hold }) =>
    new Promise((resolve, reject) => {
      held.push({ title: job.title, signal, onProgress, hold, end: resolve, fail: reject })
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    })
  const queue = createQueue({
    store,
    clock,
    newId,
    runners: { 'playable-copy': holding, preview: holding, clip: holding, assignment: holding },
    onCancelled: ({ title }) => void hooks.push(`cancelled ${title}`),
    onRetried: ({ title }) => void hooks.push(`retried ${title}`),
    onIncident: (error) => `E${incidents.push(error)}`,
  })
  return { store, queue, held, hooks }
}
