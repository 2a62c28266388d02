import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runTool } from '#main/jobs/process.ts'

const roomy = { timeoutMs: 20_000, memoryBytes: 1024 ** 3 }
const node = (script: string, limits = roomy, signal: AbortSignal | null = null, outputBytes = 1024 ** 2) =>
  runTool({ file: process.execPath, args: ['-e', script], limits, signal, outputBytes })

/** Whether a process still runs. One that was killed but not yet collected by its new parent does not. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'))
  } catch {
    return false
  }
}

describe('a tool', () => {
  test('says what it said, and knows nothing of our environment', async () => {
    process.env.FFREPORT = 'file=secret.log'
    const outcome = await node('process.stdout.write(JSON.stringify(process.env))')
    delete process.env.FFREPORT
    expect(outcome).toMatchObject({ state: 'ended', exitCode: 0 })
    expect(outcome.state === 'ended' && JSON.parse(outcome.stdout.toString())).toEqual({})
  })

  test('that is not there did not start', async () => {
    expect(await runTool({ file: '/nowhere/ffmpeg', args: [], limits: roomy })).toEqual({ state: 'not-started' })
  })

  test('is ended with all that it started when nobody waits any more', async () => {
    const leaving = new AbortController()
    const script = `
      const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
      require('node:fs').writeFileSync(process.argv[1], process.pid + ' ' + child.pid)
      setInterval(() => {}, 1000)`
    const folder = mkdtempSync(join(tmpdir(), 'pids-'))
    const file = join(folder, 'pids')
    const run = runTool({ file: process.execPath, args: ['-e', script, file], limits: roomy, signal: leaving.signal })
    await expect
      .poll(() => existsSync(file) && readFileSync(file, 'utf8').includes(' '), { timeout: 10_000 })
      .toBe(true)
    const pids = readFileSync(file, 'utf8').split(' ').map(Number)
    expect(pids.map(isAlive)).toEqual([true, true])
    leaving.abort()
    expect(await run).toEqual({ state: 'stopped', why: 'cancelled' })
    await expect.poll(() => pids.some(isAlive)).toBe(false)
    rmSync(folder, { recursive: true })
  })

  test('is ended when its time is up', async () => {
    const outcome = await node('setInterval(() => {}, 1000)', { ...roomy, timeoutMs: 400 })
    expect(outcome).toEqual({ state: 'stopped', why: 'timeout' })
  })

  test.runIf(process.platform === 'linux')('is ended when it takes too much memory', async () => {
    const script = 'const kept = []; setInterval(() => kept.push(Buffer.alloc(20_000_000, 1)), 20)'
    expect(await node(script, { ...roomy, memoryBytes: 200_000_000 })).toEqual({ state: 'stopped', why: 'memory' })
  })

  test('is ended when it says too much', async () => {
    const script = "setInterval(() => process.stdout.write('x'.repeat(100_000)), 1)"
    expect(await node(script)).toEqual({ state: 'stopped', why: 'memory' })
  })
})
