// From what a person types to 32 bytes: Unicode normalised (NFKC), then Argon2id.
import { refuse } from '#shared/text/refusal.ts'
import { KEY_SIZE } from './sealing.ts'
import type { KdfParameters } from './types.ts'

/** Half a second on an office machine of 2020; kept in each slot, so it can rise without breaking old archives. */
export const STANDARD_KDF: KdfParameters = { algorithm: 'argon2id', memoryKiB: 256 * 1024, passes: 3, lanes: 4 }

export const LEAST_PASSPHRASE_LENGTH = 8

/** @node-rs/argon2's number for Argon2id: its enum cannot be imported under isolated modules. */
const ARGON2ID = 2

type Argon2 = (passphrase: Buffer, salt: Uint8Array, kdf: KdfParameters) => Promise<Uint8Array>

let loaded: Promise<Argon2> | undefined

/** The same person typing the same thing on another keyboard, system or input method must give the same bytes. */
export function normalise(typed: string): string {
  return typed.normalize('NFKC')
}

export function refuseWeakPassphrase(passphrase: string): void {
  if ([...normalise(passphrase)].length < LEAST_PASSPHRASE_LENGTH) {
    throw refuse('vault.weak-passphrase', { least: LEAST_PASSPHRASE_LENGTH })
  }
}

/** 32 bytes; the caller zeroes them. */
export async function stretch(passphrase: string, salt: Uint8Array, kdf: KdfParameters): Promise<Buffer> {
  loaded ??= loadNativeArgon2().catch(loadWasmArgon2)
  const typed = Buffer.from(normalise(passphrase), 'utf8')
  try {
    return Buffer.from(await (await loaded)(typed, salt, kdf))
  } finally {
    typed.fill(0)
  }
}

export async function loadNativeArgon2(): Promise<Argon2> {
  const { hashRaw } = await import('@node-rs/argon2')
  return (passphrase, salt, kdf) =>
    hashRaw(passphrase, {
      algorithm: ARGON2ID,
      memoryCost: kdf.memoryKiB,
      timeCost: kdf.passes,
      parallelism: kdf.lanes,
      outputLen: KEY_SIZE,
      salt,
    })
}

/** For machines without a prebuilt binary: three times slower, the same bytes. */
export async function loadWasmArgon2(): Promise<Argon2> {
  const { argon2id } = await import('hash-wasm')
  return (passphrase, salt, kdf) =>
    argon2id({
      password: passphrase,
      salt,
      memorySize: kdf.memoryKiB,
      iterations: kdf.passes,
      parallelism: kdf.lanes,
      hashLength: KEY_SIZE,
      outputType: 'binary',
    })
}
