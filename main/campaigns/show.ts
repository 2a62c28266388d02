// A campaign as its people may see it: names masked where the plan says so, figures hidden while the blind holds.
import type { Assignment, Campaign, CampaignDossier, CampaignMember } from '#shared/contract/campaigns.ts'
import type { DossierFacts } from '#shared/contract/dossiers.ts'
import type { CampaignPlan } from '#shared/rules/campaign.ts'
import { SeatResult } from '#shared/rules/campaign.ts'
import { score } from '#shared/rules/scoring.ts'
import type { Caller } from '../desk-core.ts'
import type { Evaluations } from '../evaluation/index.ts'
import type { Rulebook } from '../rulebook/index.ts'
import type { Store } from '../store/index.ts'
import { wordOf } from './candidates.ts'
import { campaignLines } from './lines.ts'
import { isMasked, maskedTitle } from './masking.ts'
import {
  type CampaignDossierRow,
  type CampaignRow,
  campaignDossiers,
  campaignRow,
  changeOf,
  drawOf,
  frozenStandardOf,
  leads,
  type MemberRow,
  membersOf,
  planOf,
} from './rows.ts'
import { type SeatRow, seatsOf } from './seats.ts'

export interface ShowRoom {
  readonly store: Store
  readonly rulebook: Rulebook
  readonly evaluations: Evaluations
}

export function showCampaign(room: ShowRoom, caller: Caller, id: string): Campaign {
  const { store } = room
  const row = campaignRow(store, id)
  const plan = planOf(row)
  const seats = seatsOf(store, id)
  const masked = isMasked(store, caller, row, plan)
  const members = membersOf(store, id)
  const mine = new Set(members.filter((one) => one.user_id === caller.userId).map((one) => one.id))
  const times = secondsOf(store, id)
  const inside = leads(store, caller, row) || mine.size > 0 || caller.roles.includes('head')
  const [line] = campaignLines(store, { id, offset: 0, limit: 1 })
  if (line === undefined) throw new Error('a campaign without its line')
  const { total: _total, ...facts } = line
  return {
    ...facts,
    plan: masked ? { ...plan, scope: { ...plan.scope, agencies: [] } } : plan,
    members: members.map((member) => toMember(member, seats, times)),
    list: campaignDossiers(store, id).map((one) => toListed(one, masked)),
    assignmentsOf: seats.map((seat) => toAssignment(room, seat, { row, plan, seats, mine, times, masked, inside })),
    draw: masked ? null : drawOf(row),
    seedSha256: row.seed_sha256,
    standards: standardsOf(room, row, plan),
    leads: leads(store, caller, row),
    maskedHere: masked,
    committedAt: row.committed_at,
    drawnAt: row.drawn_at,
    startedAt: row.started_at,
    closedAt: row.closed_at,
    publishedAt: row.published_at,
  }
}

/** Working seconds so far, by assignment. */
function secondsOf(store: Store, id: string): Map<string, number> {
  const rows = store.all((q) =>
    q
      .selectFrom('assignment')
      .innerJoin('evaluation', 'evaluation.id', 'assignment.evaluation_id')
      .select(['assignment.id', 'elapsed_seconds'])
      .where('campaign_id', '=', id),
  )
  return new Map(rows.map((row) => [row.id, row.elapsed_seconds]))
}

function toMember(row: MemberRow, seats: readonly SeatRow[], times: ReadonlyMap<string, number>): CampaignMember {
  const own = seats.filter((seat) => seat.member_id === row.id)
  const among = (...states: SeatRow['state'][]) => own.filter(({ state }) => states.includes(state))
  const concluded = among('concluded')
  const seconds = concluded.map((seat) => returned(seat)?.elapsedSeconds ?? times.get(seat.id) ?? 0)
  const mean = seconds.reduce((sum, one) => sum + one, 0) / Math.max(seconds.length, 1)
  return {
    id: row.id,
    userId: row.user_id,
    name: row.name,
    unit: row.unit,
    role: row.role,
    group: row.group_number,
    share: row.share,
    elsewhere: row.user_id === null,
    assigned: among('assigned', 'working', 'concluded').length,
    working: among('working').length,
    concluded: concluded.length,
    averageSeconds: concluded.length === 0 ? null : Math.round(mean),
    removedAt: row.removed_at,
    removedReason: row.removed_reason,
  }
}

function toListed(row: CampaignDossierRow, masked: boolean): CampaignDossier {
  const facts = JSON.parse(row.facts) as DossierFacts
  const named = masked
    ? { title: maskedTitle(row.position), number: null, agency: '', stratum: '', viaReason: '' }
    : {
        title: facts.title,
        number: facts.number,
        agency: facts.agency,
        stratum: row.stratum,
        viaReason: row.via_reason,
      }
  return {
    ...named,
    dossierId: row.dossier_id,
    position: row.position,
    category: wordOf(row.category),
    closedOn: facts.dates.closedOn,
    via: row.via,
    group: row.group_number,
    standardId: row.standard_id,
    manifestSha256: row.manifest_sha256,
    changed: changeOf(row),
    // A reason may name whom the mask hides.
    droppedReason: masked && row.dropped_reason !== null ? '' : row.dropped_reason,
  }
}

interface Around {
  readonly row: CampaignRow
  readonly plan: CampaignPlan
  readonly seats: readonly SeatRow[]
  /** Ids of the caller as a member. */
  readonly mine: ReadonlySet<string>
  readonly times: ReadonlyMap<string, number>
  readonly masked: boolean
  /** Of the campaign's people, or the head: to others no figure is told before it is published. */
  readonly inside: boolean
}

function toAssignment(
  room: ShowRoom,
  seat: SeatRow,
  { row, plan, seats, mine, times, masked, inside }: Around,
): Assignment {
  const own = mine.has(seat.member_id)
  const both = seats.filter((one) => one.dossier_id === seat.dossier_id && one.state === 'concluded').length > 1
  // 背靠背: until both are concluded only one's own figures are shown, to the leader none.
  const open = row.state === 'published' || (inside && (own || both || plan.way !== 'double' || row.state === 'closed'))
  const { evaluation_id: evaluationId } = seat
  const back = returned(seat)
  const concluded = seat.state === 'concluded' && open
  return {
    id: seat.id,
    dossierId: seat.dossier_id,
    memberId: seat.member_id,
    seat: seat.seat,
    state: seat.state,
    evaluationId: open ? evaluationId : null,
    effectiveHundredths: concluded ? figureOf(room, seat, back) : null,
    elapsedSeconds: back?.elapsedSeconds ?? times.get(seat.id) ?? null,
    broughtBack: back !== null,
    mine: own,
    // Why somebody was recused or a dossier dropped may name whom the mask hides.
    reason: masked && seat.reason !== null ? '' : seat.reason,
    assignedAt: seat.assigned_at,
    endedAt: seat.ended_at,
  }
}

/** Null too where there is no figure: a standard without points, or a veto that fails the dossier unscored. */
function figureOf({ store, evaluations }: ShowRoom, seat: SeatRow, back: SeatResult | null): number | null {
  if (back !== null) {
    const { standard } = frozenStandardOf(store, seat.campaign_id, back.standardId)
    const { hasPoints, unscored } = score(standard, back.sheet)
    return hasPoints && !unscored ? back.effectiveHundredths : null
  }
  if (seat.evaluation_id === null) return null
  const { hasPoints, unscored, effectiveHundredths } = evaluations.get(seat.evaluation_id)
  return hasPoints && !unscored ? effectiveHundredths : null
}

function returned(seat: SeatRow): SeatResult | null {
  return seat.result === null ? null : SeatResult.parse(JSON.parse(seat.result))
}

/** Those frozen; before the start those of the plan as they are in force, without any that is gone. */
function standardsOf({ store, rulebook }: ShowRoom, row: CampaignRow, plan: CampaignPlan): Campaign['standards'] {
  const frozen = store.all((q) =>
    q.selectFrom('campaign_standard').selectAll().where('campaign_id', '=', row.id).orderBy('standard_id'),
  )
  if (frozen.length > 0) {
    return frozen.map(({ standard_id, sha256, body }) => {
      return { id: standard_id, title: (JSON.parse(body) as { title: string }).title, sha256 }
    })
  }
  const wanted = new Set(Object.values(plan.standards))
  return rulebook
    .standards()
    .filter(({ id }) => wanted.has(id))
    .map(({ id, title }) => ({ id, title, sha256: rulebook.hashOf(id) }))
}
