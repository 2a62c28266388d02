// Seals small blobs for a named purpose under a secret: version (1) | nonce (12) | ciphertext | tag (16).
import { refuse } from '#shared/text/refusal.ts'
import { bind, deriveKey, openBox, sealBox } from './sealing.ts'
import type { RandomSource } from './types.ts'

const VERSION = 1

export interface PurposeBox {
  seal(purpose: string, plain: Uint8Array): Buffer
  unseal(purpose: string, sealed: Uint8Array): Buffer
}

/** `realm` keeps an archive's boxes and a person's boxes apart even for equal purposes. */
export function createPurposeBox(options: {
  readonly secret: Uint8Array
  readonly salt: Uint8Array
  readonly realm: 'archive' | 'personal'
  readonly random: RandomSource
}): PurposeBox {
  const { secret, salt, realm, random } = options
  const keyFor = (purpose: string) => deriveKey(secret, salt, `anjuan/1/${realm}/seal/${purpose}`)
  const bound = (purpose: string) => bind('anjuan/1/seal', realm, purpose)
  return {
    seal(purpose, plain) {
      const key = keyFor(purpose)
      const box = sealBox(key, plain, bound(purpose), random)
      key.fill(0)
      return Buffer.concat([Buffer.of(VERSION), box])
    },
    unseal(purpose, sealed) {
      const key = keyFor(purpose)
      const plain = sealed[0] === VERSION ? openBox(key, sealed.subarray(1), bound(purpose)) : null
      key.fill(0)
      if (plain === null) throw refuse('vault.sealed-altered')
      return plain
    },
  }
}
