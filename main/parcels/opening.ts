// The first steps with a file that came: for whom it is, whether there is room, by whom it is signed.
import { type ParcelHead, ParcelKind } from '#shared/rules/parcel.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Caller } from '../desk-core.ts'
import type { Pace, ParcelDesk } from './desk.ts'
import { lookAtParcel, type OpenParcel, openParcel } from './envelope.ts'

export interface FileOrder {
  readonly path: string
  readonly passphrase: string
}

export type KnownHead = ParcelHead & { readonly kind: ParcelKind }

/** Opens the file with the caller's key for `work`. Refuses `parcel.for-another` and what the envelope refuses. */
export async function withParcel<T>(
  desk: ParcelDesk,
  caller: Caller,
  { path, passphrase }: FileOrder,
  { pace, signal }: { pace: Pace; signal: AbortSignal },
  work: (parcel: OpenParcel & { readonly head: KnownHead; readonly sizeBytes: number }) => Promise<T>,
): Promise<T> {
  const { recipientIds, sizeBytes } = await lookAtParcel(path)
  const own = desk.keys.of(caller.userId)
  if (own === null || !recipientIds.includes(own.recipientId))
    throw refuse('parcel.for-another', whoseOf(desk, recipientIds))
  pace.totalBytes = sizeBytes
  const { identity } = await desk.keys.open(caller, passphrase)
  try {
    const onProgress = (bytes: number) => {
      pace.doneBytes = bytes
    }
    const parcel = await openParcel(path, identity, { signal, onProgress })
    try {
      // The head is what was signed: nobody passes on what was meant for him under the sender's name.
      if (!parcel.head.to.includes(own.recipientId)) throw refuse('parcel.for-another', whoseOf(desk, parcel.head.to))
      const kind = ParcelKind.safeParse(parcel.head.kind)
      if (!kind.success) throw refuse('parcel.newer')
      return await work({ ...parcel, head: { ...parcel.head, kind: kind.data }, sizeBytes })
    } finally {
      await parcel.close()
    }
  } finally {
    identity.fill(0)
  }
}

/** By name where the key is of this desk, else by the number on the card. */
function whoseOf({ keys }: ParcelDesk, recipientIds: readonly string[]) {
  for (const recipient of recipientIds) {
    const holder = keys.holderOf(recipient)
    if (holder !== null) return { holder: holder.displayName, recipient }
  }
  return { holder: '', recipient: recipientIds[0] ?? '' }
}
