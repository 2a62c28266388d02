// One key slot: how a passphrase opens the archive key and a user's own secret. Pure apart from the key derivation.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { SlotRecord } from './description.ts'
import { normalise, stretch } from './passphrase.ts'
import { bind, deriveKey, KEY_SIZE, openBox, sealBox } from './sealing.ts'
import type { KdfParameters, RandomSource } from './types.ts'

export interface SlotSecrets {
  readonly archiveKey: Buffer
  /** Kept through later changes of passphrase, so that a crash between the slot and the database loses no signing key. */
  readonly personalSecret: Buffer
}

export type SlotOpening =
  | { readonly state: 'open'; readonly secrets: SlotSecrets }
  | { readonly state: 'wrong' }
  | { readonly state: 'damaged' }

/** Finds a user's slot without naming the user: HMAC-SHA-256 of the name under the archive's salt, 16 bytes. */
export function slotTag(archiveSalt: string, name: string): string {
  return createHmac('sha256', Buffer.from(archiveSalt, 'hex'))
    .update(normalise(name), 'utf8')
    .digest('hex')
    .slice(0, 32)
}

function boundOf(archiveId: string, slot: Pick<SlotRecord, 'id' | 'tag' | 'kdf'>): Buffer {
  const { algorithm, memoryKiB, passes, lanes, salt } = slot.kdf
  return bind('anjuan/1/slot', archiveId, slot.id, slot.tag, algorithm, `${memoryKiB}/${passes}/${lanes}`, salt)
}

const commitmentOf = (stretched: Uint8Array, id: string) =>
  deriveKey(stretched, Buffer.from(id, 'hex'), 'anjuan/1/slot/commitment')
const boxKeyOf = (stretched: Uint8Array, id: string) =>
  deriveKey(stretched, Buffer.from(id, 'hex'), 'anjuan/1/slot/box')

export async function makeSlot(options: {
  readonly archiveId: string
  readonly tag: string
  readonly passphrase: string
  readonly kdf: KdfParameters
  readonly secrets: SlotSecrets
  readonly random: RandomSource
}): Promise<SlotRecord> {
  const { archiveId, tag, passphrase, secrets, random } = options
  const { algorithm, memoryKiB, passes, lanes } = options.kdf
  const salt = Buffer.from(random(16))
  const id = Buffer.from(random(16)).toString('hex')
  const kdf = { algorithm, memoryKiB, passes, lanes, salt: salt.toString('hex') }
  const stretched = await stretch(passphrase, salt, kdf)
  const key = boxKeyOf(stretched, id)
  const plain = Buffer.concat([secrets.archiveKey, secrets.personalSecret])
  try {
    return {
      id,
      tag,
      kdf,
      commitment: commitmentOf(stretched, id).toString('hex'),
      sealed: sealBox(key, plain, boundOf(archiveId, { id, tag, kdf }), random).toString('hex'),
    }
  } finally {
    for (const secret of [stretched, key, plain]) secret.fill(0)
  }
}

/** The commitment tells a wrong passphrase from a damaged slot, and ties the slot to one derived key only. */
export async function openSlot(archiveId: string, slot: SlotRecord, passphrase: string): Promise<SlotOpening> {
  const stretched = await stretch(passphrase, Buffer.from(slot.kdf.salt, 'hex'), slot.kdf)
  const key = boxKeyOf(stretched, slot.id)
  try {
    if (!timingSafeEqual(commitmentOf(stretched, slot.id), Buffer.from(slot.commitment, 'hex'))) {
      return { state: 'wrong' }
    }
    const plain = openBox(key, Buffer.from(slot.sealed, 'hex'), boundOf(archiveId, slot))
    if (plain === null) return { state: 'damaged' }
    return {
      state: 'open',
      secrets: { archiveKey: plain.subarray(0, KEY_SIZE), personalSecret: plain.subarray(KEY_SIZE) },
    }
  } finally {
    for (const secret of [stretched, key]) secret.fill(0)
  }
}
