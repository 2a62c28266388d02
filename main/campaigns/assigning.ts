// Places given, given to somebody else, and given back.
import type { Campaign } from '#shared/contract/campaigns.ts'
import { type AllotDossier, type AllotMember, allot } from '#shared/rules/allot.ts'
import type { EvaluationWay } from '#shared/rules/campaign.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Caller } from '../desk-core.ts'
import type { Store } from '../store/index.ts'
import { type Bar, personsOf, recusalsOf } from './recusal.ts'
import { type CampaignRoom, ledIn, type Show, updateCampaign } from './room.ts'
import { assertLeads, campaignDossiers, campaignRow, type MemberRow, membersOf, planOf } from './rows.ts'
import { type SeatRow, seatsOf } from './seats.ts'
import { presentMember } from './staffing.ts'

const barFaults = {
  unit: 'campaigns.barred-unit',
  own: 'campaigns.barred-own',
  recused: 'campaigns.barred-recused',
} as const satisfies Record<Bar, string>

/** States of a place that somebody holds. */
export const heldStates: readonly SeatRow['state'][] = ['assigned', 'working', 'concluded']

export const seatNumbers = (way: EvaluationWay): readonly (1 | 2)[] => (way === 'double' ? [1, 2] : [1])

export interface Reassignment {
  readonly id: string
  readonly dossierId: string
  readonly seat: 1 | 2
  readonly memberId: string
  readonly reason: string
}

export function createAssigning(room: CampaignRoom, show: Show) {
  const { store, clock, newId } = room
  const now = () => clock.now().toISOString()

  function give(campaignId: string, place: { dossierId: string; seat: 1 | 2; memberId: string; group: number }): void {
    store.run((q) =>
      q.insertInto('assignment').values({
        ...{ id: newId(), campaign_id: campaignId, dossier_id: place.dossierId, member_id: place.memberId },
        ...{ seat: place.seat, state: 'assigned', evaluation_id: null, result: null, reason: null },
        ...{ assigned_at: now(), ended_at: null },
      }),
    )
    store.run((q) =>
      q
        .updateTable('campaign_dossier')
        .set({ group_number: place.group })
        .where('campaign_id', '=', campaignId)
        .where('dossier_id', '=', place.dossierId),
    )
  }

  function end(seat: SeatRow, state: 'recused' | 'withdrawn', reason: string): void {
    store.run((q) => q.updateTable('assignment').set({ state, reason, ended_at: now() }).where('id', '=', seat.id))
  }

  return {
    assign(caller: Caller, id: string): Campaign {
      return store.record(caller, 'campaign.assigned', id, (note) => {
        const row = ledIn(store, caller, id, ['drawn', 'running'])
        const { places, nobody } = allot(...tableOf(store, id, planOf(row).way))
        if (nobody.length > 0) throw refuse('campaigns.nobody-left', { numbers: namesOf(store, nobody) })
        note({ places: places.length })
        for (const place of places) give(id, place)
        updateCampaign(room, id)
        return show(caller, id)
      })
    },
    reassign(caller: Caller, wanted: Reassignment): Campaign {
      const { id, dossierId, seat, memberId, reason } = wanted
      return store.record(caller, 'campaign.reassigned', id, (note) => {
        const row = ledIn(store, caller, id, ['drawn', 'running'])
        const { way } = planOf(row)
        if (!seatNumbers(way).includes(seat)) throw refuse('campaigns.seat-single')
        const member = presentMember(store, id, memberId)
        const seats = seatsOf(store, id)
        const held = seats.filter((one) => one.dossier_id === dossierId && heldStates.includes(one.state))
        assertMay(store, id, way, seats, member, dossierId)
        const person = personsOf(membersOf(store, id))
        if (held.some((one) => one.seat !== seat && person(one.member_id) === person(memberId)))
          throw refuse('campaigns.barred-other-seat', { name: member.name })
        const before = held.find((one) => one.seat === seat)
        if (before?.state === 'concluded') throw refuse('campaigns.seat-concluded')
        if (before?.member_id === memberId) throw refuse('campaigns.member-already')
        note({ dossier: dossierId, seat, from: before?.member_id ?? null, to: memberId })
        if (before !== undefined) end(before, 'withdrawn', reason)
        give(id, { dossierId, seat, memberId, group: member.group_number })
        updateCampaign(room, id)
        return show(caller, id)
      })
    },
    recuse(caller: Caller, assignmentId: string, reason: string): Campaign {
      return store.record(caller, 'campaign.recused', assignmentId, (note) => {
        const seat = assignmentRow(store, assignmentId)
        const id = seat.campaign_id
        const member = membersOf(store, id).find((one) => one.id === seat.member_id)
        if (member?.user_id !== caller.userId) assertLeads(store, caller, id)
        const { state } = campaignRow(store, id)
        if (state !== 'drawn' && state !== 'running') throw refuse('campaigns.state', { state })
        if (seat.state === 'concluded') throw refuse('campaigns.seat-concluded')
        if (!heldStates.includes(seat.state)) throw refuse('campaigns.not-open')
        note({ campaign: id, dossier: seat.dossier_id, member: seat.member_id })
        end(seat, 'recused', reason)
        updateCampaign(room, id)
        return show(caller, id)
      })
    },
  }
}

/** Refuses `campaigns.assignment-unknown`. */
export function assignmentRow(store: Store, id: string): SeatRow {
  const row = store.one((q) => q.selectFrom('assignment').selectAll().where('id', '=', id))
  if (row === null) throw refuse('campaigns.assignment-unknown')
  return row
}

function assertMay(
  store: Store,
  id: string,
  way: EvaluationWay,
  seats: readonly SeatRow[],
  member: MemberRow,
  dossierId: string,
): void {
  const dossier = campaignDossiers(store, id).find((one) => one.dossier_id === dossierId && one.dropped_at === null)
  if (dossier === undefined) throw refuse('campaigns.not-listed')
  const bar = recusalsOf(store, id, way, seats).barOf(member, dossier)
  if (bar !== null) throw refuse(barFaults[bar], { name: member.name })
}

/** The dossiers with their empty places and who is barred from them, and the members with what they have. */
function tableOf(store: Store, id: string, way: EvaluationWay): [AllotDossier[], AllotMember[]] {
  const seats = seatsOf(store, id)
  const held = seats.filter(({ state }) => heldStates.includes(state))
  const heldOf = Map.groupBy(held, (seat) => seat.dossier_id)
  const everybody = membersOf(store, id)
  const person = personsOf(everybody)
  const people = everybody.filter((one) => one.removed_at === null)
  const { barOf } = recusalsOf(store, id, way, seats)
  const dossiers = campaignDossiers(store, id)
    .filter((row) => row.dropped_at === null)
    .map((row): AllotDossier => {
      const own = heldOf.get(row.dossier_id) ?? []
      return {
        id: row.dossier_id,
        group: row.group_number,
        openSeats: seatNumbers(way).filter((seat) => !own.some((one) => one.seat === seat)),
        holders: people
          .filter((member) => own.some((one) => person(one.member_id) === person(member.id)))
          .map((member) => member.id),
        barred: new Set(people.filter((member) => barOf(member, row) !== null).map((member) => member.id)),
      }
    })
  const loads = Map.groupBy(held, (seat) => seat.member_id)
  const members = people.map((one): AllotMember => {
    return { id: one.id, group: one.group_number, share: one.share, load: loads.get(one.id)?.length ?? 0 }
  })
  return [dossiers, members]
}

function namesOf(store: Store, ids: readonly string[]): string[] {
  const rows = store.all((q) =>
    q
      .selectFrom('dossier')
      .select(['id', 'number', 'title'])
      .where('id', 'in', [...ids]),
  )
  const names = new Map(rows.map(({ id, number, title }) => [id, number ?? `《${title}》`]))
  return ids.map((id) => names.get(id) ?? '')
}
