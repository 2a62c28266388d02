// Every process this program starts is started and ended here: empty environment, own process group, a time and a
// memory limit, killed when nobody wants its answer any more.
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'

export interface Limits {
  readonly timeoutMs: number
  /** Resident memory. Watched on Linux only; elsewhere the tools' own limits have to do. */
  readonly memoryBytes: number
}

export type Stopped = 'cancelled' | 'timeout' | 'memory'

export interface Supervision {
  /** Why we ended it, or null while it runs or when it ended by itself. */
  stopped(): Stopped | null
  stop(why: Stopped): void
}

/** How often resident memory is looked at. A decoder can take a gigabyte in a second, so not seldom. */
const watchEveryMs = 250
const pageBytes = 4096

/**
 * What a tool may know of us. `FFREPORT` would write names to disk, `http_proxy` would carry evidence away, so nothing
 * is inherited; Windows cannot open a socket without SystemRoot.
 */
export function bareEnvironment(): Record<string, string> {
  const systemRoot = process.platform === 'win32' ? process.env.SystemRoot : undefined
  return systemRoot === undefined ? {} : { SystemRoot: systemRoot }
}

/** A group of its own, so that killing it takes along whatever it started. */
export const spawnApart: SpawnOptions = { detached: process.platform !== 'win32', windowsHide: true }

/**
 * Puts limits on a running process. It must have been started with `spawnApart`.
 * @param isHeld while its output is left standing on purpose, its time does not run
 */
export function supervise(
  child: ChildProcess,
  limits: Limits,
  signal: AbortSignal | null,
  isHeld: () => boolean = () => false,
): Supervision {
  let stopped: Stopped | null = null
  const stop = (why: Stopped): void => {
    if (stopped !== null || hasEnded(child)) return
    stopped = why
    killGroup(child)
  }
  const onAbort = (): void => stop('cancelled')
  let ranMs = 0
  let lookedAt = performance.now()
  const clock = setInterval(
    () => {
      const now = performance.now()
      if (!isHeld()) ranMs += now - lookedAt
      lookedAt = now
      if (ranMs >= limits.timeoutMs) stop('timeout')
    },
    Math.min(watchEveryMs, limits.timeoutMs),
  )
  const watch = setInterval(async () => {
    const used = await residentBytes(child.pid)
    if (used > limits.memoryBytes) stop('memory')
  }, watchEveryMs)
  watch.unref()
  const rest = (): void => {
    clearInterval(clock)
    clearInterval(watch)
    signal?.removeEventListener('abort', onAbort)
  }
  child.once('exit', rest)
  child.once('error', rest)
  if (signal?.aborted === true) stop('cancelled')
  else signal?.addEventListener('abort', onAbort, { once: true })
  return { stopped: () => stopped, stop }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It ended between the look and the signal.
    child.kill('SIGKILL')
  }
}

async function residentBytes(pid: number | undefined): Promise<number> {
  if (process.platform !== 'linux' || pid === undefined) return 0
  try {
    const fields = (await readFile(`/proc/${pid}/statm`, 'latin1')).split(' ')
    return Number(fields[1] ?? 0) * pageBytes
  } catch {
    return 0
  }
}

export type RunOutcome =
  | { readonly state: 'ended'; readonly exitCode: number; readonly stdout: Buffer; readonly stderr: string }
  | { readonly state: 'stopped'; readonly why: Stopped }
  | { readonly state: 'not-started' }

export interface RunOptions {
  readonly file: string
  readonly args: readonly string[]
  readonly limits: Limits
  readonly signal?: AbortSignal | null
  /** More than this ends it as `memory`. */
  readonly outputBytes?: number
}

/** Runs a tool to its end and collects what it said. Never rejects. */
export function runTool(options: RunOptions): Promise<RunOutcome> {
  const child = spawn(options.file, [...options.args], {
    ...spawnApart,
    env: bareEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const supervision = supervise(child, options.limits, options.signal ?? null)
  const limit = options.outputBytes ?? 64 * 1024 * 1024
  const out: Buffer[] = []
  const complaints: Buffer[] = []
  let collected = 0
  const collect = (into: Buffer[]) => (chunk: Buffer) => {
    collected += chunk.byteLength
    if (collected > limit) supervision.stop('memory')
    else into.push(chunk)
  }
  child.stdout?.on('data', collect(out))
  child.stderr?.on('data', collect(complaints))
  return new Promise((resolve) => {
    child.once('error', () => resolve({ state: 'not-started' }))
    child.once('close', (code) => {
      const why = supervision.stopped()
      if (why !== null) return resolve({ state: 'stopped', why })
      const stderr = Buffer.concat(complaints).toString('utf8')
      resolve({ state: 'ended', exitCode: code ?? -1, stdout: Buffer.concat(out), stderr })
    })
  })
}
