import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type ByteSource, bytesInMemory, runChild } from '#main/jobs/index.ts'

const entry = new URL('./child-tasks.ts', import.meta.url)
const roomy = { timeoutMs: 20_000, memoryBytes: 2 * 1024 ** 3 }
const signal = new AbortController().signal
const run = (
  task: string,
  source: ByteSource = bytesInMemory(new Uint8Array(0)),
  input: unknown = null,
  limits = roomy,
) => runChild({ entry, task, input, source, limits, signal })

describe('a limited process', () => {
  test('gets the bytes it asks for and gives its answer', async () => {
    const source = bytesInMemory(Uint8Array.of(1, 2, 3))
    expect(await run('sum', source, { name: '案卷' })).toEqual({
      state: 'done',
      value: { sum: 6, input: { name: '案卷' } },
    })
  })

  test('cannot write, run, connect, evaluate, read outside of the program, or see the environment', async () => {
    let visits = 0
    const near = createServer((_request, response) => {
      visits++
      response.end()
    })
    await new Promise<void>((resolve) => near.listen(0, '127.0.0.1', resolve))
    const file = join(tmpdir(), `written-${process.pid}`)
    const port = (near.address() as AddressInfo).port
    const outcome = await run('attack', undefined, { file, port })
    near.close()
    expect(outcome).toEqual({
      state: 'done',
      value: {
        write: 'ERR_ACCESS_DENIED',
        read: 'ERR_ACCESS_DENIED',
        run: 'ERR_ACCESS_DENIED',
        connect: 'Error',
        fetch: 'undefined',
        evaluate: 'EvalError',
        environment: [],
      },
    })
    expect(existsSync(file)).toBe(false)
    expect(visits).toBe(0)
  })

  test('ends when its heap is full, and takes nobody along', async () => {
    expect(await run('heap')).toEqual({ state: 'failed', why: 'crash' })
  })

  test('is ended when its time is up', async () => {
    expect(await run('endless', undefined, null, { ...roomy, timeoutMs: 700 })).toEqual({
      state: 'failed',
      why: 'timeout',
    })
  })

  test('is ended when it asks for more than anybody may read at once', async () => {
    expect(await run('greedy')).toEqual({ state: 'failed', why: 'memory' })
  })

  describe('that asks for bytes which do not lie in the source', () => {
    // As strict as the vault's reader: a range that makes no sense is a bug of the caller there.
    const inMemory = bytesInMemory(Uint8Array.of(1, 2, 3))
    const strict: ByteSource = {
      ...inMemory,
      read: async (start, endExclusive) => {
        if (start < 0 || endExclusive < start) throw new RangeError('a bug of the caller')
        return inMemory.read(start, endExclusive)
      },
    }
    test.each(['backwards', 'below'])('has crashed when it reads %s', async (task) => {
      expect(await run(task, strict)).toEqual({ state: 'failed', why: 'crash' })
    })
    test('gets none beyond the end, and goes on', async () => {
      expect(await run('beyond', strict)).toEqual({ state: 'done', value: 0 })
    })
  })

  test('that fails says nothing of the content', async () => {
    expect(await run('broken')).toEqual({ state: 'failed', why: 'crash' })
  })

  test('ends with the reason of the signal', async () => {
    const leaving = new AbortController()
    const source = bytesInMemory(new Uint8Array(0))
    const asked = runChild({ entry, task: 'endless', input: null, source, limits: roomy, signal: leaving.signal })
    setTimeout(() => leaving.abort(new Error('left')), 400)
    await expect(asked).rejects.toThrow('left')
  })
})
