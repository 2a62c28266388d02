// The seats of a campaign's dossiers: who evaluates, and what came of it, here or in a parcel.
import { SeatResult } from '#shared/rules/campaign.ts'
import { Sheet, score } from '#shared/rules/scoring.ts'
import { findingsOf } from '../dossiers/index.ts'
import type { Store } from '../store/index.ts'
import { standardByHash } from './standards.ts'

export interface SeatRow {
  id: string
  campaign_id: string
  dossier_id: string
  member_id: string
  seat: 1 | 2
  state: 'assigned' | 'working' | 'concluded' | 'recused' | 'withdrawn'
  evaluation_id: string | null
  /** JSON SeatResult that came back in a parcel. */
  result: string | null
  reason: string | null
  assigned_at: string
  ended_at: string | null
}

/** Every assignment of a campaign, or of one of its dossiers, also those that ended; by dossier, seat and time. */
export function seatsOf(store: Store, campaignId: string, dossierId?: string): SeatRow[] {
  return store.all((q) => {
    const select = q
      .selectFrom('assignment')
      .selectAll()
      .where('campaign_id', '=', campaignId)
      .orderBy('dossier_id')
      .orderBy('seat')
      .orderBy('assigned_at')
      .orderBy('id')
    return dossierId === undefined ? select : select.where('dossier_id', '=', dossierId)
  })
}

/** What was concluded, by seat: computed from the sheet here, or as it came back. The caller sees to the blind. */
export function seatResultsOf(store: Store, campaignId: string, dossierId: string): SeatResult[] {
  return seatsOf(store, campaignId, dossierId).flatMap((seat) => {
    if (seat.state !== 'concluded') return []
    return seat.result === null ? resultHere(store, seat) : SeatResult.parse(JSON.parse(seat.result))
  })
}

function resultHere(store: Store, seat: SeatRow): SeatResult | [] {
  const { evaluation_id: evaluationId } = seat
  if (evaluationId === null) return []
  const row = store.one((q) => q.selectFrom('evaluation').selectAll().where('id', '=', evaluationId))
  const member = store.one((q) =>
    q
      .selectFrom('campaign_member')
      .leftJoin('user', 'user.id', 'campaign_member.user_id')
      .select(['campaign_member.name', 'campaign_member.unit', 'user.card'])
      .where('campaign_member.id', '=', seat.member_id),
  )
  if (row === null || row.concluded_at === null || member === null) return []
  const sheet = Sheet.parse(JSON.parse(row.sheet))
  const result = score(
    standardByHash(store, row.standard_sha256, () => row.standard),
    sheet,
  )
  return {
    assignmentId: seat.id,
    campaignId: seat.campaign_id,
    dossierId: seat.dossier_id,
    seat: seat.seat,
    inspector: { name: member.name, unit: member.unit, card: member.card },
    standardId: row.standard_id,
    standardSha256: row.standard_sha256,
    manifestSha256: row.manifest_sha256,
    sheet,
    findings: findingsOf(store, { evaluation: evaluationId }),
    advice: row.advice,
    judgedHundredths: result.judgedHundredths,
    effectiveHundredths: result.effectiveHundredths,
    band: result.band?.title ?? null,
    vetoesHit: [...result.vetoesHit],
    elapsedSeconds: row.elapsed_seconds,
    startedAt: row.started_at,
    concludedAt: row.concluded_at,
  }
}

/** Whether every seat of the dossier that the way asks for is concluded: only then may the two be compared. */
export function allConcluded(store: Store, campaignId: string, dossierId: string, way: 'single' | 'cross' | 'double') {
  const concluded = seatsOf(store, campaignId, dossierId).filter(({ state }) => state === 'concluded')
  return concluded.length >= (way === 'double' ? 2 : 1)
}
