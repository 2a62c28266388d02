// Runs a parser of untrusted bytes in a Node process of its own, with little memory, little time, no environment, no
// right to write, and no other input than the ranges it asks for.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ByteSource } from './byte-source.ts'
import { FromChild, largestReadBytes, type Start, type ToChild } from './child-messages.ts'
import { bareEnvironment, type Limits, type Stopped, type Supervision, spawnApart, supervise } from './process.ts'

export interface ChildRun {
  /** The entry file; it calls `serveChild`. */
  readonly entry: URL
  readonly task: string
  /** Plain data. */
  readonly input: unknown
  readonly source: ByteSource
  readonly limits: Limits
  readonly signal: AbortSignal
}

export type ChildOutcome =
  /** `value` comes from a process that may lie: check it. */
  | { readonly state: 'done'; readonly value: unknown }
  | { readonly state: 'failed'; readonly why: 'timeout' | 'memory' | 'crash' }

const heapMiB = 512

/** @throws what reading the source threw, or the signal's reason */
export async function runChild(run: ChildRun): Promise<ChildOutcome> {
  run.signal.throwIfAborted()
  const child = spawn(process.execPath, childArguments(run.entry), {
    ...spawnApart,
    env: childEnvironment(),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  })
  const supervision = supervise(child, run.limits, run.signal)
  try {
    return await converse(child, run, supervision)
  } finally {
    if (child.exitCode === null) child.kill('SIGKILL')
    if (child.connected) child.disconnect()
  }
}

function converse(child: ChildProcess, run: ChildRun, supervision: Supervision): Promise<ChildOutcome> {
  return new Promise((resolve, reject) => {
    const ended = (): void => {
      if (run.signal.aborted) reject(run.signal.reason)
      else resolve({ state: 'failed', why: toWhy(supervision.stopped()) })
    }
    child.once('error', ended)
    child.once('exit', ended)
    child.on('message', (message: unknown) => {
      const said = FromChild.safeParse(message)
      if (!said.success) return resolve({ state: 'failed', why: 'crash' })
      if (said.data.type === 'result') return resolve({ state: 'done', value: said.data.value })
      const { id, start, endExclusive } = said.data
      if (endExclusive - start > largestReadBytes) return supervision.stop('memory')
      if (start > endExclusive) return resolve({ state: 'failed', why: 'crash' })
      // Beyond the end there are no bytes: a cut-off file is the parser's to notice, not a failure of the source.
      const { sizeBytes } = run.source
      run.source.read(Math.min(start, sizeBytes), Math.min(endExclusive, sizeBytes)).then(
        (bytes) => tell(child, { type: 'bytes', id, bytes }),
        (error: unknown) => reject(error),
      )
    })
    const start: Start = { type: 'start', task: run.task, input: run.input, sizeBytes: run.source.sizeBytes }
    tell(child, start)
  })
}

/** A child that is gone cannot be told anything; its exit says the rest. */
function tell(child: ChildProcess, message: ToChild): void {
  if (child.connected) child.send(message, () => undefined)
}

function toWhy(stopped: Stopped | null): 'timeout' | 'memory' | 'crash' {
  return stopped === 'timeout' || stopped === 'memory' ? stopped : 'crash'
}

function childEnvironment(): Record<string, string> {
  const inElectron = process.versions.electron !== undefined
  return { ...bareEnvironment(), ...(inElectron ? { ELECTRON_RUN_AS_NODE: '1' } : {}) }
}

function childArguments(entry: URL): string[] {
  const file = fileURLToPath(entry)
  return [
    `--max-old-space-size=${heapMiB}`,
    '--disallow-code-generation-from-strings',
    '--no-warnings',
    ...permissions(file),
    file,
  ]
}

/**
 * No writing, no processes, no threads; reading only below the program's own folder (code, fonts, decoders). Electron
 * reads its code out of an archive file, which the permission model does not know, so there the other limits must do.
 */
function permissions(entry: string): string[] {
  const known = process.allowedNodeEnvironmentFlags.has('--permission')
  if (!known || process.versions.electron !== undefined) return []
  return ['--permission', `--allow-fs-read=${join(programFolder(entry), '*')}`, '--allow-addons']
}

function programFolder(entry: string): string {
  let folder = dirname(entry)
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder)
  return folder
}
