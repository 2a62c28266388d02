// Inspectors of other desks: listed by their cards, and what went to each and came back.
import type { Campaign } from '#shared/contract/campaigns.ts'
import type { ParcelMember } from '#shared/contract/parcels.ts'
import { refuse } from '#shared/text/refusal.ts'
import { assertLeads, type MemberRow, membersOf, seatsOf } from '../campaigns/index.ts'
import type { Caller } from '../desk-core.ts'
import { cardFileText, cardIn, readCardFile } from './card.ts'
import type { ParcelDesk } from './desk.ts'
import { factsOf, parcelsOf, toCardView } from './rows.ts'

/** Refuses `parcel.card-own`, `parcel.card-here` and what reading a card refuses. */
export function addMember(
  { store, campaigns, archiveId }: ParcelDesk,
  caller: Caller,
  order: { campaignId: string; card: string; group: number; share: number },
): Campaign {
  const { card, signed } = readCardFile(order.card)
  if (card.archiveId === archiveId) throw refuse('parcel.card-own')
  const twin = membersOf(store, order.campaignId).find(
    (row) => row.removed_at === null && cardIn(row.card)?.recipient === card.recipient,
  )
  if (twin !== undefined) throw refuse('parcel.card-here', { name: twin.name })
  const { group, share } = order
  const member = {
    from: 'elsewhere',
    name: card.name,
    unit: card.unit,
    card: cardFileText(signed),
    group,
    share,
  } as const
  return campaigns.addMember(caller, order.campaignId, member)
}

/** A card for a member who had none, or his new one. Refuses `parcel.card-other-person`, `parcel.card-own`, `parcel.member-here`. */
export function giveCard(
  desk: ParcelDesk,
  caller: Caller,
  order: { campaignId: string; memberId: string; card: string },
): ParcelMember {
  const { store, archiveId } = desk
  return store.record(caller, 'campaign.member-changed', order.campaignId, (note) => {
    assertLeads(store, caller, order.campaignId)
    const member = membersOf(store, order.campaignId).find(({ id }) => id === order.memberId)
    if (member === undefined) throw refuse('parcel.member-unknown')
    if (member.user_id !== null) throw refuse('parcel.member-here', { name: member.name })
    const { card, signed } = readCardFile(order.card)
    if (card.archiveId === archiveId) throw refuse('parcel.card-own')
    if (card.name !== member.name || card.unit !== member.unit) {
      throw refuse('parcel.card-other-person', { name: member.name })
    }
    const text = cardFileText(signed)
    store.run((q) => q.updateTable('campaign_member').set({ card: text }).where('id', '=', member.id))
    note({ members: 1 })
    return toParcelMember(desk, { ...member, card: text })
  })
}

export function parcelMembers(desk: ParcelDesk, caller: Caller, campaignId: string): ParcelMember[] {
  assertLeads(desk.store, caller, campaignId)
  return membersOf(desk.store, campaignId)
    .filter(({ user_id }) => user_id === null)
    .map((member) => toParcelMember(desk, member))
}

function toParcelMember({ store, archiveId }: ParcelDesk, member: MemberRow): ParcelMember {
  const seats = seatsOf(store, member.campaign_id).filter((seat) => seat.member_id === member.id)
  const parcels = parcelsOf(store, member.campaign_id).filter((row) => row.member_id === member.id)
  const [lastSent] = parcels.filter(({ direction }) => direction === 'out')
  const [lastBack] = parcels.filter(({ direction }) => direction === 'in')
  const sent = new Set(
    parcels.filter(({ direction }) => direction === 'out').flatMap((row) => factsOf(row).assignments),
  )
  const card = cardIn(member.card)
  const open = seats.filter(({ state }) => state === 'assigned' || state === 'working')
  return {
    ...{ memberId: member.id, name: member.name, unit: member.unit, removed: member.removed_at !== null },
    card: card === null ? null : toCardView(card, archiveId),
    assigned: open.length,
    concluded: seats.filter(({ state }) => state === 'concluded').length,
    unsent: open.filter(({ id }) => !sent.has(id)).length,
    lastSentAt: lastSent?.handled_at ?? null,
    lastBackAt: lastBack?.handled_at ?? null,
  }
}
