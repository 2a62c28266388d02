// Asks ffprobe about a source and hands back the JSON it prints.
import { openByteServer } from './byte-server.ts'
import type { ByteSource } from './byte-source.ts'
import { type Limits, runTool } from './process.ts'
import type { MediaTools } from './tools.ts'
import { quietTool, untrustedInput } from './untrusted-input.ts'

export interface ProbeRun {
  readonly tools: MediaTools
  readonly source: ByteSource
  /** What to show, e.g. `-show_format`, `-show_streams`. */
  readonly args: readonly string[]
  readonly limits: Limits
  readonly signal: AbortSignal
}

export type ProbeOutcome =
  | { readonly state: 'done'; readonly json: unknown }
  /** ffprobe could not make sense of it, or took too much. */
  | { readonly state: 'failed'; readonly why: 'unreadable' | 'timeout' | 'memory' | 'streams' }

/** @throws what reading the source threw, or the signal's reason */
export async function runFfprobe(run: ProbeRun): Promise<ProbeOutcome> {
  const server = await openByteServer(run.source)
  try {
    const outcome = await runTool({
      file: run.tools.ffprobe,
      args: [...quietTool, ...untrustedInput, ...run.args, '-of', 'json', '-i', server.url],
      limits: run.limits,
      signal: run.signal,
    })
    run.signal.throwIfAborted()
    if (server.failure() !== null) throw server.failure()
    if (outcome.state === 'stopped') return { state: 'failed', why: outcome.why === 'memory' ? 'memory' : 'timeout' }
    if (outcome.state === 'not-started') throw new Error('ffprobe did not start')
    if (outcome.stderr.includes('max_streams')) return { state: 'failed', why: 'streams' }
    if (outcome.exitCode !== 0) return { state: 'failed', why: 'unreadable' }
    return { state: 'done', json: JSON.parse(outcome.stdout.toString('utf8')) as unknown }
  } finally {
    await server.close()
  }
}
