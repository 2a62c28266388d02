import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createIds, systemClock, systemRandom } from '#main/clock.ts'
import { createQueue, type JobRunner, type NewJob, type Queue } from '#main/jobs/index.ts'
import { headKeyFromSeed, openStore, type Store } from '#main/store/index.ts'
import { refuse } from '#shared/text/refusal.ts'

const caller = { name: 'zhang' }
const newId = createIds(systemClock, systemRandom)

/** A job in the runner's hands, ended by the test. */
interface Held {
  readonly title: string
  readonly signal: AbortSignal
  readonly onProgress: (share: number) => void
  readonly end: () => void
  readonly fail: (error: unknown) => void
}

let folder: string
let store: Store
let queue: Queue
let held: Held[]
let incidents: unknown[]

const holding: JobRunner = (job, { signal, onProgress }) =>
  new Promise((resolve, reject) => {
    held.push({ title: job.title, signal, onProgress, end: resolve, fail: reject })
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })

function open(): void {
  held = []
  store = openStore({
    file: join(folder, 'archive.db'),
    key: Buffer.alloc(32, 7),
    archiveId: 'a',
    headKey: headKeyFromSeed(Buffer.alloc(32, 9)),
    clock: systemClock,
    create: true,
  })
  const onIncident = (error: unknown): string => `E${incidents.push(error)}`
  queue = createQueue({ store, clock: systemClock, newId, runners: { 'playable-copy': holding }, onIncident })
}

const job = (title: string): NewJob => ({
  kind: 'playable-copy',
  dossierId: null,
  itemId: newId(),
  title,
  input: { a: 1 },
})
const begun = (count: number) => expect.poll(() => held.length).toBe(count)
const states = () => queue.list().map((each) => [each.title, each.state])

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'queue-'))
  incidents = []
  open()
})
afterEach(async () => {
  await queue.close()
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the queue', () => {
  test('does one job at a time, in the order they came', async () => {
    queue.enqueue(job('一'))
    queue.enqueue(job('二'))
    await begun(1)
    expect(states()).toEqual([
      ['一', 'running'],
      ['二', 'queued'],
    ])
    held[0]?.end()
    await begun(2)
    expect(held.map((each) => each.title)).toEqual(['一', '二'])
    held[1]?.end()
    await queue.idle()
    expect(queue.list().map((each) => [each.state, each.progress])).toEqual([
      ['done', 1],
      ['done', 1],
    ])
  })

  test('does not make the same thing twice at once', async () => {
    const one = job('一')
    const first = queue.enqueue(one)
    expect(queue.enqueue(one).id).toBe(first.id)
    await begun(1)
    expect(queue.enqueue(one).id).toBe(first.id)
    held[0]?.end()
    await queue.idle()
    expect(queue.enqueue(one).id).not.toBe(first.id)
  })

  test('tells the sentence of a refusal, and of anything else only its number', async () => {
    queue.enqueue(job('一'))
    queue.enqueue(job('二'))
    await begun(1)
    held[0]?.fail(refuse('recording.copy-failed'))
    await begun(2)
    held[1]?.fail(new Error('secret path'))
    await queue.idle()
    const sentences = Object.fromEntries(queue.list().map((each) => [each.title, each.sentence]))
    expect(queue.list().every((each) => each.state === 'failed' && each.endedAt !== null)).toBe(true)
    expect(sentences.一).toContain('原件未受影响')
    expect(sentences.二).toContain('事件 E1')
    expect(sentences.二).not.toContain('secret')
    expect(incidents).toEqual([new Error('secret path')])
  })

  test('cancels a running job and a waiting one, and the journal says who did', async () => {
    const running = queue.enqueue(job('一'))
    const waiting = queue.enqueue(job('二'))
    await begun(1)
    queue.cancel(caller, waiting.id)
    queue.cancel(caller, running.id)
    await queue.idle()
    expect(held).toHaveLength(1)
    expect(held[0]?.signal.aborted).toBe(true)
    expect(queue.list().map((each) => each.state)).toEqual(['cancelled', 'cancelled'])
    const entries = store.all((q) => q.selectFrom('journal').select(['event', 'subject', 'who', 'outcome']))
    expect(entries).toEqual([
      { event: 'job.cancelled', subject: waiting.id, who: 'zhang', outcome: 'done' },
      { event: 'job.cancelled', subject: running.id, who: 'zhang', outcome: 'done' },
    ])
  })

  test('refuses to cancel what ended or never was, and changes nothing', async () => {
    const ended = queue.enqueue(job('一'))
    await begun(1)
    held[0]?.end()
    await queue.idle()
    const before = queue.list()
    expect(() => queue.cancel(caller, ended.id)).toThrow(expect.objectContaining({ code: 'job.ended' }))
    expect(() => queue.cancel(caller, newId())).toThrow(expect.objectContaining({ code: 'job.unknown' }))
    expect(queue.list()).toEqual(before)
  })

  test('begins again after a restart, also when the program was killed in the middle', async () => {
    queue.enqueue(job('一'))
    queue.enqueue(job('二'))
    await begun(1)
    await queue.close()
    store.close()
    open()
    await begun(1)
    expect(held[0]?.title).toBe('一')
    // As after a kill: the row still says that it runs.
    expect(store.one((q) => q.selectFrom('job').select('state').where('title', '=', '一'))).toEqual({
      state: 'running',
    })
    const killed = queue
    store.run((q) => q.updateTable('job').set({ state: 'running' }).where('title', '=', '二'))
    await killed.close()
    store.close()
    open()
    expect(states()).toEqual([
      ['一', 'queued'],
      ['二', 'queued'],
    ])
    await begun(1)
  })

  test('does not begin what was put in by a transaction that was undone', async () => {
    expect(() =>
      store.record(caller, 'recording.copy-requested', null, () => {
        queue.enqueue(job('一'))
        throw refuse('recording.plays-already')
      }),
    ).toThrow()
    await queue.idle()
    expect(held).toHaveLength(0)
    expect(queue.list()).toEqual([])
  })

  test('lets listeners follow the progress until they leave', async () => {
    const leaving = new AbortController()
    const seen: string[] = []
    const listening = (async () => {
      for await (const jobs of queue.watch(leaving.signal)) {
        seen.push(jobs.map((each) => `${each.state} ${each.progress}`).join())
      }
    })()
    queue.enqueue(job('一'))
    await begun(1)
    held[0]?.onProgress(0.5)
    await expect.poll(() => seen.at(-1)).toBe('running 0.5')
    held[0]?.end()
    await expect.poll(() => seen.at(-1)).toBe('done 1')
    leaving.abort()
    await listening
    expect(seen[0]).toMatch(/^$|^queued 0$|^running 0$/)
  })

  test('ends its listeners when it closes', async () => {
    const listening = (async () => {
      let lists = 0
      for await (const _jobs of queue.watch(new AbortController().signal)) lists++
      return lists
    })()
    await new Promise((resolve) => setTimeout(resolve, 20))
    await queue.close()
    expect(await listening).toBe(1)
  })
})
