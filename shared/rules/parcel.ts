// Parcels (往来包) between desks and the cards (收件名片) they are addressed by. Their members must never change within version 1:
// cards and parcels lie on other people's disks. Described in main/parcels/format.md.
import * as z from 'zod'
import { Id, Instant, Sha256 } from '../contract/procedure.ts'
import { canonicalJson } from './canonical-json.ts'

const Base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/)
const Name = z.string().min(1).max(200)
export const RecipientId = z.string().regex(/^[0-9a-f]{16}$/)
export const Recipient = z.string().regex(/^age1[a-z0-9]{58}$/)

/** What a card says; signed with the key of its `certificate`. */
export const Card = z.strictObject({
  schema: z.literal('anjuan-card'),
  version: z.literal(1),
  name: Name,
  unit: Name,
  /** Number of the officer's own card (执法证号); null where he has none. */
  card: z.string().max(100).nullable(),
  /** Of the archive that he signs in. */
  agency: Name,
  archiveId: z.string().min(1).max(64),
  recipient: Recipient,
  /** DER in base64: of the signer, and of the archive's root that gave it to him. */
  certificate: Base64.max(20_000),
  root: Base64.max(20_000),
  madeAt: Instant,
})
export type Card = z.infer<typeof Card>

/** The file that is handed out: the canonical text of a card, and the signature over it. */
export const SignedCard = z.strictObject({ card: z.string().max(60_000), signature: Base64.max(1000) })
export type SignedCard = z.infer<typeof SignedCard>

export const mostCardBytes = 64 * 1024

export const parcelKinds = ['campaign-part', 'campaign-result'] as const
export const ParcelKind = z.enum(parcelKinds)
export type ParcelKind = z.infer<typeof ParcelKind>

/** `parcel.json`, the first file of every parcel, whatever is sent. */
export const ParcelHead = z.strictObject({
  schema: z.literal('anjuan-parcel'),
  version: z.literal(1),
  id: Id,
  /** What `content.json` is; one that this program does not know is a newer one's. */
  kind: z.string().regex(/^[a-z][a-z-]{1,40}$/),
  number: z.string().min(1).max(100),
  title: z.string().max(200),
  madeAt: Instant,
  from: SignedCard,
  to: z.array(RecipientId).min(1).max(1000),
  /** Every file after the signature, in this order. The first is `content.json`. */
  files: z
    .array(z.strictObject({ path: z.string().min(1).max(99), sizeBytes: z.int().min(0), sha256: Sha256 }))
    .min(1)
    .max(200_000),
})
export type ParcelHead = z.infer<typeof ParcelHead>

export const parcelFiles = { head: 'parcel.json', signature: 'parcel.json.sig', content: 'content.json' } as const
/** `parcel.json` and `content.json` are read whole, everything else as a stream. */
export const mostParcelTextBytes = 64 * 1024 * 1024

export const cardText = (card: Card): string => canonicalJson(card)

/** The digits in their groups, as people read them to each other by telephone. */
export const groupedDigits = (digits: string): string => digits.match(/.{1,5}/g)?.join(' ') ?? ''
