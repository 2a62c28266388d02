// The chunks of a stored object, to and from bytes. Must never change; a new form gets a new version. Byte by byte in
// format.md. Apart from the header's form, because every worker loads this and should start fast.
import { createCipheriv } from 'node:crypto'
import { BOX_OVERHEAD, NONCE_SIZE, openBox, TAG_SIZE } from './sealing.ts'

export const HEADER_SIZE = 4096
export const CHUNK_SIZE = 256 * 1024
/** What one full chunk takes on the disk. */
export const STORED_CHUNK_SIZE = NONCE_SIZE + CHUNK_SIZE + TAG_SIZE

/** At least one: an empty object has one empty chunk, so that cutting it off is noticed. */
export function chunkCount(sizeBytes: number): number {
  return Math.max(1, Math.ceil(sizeBytes / CHUNK_SIZE))
}

export function storedSize(sizeBytes: number): number {
  return HEADER_SIZE + sizeBytes + chunkCount(sizeBytes) * BOX_OVERHEAD
}

export function chunkOffset(index: number): number {
  return HEADER_SIZE + index * STORED_CHUNK_SIZE
}

/** How many bytes of plaintext chunk `index` holds. */
export function chunkLength(index: number, sizeBytes: number): number {
  return Math.min(CHUNK_SIZE, sizeBytes - index * CHUNK_SIZE)
}

export type ChunkKeys = { readonly chunkKey: Uint8Array; readonly headerHash: Uint8Array }

/** header hash (32) | index (8) | last (1): ties a chunk to its object, its place and the end of the object. */
function chunkBound(headerHash: Uint8Array, index: number, isLast: boolean): Buffer {
  const bound = Buffer.allocUnsafe(41)
  bound.set(headerHash)
  bound.writeBigUInt64BE(BigInt(index), 32)
  bound[40] = isLast ? 1 : 0
  return bound
}

/** Nonce, ciphertext and tag, to be written one after the other. */
export function sealChunk(
  keys: ChunkKeys,
  index: number,
  isLast: boolean,
  plain: Uint8Array,
  nonce: Uint8Array,
): [Uint8Array, Buffer, Buffer] {
  const cipher = createCipheriv('aes-256-gcm', keys.chunkKey, nonce)
  cipher.setAAD(chunkBound(keys.headerHash, index, isLast))
  const ciphertext = cipher.update(plain)
  cipher.final()
  return [nonce, ciphertext, cipher.getAuthTag()]
}

/** The plaintext of one stored chunk, or null when it was altered, moved or is not the end it claims to be. */
export function openChunk(keys: ChunkKeys, index: number, isLast: boolean, stored: Uint8Array): Buffer | null {
  return openBox(keys.chunkKey, stored, chunkBound(keys.headerHash, index, isLast))
}
