import { describe, expect, test } from 'vitest'
import { bytesInMemory, runFfmpeg } from '#main/jobs/index.ts'
import { madeByFfmpeg } from '../inspection/samples.ts'
import { tools } from '../recordings/samples.ts'

const signal = new AbortController().signal
const film = ['-f', 'lavfi', '-i', 'testsrc2=size=640x360:rate=25:duration=4', '-c:v', 'mpeg4']

describe('an ffmpeg that is held', () => {
  test('stands still without losing anything, and its time does not run', async () => {
    const source = bytesInMemory(madeByFfmpeg('a.avi', ...film))
    const gate = Promise.withResolvers<void>()
    let asked = 0
    const progress: number[] = []
    const run = runFfmpeg({
      tools,
      source,
      input: [],
      output: ['-f', 'rawvideo', '-pix_fmt', 'yuv420p'],
      limits: { timeoutMs: 1_500, memoryBytes: 1024 ** 3 },
      signal,
      onProgress: (doneMs) => progress.push(doneMs),
      hold: () => (++asked === 3 ? gate.promise : Promise.resolve()),
    })
    let bytes = 0
    const reading = (async () => {
      for await (const chunk of run.stream) bytes += chunk.byteLength
    })()
    await expect.poll(() => asked, { timeout: 10_000 }).toBe(3)
    await new Promise((resolve) => setTimeout(resolve, 400))
    const before = bytes
    // Longer than it may work.
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    expect(bytes).toBe(before)
    gate.resolve()
    await reading
    await run.done
    expect(bytes).toBe(640 * 360 * 1.5 * 100)
    expect(progress.at(-1)).toBe(4000)
  })

  test('is ended when it gives more than it may', async () => {
    const source = bytesInMemory(madeByFfmpeg('a.avi', ...film))
    const limits = { timeoutMs: 20_000, memoryBytes: 1024 ** 3 }
    const output = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p']
    const run = runFfmpeg({ tools, source, input: [], output, limits, signal, outputBytes: 1_000_000 })
    const reading = (async () => {
      for await (const _chunk of run.stream);
    })()
    await expect(reading).rejects.toMatchObject({ why: 'memory' })
  })

  test('tells its lines to whoever listens to a filter', async () => {
    const source = bytesInMemory(madeByFfmpeg('a.avi', ...film))
    const lines: string[] = []
    const run = runFfmpeg({
      tools,
      source,
      input: [],
      output: ['-vf', "select='gte(scene,0)',metadata=print:file='pipe\\:2':direct=1", '-f', 'null'],
      limits: { timeoutMs: 20_000, memoryBytes: 1024 ** 3 },
      signal,
      onLine: (line) => lines.push(line),
    })
    for await (const _chunk of run.stream);
    expect(lines.filter((line) => line.includes('lavfi.scene_score=')).length).toBe(100)
  })
})
