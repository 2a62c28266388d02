// The one file that knows fluent-ffmpeg: it builds the arguments, starts ffmpeg and follows it. The library is no longer
// developed, so nothing else may depend on it.
import type { ChildProcess } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { PassThrough } from 'node:stream'
import createCommand, { type FfmpegCommand } from 'fluent-ffmpeg'
import { type ByteServer, openByteServer } from './byte-server.ts'
import type { ByteSource } from './byte-source.ts'
import { bareEnvironment, type Limits, type Stopped, type Supervision, spawnApart, supervise } from './process.ts'
import { progressMs } from './progress.ts'
import type { MediaTools } from './tools.ts'
import { quietTool, untrustedInput } from './untrusted-input.ts'

export interface FfmpegRun {
  readonly tools: MediaTools
  readonly source: ByteSource
  /** Options of the input, before `-i`. */
  readonly input: readonly string[]
  readonly output: readonly string[]
  readonly limits: Limits
  readonly signal: AbortSignal
  /** Long work gives way to the person at the desk. */
  readonly background?: boolean
  /** Milliseconds of the recording written so far. */
  readonly onProgress?: ((doneMs: number) => void) | undefined
  /**
   * Each line ffmpeg prints beside its output: what filters say (`metadata=print:file='pipe\:2'`), and its complaints. They may
   * quote the file, so they must not be logged, thrown or journalled.
   */
  readonly onLine?: ((line: string) => void) | undefined
  /** Awaited before each piece of the output is handed on; meanwhile ffmpeg stands still and its time does not run. */
  readonly hold?: (() => Promise<void>) | undefined
  /** More than this ends it as `memory`. */
  readonly outputBytes?: number | undefined
}

/** ffmpeg did not do what it was asked. Translate it before anybody sees it. */
export class FfmpegFailure extends Error {
  override readonly name = 'FfmpegFailure'
  readonly why: 'unreadable' | 'timeout' | 'memory'

  constructor(why: 'unreadable' | 'timeout' | 'memory') {
    super(`ffmpeg failed: ${why}`)
    this.why = why
  }
}

export interface FfmpegOutput {
  /** Ends normally only when ffmpeg succeeded; otherwise it errors with the same reason as `done`. */
  readonly stream: ReadableStream<Uint8Array>
  readonly done: Promise<void>
}

/** The seams of the library that its types leave out: where it spawns, and what it spawned. */
interface Inside {
  _spawnFfmpeg(args: string[], options: object, ...callbacks: unknown[]): void
  readonly ffmpegProc?: ChildProcess
}

/**
 * Starts ffmpeg on the source; what it writes arrives in `stream` as fast as it is read. Errors are `FfmpegFailure`, what
 * reading the source threw, or the signal's reason. Cancelling the stream ends ffmpeg.
 */
export function runFfmpeg(run: FfmpegRun): FfmpegOutput {
  // Without autoDestroy: the library takes the close of a finished pipe for a broken one when ffmpeg exits slowly.
  const pipe = new PassThrough({ autoDestroy: false, highWaterMark: 1024 * 1024 })
  pipe.on('error', () => undefined)
  const unread = new AbortController()
  const signal = AbortSignal.any([run.signal, unread.signal])
  const pace = { held: false }
  const done = follow(run, pipe, signal, pace)
  done.catch((error: unknown) => pipe.destroy(error instanceof Error ? error : new Error('ffmpeg failed')))
  async function* written(): AsyncGenerator<Uint8Array> {
    let whole = false
    let size = 0
    try {
      for await (const chunk of pipe as AsyncIterable<Uint8Array>) {
        size += chunk.byteLength
        if (size > (run.outputBytes ?? Number.POSITIVE_INFINITY)) throw new FfmpegFailure('memory')
        await held(run, pace)
        yield chunk
      }
      await done
      whole = true
    } finally {
      if (!whole) unread.abort()
    }
  }
  return { stream: ReadableStream.from(written()), done }
}

interface Pace {
  held: boolean
}

async function held(run: FfmpegRun, pace: Pace): Promise<void> {
  if (run.hold === undefined) return
  pace.held = true
  try {
    await run.hold()
  } finally {
    pace.held = false
  }
}

/** The whole output at once, for frames and pictures. */
export async function collectFfmpeg(run: FfmpegRun, outputBytes: number): Promise<Uint8Array> {
  const { stream } = runFfmpeg({ ...run, outputBytes })
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function follow(run: FfmpegRun, pipe: PassThrough, signal: AbortSignal, pace: Pace): Promise<void> {
  const server = await openByteServer(run.source)
  try {
    signal.throwIfAborted()
    await execute(build(run, server.url, pipe), run, server, signal, pace)
  } finally {
    await server.close()
  }
}

function build(run: FfmpegRun, url: string, pipe: PassThrough): FfmpegCommand {
  const command = createCommand({ stdoutLines: 20 })
  command.setFfmpegPath(run.tools.ffmpeg)
  // Given one by one: an array would be split at spaces.
  command.input(url).inputOptions(...quietTool, '-nostdin', '-nostats', ...untrustedInput, ...run.input)
  const progress = run.onProgress === undefined ? [] : ['-progress', 'pipe:2']
  command.output(pipe, { end: true }).outputOptions(...progress, ...run.output, '-y')
  confine(command)
  return command
}

/** The library spawns with our environment, in our process group; both are changed at its one place of spawning. */
function confine(command: FfmpegCommand): void {
  const inside = command as unknown as Inside
  const spawn = inside._spawnFfmpeg
  inside._spawnFfmpeg = (args, options, ...callbacks) => {
    const apart = { ...options, ...spawnApart, env: bareEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] }
    spawn.call(command, args, apart, ...callbacks)
  }
}

function execute(
  command: FfmpegCommand,
  run: FfmpegRun,
  server: ByteServer,
  signal: AbortSignal,
  pace: Pace,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let supervision: Supervision | null = null
    const settled = (error: Error | null): void => {
      const why = supervision?.stopped() ?? null
      if (signal.aborted) reject(signal.reason)
      else if (server.failure() !== null) reject(server.failure())
      else if (error !== null || why !== null) reject(new FfmpegFailure(toWhy(why)))
      else resolve()
    }
    command.on('start', () => {
      const started = (command as unknown as Inside).ffmpegProc
      if (started === undefined) return
      supervision = supervise(started, run.limits, signal, () => pace.held)
      if (run.background === true) giveWay(started.pid)
    })
    command.on('stderr', (line: string) => {
      const doneMs = progressMs(line)
      if (doneMs !== null) run.onProgress?.(doneMs)
      run.onLine?.(line)
    })
    command.on('end', () => settled(null))
    command.on('error', (error: Error) => settled(error))
    command.run()
  })
}

function giveWay(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // It ended already, or the system does not allow it; either way the work goes on.
  }
}

function toWhy(stopped: Stopped | null): FfmpegFailure['why'] {
  return stopped === 'memory' || stopped === 'timeout' ? stopped : 'unreadable'
}
