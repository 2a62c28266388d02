// Filing one source: from its first byte to an encrypted file under `incoming/` whose bytes are on the disk.
import { createHash, type Hash } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { refuse } from '#shared/text/refusal.ts'
import { CHUNK_SIZE, chunkOffset, sealChunk } from './chunk-format.ts'
import { errorCode, translateDiskError } from './durable.ts'
import { LANE_WORTH_BYTES, type Lanes } from './lanes.ts'
import type { ObjectKeys } from './object-format.ts'
import { NONCE_SIZE, release } from './sealing.ts'
import type { ObjectSource, RandomSource, WatchOptions } from './types.ts'
import { createWriteBack, type WriteBack } from './write-back.ts'

export interface Filed {
  readonly sha256: string
  readonly sizeBytes: number
}

export interface IntakeOptions extends WatchOptions {
  readonly source: ObjectSource
  readonly target: FileHandle
  readonly keys: ObjectKeys
  readonly lanes: Lanes
  readonly random: RandomSource
}

/** Writes the chunks, not the header. Everything written so far is on its way to the disk, nothing is flushed yet. */
export async function sealSource(options: IntakeOptions): Promise<Filed> {
  const writeBack = createWriteBack(options.target)
  try {
    const filed =
      'path' in options.source
        ? await sealPath(options.source.path, options, writeBack)
        : await sealHere(piecesOf(options.source, options.signal), options, writeBack)
    await writeBack.settled()
    return filed
  } catch (error) {
    await writeBack.settled().catch(() => undefined)
    throw error
  }
}

/** Without waiting: opening a named pipe must be refused, not hang. Windows knows no such flag. */
const READ_WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

async function sealPath(path: string, options: IntakeOptions, writeBack: WriteBack): Promise<Filed> {
  const source = await open(path, READ_WITHOUT_WAITING).catch(() => {
    throw refuse('vault.source-unreadable')
  })
  try {
    const before = await source.stat({ bigint: true })
    if (!before.isFile()) throw refuse('vault.source-unreadable')
    const sizeBytes = Number(before.size)
    const filed =
      sizeBytes < LANE_WORTH_BYTES
        ? await sealHere(piecesOfFile(source), options, writeBack)
        : await sealInLane(source, sizeBytes, options, writeBack)
    const after = await source.stat({ bigint: true })
    const changed = after.size !== before.size || after.mtimeNs !== before.mtimeNs || filed.sizeBytes !== sizeBytes
    if (changed) throw refuse('vault.source-changed')
    return filed
  } finally {
    await source.close()
  }
}

async function sealInLane(
  source: FileHandle,
  sizeBytes: number,
  { target, keys, lanes, signal, onProgress }: IntakeOptions,
  writeBack: WriteBack,
): Promise<Filed> {
  const { chunkKey, headerHash } = keys
  const work = { kind: 'seal', chunkKey, headerHash, sizeBytes, readFrom: source.fd, writeTo: target.fd } as const
  const outcome = await lanes.run(work, { signal, onProgress, onTick: writeBack.written })
  switch (outcome.state) {
    case 'done':
      return { sha256: outcome.digest, sizeBytes }
    case 'short':
      throw refuse('vault.source-changed')
    case 'failed':
      if (outcome.at === 'read') throw refuse('vault.source-unreadable')
      throw translateDiskError(Object.assign(new Error('writing an object failed'), { code: outcome.code }))
    default:
      throw new Error(`a lane ended in state ${outcome.state}`)
  }
}

/** Seals in this thread, one chunk behind the source, because only the end of the source tells which chunk is last. */
async function sealHere(
  pieces: AsyncIterable<Uint8Array>,
  { target, keys, random, signal, onProgress }: IntakeOptions,
  writeBack: WriteBack,
): Promise<Filed> {
  const hash: Hash = createHash('sha256')
  const chunk = Buffer.alloc(CHUNK_SIZE)
  let filled = 0
  let index = 0
  const sealNext = async (isLast: boolean) => {
    signal?.throwIfAborted()
    const plain = chunk.subarray(0, filled)
    hash.update(plain)
    const parts = sealChunk(keys, index, isLast, plain, random(NONCE_SIZE))
    await writeFully(target, parts, chunkOffset(index))
    release(parts[1])
    const bytesDone = index * CHUNK_SIZE + filled
    writeBack.written(bytesDone)
    onProgress?.(bytesDone)
    index += 1
    filled = 0
  }
  try {
    for await (const piece of pieces) {
      for (let at = 0; at < piece.length; ) {
        if (filled === CHUNK_SIZE) await sealNext(false)
        const part = piece.subarray(at, at + CHUNK_SIZE - filled)
        chunk.set(part, filled)
        filled += part.length
        at += part.length
      }
    }
    const sizeBytes = index * CHUNK_SIZE + filled
    await sealNext(true)
    return { sha256: hash.digest('hex'), sizeBytes }
  } finally {
    chunk.fill(0)
  }
}

async function writeFully(target: FileHandle, parts: readonly Uint8Array[], position: number): Promise<void> {
  const total = parts.reduce((sum, part) => sum + part.length, 0)
  const { bytesWritten } = await target.writev(parts, position)
  if (bytesWritten === total) return
  const rest = Buffer.concat(parts)
  for (let done = bytesWritten; done < total; ) {
    done += (await target.write(rest, done, total - done, position + done)).bytesWritten
  }
}

async function* piecesOfFile(source: FileHandle): AsyncIterable<Uint8Array> {
  const buffer = Buffer.alloc(CHUNK_SIZE)
  try {
    for (;;) {
      const { bytesRead } = await source.read(buffer, 0, CHUNK_SIZE, null).catch((error: unknown) => {
        throw errorCode(error) === '' ? error : refuse('vault.source-unreadable')
      })
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    buffer.fill(0)
  }
}

async function* piecesOf(
  source: Exclude<ObjectSource, { path: string }>,
  signal: AbortSignal | undefined,
): AsyncIterable<Uint8Array> {
  if ('bytes' in source) {
    yield source.bytes
    return
  }
  const iterator = source.stream[Symbol.asyncIterator]()
  const aborted = rejectOnAbort(signal)
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), aborted.promise])
      if (next.done) return
      yield next.value
    }
  } finally {
    aborted.forget()
    // Not awaited: a generator that hangs in its own wait would never return.
    iterator.return?.()?.then(undefined, () => undefined)
  }
}

/** So that an abort is felt even while the source gives nothing. */
function rejectOnAbort(signal: AbortSignal | undefined) {
  const { promise, reject } = Promise.withResolvers<never>()
  promise.catch(() => undefined)
  const abort = () => reject(signal?.reason)
  if (signal?.aborted) abort()
  signal?.addEventListener('abort', abort, { once: true })
  return { promise, forget: () => signal?.removeEventListener('abort', abort) }
}
