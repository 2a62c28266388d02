// What goes back: the caller's concluded results, each signed by him, and the recusals, for the desk that sent the part.
import { dirname } from 'node:path'
import type { SeatResult } from '#shared/rules/campaign.ts'
import type { CampaignAnswer } from '#shared/rules/campaign-parcel.ts'
import { canonicalJson } from '#shared/rules/canonical-json.ts'
import type { SignedCard } from '#shared/rules/parcel.ts'
import { dayOf } from '#shared/text/instant.ts'
import { refuse } from '#shared/text/refusal.ts'
import {
  type CampaignRow,
  campaignRow,
  type MemberRow,
  membersOf,
  type SeatRow,
  seatResultsOf,
  seatsOf,
} from '../campaigns/index.ts'
import type { Caller } from '../desk-core.ts'
import { signText } from '../people/index.ts'
import type { Store } from '../store/index.ts'
import { openCard, recipientIdIn } from './card.ts'
import type { Pace, ParcelDesk } from './desk.ts'
import { textFile, writeParcel } from './envelope.ts'
import { withOwnPapers } from './own-card.ts'
import { assertRoom, newFileAt, onTarget } from './place.ts'
import { enterParcel, factsOf, nextParcelNumber, parcelsOf } from './rows.ts'
import { resultHash, resultText } from './seat-result.ts'

export interface Answerable {
  readonly campaign: CampaignRow
  readonly member: MemberRow
  /** The card in the newest part: whoever sent it gets the answer. */
  readonly sender: SignedCard
  readonly seats: readonly SeatRow[]
  readonly results: readonly SeatResult[]
  readonly recused: readonly SeatRow[]
}

/** Null for a campaign of this desk, and where the caller is not its inspector. */
export function answerableOf(store: Store, caller: Caller, campaignId: string): Answerable | null {
  const campaign = campaignRow(store, campaignId)
  if (campaign.origin !== 'parcel') return null
  const member = membersOf(store, campaignId).find(({ user_id }) => user_id === caller.userId)
  const part = parcelsOf(store, campaignId).find(
    (row) => row.direction === 'in' && row.kind === 'campaign-part' && row.member_id === member?.id,
  )
  if (member === undefined || part === undefined) return null
  const { seats, results } = workOf(store, member)
  const recused = seats.filter(({ state }) => state === 'recused')
  return { campaign, member, sender: factsOf(part).other, seats, results, recused }
}

function workOf(store: Store, { id: memberId, campaign_id: campaignId }: MemberRow) {
  const seats = seatsOf(store, campaignId).filter((seat) => seat.member_id === memberId)
  const own = new Set(seats.map(({ id }) => id))
  const results = [...new Set(seats.map((seat) => seat.dossier_id))]
    .flatMap((dossierId) => seatResultsOf(store, campaignId, dossierId))
    .filter(({ assignmentId }) => own.has(assignmentId))
  return { seats, results }
}

/** Another inspector of this desk who came by the same campaign and is not done: he has seats open, or results that did not go back. */
export function busyColleague(store: Store, caller: Caller, campaignId: string): MemberRow | null {
  const sent = sentResults(store, campaignId)
  const active = new Set(
    store.all((q) => q.selectFrom('user').select('id').where('state', '=', 'active')).map(({ id }) => id),
  )
  const colleagues = membersOf(store, campaignId).filter(
    ({ user_id }) => user_id !== null && user_id !== caller.userId && active.has(user_id),
  )
  const busy = colleagues.find((member) => {
    const { seats, results } = workOf(store, member)
    const open = seats.some(({ state }) => state === 'assigned' || state === 'working')
    return open || results.some((result) => !sent.has(resultHash(resultText(result))))
  })
  return busy ?? null
}

/** Hashes of the results that answers have carried already. */
export function sentResults(store: Store, campaignId: string): ReadonlySet<string> {
  const sent = parcelsOf(store, campaignId).filter((row) => row.direction === 'out' && row.kind === 'campaign-result')
  return new Set(sent.flatMap((row) => factsOf(row).results.map(({ sha256 }) => sha256)))
}

/** @returns the id of the parcel */
export async function makeAnswer(
  desk: ParcelDesk,
  caller: Caller,
  order: { readonly campaignId: string; readonly path: string; readonly passphrase: string },
  pace: Pace,
  signal: AbortSignal,
): Promise<string> {
  const { store, clock } = desk
  const found = answerableOf(store, caller, order.campaignId)
  if (found === null) throw refuse('parcel.not-answerable')
  if (found.results.length + found.recused.length === 0) throw refuse('parcel.nothing-to-answer')
  const { campaign, member, sender } = found
  const to = openCard(sender)
  const path = await newFileAt(order.path, desk.archiveFolder)
  return withOwnPapers(desk, caller, order.passphrase, async (own) => {
    const { answer, kept } = composeAnswer(found, own.identity.privateKey)
    const content = textFile('content.json', canonicalJson(answer))
    pace.totalBytes = content.sizeBytes
    await assertRoom(desk.freeBytes, dirname(path), pace.totalBytes)
    const at = clock.now().toISOString()
    const id = desk.newId()
    const number = nextParcelNumber(store, 'out', dayOf(at).slice(0, 4))
    const file = await onTarget(() =>
      writeParcel({
        ...{ path, files: [content], recipients: [to.recipient], identity: own.identity, signal },
        head: {
          ...{ schema: 'anjuan-parcel', version: 1, id, kind: 'campaign-result', number, madeAt: at },
          ...{ title: campaign.title, from: own.signed, to: [recipientIdIn(to)] },
        },
        onProgress: (bytes) => {
          pace.doneBytes = Math.min(bytes, pace.totalBytes)
        },
      }),
    )
    store.record(caller, 'parcel.answered', id, (note) => {
      own.enter()
      note({ number, items: kept.length, sha256: file.sha256 })
      enterParcel(store, {
        ...{ id, number, direction: 'out', kind: 'campaign-result', campaignId: campaign.id, file, state: 'made' },
        ...{ memberId: member.id, by: caller.name, at },
        facts: { other: sender, theirNumber: number, assignments: found.seats.map((seat) => seat.id), results: kept },
      })
    })
    return id
  })
}

function composeAnswer({ campaign, member, results, recused }: Answerable, privateKey: Uint8Array) {
  const signed = results.map((result) => {
    const text = resultText(result)
    return { result, text, signature: signText(text, privateKey).toString('base64') }
  })
  const answer: CampaignAnswer = {
    schema: 'anjuan-campaign-result',
    version: 1,
    campaignId: campaign.id,
    memberId: member.id,
    results: signed.map(({ text, signature }) => ({ result: text, signature })),
    recusals: recused.map((seat) => ({
      assignmentId: seat.id,
      reason: seat.reason ?? '',
      at: seat.ended_at ?? seat.assigned_at,
    })),
  }
  const kept = signed.map(({ result, text, signature }) => ({
    ...{ assignmentId: result.assignmentId, dossierId: result.dossierId, outcome: null },
    ...{ signature, sha256: resultHash(text) },
  }))
  return { answer, kept }
}
