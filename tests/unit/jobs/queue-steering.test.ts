// What people do with the queue: move, put in again, pause; and what they read of the time that remains.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createQueue } from '#main/jobs/index.ts'
import { refuse } from '#shared/text/refusal.ts'
import { caller, type Held, job, newId, openQueueBench, type QueueBench } from '../../support/queue-bench.ts'

let bench: QueueBench
beforeEach(() => {
  bench = openQueueBench()
})
afterEach(() => bench.close())

describe('the order', () => {
  test('a waiting job is moved before another one, or last, and stays there over a restart', async () => {
    bench.queue.enqueue(job('零'))
    await bench.begun(1)
    const [one, two, three] = ['一', '二', '三'].map((title) => bench.queue.enqueue(job(title)))
    bench.queue.move(caller, three?.id ?? '', one?.id ?? '')
    expect(bench.waitingTitles()).toEqual(['三', '一', '二'])
    bench.queue.move(caller, one?.id ?? '', null)
    expect(bench.waitingTitles()).toEqual(['三', '二', '一'])
    bench.queue.move(caller, two?.id ?? '', two?.id ?? '')
    expect(bench.waitingTitles()).toEqual(['三', '二', '一'])
    expect(bench.entries().map((entry) => [entry.event, entry.subject])).toEqual([
      ['job.moved', three?.id],
      ['job.moved', one?.id],
      ['job.moved', two?.id],
    ])
    const held0 = bench.held[0]
    bench.queue.enqueue(job('四'))
    expect(bench.waitingTitles()).toEqual(['三', '二', '一', '四'])
    held0?.end()
    await bench.begun(2)
    expect(bench.held[1]?.title).toBe('三')
  })

  test('what runs or has ended is not moved, and nothing changes', async () => {
    const running = bench.queue.enqueue(job('一'))
    await bench.begun(1)
    const waiting = bench.queue.enqueue(job('二'))
    const before = bench.queue.list()
    const notWaiting = expect.objectContaining({ code: 'job.not-waiting' })
    expect(() => bench.queue.move(caller, running.id, null)).toThrow(notWaiting)
    expect(() => bench.queue.move(caller, waiting.id, running.id)).toThrow(notWaiting)
    expect(() => bench.queue.move(caller, newId(), null)).toThrow(expect.objectContaining({ code: 'job.unknown' }))
    expect(bench.queue.list()).toEqual(before)
    expect(bench.entries().every((entry) => entry.outcome === 'refused')).toBe(true)
  })
})

describe('once more', () => {
  test('a failed job and a cancelled one are put in again, behind the others', async () => {
    const failing = bench.queue.enqueue({ ...job('一'), askedBy: 'li' })
    await bench.begun(1)
    bench.held[0]?.fail(refuse('recording.copy-failed'))
    await bench.queue.idle()
    bench.queue.enqueue(job('二'))
    await bench.begun(2)
    const again = bench.queue.retry(caller, failing.id)
    expect(again).toMatchObject({ id: failing.id, state: 'queued', sentence: null, progress: 0, endedAt: null })
    bench.held[1]?.end()
    await bench.begun(3)
    expect([bench.held[2]?.title, bench.hooks]).toEqual(['一', ['retried 一']])
    bench.queue.cancel(caller, failing.id)
    await bench.queue.idle()
    bench.queue.retry(caller, failing.id)
    await bench.begun(4)
    bench.held[3]?.end()
    await bench.queue.idle()
    expect(bench.queue.list().find((each) => each.id === failing.id)?.state).toBe('done')
    expect(bench.entries().map((entry) => entry.event)).toEqual(['job.retried', 'job.cancelled', 'job.retried'])
    expect(bench.store.one((q) => q.selectFrom('job').select('asked_by').where('id', '=', failing.id))).toEqual({
      asked_by: 'li',
    })
  })

  test('is refused for what waits, for what is done, and while the same is under way', async () => {
    const first = job('一')
    const waiting = bench.queue.enqueue(first)
    expect(() => bench.queue.retry(caller, waiting.id)).toThrow(expect.objectContaining({ code: 'job.not-failed' }))
    bench.queue.cancel(caller, waiting.id)
    await bench.queue.idle()
    bench.queue.enqueue(first)
    expect(() => bench.queue.retry(caller, waiting.id)).toThrow(expect.objectContaining({ code: 'job.twin' }))
    await bench.begun(1)
    bench.held[0]?.end()
    await bench.queue.idle()
    const done = bench.queue.list().find((each) => each.state === 'done')
    expect(() => bench.queue.retry(caller, done?.id ?? '')).toThrow(expect.objectContaining({ code: 'job.not-failed' }))
  })

  test('is not kept from what is another job of the same item', async () => {
    const one = job('一', 'clip')
    const failing = bench.queue.enqueue(one)
    await bench.begun(1)
    bench.held[0]?.fail(refuse('recording.copy-failed'))
    await bench.queue.idle()
    bench.queue.enqueue({ ...one, input: { a: 2 } })
    expect(bench.queue.retry(caller, failing.id)).toMatchObject({ id: failing.id, state: 'queued' })
  })

  test('a job retried while its cancelled run still tidies up is not ended by that run', async () => {
    let release = (): void => undefined
    await bench.queue.close()
    bench.queue = createQueue({
      store: bench.store,
      clock: bench.clock,
      newId,
      runners: {
        preview: () =>
          new Promise((resolve) => {
            bench.held.push({ title: 'slow' } as Held)
            release = resolve
          }),
      },
      onIncident: () => 'E',
    })
    const slow = bench.queue.enqueue(job('慢', 'preview'))
    await bench.begun(1)
    bench.queue.cancel(caller, slow.id)
    bench.queue.retry(caller, slow.id)
    release()
    await bench.begun(2)
    expect(bench.queue.list()).toMatchObject([{ id: slow.id, state: 'running' }])
    release()
    await bench.queue.idle()
    expect(bench.queue.list()).toMatchObject([{ id: slow.id, state: 'done' }])
  })
})

describe('a paused queue', () => {
  test('begins nothing, holds what runs, and goes on where it was', async () => {
    bench.queue.enqueue(job('一'))
    await bench.begun(1)
    expect(bench.queue.pause(caller)).toEqual({ paused: true })
    bench.queue.enqueue(job('二', 'assignment'))
    let went = false
    const passing = bench.held[0]?.hold().then(() => {
      went = true
    })
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect([went, bench.held.length, bench.queue.state().paused]).toEqual([false, 1, true])
    expect(bench.queue.list().map((each) => each.state)).toEqual(['running', 'queued'])
    expect(bench.queue.resume(caller)).toEqual({ paused: false })
    await passing
    await bench.begun(2)
    expect(bench.entries().map((entry) => [entry.event, entry.who])).toEqual([
      ['queue.paused', 'zhang'],
      ['queue.resumed', 'zhang'],
    ])
  })

  test('lets go of a job that is cancelled, and of all when it closes', async () => {
    const first = bench.queue.enqueue(job('一'))
    bench.queue.enqueue(job('二', 'assignment'))
    await bench.begun(2)
    bench.queue.pause(caller)
    const passing = bench.held.map((each) =>
      each.hold().then(
        () => 'went on',
        () => 'let go',
      ),
    )
    bench.queue.cancel(caller, first.id)
    expect(await passing[0]).toBe('let go')
    await bench.queue.close()
    expect(await passing[1]).toBe('let go')
    bench.store.close()
    bench.open()
    expect(bench.queue.state()).toEqual({ paused: false })
    await bench.begun(1)
    expect(bench.held[0]?.title).toBe('二')
  })
})

describe('the remaining time', () => {
  test('is told from how it went so far, without the pauses', async () => {
    bench.queue.enqueue(job('一'))
    await bench.begun(1)
    const remaining = () => bench.queue.list()[0]?.remainingSeconds ?? null
    expect(remaining()).toBeNull()
    bench.clock.pass(1)
    bench.held[0]?.onProgress(0.25)
    expect(remaining()).toBeGreaterThanOrEqual(180)
    expect(remaining()).toBeLessThan(182)
    bench.queue.pause(caller)
    bench.clock.pass(60)
    expect(remaining()).toBeLessThan(182)
    bench.queue.resume(caller)
    bench.clock.pass(1)
    bench.held[0]?.onProgress(0.5)
    expect(remaining()).toBeLessThan(122)
    expect(bench.queue.list()[0]?.startedAt).not.toBeNull()
    bench.held[0]?.end()
    await bench.queue.idle()
    expect(remaining()).toBeNull()
  })
})
