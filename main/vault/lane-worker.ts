// One of the two workers of a lane: reads, hashes, encrypts and writes (or reads, decrypts and hashes) chunk by chunk.
// It blocks while it works, so it must never run on the main thread.
import { createHash, randomFillSync } from 'node:crypto'
import { readSync, writeSync, writevSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import {
  CHUNK_SIZE,
  type ChunkKeys,
  chunkCount,
  chunkLength,
  chunkOffset,
  openChunk,
  STORED_CHUNK_SIZE,
  sealChunk,
} from './chunk-format.ts'
import { type ChunkRing, openRing, type RingMemory } from './chunk-ring.ts'
import { BOX_OVERHEAD, NONCE_SIZE, release } from './sealing.ts'

export interface LaneTask extends ChunkKeys {
  readonly kind: 'seal' | 'verify' | 'export'
  readonly isHasher: boolean
  readonly sizeBytes: number
  /** Of the source when sealing, of the object otherwise. */
  readonly readFrom: number
  /** Of the new object, or of the plain file; unused when verifying. */
  readonly writeTo: number
}

export type LaneReply =
  | { readonly state: 'done'; readonly digest: string | null }
  | { readonly state: 'stopped' }
  | { readonly state: 'short' }
  | { readonly state: 'altered' }
  | { readonly state: 'failed'; readonly at: 'read' | 'write'; readonly code: string }

class LaneFailure extends Error {
  readonly reply: LaneReply
  constructor(reply: LaneReply) {
    super(reply.state)
    this.reply = reply
  }
}

function attempt<T>(at: 'read' | 'write', work: () => T): T {
  try {
    return work()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new LaneFailure({ state: 'failed', at, code })
  }
}

function readFully(fd: number, target: Uint8Array, position: number): void {
  let done = 0
  while (done < target.length) {
    const got = attempt('read', () => readSync(fd, target, done, target.length - done, position + done))
    if (got === 0) throw new LaneFailure({ state: 'short' })
    done += got
  }
}

function writeFully(fd: number, parts: readonly Uint8Array[], position: number): void {
  const total = parts.reduce((sum, part) => sum + part.length, 0)
  let done = attempt('write', () => writevSync(fd, parts, position))
  if (done === total) return
  const rest = Buffer.concat(parts)
  while (done < total) done += attempt('write', () => writeSync(fd, rest, done, total - done, position + done))
}

interface ChunkWork {
  /** Fills the ring's place of a claimed chunk and does the rest of this chunk's own work. */
  carry(index: number): void
}

function sealingWork(task: LaneTask, ring: ChunkRing): ChunkWork {
  const lastIndex = chunkCount(task.sizeBytes) - 1
  return {
    carry(index) {
      const plain = ring.place(index, chunkLength(index, task.sizeBytes))
      readFully(task.readFrom, plain, index * CHUNK_SIZE)
      ring.fill(index, 2)
      const nonce = randomFillSync(new Uint8Array(NONCE_SIZE))
      const parts = sealChunk(task, index, index === lastIndex, plain, nonce)
      // The place may be filled anew as soon as the ciphertext exists.
      ring.completeStep(index)
      writeFully(task.writeTo, parts, chunkOffset(index))
      release(parts[1])
      ring.countFinished()
    },
  }
}

function verifyingWork(task: LaneTask, ring: ChunkRing): ChunkWork {
  const lastIndex = chunkCount(task.sizeBytes) - 1
  const stored = Buffer.allocUnsafe(STORED_CHUNK_SIZE)
  return {
    carry(index) {
      const length = chunkLength(index, task.sizeBytes)
      const box = stored.subarray(0, length + BOX_OVERHEAD)
      readFully(task.readFrom, box, chunkOffset(index))
      const plain = openChunk(task, index, index === lastIndex, box)
      if (plain === null) throw new LaneFailure({ state: 'altered' })
      ring.place(index, length).set(plain)
      ring.fill(index, 1)
      plain.fill(0)
      release(plain)
      ring.countFinished()
    },
  }
}

/** As verifying, and what is decrypted is written before it is forgotten. */
function exportingWork(task: LaneTask, ring: ChunkRing): ChunkWork {
  const lastIndex = chunkCount(task.sizeBytes) - 1
  const stored = Buffer.allocUnsafe(STORED_CHUNK_SIZE)
  return {
    carry(index) {
      const length = chunkLength(index, task.sizeBytes)
      const box = stored.subarray(0, length + BOX_OVERHEAD)
      readFully(task.readFrom, box, chunkOffset(index))
      const plain = openChunk(task, index, index === lastIndex, box)
      if (plain === null) throw new LaneFailure({ state: 'altered' })
      ring.place(index, length).set(plain)
      ring.fill(index, 1)
      writeFully(task.writeTo, [plain], index * CHUNK_SIZE)
      plain.fill(0)
      release(plain)
      ring.countFinished()
    },
  }
}

const works = { seal: sealingWork, verify: verifyingWork, export: exportingWork } as const

/**
 * Of an export the label says the SHA-256, and the tags of all chunks, their places and the last one's mark prove that these are
 * the bytes it was taken of; so only what is not known yet is computed, which is also the slower of the two.
 */
const algorithmOf = ({ kind }: LaneTask): 'sha256' | 'sha512' => (kind === 'export' ? 'sha512' : 'sha256')

function carryObject(task: LaneTask, ring: ChunkRing): LaneReply {
  const count = chunkCount(task.sizeBytes)
  const work = works[task.kind](task, ring)
  const hash = task.isHasher ? createHash(algorithmOf(task)) : null
  let hashed = 0
  for (;;) {
    if (ring.isStopped) return { state: 'stopped' }
    const seen = ring.seen()
    if (hash !== null && hashed < count && ring.isFilled(hashed)) {
      hash.update(ring.place(hashed, chunkLength(hashed, task.sizeBytes)))
      ring.completeStep(hashed)
      hashed += 1
      continue
    }
    const index = ring.claim(count)
    if (index !== null) {
      work.carry(index)
      continue
    }
    if (hash !== null ? hashed === count : ring.isAllClaimed(count)) break
    ring.sleep(seen)
  }
  return { state: 'done', digest: hash === null ? null : hash.digest('hex') }
}

function answer(task: LaneTask, ring: ChunkRing): LaneReply {
  try {
    return carryObject(task, ring)
  } catch (error) {
    ring.stop()
    if (error instanceof LaneFailure) return error.reply
    throw error
  } finally {
    task.chunkKey.fill(0)
  }
}

const port = parentPort
if (port === null) throw new Error('lane-worker runs only as a worker')
const ring = openRing((workerData as { readonly ring: RingMemory }).ring)
port.on('message', (task: LaneTask) => port.postMessage(answer(task, ring) satisfies LaneReply))
