// Out of the archive: an object's plaintext as a file of its own, with the hashes of both algorithms that packages list. The SHA-256
// was sealed with the object and is proven by its tags (see lane-worker); the SHA-512 is computed on the way.
import { createHash } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { refuse } from '#shared/text/refusal.ts'
import { CHUNK_SIZE, chunkCount, chunkLength, chunkOffset, openChunk, STORED_CHUNK_SIZE } from './chunk-format.ts'
import { errorCode, translateDiskError } from './durable.ts'
import { LANE_WORTH_BYTES, type Lanes } from './lanes.ts'
import { type ObjectFile, readFully } from './object-file.ts'
import { BOX_OVERHEAD, release } from './sealing.ts'
import type { Exported, WatchOptions } from './types.ts'
import { createWriteBack } from './write-back.ts'

export async function exportObjectFile(
  file: ObjectFile,
  path: string,
  lanes: Lanes,
  watch: WatchOptions,
): Promise<Exported> {
  const target = await open(path, 'wx').catch((error: unknown) => {
    throw translateDiskError(error)
  })
  try {
    const { sizeBytes } = file.label
    const hashes =
      sizeBytes < LANE_WORTH_BYTES
        ? await exportHere(file, target, watch)
        : await exportInLane(file, target, lanes, watch)
    if (hashes.sha256 !== file.label.sha256) throw refuse('vault.object-altered')
    await target.sync()
    return { sizeBytes, ...hashes }
  } catch (error) {
    await rm(path, { force: true })
    throw translateDiskError(error)
  } finally {
    await target.close()
  }
}

type Hashes = Pick<Exported, 'sha256' | 'sha512'>

async function exportHere(file: ObjectFile, target: FileHandle, { signal, onProgress }: WatchOptions): Promise<Hashes> {
  const { sizeBytes } = file.label
  const count = chunkCount(sizeBytes)
  const [sha256, sha512] = [createHash('sha256'), createHash('sha512')]
  const stored = Buffer.alloc(STORED_CHUNK_SIZE)
  for (let index = 0; index < count; index += 1) {
    signal?.throwIfAborted()
    const box = stored.subarray(0, chunkLength(index, sizeBytes) + BOX_OVERHEAD)
    const complete = await readFully(file.handle, box, chunkOffset(index)).catch((error: unknown) => {
      if (errorCode(error) === 'EIO') return false
      throw error
    })
    const plain = complete ? openChunk(file.keys, index, index === count - 1, box) : null
    if (plain === null) throw refuse('vault.object-altered')
    sha256.update(plain)
    sha512.update(plain)
    await writeFully(target, plain, index * CHUNK_SIZE)
    plain.fill(0)
    release(plain)
    onProgress?.(Math.min(sizeBytes, (index + 1) * CHUNK_SIZE))
  }
  return { sha256: sha256.digest('hex'), sha512: sha512.digest('hex') }
}

async function writeFully(target: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await target.write(bytes, done, bytes.length - done, position + done)).bytesWritten
  }
}

async function exportInLane(file: ObjectFile, target: FileHandle, lanes: Lanes, watch: WatchOptions): Promise<Hashes> {
  const { chunkKey, headerHash } = file.keys
  const { sizeBytes } = file.label
  const work = {
    kind: 'export',
    chunkKey,
    headerHash,
    sizeBytes,
    readFrom: file.handle.fd,
    writeTo: target.fd,
  } as const
  const writeBack = createWriteBack(target)
  try {
    const outcome = await lanes.run(work, { ...watch, onTick: writeBack.written })
    switch (outcome.state) {
      case 'done':
        return { sha256: file.label.sha256, sha512: outcome.digest }
      case 'altered':
      case 'short':
        throw refuse('vault.object-altered')
      case 'failed':
        if (outcome.at === 'read' && outcome.code === 'EIO') throw refuse('vault.object-altered')
        throw Object.assign(new Error('writing a plain file failed'), { code: outcome.code })
      case 'stopped':
        throw new Error('a lane stopped without a reason')
    }
  } finally {
    await writeBack.settled()
  }
}
