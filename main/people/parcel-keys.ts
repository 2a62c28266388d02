// The key to which other desks encrypt what is meant for one person. The private half is sealed by what his own passphrase
// opens, as his signing key is: nobody else at this desk can open what was sent to him.
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import type { Caller } from '../desk-core.ts'
import type { Store } from '../store/index.ts'
import { type AgeKey, createAgeKey, type OpenVault, recipientIdOf } from '../vault/index.ts'

const purpose = 'parcel-key'

export interface ParcelKeyFacts {
  /** `age1…` */
  readonly recipient: string
  readonly recipientId: string
  readonly madeAt: string
}

export interface ParcelKeys {
  of(userId: string): ParcelKeyFacts | null
  /** Whose key of this desk it is. */
  holderOf(recipientId: string): { readonly userId: string; readonly displayName: string } | null
  /**
   * The person's key, made the first time. `enter` keeps a new one and belongs into the transaction of what it is made for; the
   * caller overwrites `identity`. Refuses `vault.wrong-passphrase`.
   */
  open(caller: Caller, passphrase: string): Promise<AgeKey & { readonly enter: () => void }>
}

export function createParcelKeys(options: { store: Store; vault: OpenVault; clock: Clock }): ParcelKeys {
  const { store, vault, clock } = options
  const row = (userId: string) => store.one((q) => q.selectFrom('parcel_key').selectAll().where('user_id', '=', userId))

  return {
    of(userId) {
      const found = row(userId)
      if (found === null) return null
      const { recipient, made_at } = found
      return { recipient, recipientId: recipientIdOf(recipient), madeAt: made_at }
    },
    holderOf(recipientId) {
      const holders = store.all((q) =>
        q
          .selectFrom('parcel_key')
          .innerJoin('user', 'user.id', 'parcel_key.user_id')
          .select(['user.id', 'user.display_name', 'recipient']),
      )
      const holder = holders.find(({ recipient }) => recipientIdOf(recipient) === recipientId)
      return holder === undefined ? null : { userId: holder.id, displayName: holder.display_name }
    },
    async open(caller, passphrase) {
      const personal = await vault.slots.check(caller.name, passphrase)
      try {
        const kept = row(caller.userId)
        if (kept !== null) {
          const identity = personal.unseal(purpose, kept.identity_sealed)
          return { recipient: kept.recipient, identity, enter: () => undefined }
        }
        const key = await createAgeKey()
        const identity_sealed = personal.seal(purpose, key.identity)
        const enter = () => {
          // Two windows of one person: the first one's key stays, for it may be on a card already.
          if (row(caller.userId) !== null) throw refuse('parcel.busy')
          const made_at = clock.now().toISOString()
          const { recipient } = key
          store.run((q) =>
            q.insertInto('parcel_key').values({ user_id: caller.userId, recipient, identity_sealed, made_at }),
          )
        }
        return { ...key, enter }
      } finally {
        personal.close()
      }
    },
  }
}
