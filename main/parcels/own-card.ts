// The caller's own card and the keys behind it, for one piece of work.
import type { Card, SignedCard } from '#shared/rules/parcel.ts'
import type { Caller } from '../desk-core.ts'
import type { SigningIdentity } from '../people/index.ts'
import { signCard } from './card.ts'
import type { ParcelDesk } from './desk.ts'

export interface OwnPapers {
  readonly card: Card
  readonly signed: SignedCard
  readonly identity: SigningIdentity
  /** Keeps a key that was made just now; belongs into the transaction. */
  readonly enter: () => void
}

/**
 * Opens both keys, and overwrites them when the work is over. Refuses `vault.wrong-passphrase`, `people.no-signing-key`,
 * `people.certificate-expired`.
 */
export async function withOwnPapers<T>(
  desk: ParcelDesk,
  caller: Caller,
  passphrase: string,
  work: (papers: OwnPapers) => Promise<T>,
): Promise<T> {
  const identity = await desk.people.signingIdentity(caller, passphrase)
  try {
    const key = await desk.keys.open(caller, passphrase)
    key.identity.fill(0)
    const user = desk.store.one((q) => q.selectFrom('user').select('card').where('id', '=', caller.userId))
    const card: Card = {
      schema: 'anjuan-card',
      version: 1,
      name: caller.displayName,
      unit: caller.unit,
      card: user?.card ?? null,
      agency: desk.agency,
      archiveId: desk.archiveId,
      recipient: key.recipient,
      certificate: identity.certificate.toString('base64'),
      root: Buffer.from(desk.root).toString('base64'),
      madeAt: desk.clock.now().toISOString(),
    }
    return await work({ card, signed: signCard(card, identity), identity, enter: key.enter })
  } finally {
    identity.privateKey.fill(0)
  }
}
