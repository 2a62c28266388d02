// Two results for one seat: shown side by side to whoever leads, who chooses with a reason. Both stay, with the signature of the
// one that was brought.
import type { ParcelConflict } from '#shared/contract/parcels.ts'
import { SeatResult } from '#shared/rules/campaign.ts'
import { refuse } from '#shared/text/refusal.ts'
import { allConcluded, assertLeads, campaignRow, leads, planOf } from '../campaigns/index.ts'
import type { Caller } from '../desk-core.ts'
import type { Store } from '../store/index.ts'
import type { ParcelDesk } from './desk.ts'

interface ConflictRow {
  id: string
  parcel_id: string
  assignment_id: string
  standing: string
  result: string
  chosen: 'standing' | 'brought' | null
  decided_by: string | null
  decided_at: string | null
  reason: string
  campaign_id: string
  dossier_id: string
  seat: 1 | 2
  number: string
  handled_at: string
  campaign_title: string
  dossier_title: string
}

function conflictRows(store: Store, filter: { id?: string; campaignId?: string | null }): ConflictRow[] {
  return store.all((q) => {
    let select = q
      .selectFrom('parcel_conflict')
      .innerJoin('parcel', 'parcel.id', 'parcel_conflict.parcel_id')
      .innerJoin('assignment', 'assignment.id', 'parcel_conflict.assignment_id')
      .innerJoin('campaign', 'campaign.id', 'assignment.campaign_id')
      .innerJoin('dossier', 'dossier.id', 'assignment.dossier_id')
      .select(['parcel_conflict.id', 'parcel_id', 'assignment_id', 'standing', 'parcel_conflict.result', 'chosen'])
      .select(['decided_by', 'decided_at', 'parcel_conflict.reason', 'assignment.campaign_id', 'assignment.dossier_id'])
      .select(['assignment.seat', 'parcel.number', 'parcel.handled_at'])
      .select(['campaign.title as campaign_title', 'dossier.title as dossier_title'])
      .orderBy((e) => e.case().when('chosen', 'is', null).then(0).else(1).end())
      .orderBy('parcel.handled_at', 'desc')
      .orderBy('parcel_conflict.id')
    if (filter.id !== undefined) select = select.where('parcel_conflict.id', '=', filter.id)
    if (filter.campaignId != null) select = select.where('assignment.campaign_id', '=', filter.campaignId)
    return select
  })
}

/** Those of campaigns that the caller leads, and of them only what the blind does not hide from him. */
export function conflictsOf(
  store: Store,
  caller: Caller,
  campaignId: string | null,
): { rows: ParcelConflict[]; hidden: number } {
  const led = conflictRows(store, { campaignId }).filter((row) =>
    leads(store, caller, campaignRow(store, row.campaign_id)),
  )
  const seen = led.filter((row) => !isBlind(store, row))
  return { rows: seen.map((row) => toConflict(store, row)), hidden: led.length - seen.length }
}

/** 背靠背: while the other seat of the dossier is open, not even the leader looks into this one. */
function isBlind(store: Store, { campaign_id, dossier_id }: ConflictRow): boolean {
  const campaign = campaignRow(store, campaign_id)
  const { way } = planOf(campaign)
  return campaign.state === 'running' && way === 'double' && !allConcluded(store, campaign_id, dossier_id, way)
}

/** Refuses `parcel.conflict-unknown`, `parcel.conflict-blind`, `parcel.conflict-decided`, `parcel.outcome-settled`, `parcel.campaign-over`. */
export function decideConflict(
  { store, clock }: ParcelDesk,
  caller: Caller,
  { id, choose, reason }: { id: string; choose: 'standing' | 'brought'; reason: string },
): ParcelConflict {
  return store.record(caller, 'parcel.decided', id, (note) => {
    const [row] = conflictRows(store, { id })
    if (row === undefined) throw refuse('parcel.conflict-unknown')
    const campaign = assertLeads(store, caller, row.campaign_id)
    if (isBlind(store, row)) throw refuse('parcel.conflict-blind')
    if (row.chosen !== null) throw refuse('parcel.conflict-decided')
    if (campaign.state !== 'running') throw refuse('parcel.campaign-over')
    if (choose === 'brought') putInPlace(store, row)
    const at = clock.now().toISOString()
    const decided = { chosen: choose, decided_by: caller.name, decided_at: at, reason }
    store.run((q) => q.updateTable('parcel_conflict').set(decided).where('id', '=', id))
    const open = store.all((q) =>
      q.selectFrom('parcel_conflict').select('id').where('parcel_id', '=', row.parcel_id).where('chosen', 'is', null),
    )
    if (open.length === 0) {
      store.run((q) => q.updateTable('parcel').set({ state: 'merged' }).where('id', '=', row.parcel_id))
    }
    note({ outcome: choose, dossier: row.dossier_id })
    const [after] = conflictRows(store, { id })
    if (after === undefined) throw new Error('a conflict that went while it was decided')
    return toConflict(store, after)
  })
}

/**
 * What stood stays in the conflict. A comparison that no person has decided on yet goes, to be made anew over what stands now;
 * what people have decided must not lose its ground.
 */
function putInPlace(store: Store, row: ConflictRow): void {
  const outcome = store.one((q) =>
    q
      .selectFrom('outcome')
      .select(['state', 'judged_by'])
      .where('campaign_id', '=', row.campaign_id)
      .where('dossier_id', '=', row.dossier_id),
  )
  const isComputed =
    outcome === null ||
    outcome.state === 'comparing' ||
    outcome.state === 'differing' ||
    (outcome.state === 'judged' && outcome.judged_by === null)
  if (!isComputed) throw refuse('parcel.outcome-settled')
  store.run((q) =>
    q.deleteFrom('outcome').where('campaign_id', '=', row.campaign_id).where('dossier_id', '=', row.dossier_id),
  )
  store.run((q) => q.updateTable('assignment').set({ result: row.result }).where('id', '=', row.assignment_id))
}

function toConflict(store: Store, row: ConflictRow): ParcelConflict {
  const by = store.one((q) =>
    q
      .selectFrom('user')
      .select('display_name')
      .where('name', '=', row.decided_by ?? ''),
  )
  return {
    ...{ id: row.id, campaignId: row.campaign_id, campaignTitle: row.campaign_title, dossierId: row.dossier_id },
    ...{ dossierTitle: row.dossier_title, seat: row.seat, parcelNumber: row.number, cameAt: row.handled_at },
    standing: SeatResult.parse(JSON.parse(row.standing)),
    brought: SeatResult.parse(JSON.parse(row.result)),
    ...{ chosen: row.chosen, decidedBy: by?.display_name ?? row.decided_by, decidedAt: row.decided_at },
    reason: row.reason,
  }
}
