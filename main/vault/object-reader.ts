// Reads ranges of a stored object. Nothing is handed out before its chunk's tag has been checked.
import { refuse } from '#shared/text/refusal.ts'
import type { ChunkCache } from './chunk-cache.ts'
import { CHUNK_SIZE, chunkCount, chunkLength, chunkOffset, openChunk } from './chunk-format.ts'
import { errorCode } from './durable.ts'
import { closeObjectFile, type ObjectFile, readFully } from './object-file.ts'
import { BOX_OVERHEAD } from './sealing.ts'
import type { ObjectReader } from './types.ts'

interface Range {
  readonly start: number
  readonly end: number
}

export function createObjectReader(file: ObjectFile, cache: ChunkCache, onClose: () => void): ObjectReader {
  const { objectId, label } = file
  const { name, sha256, dossierId, sizeBytes } = label
  let closed = false

  /** The plaintext is good only until the next wait: the cache zeroes what it drops. */
  function decrypt(index: number, stored: Buffer): Buffer {
    if (closed) throw new Error('the reader is closed')
    const plain = openChunk(file.keys, index, index === chunkCount(sizeBytes) - 1, stored)
    if (plain === null) throw refuse('vault.object-altered')
    cache.put(objectId, index, plain)
    return plain
  }

  async function fetchStored(index: number): Promise<Buffer> {
    const stored = Buffer.allocUnsafe(chunkLength(index, sizeBytes) + BOX_OVERHEAD)
    const complete = await readFully(file.handle, stored, chunkOffset(index)).catch((error: unknown) => {
      if (errorCode(error) === 'EIO') return false
      throw error
    })
    if (!complete) throw refuse('vault.object-altered')
    return stored
  }

  /** A copy of what chunk `index` holds of the range. */
  async function slice(index: number, range: Range): Promise<Uint8Array> {
    if (closed) throw new Error('the reader is closed')
    const offset = index * CHUNK_SIZE
    const copy = (plain: Buffer) =>
      new Uint8Array(plain.subarray(Math.max(0, range.start - offset), Math.min(CHUNK_SIZE, range.end - offset)))
    const cached = cache.get(objectId, index)
    return cached === undefined ? copy(decrypt(index, await fetchStored(index))) : copy(cached)
  }

  function cut(start: number, endExclusive: number): Range {
    if (!Number.isSafeInteger(start) || !Number.isSafeInteger(endExclusive) || start < 0 || endExclusive < start) {
      throw new RangeError('a range starts at 0 or later and does not end before it starts')
    }
    return { start: Math.min(start, sizeBytes), end: Math.min(endExclusive, sizeBytes) }
  }

  return {
    objectId,
    sizeBytes,
    label: { name, sha256, dossierId },
    async read(start, endExclusive) {
      const range = cut(start, endExclusive)
      const whole = new Uint8Array(range.end - range.start)
      for (let at = range.start; at < range.end; ) {
        const index = Math.floor(at / CHUNK_SIZE)
        const part = await slice(index, range)
        whole.set(part, at - range.start)
        at += part.length
      }
      return whole
    },
    stream: (start, endExclusive, signal) => streamSlices(cut(start, endExclusive), slice, signal),
    close: async () => {
      if (closed) return
      closed = true
      onClose()
      await closeObjectFile(file)
    },
  }
}

/** One chunk for each pull and none ahead: who stops reading stops the decrypting. */
function streamSlices(
  range: Range,
  slice: (index: number, range: Range) => Promise<Uint8Array>,
  signal: AbortSignal | undefined,
): ReadableStream<Uint8Array> {
  let at = range.start
  let unwatch = () => {}
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const abort = () => controller.error(signal?.reason)
        if (signal?.aborted) return abort()
        signal?.addEventListener('abort', abort, { once: true })
        unwatch = () => signal?.removeEventListener('abort', abort)
      },
      async pull(controller) {
        if (at < range.end) {
          const part = await slice(Math.floor(at / CHUNK_SIZE), range)
          if (signal?.aborted) return
          at += part.length
          controller.enqueue(part)
        }
        if (at >= range.end) {
          unwatch()
          controller.close()
        }
      },
      cancel: () => unwatch(),
    },
    { highWaterMark: 0 },
  )
}
