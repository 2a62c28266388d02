// What people see of parcels: which ones, what a file is, and how far a part of another desk has come.
import type { AnswerState, FoundParcel } from '#shared/contract/parcels.ts'
import { CampaignAnswer, CampaignPart } from '#shared/rules/campaign-parcel.ts'
import { refuse } from '#shared/text/refusal.ts'
import { campaignRow, leads } from '../campaigns/index.ts'
import type { Caller } from '../desk-core.ts'
import { cardIn, fingerprintOf, openCard } from './card.ts'
import type { Pace, ParcelDesk } from './desk.ts'
import { answerableOf, sentResults } from './make-answer.ts'
import { type FileOrder, withParcel } from './opening.ts'
import { factsOf, type ParcelRow, parcelRow, parcelsOf, toCardView } from './rows.ts'
import { resultHash, resultText } from './seat-result.ts'
import { visitorsOf } from './visitors.ts'

/** The caller's own, and those of campaigns that he leads. Newest first. */
export function parcelsSeenBy({ store }: ParcelDesk, caller: Caller, campaignId: string | null): ParcelRow[] {
  const led = new Map<string, boolean>()
  const leadsIn = (id: string) => {
    const known = led.get(id) ?? leads(store, caller, campaignRow(store, id))
    led.set(id, known)
    return known
  }
  return store
    .all((q) => {
      const select = q.selectFrom('parcel').selectAll().orderBy('handled_at', 'desc').orderBy('id', 'desc')
      return campaignId === null ? select : select.where('campaign_id', '=', campaignId)
    })
    .filter((row) => row.handled_by === caller.name || (row.campaign_id !== null && leadsIn(row.campaign_id)))
}

/** Opens the file, reads what it says of itself, and leaves everything as it was. */
export async function lookInto(
  desk: ParcelDesk,
  caller: Caller,
  order: FileOrder,
  pace: Pace,
  signal: AbortSignal,
): Promise<FoundParcel> {
  return withParcel(desk, caller, order, { pace, signal }, async ({ head, sender, content, sizeBytes }) => {
    const part = CampaignPart.safeParse(content).data
    const answer = CampaignAnswer.safeParse(content).data
    const pieces = head.kind === 'campaign-part' ? part?.assignments.length : answer?.results.length
    if (pieces === undefined) throw refuse('parcel.malformed')
    const campaignId = part?.campaign.id ?? answer?.campaignId ?? ''
    return {
      ...{ kind: head.kind, number: head.number, title: head.title, madeAt: head.madeAt, pieces, sizeBytes },
      sender: toCardView(sender, desk.archiveId),
      senderKnown: knownDigits(desk, campaignId).has(fingerprintOf(sender)),
      cameAt: parcelRow(desk.store, head.id)?.handled_at ?? null,
    }
  })
}

/** Of the cards that this campaign's members were listed by, and of those who sent it before. */
function knownDigits({ store }: ParcelDesk, campaignId: string): ReadonlySet<string> {
  const cards = store.all((q) =>
    q.selectFrom('campaign_member').select('card').where('campaign_id', '=', campaignId).where('card', 'is not', null),
  )
  const senders = parcelsOf(store, campaignId).filter(({ direction }) => direction === 'in')
  return new Set([
    ...cards.flatMap(({ card }) => {
      const known = cardIn(card)
      return known === null ? [] : fingerprintOf(known)
    }),
    ...senders.map((row) => fingerprintOf(openCard(factsOf(row).other))),
  ])
}

export function answerStateOf(
  { store, archiveId }: ParcelDesk,
  caller: Caller,
  campaignId: string,
): AnswerState | null {
  const found = answerableOf(store, caller, campaignId)
  if (found === null) return null
  const sent = sentResults(store, campaignId)
  const [last] = parcelsOf(store, campaignId).filter(
    (row) => row.direction === 'out' && row.kind === 'campaign-result' && row.member_id === found.member.id,
  )
  return {
    concluded: found.results.length,
    recused: found.recused.length,
    open: found.seats.filter(({ state }) => state === 'assigned' || state === 'working').length,
    unsent: found.results.filter((result) => !sent.has(resultHash(resultText(result)))).length,
    recipient: toCardView(openCard(found.sender), archiveId),
    lastSentAt: last?.handled_at ?? null,
    visiting: visitorsOf(store, campaignId).length,
  }
}
