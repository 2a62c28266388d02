// 收件名片: by which people of other desks know where to send, and by whom what comes back must be signed. A card proves itself
// only to itself; that it is really his is compared by telephone, by its forty digits.
import { createHash } from 'node:crypto'
import { canonicalJson } from '#shared/rules/canonical-json.ts'
import { Card, cardText, mostCardBytes, SignedCard } from '#shared/rules/parcel.ts'
import { isRefusal, refuse } from '#shared/text/refusal.ts'
import { type SigningIdentity, signText } from '../people/index.ts'
import { isAgeRecipient, recipientIdOf } from '../vault/index.ts'
import { isIssuedTo, isSignedBy } from './signed-by.ts'

export function signCard(card: Card, { privateKey }: SigningIdentity): SignedCard {
  const text = cardText(card)
  return { card: text, signature: signText(text, privateKey).toString('base64') }
}

export const cardFileText = (signed: SignedCard): string => `${canonicalJson(signed)}\n`

/** Refuses `parcel.card-unreadable`, `parcel.card-newer`, `parcel.card-altered`. */
export function readCardFile(text: string): { card: Card; signed: SignedCard } {
  const trimmed = text.trim().replace(/^\ufeff/, '')
  const { data: signed } = SignedCard.safeParse(trimmed.length > mostCardBytes ? null : parsed(trimmed))
  if (signed === undefined) throw refuse('parcel.card-unreadable')
  return { signed, card: openCard(signed) }
}

/** Of a member's row: what was typed in there may be no card at all. */
export function cardIn(text: string | null): Card | null {
  if (text === null) return null
  try {
    return readCardFile(text).card
  } catch (error) {
    if (isRefusal(error)) return null
    throw error
  }
}

/** The card, when its signature holds. Refuses `parcel.card-unreadable`, `parcel.card-newer`, `parcel.card-altered`. */
export function openCard(signed: SignedCard): Card {
  const value = parsed(signed.card)
  if (isNewer(value)) throw refuse('parcel.card-newer')
  const { data: card } = Card.safeParse(value)
  if (card === undefined) throw refuse('parcel.card-unreadable')
  const genuine =
    cardText(card) === signed.card &&
    isAgeRecipient(card.recipient) &&
    isIssuedTo(card.name, card, card.madeAt) &&
    isSignedBy(card.certificate, signed.card, Buffer.from(signed.signature, 'base64'))
  if (!genuine) throw refuse('parcel.card-altered')
  return card
}

function isNewer(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { schema, version } = value as { schema?: unknown; version?: unknown }
  return schema === 'anjuan-card' && typeof version === 'number' && version > 1
}

/** Forty decimal digits (132 bits) over who he is, where his mail goes, and by which certificate and root he signs. */
export function fingerprintOf({ name, unit, recipient, certificate, root }: Card): string {
  const hash = createHash('sha512')
    .update(canonicalJson(['anjuan-card-fingerprint-1', name, unit, recipient, certificate, root]))
    .digest()
  const groups = Array.from({ length: 8 }, (_, at) => hash.readUIntBE(at * 5, 5) % 100_000)
  return groups.map((group) => String(group).padStart(5, '0')).join('')
}

export const recipientIdIn = (card: Pick<Card, 'recipient'>): string => recipientIdOf(card.recipient)

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
