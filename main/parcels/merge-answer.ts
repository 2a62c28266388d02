// What came back, merged at home: verified against the member's card, the campaign, the frozen standard and the sealed manifests.
// Nothing that stands is ever replaced: the same result again is said to be there, another one is kept beside it.

import type { ResultOutcome } from '#shared/contract/parcels.ts'
import type { SeatResult } from '#shared/rules/campaign.ts'
import { CampaignAnswer } from '#shared/rules/campaign-parcel.ts'
import type { Card, ParcelHead } from '#shared/rules/parcel.ts'
import { dayOf } from '#shared/text/instant.ts'
import { outcomeNames } from '#shared/text/parcels.ts'
import { isRefusal, refuse } from '#shared/text/refusal.ts'
import {
  assertLeads,
  campaignDossiers,
  changeOf,
  type MemberRow,
  membersOf,
  type SeatRow,
  seatResultsOf,
  seatsOf,
} from '../campaigns/index.ts'
import type { Caller } from '../desk-core.ts'
import { cardIn } from './card.ts'
import type { Pace, ParcelDesk } from './desk.ts'
import { type FileOrder, withParcel } from './opening.ts'
import { fileHash } from './place.ts'
import { enterParcel, nextParcelNumber, parcelRow } from './rows.ts'
import { isScoredRightly, readResult, resultHash, resultText } from './seat-result.ts'
import { isSignedBy } from './signed-by.ts'
import { isNewer } from './sound-part.ts'

/** @returns the id of the parcel */
export async function mergeAnswer(
  desk: ParcelDesk,
  caller: Caller,
  order: FileOrder,
  pace: Pace,
  signal: AbortSignal,
): Promise<string> {
  return withParcel(desk, caller, order, { pace, signal }, async (parcel) => {
    const { head, sender } = parcel
    if (head.kind !== 'campaign-result') throw refuse('parcel.wrong-kind-part')
    // To the end: only then the file is proven to be whole.
    for await (const _ of parcel.files) throw refuse('parcel.malformed')
    if (isNewer(parcel.content, 'anjuan-campaign-result')) throw refuse('parcel.newer')
    const { data: answer } = CampaignAnswer.safeParse(parcel.content)
    if (answer === undefined) throw refuse('parcel.malformed')
    const file = await fileHash(order.path, signal)
    return enterAnswer(desk, caller, { answer, head, sender, file })
  })
}

interface Came {
  readonly answer: CampaignAnswer
  readonly head: ParcelHead
  readonly sender: Card
  readonly file: { readonly sha256: string; readonly sizeBytes: number }
}

function enterAnswer(desk: ParcelDesk, caller: Caller, { answer, head, sender, file }: Came): string {
  const { store, clock } = desk
  return store.record(caller, 'parcel.merged', head.id, (note) => {
    const before = parcelRow(store, head.id)
    if (before !== null) throw refuse('parcel.merged-before', { at: before.handled_at })
    const member = senderMember(desk, caller, answer, sender)
    const at = clock.now().toISOString()
    const results = answer.results.map((one) => mergeOne(desk, answer, member, sender, one, at))
    const recusals = answer.recusals.flatMap(({ assignmentId, reason }) =>
      recuse(desk, member, assignmentId, reason, at),
    )
    const lines = [...results, ...recusals]
    assertWorth(lines)
    const conflicts = results.filter((line) => line.conflict !== null)
    const number = nextParcelNumber(store, 'in', dayOf(at).slice(0, 4))
    enterParcel(store, {
      ...{ id: head.id, number, direction: 'in', kind: 'campaign-result', campaignId: answer.campaignId, file, at },
      ...{ memberId: member.id, by: caller.name, state: conflicts.length > 0 ? 'conflicting' : 'merged' },
      facts: {
        ...{ other: head.from, theirNumber: head.number, assignments: lines.map(({ assignmentId }) => assignmentId) },
        results: lines.map(({ conflict: _, ...line }) => line),
      },
    })
    for (const { conflict } of conflicts) {
      if (conflict !== null) enterConflict(desk, head.id, sender, conflict)
    }
    note({
      ...{ number: head.number, sha256: file.sha256, items: lines.length },
      ...{ outcome: lines.map(({ outcome }) => outcome), manifests: results.map((line) => line.sha256) },
    })
    store.run((q) => q.updateTable('campaign').set({ updated_at: at }).where('id', '=', answer.campaignId))
    return head.id
  })
}

/**
 * The member who sent it, by his card. Refuses `parcel.other-campaign`, `campaigns.not-leader`, `parcel.member-unknown`,
 * `parcel.member-removed`, `parcel.wrong-signer`, `parcel.campaign-over`.
 */
function senderMember({ store }: ParcelDesk, caller: Caller, answer: CampaignAnswer, sender: Card): MemberRow {
  const campaign = store.one((q) =>
    q.selectFrom('campaign').select(['origin', 'state']).where('id', '=', answer.campaignId),
  )
  if (campaign?.origin !== 'here') throw refuse('parcel.other-campaign')
  assertLeads(store, caller, answer.campaignId)
  const member = membersOf(store, answer.campaignId).find(({ id }) => id === answer.memberId)
  if (member === undefined) throw refuse('parcel.other-campaign')
  if (member.removed_at !== null) throw refuse('parcel.member-removed', { name: member.name })
  if (campaign.state !== 'running') throw refuse('parcel.campaign-over')
  const card = cardIn(member.card)
  if (card === null || card.certificate !== sender.certificate || card.root !== sender.root) {
    throw refuse('parcel.wrong-signer', { name: member.name })
  }
  return member
}

interface Conflict {
  readonly assignmentId: string
  readonly standing: string
  readonly result: string
  readonly signature: string
}

interface MergedLine {
  readonly assignmentId: string
  readonly dossierId: string
  readonly outcome: ResultOutcome
  readonly signature: string
  readonly sha256: string
  readonly conflict: Conflict | null
}

function mergeOne(
  desk: ParcelDesk,
  answer: CampaignAnswer,
  member: MemberRow,
  sender: Card,
  { result: text, signature }: CampaignAnswer['results'][number],
  at: string,
): MergedLine {
  const { store } = desk
  const result = readResult(text)
  const isGenuine = isSignedBy(sender.certificate, text, Buffer.from(signature, 'base64'))
  if (result === null || !isGenuine || result.campaignId !== answer.campaignId) throw refuse('parcel.malformed')
  const { assignmentId, dossierId } = result
  const line = { assignmentId, dossierId, signature, sha256: resultHash(text), conflict: null }
  const seat = seatsOf(store, answer.campaignId, dossierId).find(({ id }) => id === assignmentId)
  if (seat === undefined || seat.member_id !== member.id || seat.seat !== result.seat) throw refuse('parcel.malformed')
  const judged = judge(desk, result, member)
  if (judged !== null) return { ...line, outcome: judged }
  const standing = standingAt(desk, seat)
  if (standing !== null) {
    // In this very place, or kept beside it by an earlier parcel.
    const known = [standing.text, ...broughtBefore(desk, standing.assignmentId)]
    if (known.includes(text)) return { ...line, outcome: 'already' }
    const conflict = { assignmentId: standing.assignmentId, standing: standing.text, result: text, signature }
    return { ...line, outcome: 'conflict', conflict }
  }
  if (seat.state !== 'assigned' && seat.state !== 'working') return { ...line, outcome: 'withdrawn' }
  const merged = { state: 'concluded', result: text, ended_at: at } as const
  store.run((q) => q.updateTable('assignment').set(merged).where('id', '=', assignmentId))
  return { ...line, outcome: 'merged' }
}

/** Why this result cannot count; null when it can. */
function judge({ store, evidence }: ParcelDesk, result: SeatResult, member: MemberRow): ResultOutcome | null {
  const row = campaignDossiers(store, result.campaignId).find(({ dossier_id }) => dossier_id === result.dossierId)
  if (row === undefined || row.dropped_at !== null) return 'dropped'
  if (changeOf(row) !== 'no' || row.manifest_sha256 !== result.manifestSha256) return 'changed'
  const { name, unit } = result.inspector
  const isHis = name === member.name && unit === member.unit && row.standard_id === result.standardId
  if (!isHis || !isScoredRightly(store, result)) return 'unsound'
  try {
    for (const { anchor } of result.findings) evidence.assertAnchor(result.dossierId, anchor)
    return null
  } catch (error) {
    if (isRefusal(error)) return 'unsound'
    throw error
  }
}

/** What stands in the seat, whoever sits there now. */
function standingAt({ store }: ParcelDesk, seat: SeatRow): { assignmentId: string; text: string } | null {
  const found = seatResultsOf(store, seat.campaign_id, seat.dossier_id).find((one) => one.seat === seat.seat)
  if (found === undefined) return null
  const row = store.one((q) => q.selectFrom('assignment').select('id').where('id', '=', holderOf(found)))
  return row === null ? null : { assignmentId: row.id, text: resultText(found) }

  /** A chosen result names the assignment it was made for, which may be another than the one it stands in. */
  function holderOf(result: SeatResult): string {
    const sitting = seatsOf(store, seat.campaign_id, seat.dossier_id).find(
      (one) => one.seat === seat.seat && one.state === 'concluded',
    )
    return sitting?.id ?? result.assignmentId
  }
}

function broughtBefore({ store }: ParcelDesk, assignmentId: string): string[] {
  const rows = store.all((q) =>
    q.selectFrom('parcel_conflict').select(['standing', 'result']).where('assignment_id', '=', assignmentId),
  )
  return rows.flatMap(({ standing, result }) => [standing, result])
}

function recuse(
  { store }: ParcelDesk,
  member: MemberRow,
  assignmentId: string,
  reason: string,
  at: string,
): MergedLine[] {
  const seat = store.one((q) => q.selectFrom('assignment').selectAll().where('id', '=', assignmentId))
  if (seat === null || seat.member_id !== member.id) throw refuse('parcel.malformed')
  const line = { assignmentId, dossierId: seat.dossier_id, signature: '', sha256: '', conflict: null }
  if (seat.state === 'recused') return [{ ...line, outcome: 'already' }]
  if (seat.state !== 'assigned' && seat.state !== 'working') return [{ ...line, outcome: 'withdrawn' }]
  const recused = { state: 'recused', reason, ended_at: at } as const
  store.run((q) => q.updateTable('assignment').set(recused).where('id', '=', assignmentId))
  return [{ ...line, outcome: 'recused' }]
}

/** A parcel of which nothing counts is refused, with the reason, and nothing of it is entered. */
function assertWorth(lines: readonly MergedLine[]): void {
  if (lines.some(({ outcome }) => ['merged', 'conflict', 'recused'].includes(outcome))) return
  const other = lines.find(({ outcome }) => outcome !== 'already')
  if (other === undefined) throw refuse('parcel.already-merged')
  throw refuse('parcel.nothing-merged', { why: outcomeNames[other.outcome] })
}

function enterConflict({ store, newId }: ParcelDesk, parcelId: string, sender: Card, conflict: Conflict): void {
  store.run((q) =>
    q.insertInto('parcel_conflict').values({
      ...{ id: newId(), parcel_id: parcelId, assignment_id: conflict.assignmentId },
      ...{ standing: conflict.standing, result: conflict.result },
      signature: Buffer.from(conflict.signature, 'base64'),
      certificate: Buffer.from(sender.certificate, 'base64'),
      ...{ chosen: null, decided_by: null, decided_at: null, reason: '' },
    }),
  )
}
