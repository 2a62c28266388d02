// The queue does each job once, in order and in two lanes, tells how it ended, and begins again after a restart.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { refuse } from '#shared/text/refusal.ts'
import { caller, job, newId, openQueueBench, type QueueBench } from '../../support/queue-bench.ts'

let bench: QueueBench
beforeEach(() => {
  bench = openQueueBench()
})
afterEach(() => bench.close())

describe('the queue', () => {
  test('does one job at a time, in the order they came', async () => {
    bench.queue.enqueue(job('一'))
    bench.queue.enqueue(job('二'))
    await bench.begun(1)
    expect(bench.states()).toEqual([
      ['一', 'running'],
      ['二', 'queued'],
    ])
    bench.held[0]?.end()
    await bench.begun(2)
    expect(bench.held.map((each) => each.title)).toEqual(['一', '二'])
    bench.held[1]?.end()
    await bench.queue.idle()
    expect(bench.queue.list().map((each) => [each.state, each.progress])).toEqual([
      ['done', 1],
      ['done', 1],
    ])
  })

  test('does not make the same thing twice at once', async () => {
    const one = job('一')
    const first = bench.queue.enqueue(one)
    expect(bench.queue.enqueue(one).id).toBe(first.id)
    await bench.begun(1)
    expect(bench.queue.enqueue(one).id).toBe(first.id)
    bench.held[0]?.end()
    await bench.queue.idle()
    expect(bench.queue.enqueue(one).id).not.toBe(first.id)
  })

  test('tells the sentence of a refusal, and of anything else only its number', async () => {
    bench.queue.enqueue(job('一'))
    bench.queue.enqueue(job('二'))
    await bench.begun(1)
    bench.held[0]?.fail(refuse('recording.copy-failed'))
    await bench.begun(2)
    bench.held[1]?.fail(new Error('secret path'))
    await bench.queue.idle()
    const sentences = Object.fromEntries(bench.queue.list().map((each) => [each.title, each.sentence]))
    expect(bench.queue.list().every((each) => each.state === 'failed' && each.endedAt !== null)).toBe(true)
    expect(sentences.一).toContain('原件未受影响')
    expect(sentences.二).toContain('事件 E1')
    expect(sentences.二).not.toContain('secret')
    expect(bench.incidents).toEqual([new Error('secret path')])
  })

  test('cancels a running job and a waiting one, and the journal says who did', async () => {
    const running = bench.queue.enqueue(job('一'))
    const waiting = bench.queue.enqueue(job('二'))
    await bench.begun(1)
    bench.queue.cancel(caller, waiting.id)
    bench.queue.cancel(caller, running.id)
    await bench.queue.idle()
    expect(bench.held).toHaveLength(1)
    expect(bench.held[0]?.signal.aborted).toBe(true)
    expect(bench.queue.list().map((each) => each.state)).toEqual(['cancelled', 'cancelled'])
    const entries = bench.store.all((q) => q.selectFrom('journal').select(['event', 'subject', 'who', 'outcome']))
    expect(entries).toEqual([
      { event: 'job.cancelled', subject: waiting.id, who: 'zhang', outcome: 'done' },
      { event: 'job.cancelled', subject: running.id, who: 'zhang', outcome: 'done' },
    ])
  })

  test('refuses to cancel what ended or never was, and changes nothing', async () => {
    const ended = bench.queue.enqueue(job('一'))
    await bench.begun(1)
    bench.held[0]?.end()
    await bench.queue.idle()
    const before = bench.queue.list()
    expect(() => bench.queue.cancel(caller, ended.id)).toThrow(expect.objectContaining({ code: 'job.ended' }))
    expect(() => bench.queue.cancel(caller, newId())).toThrow(expect.objectContaining({ code: 'job.unknown' }))
    expect(bench.queue.list()).toEqual(before)
  })

  test('begins again after a restart, also when the program was killed in the middle', async () => {
    bench.queue.enqueue(job('一'))
    bench.queue.enqueue(job('二'))
    await bench.begun(1)
    await bench.queue.close()
    bench.store.close()
    bench.open()
    await bench.begun(1)
    expect(bench.held[0]?.title).toBe('一')
    // As after a kill: the row still says that it runs.
    expect(bench.store.one((q) => q.selectFrom('job').select('state').where('title', '=', '一'))).toEqual({
      state: 'running',
    })
    const killed = bench.queue
    bench.store.run((q) => q.updateTable('job').set({ state: 'running' }).where('title', '=', '二'))
    await killed.close()
    bench.store.close()
    bench.open()
    expect(bench.states()).toEqual([
      ['一', 'queued'],
      ['二', 'queued'],
    ])
    await bench.begun(1)
  })

  test('does not begin what was put in by a transaction that was undone', async () => {
    expect(() =>
      bench.store.record(caller, 'recording.copy-requested', null, () => {
        bench.queue.enqueue(job('一'))
        throw refuse('recording.plays-already')
      }),
    ).toThrow()
    await bench.queue.idle()
    expect(bench.held).toHaveLength(0)
    expect(bench.queue.list()).toEqual([])
  })

  test('lets listeners follow the progress until they leave', async () => {
    const leaving = new AbortController()
    const seen: string[] = []
    const listening = (async () => {
      for await (const jobs of bench.queue.watch(leaving.signal)) {
        seen.push(jobs.map((each) => `${each.state} ${each.progress}`).join())
      }
    })()
    bench.queue.enqueue(job('一'))
    await bench.begun(1)
    bench.held[0]?.onProgress(0.5)
    await expect.poll(() => seen.at(-1)).toBe('running 0.5')
    bench.held[0]?.end()
    await expect.poll(() => seen.at(-1)).toBe('done 1')
    leaving.abort()
    await listening
    expect(seen[0]).toMatch(/^$|^queued 0$|^running 0$/)
  })

  test('ends its listeners when it closes', async () => {
    const listening = (async () => {
      let lists = 0
      for await (const _jobs of bench.queue.watch(new AbortController().signal)) lists++
      return lists
    })()
    await new Promise((resolve) => setTimeout(resolve, 20))
    await bench.queue.close()
    expect(await listening).toBe(1)
  })
})

describe('the two lanes', () => {
  test('one heavy job runs at a time, of whatever kind, and one light one beside it', async () => {
    bench.queue.enqueue(job('copy'))
    bench.queue.enqueue(job('preview', 'preview'))
    bench.queue.enqueue(job('move', 'assignment'))
    bench.queue.enqueue(job('move too', 'assignment'))
    await bench.begun(2)
    expect(bench.held.map((each) => each.title)).toEqual(['copy', 'move'])
    bench.held[1]?.end()
    await bench.begun(3)
    expect(bench.held[2]?.title).toBe('move too')
    bench.held[0]?.end()
    await bench.begun(4)
    expect(bench.held[3]?.title).toBe('preview')
    bench.held[2]?.end()
    bench.held[3]?.end()
    await bench.queue.idle()
    expect(bench.queue.list().every((each) => each.state === 'done')).toBe(true)
  })

  test('a closing queue stops both, and both begin again', async () => {
    bench.queue.enqueue(job('copy'))
    bench.queue.enqueue(job('move', 'assignment'))
    await bench.begun(2)
    await bench.queue.close()
    expect(bench.held.every((each) => each.signal.aborted)).toBe(true)
    bench.store.close()
    bench.open()
    await bench.begun(2)
    expect(bench.queue.list().map((each) => each.state)).toEqual(['running', 'running'])
  })
})
