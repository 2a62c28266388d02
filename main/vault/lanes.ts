// Lanes: pairs of workers that carry large objects while the main thread stays free.
import { Worker } from 'node:worker_threads'
import { CHUNK_SIZE } from './chunk-format.ts'
import { allocateRing, type ChunkRing, openRing, type RingMemory } from './chunk-ring.ts'
import type { LaneReply, LaneTask } from './lane-worker.ts'
import type { WatchOptions } from './types.ts'

/** Under this size starting the workers costs more than they save. */
export const LANE_WORTH_BYTES = 4 * 1024 * 1024

/** More than two cores' worth of pairs would only make every intake slower. */
const MOST_LANES = 2
const WATCH_EVERY_MS = 15

export type LaneWork = Omit<LaneTask, 'isHasher'>
export type LaneOutcome =
  /** SHA-256; of an export SHA-512. */
  { readonly state: 'done'; readonly digest: string } | Exclude<LaneReply, { state: 'done' }>

export interface LaneWatch extends WatchOptions {
  /** Called every few milliseconds with the bytes whose own work is done. */
  readonly onTick?: (bytesDone: number) => void
}

export interface Lanes {
  /** Rejects with the signal's reason on abort; by then neither worker touches the files any more. */
  run(work: LaneWork, watch: LaneWatch): Promise<LaneOutcome>
  close(): void
}

interface Lane {
  run(work: LaneWork, watch: LaneWatch): Promise<LaneOutcome>
  close(): void
}

const workerUrl = new URL(import.meta.url.endsWith('.ts') ? './lane-worker.ts' : './lane-worker.js', import.meta.url)

interface Pending {
  readonly resolve: (reply: LaneReply) => void
  readonly reject: (error: unknown) => void
}

function startWorker(ring: RingMemory) {
  const worker = new Worker(workerUrl, { workerData: { ring } })
  let pending: Pending | null = null
  const settle = (finish: (asked: Pending) => void) => {
    const asked = pending
    pending = null
    worker.unref()
    if (asked !== null) finish(asked)
  }
  worker.on('message', (reply: LaneReply) => settle((asked) => asked.resolve(reply)))
  worker.on('error', (error) => settle((asked) => asked.reject(error)))
  worker.on('exit', () => settle((asked) => asked.reject(new Error('a worker of the vault ended early'))))
  // An idle lane must not keep the program from ending; a running one must.
  worker.unref()
  return {
    ask(task: LaneTask): Promise<LaneReply> {
      return new Promise<LaneReply>((resolve, reject) => {
        pending = { resolve, reject }
        worker.ref()
        // Fresh copies: cloning a view would send the whole memory it looks into.
        const keys = { chunkKey: new Uint8Array(task.chunkKey), headerHash: new Uint8Array(task.headerHash) }
        worker.postMessage({ ...task, ...keys } satisfies LaneTask)
        keys.chunkKey.fill(0)
      })
    },
    close: () => void worker.terminate(),
  }
}

function bytesFinished(ring: ChunkRing, sizeBytes: number): number {
  return Math.min(ring.finished * CHUNK_SIZE, sizeBytes)
}

function watchRing(ring: ChunkRing, sizeBytes: number, { signal, onProgress, onTick }: LaneWatch): () => void {
  let told = 0
  const look = () => {
    const bytesDone = bytesFinished(ring, sizeBytes)
    onTick?.(bytesDone)
    if (bytesDone > told) onProgress?.(bytesDone)
    told = bytesDone
  }
  const stop = () => ring.stop()
  const timer = setInterval(look, WATCH_EVERY_MS)
  signal?.addEventListener('abort', stop, { once: true })
  return () => {
    clearInterval(timer)
    signal?.removeEventListener('abort', stop)
    if (!ring.isStopped) look()
  }
}

function openLane(): Lane {
  const memory = allocateRing()
  const ring = openRing(memory)
  const hasher = startWorker(memory)
  const helper = startWorker(memory)
  return {
    async run(work, watch) {
      ring.reset()
      const unwatch = watchRing(ring, work.sizeBytes, watch)
      const stopOther = (error: unknown) => {
        ring.stop()
        throw error
      }
      const replies = await Promise.allSettled([
        hasher.ask({ ...work, isHasher: true }).catch(stopOther),
        helper.ask({ ...work, isHasher: false }).catch(stopOther),
      ])
      unwatch()
      ring.reset()
      return summarise(replies, watch.signal)
    },
    close() {
      ring.stop()
      hasher.close()
      helper.close()
    },
  }
}

/** The one reply that says why it ended, if any; otherwise the hash. */
function summarise(settled: readonly PromiseSettledResult<LaneReply>[], signal: AbortSignal | undefined): LaneOutcome {
  const replies = settled.map((each) => {
    if (each.status === 'rejected') throw each.reason
    return each.value
  })
  let digest: string | null = null
  for (const reply of replies) {
    if (reply.state === 'done') digest ??= reply.digest
    else if (reply.state !== 'stopped') return reply
  }
  signal?.throwIfAborted()
  return digest === null ? { state: 'stopped' } : { state: 'done', digest }
}

export function createLanes(): Lanes {
  const all = new Set<Lane>()
  const idle: Lane[] = []
  const waiting: { readonly resolve: (lane: Lane) => void; readonly reject: (error: Error) => void }[] = []
  let closed = false

  function acquire(): Promise<Lane> {
    if (closed) return Promise.reject(new Error('the vault is closed'))
    const free = idle.pop()
    if (free !== undefined) return Promise.resolve(free)
    if (all.size >= MOST_LANES) return new Promise((resolve, reject) => waiting.push({ resolve, reject }))
    const lane = openLane()
    all.add(lane)
    return Promise.resolve(lane)
  }

  function release(lane: Lane): void {
    const next = waiting.shift()
    if (next !== undefined) next.resolve(lane)
    else idle.push(lane)
  }

  return {
    async run(work, watch) {
      const lane = await acquire()
      try {
        watch.signal?.throwIfAborted()
        const outcome = await lane.run(work, watch)
        release(lane)
        return outcome
      } catch (error) {
        if (!watch.signal?.aborted) dismiss(lane)
        else release(lane)
        throw error
      }
    },
    close() {
      closed = true
      for (const each of waiting.splice(0)) each.reject(new Error('the vault is closed'))
      for (const lane of all) lane.close()
      all.clear()
      idle.length = 0
    },
  }

  /** A lane whose worker broke is not used again. */
  function dismiss(lane: Lane): void {
    lane.close()
    all.delete(lane)
    const next = waiting.shift()
    if (next !== undefined) acquire().then(next.resolve, next.reject)
  }
}
