// Campaigns as the list shows them, and what waits for one inspector.
import type { CampaignLine, CampaignTask } from '#shared/contract/campaigns.ts'
import type { Caller } from '../desk-core.ts'
import type { Rulebook } from '../rulebook/index.ts'
import type { Store } from '../store/index.ts'
import { wordOf } from './candidates.ts'
import { isMasked, maskedTitle } from './masking.ts'
import { type CampaignDossierRow, campaignDossiers, campaignRow, changeOf, planOf } from './rows.ts'

export interface LineFilter {
  readonly id?: string
  readonly state?: 'any' | 'open' | 'closed'
  readonly offset: number
  readonly limit: number
}

const ended = ['closed', 'published', 'dropped'] as const

export function campaignLines(store: Store, filter: LineFilter): (CampaignLine & { total: number })[] {
  const rows = store.all((q) => {
    let select = q
      .selectFrom('campaign')
      .leftJoin('user', 'user.name', 'campaign.created_by')
      .selectAll('campaign')
      .select('user.display_name')
      .select((e) => [
        e
          .selectFrom('campaign_dossier')
          .select((d) => d.fn.countAll<number>().as('n'))
          .whereRef('campaign_id', '=', 'campaign.id')
          .where('dropped_at', 'is', null)
          .$castTo<{ n: number }>()
          .as('dossiers'),
        e
          .selectFrom('assignment')
          .select((a) => a.fn.countAll<number>().as('n'))
          .whereRef('campaign_id', '=', 'campaign.id')
          .where('state', 'in', ['assigned', 'working', 'concluded'])
          .$castTo<{ n: number }>()
          .as('assignments'),
        e
          .selectFrom('assignment')
          .select((a) => a.fn.countAll<number>().as('n'))
          .whereRef('campaign_id', '=', 'campaign.id')
          .where('state', '=', 'concluded')
          .$castTo<{ n: number }>()
          .as('concluded'),
        e.fn.countAll<number>().over().as('total'),
      ])
      .orderBy('campaign.created_at', 'desc')
      .orderBy('campaign.id', 'desc')
      .limit(filter.limit)
      .offset(filter.offset)
    if (filter.id !== undefined) select = select.where('campaign.id', '=', filter.id)
    if (filter.state === 'open') select = select.where('campaign.state', 'not in', ended)
    if (filter.state === 'closed') select = select.where('campaign.state', 'in', ended)
    return select
  })
  return rows.map((row) => {
    const { way } = planOf(row)
    const dossiers = row.dossiers ?? 0
    return {
      id: row.id,
      number: row.number,
      title: row.title,
      origin: row.origin,
      state: row.state,
      way,
      dossiers,
      seats: dossiers * (way === 'double' ? 2 : 1),
      assignments: row.assignments ?? 0,
      concluded: row.concluded ?? 0,
      createdBy: row.display_name ?? row.created_by,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
      total: row.total,
    }
  })
}

/** What this inspector has to do in running campaigns, begun ones first, then in the order of the lists. */
export function tasksOf({ store, rulebook }: { store: Store; rulebook: Rulebook }, caller: Caller): CampaignTask[] {
  const seats = store.all((q) =>
    q
      .selectFrom('assignment')
      .innerJoin('campaign_member', 'campaign_member.id', 'assignment.member_id')
      .innerJoin('campaign', 'campaign.id', 'assignment.campaign_id')
      .leftJoin('evaluation', 'evaluation.id', 'assignment.evaluation_id')
      .select(['assignment.id', 'assignment.campaign_id', 'assignment.dossier_id', 'seat', 'assignment.state'])
      .select(['evaluation_id', 'assigned_at', 'evaluation.elapsed_seconds'])
      .where('campaign_member.user_id', '=', caller.userId)
      .where('campaign.state', '=', 'running')
      .where('assignment.state', 'in', ['assigned', 'working'])
      .orderBy('assignment.state', 'desc')
      .orderBy('campaign.started_at'),
  )
  const tasks: (CampaignTask & { position: number })[] = []
  for (const [campaignId, own] of Map.groupBy(seats, (seat) => seat.campaign_id)) {
    const row = campaignRow(store, campaignId)
    const plan = planOf(row)
    const masked = isMasked(store, caller, row, plan)
    const listed = new Map(campaignDossiers(store, campaignId).map((one) => [one.dossier_id, one]))
    for (const seat of own) {
      const dossier = listed.get(seat.dossier_id)
      if (dossier === undefined || (seat.state !== 'assigned' && seat.state !== 'working')) continue
      tasks.push({
        assignmentId: seat.id,
        campaignId,
        campaignNumber: row.number,
        campaignTitle: row.title,
        dossierId: seat.dossier_id,
        title: masked ? maskedTitle(dossier.position) : titleOf(dossier),
        category: wordOf(dossier.category),
        seat: seat.seat,
        way: plan.way,
        state: seat.state,
        evaluationId: seat.evaluation_id,
        standardTitle: rulebook.standards().find(({ id }) => id === dossier.standard_id)?.title ?? dossier.standard_id,
        changed: changeOf(dossier),
        elapsedSeconds: seat.elapsed_seconds ?? 0,
        assignedAt: seat.assigned_at,
        position: dossier.position,
      })
    }
  }
  return tasks
    .sort((a, b) => Number(b.state === 'working') - Number(a.state === 'working') || a.position - b.position)
    .map(({ position: _position, ...task }) => task)
}

function titleOf(row: CampaignDossierRow): string {
  return (JSON.parse(row.facts) as { title: string }).title
}
