// Parcels as they are stored, and as the contract shows them.
import * as z from 'zod'
import type { CardView, ParcelLine } from '#shared/contract/parcels.ts'
import { ResultOutcome } from '#shared/contract/parcels.ts'
import { type Card, SignedCard } from '#shared/rules/parcel.ts'
import type { Store } from '../store/index.ts'
import { fingerprintOf, openCard, recipientIdIn } from './card.ts'

/** What a row keeps beside its columns. */
export const ParcelFacts = z.object({
  /** Whom it went to, or who sent it. */
  other: SignedCard,
  /** The number its maker gave it. */
  theirNumber: z.string(),
  assignments: z.array(z.string()),
  results: z.array(
    z.object({
      assignmentId: z.string(),
      dossierId: z.string(),
      outcome: ResultOutcome.nullable(),
      /** Over the canonical text of the result: with the other's certificate it proves what was merged. */
      signature: z.string(),
      sha256: z.string(),
    }),
  ),
})
export type ParcelFacts = z.infer<typeof ParcelFacts>

export type ParcelRow = NonNullable<ReturnType<typeof parcelRow>>

export function parcelRow(store: Store, id: string) {
  return store.one((q) => q.selectFrom('parcel').selectAll().where('id', '=', id))
}

export const factsOf = ({ facts }: Pick<ParcelRow, 'facts'>): ParcelFacts => ParcelFacts.parse(JSON.parse(facts))

export function toCardView(card: Card, archiveId: string): CardView {
  return {
    name: card.name,
    unit: card.unit,
    card: card.card,
    agency: card.agency,
    recipientId: recipientIdIn(card),
    digits: fingerprintOf(card),
    madeAt: card.madeAt,
    ofHere: card.archiveId === archiveId,
  }
}

export function toParcelLine(store: Store, row: ParcelRow): ParcelLine {
  const facts = factsOf(row)
  const other = openCard(facts.other)
  const campaign = store.one((q) =>
    q
      .selectFrom('campaign')
      .select('title')
      .where('id', '=', row.campaign_id ?? ''),
  )
  const by = store.one((q) => q.selectFrom('user').select('display_name').where('name', '=', row.handled_by))
  return {
    id: row.id,
    number: row.number,
    direction: row.direction,
    kind: row.kind,
    campaignId: row.campaign_id,
    campaignTitle: campaign?.title ?? null,
    other: { name: other.name, unit: other.unit, agency: other.agency, recipientId: recipientIdIn(other) },
    state: row.state,
    pieces: row.kind === 'campaign-part' ? facts.assignments.length : facts.results.length,
    outcomes: facts.results.flatMap(({ dossierId, outcome }) =>
      outcome === null ? [] : [{ dossierId, title: titleOf(store, dossierId), outcome }],
    ),
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    handledBy: by?.display_name ?? row.handled_by,
    handledAt: row.handled_at,
  }
}

export function titleOf(store: Store, dossierId: string): string {
  return store.one((q) => q.selectFrom('dossier').select('title').where('id', '=', dossierId))?.title ?? ''
}

/** 发 for what goes, 收 for what comes, by year. */
export function nextParcelNumber(store: Store, direction: 'out' | 'in', year: string): string {
  const before = `${direction === 'out' ? '发' : '收'}-${year}-`
  const last = store.one((q) =>
    q
      .selectFrom('parcel')
      .select((e) => e.fn.max('number').as('number'))
      .where('number', 'like', `${before}%`),
  )
  return `${before}${String(Number(last?.number?.slice(before.length) ?? 0) + 1).padStart(4, '0')}`
}

export interface NewParcel {
  readonly id: string
  readonly number: string
  readonly direction: 'out' | 'in'
  readonly kind: ParcelRow['kind']
  readonly campaignId: string
  readonly memberId: string
  readonly facts: ParcelFacts
  readonly file: { readonly sha256: string; readonly sizeBytes: number }
  readonly state: ParcelRow['state']
  readonly by: string
  readonly at: string
}

export function enterParcel(store: Store, parcel: NewParcel): void {
  store.run((q) =>
    q.insertInto('parcel').values({
      ...{ id: parcel.id, number: parcel.number, direction: parcel.direction, kind: parcel.kind },
      ...{ campaign_id: parcel.campaignId, member_id: parcel.memberId, facts: JSON.stringify(parcel.facts) },
      ...{ sha256: parcel.file.sha256, size_bytes: parcel.file.sizeBytes, state: parcel.state },
      ...{ handled_by: parcel.by, handled_at: parcel.at },
    }),
  )
}

export function parcelsOf(store: Store, campaignId: string): ParcelRow[] {
  return store.all((q) =>
    q
      .selectFrom('parcel')
      .selectAll()
      .where('campaign_id', '=', campaignId)
      .orderBy('handled_at', 'desc')
      .orderBy('id', 'desc'),
  )
}
