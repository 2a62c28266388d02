// Reads an object back, checks every tag and compares the hash: before anybody is told that a card may be erased.
import { createHash } from 'node:crypto'
import { CHUNK_SIZE, chunkCount, chunkLength, chunkOffset, openChunk, STORED_CHUNK_SIZE } from './chunk-format.ts'
import { errorCode } from './durable.ts'
import { LANE_WORTH_BYTES, type Lanes } from './lanes.ts'
import { type ObjectFile, readFully } from './object-file.ts'
import { BOX_OVERHEAD, release } from './sealing.ts'
import type { VerifyOutcome, WatchOptions } from './types.ts'

export async function verifyObjectFile(file: ObjectFile, lanes: Lanes, watch: WatchOptions): Promise<VerifyOutcome> {
  const { sizeBytes } = file.label
  const sha256 = sizeBytes < LANE_WORTH_BYTES ? await hashHere(file, watch) : await hashInLane(file, lanes, watch)
  return sha256 === file.label.sha256 ? { state: 'intact', sha256 } : { state: 'altered' }
}

/** Null when any chunk is altered or cannot be read. */
async function hashHere(file: ObjectFile, { signal, onProgress }: WatchOptions): Promise<string | null> {
  const { sizeBytes } = file.label
  const count = chunkCount(sizeBytes)
  const hash = createHash('sha256')
  const stored = Buffer.alloc(STORED_CHUNK_SIZE)
  for (let index = 0; index < count; index += 1) {
    signal?.throwIfAborted()
    const box = stored.subarray(0, chunkLength(index, sizeBytes) + BOX_OVERHEAD)
    const complete = await readFully(file.handle, box, chunkOffset(index)).catch((error: unknown) => {
      if (errorCode(error) === 'EIO') return false
      throw error
    })
    const plain = complete ? openChunk(file.keys, index, index === count - 1, box) : null
    if (plain === null) return null
    hash.update(plain)
    plain.fill(0)
    release(plain)
    onProgress?.(Math.min(sizeBytes, (index + 1) * CHUNK_SIZE))
  }
  return hash.digest('hex')
}

async function hashInLane(file: ObjectFile, lanes: Lanes, watch: WatchOptions): Promise<string | null> {
  const { chunkKey, headerHash } = file.keys
  const { sizeBytes } = file.label
  const work = { kind: 'verify', chunkKey, headerHash, sizeBytes, readFrom: file.handle.fd, writeTo: -1 } as const
  const outcome = await lanes.run(work, watch)
  switch (outcome.state) {
    case 'done':
      return outcome.digest
    case 'altered':
    case 'short':
      return null
    case 'failed':
      if (outcome.code === 'EIO') return null
      throw Object.assign(new Error('reading an object failed'), { code: outcome.code })
    case 'stopped':
      throw new Error('a lane stopped without a reason')
  }
}
