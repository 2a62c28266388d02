// The journal's chain: how an entry is written down as bytes, hashed over the one before, and how the head is signed.
// The format is stored for decades and is described in main/journal/format.md. Never change it; add a version instead.
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { type CanonicalValue, canonicalJson } from '#shared/rules/canonical-json.ts'

export interface ChainEntry {
  readonly position: number
  readonly at: string
  readonly who: string
  readonly event: string
  readonly subject: string | null
  readonly outcome: 'done' | 'refused'
  /** Facts without case content. */
  readonly detail: Readonly<Record<string, CanonicalValue>>
}

/** What comes before the first entry. */
export const chainStart = '0'.repeat(64)

/** SHA-256, hex, over the canonical JSON (RFC 8785) of the entry with `previousHash` beside its own fields. */
export function entryHash(entry: ChainEntry, previousHash: string): string {
  return createHash('sha256')
    .update(canonicalJson({ ...entry, previousHash }))
    .digest('hex')
}

/** PKCS#8 wrapping of a raw Ed25519 seed (RFC 8410): the fixed prefix, then the 32 bytes. */
const ed25519Prefix = Buffer.from('302e020100300506032b657004220420', 'hex')

export interface HeadKey {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

/** @param seed 32 bytes from the vault; the caller overwrites it afterwards */
export function headKeyFromSeed(seed: Buffer): HeadKey {
  const der = Buffer.concat([ed25519Prefix, seed])
  try {
    const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
    return { privateKey, publicKey: createPublicKey(privateKey) }
  } finally {
    der.fill(0)
  }
}

function headBytes(archiveId: string, position: number, hash: string): Buffer {
  return Buffer.from(`anjuan-journal-head\n${archiveId}\n${position}\n${hash}\n`)
}

/** Ed25519 signature (64 bytes) over archive, position and hash of the newest entry. */
export function signHead(key: HeadKey, archiveId: string, position: number, hash: string): Buffer {
  return sign(null, headBytes(archiveId, position, hash), key.privateKey)
}

export function isHeadSigned(
  publicKey: KeyObject,
  archiveId: string,
  position: number,
  hash: string,
  signature: Uint8Array,
): boolean {
  return verify(null, headBytes(archiveId, position, hash), publicKey, signature)
}
