// The key slots of an open archive: check, add, change, remove. Changes go through archive.json, one at a time.
import { refuse } from '#shared/text/refusal.ts'
import type { Description } from './description.ts'
import type { DescriptionBook } from './description-book.ts'
import type { FreshProofs } from './fresh-proofs.ts'
import { refuseWeakPassphrase, STANDARD_KDF } from './passphrase.ts'
import { createPurposeBox } from './purpose-box.ts'
import { KEY_SIZE } from './sealing.ts'
import { makeSlot, openSlot, type SlotSecrets, slotTag } from './slot.ts'
import type { PersonalKey, RandomSource, Slots } from './types.ts'

export function createPersonalKey(secret: Uint8Array, archiveId: string, random: RandomSource): PersonalKey {
  const own = Buffer.from(secret)
  const box = createPurposeBox({ secret: own, salt: Buffer.from(archiveId, 'hex'), realm: 'personal', random })
  let closed = false
  /** What is sealed under a zeroed secret would be open to everybody. */
  function refuseClosed(): void {
    if (closed) throw new Error('the personal key is closed')
  }
  return {
    seal(purpose, plain) {
      refuseClosed()
      return box.seal(purpose, plain)
    },
    unseal(purpose, sealed) {
      refuseClosed()
      return box.unseal(purpose, sealed)
    },
    close() {
      closed = true
      own.fill(0)
    },
  }
}

/**
 * Opens the slot of `name`. An unknown user costs the same derivation as a wrong passphrase, so that time tells nobody
 * who has a slot. Refuses `vault.wrong-passphrase`, `vault.damaged`.
 */
export async function openUserSlot(description: Description, name: string, passphrase: string): Promise<SlotSecrets> {
  const tag = slotTag(description.salt, name)
  const own = description.slots.find((slot) => slot.tag === tag)
  const tried = own ?? description.slots[0]
  if (tried === undefined) throw refuse('vault.damaged')
  const opening = await openSlot(description.archiveId, tried, passphrase)
  if (own === undefined) {
    if (opening.state === 'open') wipe(opening.secrets)
    throw refuse('vault.wrong-passphrase')
  }
  if (opening.state === 'wrong') throw refuse('vault.wrong-passphrase')
  if (opening.state === 'damaged') throw refuse('vault.damaged')
  return opening.secrets
}

export function wipe(secrets: SlotSecrets): void {
  secrets.archiveKey.fill(0)
  secrets.personalSecret.fill(0)
}

export interface SlotsOptions {
  readonly book: DescriptionBook
  readonly archiveKey: Buffer
  readonly fresh: FreshProofs
  readonly random: RandomSource
}

export function createSlots(options: SlotsOptions): Slots {
  const { book, archiveKey, fresh, random } = options
  const { archiveId, salt } = book.current()
  const personal = (secret: Uint8Array) => createPersonalKey(secret, archiveId, random)

  async function openOwn(name: string, passphrase: string): Promise<{ key: PersonalKey; secrets: SlotSecrets }> {
    const secrets = await openUserSlot(book.current(), name, passphrase)
    return { key: personal(secrets.personalSecret), secrets }
  }

  return {
    async check(name, passphrase) {
      const secret = fresh.take(name, passphrase)
      if (secret !== null) {
        const key = personal(secret)
        secret.fill(0)
        return key
      }
      const { secrets, key } = await openOwn(name, passphrase)
      wipe(secrets)
      return key
    },
    async add({ name, passphrase, kdf = STANDARD_KDF }) {
      refuseWeakPassphrase(passphrase)
      const tag = slotTag(salt, name)
      const personalSecret = Buffer.from(random(KEY_SIZE))
      await book.update(async (body) => {
        if (body.slots.some((slot) => slot.tag === tag)) throw refuse('vault.slot-taken')
        const secrets = { archiveKey, personalSecret }
        const slot = await makeSlot({ archiveId, tag, passphrase, kdf, secrets, random })
        return [...body.slots, slot]
      })
      const key = personal(personalSecret)
      personalSecret.fill(0)
      return key
    },
    async change({ name, passphrase, next, renewSecret = false }) {
      refuseWeakPassphrase(next)
      const { secrets, key: before } = await openOwn(name, passphrase)
      const tag = slotTag(salt, name)
      const kept: SlotSecrets = renewSecret ? { ...secrets, personalSecret: Buffer.from(random(KEY_SIZE)) } : secrets
      try {
        await book.update(async (body) => {
          const old = body.slots.find((slot) => slot.tag === tag)
          if (old === undefined) throw refuse('vault.wrong-passphrase')
          const slot = await makeSlot({ archiveId, tag, passphrase: next, kdf: old.kdf, secrets: kept, random })
          return body.slots.map((each) => (each.tag === tag ? slot : each))
        })
        fresh.forget(name)
        return { before, after: personal(kept.personalSecret) }
      } finally {
        wipe(kept)
        wipe(secrets)
      }
    },
    async remove(name) {
      const tag = slotTag(salt, name)
      fresh.forget(name)
      await book.update(async (body) => {
        const slots = body.slots.filter((slot) => slot.tag !== tag)
        if (slots.length === 0) throw refuse('vault.last-slot')
        return slots
      })
    },
    forget: (name) => fresh.forget(name),
    has: (name) => book.current().slots.some((slot) => slot.tag === slotTag(salt, name)),
  }
}
