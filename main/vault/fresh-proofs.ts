// Who has just unlocked or made the archive need not wait for a second key derivation to get the personal key.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { normalise } from './passphrase.ts'
import { KEY_SIZE } from './sealing.ts'
import type { RandomSource } from './types.ts'

/** Each proof serves one check of the same name and passphrase. */
export interface FreshProofs {
  keep(name: string, passphrase: string, personalSecret: Uint8Array): void
  /** The personal secret, which the caller zeroes, or null when this passphrase was not just proved. */
  take(name: string, passphrase: string): Buffer | null
  forget(name: string): void
  close(): void
}

export function createFreshProofs(random: RandomSource): FreshProofs {
  const proofKey = random(KEY_SIZE)
  const kept = new Map<string, { readonly proof: Buffer; readonly personalSecret: Buffer }>()
  const proofOf = (passphrase: string) => createHmac('sha256', proofKey).update(normalise(passphrase)).digest()
  function forget(name: string): void {
    kept.get(normalise(name))?.personalSecret.fill(0)
    kept.delete(normalise(name))
  }
  return {
    keep(name, passphrase, personalSecret) {
      forget(name)
      kept.set(normalise(name), { proof: proofOf(passphrase), personalSecret: Buffer.from(personalSecret) })
    },
    take(name, passphrase) {
      const found = kept.get(normalise(name))
      if (found === undefined || !timingSafeEqual(found.proof, proofOf(passphrase))) return null
      const personalSecret = Buffer.from(found.personalSecret)
      forget(name)
      return personalSecret
    },
    forget,
    close() {
      for (const name of [...kept.keys()]) forget(name)
      proofKey.fill(0)
    },
  }
}
