import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createIds, systemClock, systemRandom } from '#main/clock.ts'
import { createQueue, type JobRunner, type NewJob, type Queue } from '#main/jobs/index.ts'
import { headKeyFromSeed, openStore, type Store } from '#main/store/index.ts'
import { refuse } from '#shared/text/refusal.ts'
import { createTestClock, type TestClock } from '../../support/test-clock.ts'

const caller = { name: 'zhang' }
const newId = createIds(systemClock, systemRandom)

/** A job in the runner's hands, ended by the test. */
interface Held {
  readonly title: string
  readonly signal: AbortSignal
  readonly onProgress: (share: number) => void
  readonly hold: () => Promise<void>
  readonly end: () => void
  readonly fail: (error: unknown) => void
}

let folder: string
let store: Store
let queue: Queue
let held: Held[]
let incidents: unknown[]
let hooks: string[]
let clock: TestClock

const holding: JobRunner = (job, { signal, onProgress, hold }) =>
  new Promise((resolve, reject) => {
    held.push({ title: job.title, signal, onProgress, hold, end: resolve, fail: reject })
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })

function open(): void {
  held = []
  store = openStore({
    file: join(folder, 'archive.db'),
    key: Buffer.alloc(32, 7),
    archiveId: 'a',
    headKey: headKeyFromSeed(Buffer.alloc(32, 9)),
    clock,
    create: true,
  })
  const onIncident = (error: unknown): string => `E${incidents.push(error)}`
  hooks = []
  queue = createQueue({
    store,
    clock,
    newId,
    runners: { 'playable-copy': holding, preview: holding, clip: holding, assignment: holding },
    onCancelled: ({ title }) => void hooks.push(`cancelled ${title}`),
    onRetried: ({ title }) => void hooks.push(`retried ${title}`),
    onIncident,
  })
}

const job = (title: string, kind: NewJob['kind'] = 'playable-copy'): NewJob => ({
  kind,
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
  clock = createTestClock(new Date().toISOString())
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

const entries = () =>
  store.all((q) => q.selectFrom('journal').select(['event', 'subject', 'who', 'outcome']).orderBy('position'))
const waitingTitles = () =>
  queue
    .list()
    .filter((each) => each.state === 'queued')
    .map((each) => each.title)

describe('the two lanes', () => {
  test('one heavy job runs at a time, of whatever kind, and one light one beside it', async () => {
    queue.enqueue(job('copy'))
    queue.enqueue(job('preview', 'preview'))
    queue.enqueue(job('move', 'assignment'))
    queue.enqueue(job('move too', 'assignment'))
    await begun(2)
    expect(held.map((each) => each.title)).toEqual(['copy', 'move'])
    held[1]?.end()
    await begun(3)
    expect(held[2]?.title).toBe('move too')
    held[0]?.end()
    await begun(4)
    expect(held[3]?.title).toBe('preview')
    held[2]?.end()
    held[3]?.end()
    await queue.idle()
    expect(queue.list().every((each) => each.state === 'done')).toBe(true)
  })

  test('a closing queue stops both, and both begin again', async () => {
    queue.enqueue(job('copy'))
    queue.enqueue(job('move', 'assignment'))
    await begun(2)
    await queue.close()
    expect(held.every((each) => each.signal.aborted)).toBe(true)
    store.close()
    open()
    await begun(2)
    expect(queue.list().map((each) => each.state)).toEqual(['running', 'running'])
  })
})

describe('the order', () => {
  test('a waiting job is moved before another one, or last, and stays there over a restart', async () => {
    queue.enqueue(job('零'))
    await begun(1)
    const [one, two, three] = ['一', '二', '三'].map((title) => queue.enqueue(job(title)))
    queue.move(caller, three?.id ?? '', one?.id ?? '')
    expect(waitingTitles()).toEqual(['三', '一', '二'])
    queue.move(caller, one?.id ?? '', null)
    expect(waitingTitles()).toEqual(['三', '二', '一'])
    queue.move(caller, two?.id ?? '', two?.id ?? '')
    expect(waitingTitles()).toEqual(['三', '二', '一'])
    expect(entries().map((entry) => [entry.event, entry.subject])).toEqual([
      ['job.moved', three?.id],
      ['job.moved', one?.id],
      ['job.moved', two?.id],
    ])
    const held0 = held[0]
    queue.enqueue(job('四'))
    expect(waitingTitles()).toEqual(['三', '二', '一', '四'])
    held0?.end()
    await begun(2)
    expect(held[1]?.title).toBe('三')
  })

  test('what runs or has ended is not moved, and nothing changes', async () => {
    const running = queue.enqueue(job('一'))
    await begun(1)
    const waiting = queue.enqueue(job('二'))
    const before = queue.list()
    const notWaiting = expect.objectContaining({ code: 'job.not-waiting' })
    expect(() => queue.move(caller, running.id, null)).toThrow(notWaiting)
    expect(() => queue.move(caller, waiting.id, running.id)).toThrow(notWaiting)
    expect(() => queue.move(caller, newId(), null)).toThrow(expect.objectContaining({ code: 'job.unknown' }))
    expect(queue.list()).toEqual(before)
    expect(entries().every((entry) => entry.outcome === 'refused')).toBe(true)
  })
})

describe('once more', () => {
  test('a failed job and a cancelled one are put in again, behind the others', async () => {
    const failing = queue.enqueue({ ...job('一'), askedBy: 'li' })
    await begun(1)
    held[0]?.fail(refuse('recording.copy-failed'))
    await queue.idle()
    queue.enqueue(job('二'))
    await begun(2)
    const again = queue.retry(caller, failing.id)
    expect(again).toMatchObject({ id: failing.id, state: 'queued', sentence: null, progress: 0, endedAt: null })
    held[1]?.end()
    await begun(3)
    expect([held[2]?.title, hooks]).toEqual(['一', ['retried 一']])
    queue.cancel(caller, failing.id)
    await queue.idle()
    queue.retry(caller, failing.id)
    await begun(4)
    held[3]?.end()
    await queue.idle()
    expect(queue.list().find((each) => each.id === failing.id)?.state).toBe('done')
    expect(entries().map((entry) => entry.event)).toEqual(['job.retried', 'job.cancelled', 'job.retried'])
    expect(store.one((q) => q.selectFrom('job').select('asked_by').where('id', '=', failing.id))).toEqual({
      asked_by: 'li',
    })
  })

  test('is refused for what waits, for what is done, and while the same is under way', async () => {
    const first = job('一')
    const waiting = queue.enqueue(first)
    expect(() => queue.retry(caller, waiting.id)).toThrow(expect.objectContaining({ code: 'job.not-failed' }))
    queue.cancel(caller, waiting.id)
    await queue.idle()
    queue.enqueue(first)
    expect(() => queue.retry(caller, waiting.id)).toThrow(expect.objectContaining({ code: 'job.twin' }))
    await begun(1)
    held[0]?.end()
    await queue.idle()
    const done = queue.list().find((each) => each.state === 'done')
    expect(() => queue.retry(caller, done?.id ?? '')).toThrow(expect.objectContaining({ code: 'job.not-failed' }))
  })

  test('is not kept from what is another job of the same item', async () => {
    const one = job('一', 'clip')
    const failing = queue.enqueue(one)
    await begun(1)
    held[0]?.fail(refuse('recording.copy-failed'))
    await queue.idle()
    queue.enqueue({ ...one, input: { a: 2 } })
    expect(queue.retry(caller, failing.id)).toMatchObject({ id: failing.id, state: 'queued' })
  })

  test('a job retried while its cancelled run still tidies up is not ended by that run', async () => {
    let release = (): void => undefined
    await queue.close()
    queue = createQueue({
      store,
      clock,
      newId,
      runners: {
        preview: () =>
          new Promise((resolve) => {
            held.push({ title: 'slow' } as Held)
            release = resolve
          }),
      },
      onIncident: () => 'E',
    })
    const slow = queue.enqueue(job('慢', 'preview'))
    await begun(1)
    queue.cancel(caller, slow.id)
    queue.retry(caller, slow.id)
    release()
    await begun(2)
    expect(queue.list()).toMatchObject([{ id: slow.id, state: 'running' }])
    release()
    await queue.idle()
    expect(queue.list()).toMatchObject([{ id: slow.id, state: 'done' }])
  })
})

describe('a paused queue', () => {
  test('begins nothing, holds what runs, and goes on where it was', async () => {
    queue.enqueue(job('一'))
    await begun(1)
    expect(queue.pause(caller)).toEqual({ paused: true })
    queue.enqueue(job('二', 'assignment'))
    let went = false
    const passing = held[0]?.hold().then(() => {
      went = true
    })
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect([went, held.length, queue.state().paused]).toEqual([false, 1, true])
    expect(queue.list().map((each) => each.state)).toEqual(['running', 'queued'])
    expect(queue.resume(caller)).toEqual({ paused: false })
    await passing
    await begun(2)
    expect(entries().map((entry) => [entry.event, entry.who])).toEqual([
      ['queue.paused', 'zhang'],
      ['queue.resumed', 'zhang'],
    ])
  })

  test('lets go of a job that is cancelled, and of all when it closes', async () => {
    const first = queue.enqueue(job('一'))
    queue.enqueue(job('二', 'assignment'))
    await begun(2)
    queue.pause(caller)
    const passing = held.map((each) =>
      each.hold().then(
        () => 'went on',
        () => 'let go',
      ),
    )
    queue.cancel(caller, first.id)
    expect(await passing[0]).toBe('let go')
    await queue.close()
    expect(await passing[1]).toBe('let go')
    store.close()
    open()
    expect(queue.state()).toEqual({ paused: false })
    await begun(1)
    expect(held[0]?.title).toBe('二')
  })
})

describe('the remaining time', () => {
  test('is told from how it went so far, without the pauses', async () => {
    queue.enqueue(job('一'))
    await begun(1)
    const remaining = () => queue.list()[0]?.remainingSeconds ?? null
    expect(remaining()).toBeNull()
    clock.pass(1)
    held[0]?.onProgress(0.25)
    expect(remaining()).toBeGreaterThanOrEqual(180)
    expect(remaining()).toBeLessThan(182)
    queue.pause(caller)
    clock.pass(60)
    expect(remaining()).toBeLessThan(182)
    queue.resume(caller)
    clock.pass(1)
    held[0]?.onProgress(0.5)
    expect(remaining()).toBeLessThan(122)
    expect(queue.list()[0]?.startedAt).not.toBeNull()
    held[0]?.end()
    await queue.idle()
    expect(remaining()).toBeNull()
  })
})
