// The one place for small sealed boxes and derived keys: AES-256-GCM with random nonces, HKDF-SHA-256. See format.md.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { RandomSource } from './types.ts'

export const KEY_SIZE = 32
export const NONCE_SIZE = 12
export const TAG_SIZE = 16
/** What sealing adds to the plaintext. */
export const BOX_OVERHEAD = NONCE_SIZE + TAG_SIZE

export const systemRandom: RandomSource = (sizeBytes) => randomBytes(sizeBytes)

/** HKDF-SHA-256 to 32 bytes. `info` names the use: two uses never share a key. */
export function deriveKey(secret: Uint8Array, salt: Uint8Array, info: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, info, KEY_SIZE))
}

/** Additional data from several parts, each with its length before it, so that no two lists give the same bytes. */
export function bind(...parts: readonly (string | Uint8Array)[]): Buffer {
  return Buffer.concat(
    parts.flatMap((part) => {
      const bytes = typeof part === 'string' ? Buffer.from(part, 'utf8') : part
      const length = Buffer.alloc(4)
      length.writeUInt32BE(bytes.length)
      return [length, bytes]
    }),
  )
}

/** nonce (12) | ciphertext | tag (16) */
export function sealBox(key: Uint8Array, plain: Uint8Array, bound: Uint8Array, random: RandomSource): Buffer {
  const nonce = random(NONCE_SIZE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(bound)
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** The plaintext, or null when the box was altered or belongs to another key or use. */
export function openBox(key: Uint8Array, box: Uint8Array, bound: Uint8Array): Buffer | null {
  if (box.length < BOX_OVERHEAD) return null
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, NONCE_SIZE), { authTagLength: TAG_SIZE })
  decipher.setAAD(bound)
  decipher.setAuthTag(box.subarray(box.length - TAG_SIZE))
  const plain = decipher.update(box.subarray(NONCE_SIZE, box.length - TAG_SIZE))
  try {
    decipher.final()
  } catch {
    plain.fill(0)
    return null
  }
  return plain
}

/**
 * Gives a large buffer's memory back at once instead of at the next collection. A cipher makes a new buffer for every
 * chunk; reusing the same warm memory doubles the speed of the whole write path. The buffer is empty afterwards.
 */
export function release(buffer: Buffer): void {
  const memory = buffer.buffer
  const isWhole = memory instanceof ArrayBuffer && memory.byteLength === buffer.byteLength
  if (isWhole) memory.transfer(0)
}
