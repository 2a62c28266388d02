// A campaign under way: standards frozen, sheets begun, and the end.
import type { Campaign } from '#shared/contract/campaigns.ts'
import type { Evaluation } from '#shared/contract/evaluation.ts'
import type { CampaignPlan } from '#shared/rules/campaign.ts'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import { standardFaults } from '#shared/rules/standard-faults.ts'
import { addWorkDays } from '#shared/rules/work-calendar.ts'
import { dayOf } from '#shared/text/instant.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Caller } from '../desk-core.ts'
import type { Rulebook } from '../rulebook/index.ts'
import { assignmentRow, heldStates, seatNumbers } from './assigning.ts'
import { wordOf } from './candidates.ts'
import { fits } from './planning.ts'
import { type CampaignRoom, ledIn, type Show, updateCampaign } from './room.ts'
import {
  type CampaignDossierRow,
  campaignDossiers,
  campaignRow,
  changeOf,
  frozenStandardOf,
  membersOf,
  planOf,
} from './rows.ts'
import { seatsOf } from './seats.ts'

export function createRunning(room: CampaignRoom, show: Show) {
  const { store, rulebook, clock } = room
  const now = () => clock.now().toISOString()

  function freeze(id: string, plan: CampaignPlan, rows: readonly CampaignDossierRow[]): string[] {
    const wanted = new Set([...Object.values(plan.standards), ...rows.map((row) => row.standard_id)])
    const today = dayOf(now())
    return [...wanted].sort().map((standardId) => {
      const standard = standardToFreeze(rulebook, standardId, today)
      const sha256 = rulebook.hashOf(standardId)
      store.run((q) =>
        q.insertInto('campaign_standard').values({
          ...{ campaign_id: id, standard_id: standardId, sha256, body: JSON.stringify(standard) },
        }),
      )
      return sha256
    })
  }

  return {
    start(caller: Caller, id: string): Campaign {
      return store.record(caller, 'campaign.started', id, (note) => {
        const plan = planOf(ledIn(store, caller, id, ['drawn']))
        const rows = campaignDossiers(store, id).filter((row) => row.dropped_at === null)
        const held = seatsOf(store, id).filter(({ state }) => heldStates.includes(state))
        const empty = rows.length * seatNumbers(plan.way).length - held.length
        if (empty > 0) throw refuse('campaigns.unassigned', { seats: empty })
        if (rows.length === 0) throw refuse('campaigns.nothing-to-draw')
        assertStandards(rulebook, plan, rows)
        // The agency may object within work days that nobody can count in a year without its holidays.
        const due = addWorkDays(dayOf(now()), plan.objectionDays, rulebook.calendar())
        if (due.state === 'unknown-year') throw refuse('campaigns.calendar-missing', { year: due.year })
        note({ standards: freeze(id, plan, rows), dossiers: rows.length })
        updateCampaign(room, id, { state: 'running', started_at: now() })
        return show(caller, id)
      })
    },
    begin(caller: Caller, assignmentId: string): Evaluation {
      const seat = assignmentRow(store, assignmentId)
      const row = campaignRow(store, seat.campaign_id)
      const member = membersOf(store, row.id).find((one) => one.id === seat.member_id)
      if (member?.user_id !== caller.userId) throw refuse('campaigns.not-yours')
      if (row.state !== 'running') throw refuse('campaigns.state', { state: row.state })
      if (seat.state === 'working' || seat.state === 'concluded') throw refuse('campaigns.begun-already')
      if (seat.state !== 'assigned') throw refuse('campaigns.not-open')
      const dossier = campaignDossiers(store, row.id).find((one) => one.dossier_id === seat.dossier_id)
      if (dossier === undefined || dossier.dropped_at !== null) throw refuse('campaigns.not-listed')
      const change = changeOf(dossier)
      if (change !== 'no') throw refuse(change === 'disposed' ? 'campaigns.dossier-gone' : 'campaigns.dossier-changed')
      const frozen = frozenStandardOf(store, row.id, dossier.standard_id)
      return room.evaluations.start(caller, seat.dossier_id, dossier.standard_id, {
        ...frozen,
        enter(evaluationId) {
          store.run((q) =>
            q
              .updateTable('assignment')
              .set({ state: 'working', evaluation_id: evaluationId })
              .where('id', '=', assignmentId),
          )
        },
      })
    },
    close(caller: Caller, id: string): Campaign {
      return store.record(caller, 'campaign.closed', id, (note) => {
        const plan = planOf(ledIn(store, caller, id, ['running']))
        const rows = campaignDossiers(store, id).filter((row) => row.dropped_at === null)
        const kept = new Set(rows.map((row) => row.dossier_id))
        const concluded = seatsOf(store, id).filter(
          (seat) => seat.state === 'concluded' && kept.has(seat.dossier_id),
        ).length
        const open = rows.length * seatNumbers(plan.way).length - concluded
        if (open > 0) throw refuse('campaigns.still-open', { seats: open })
        note({ dossiers: rows.length, concluded })
        updateCampaign(room, id, { state: 'closed', closed_at: now() })
        return show(caller, id)
      })
    },
  }
}

/** Every category of the plan and of the list has its standard, and one that is for it. */
function assertStandards(rulebook: Rulebook, plan: CampaignPlan, rows: readonly CampaignDossierRow[]): void {
  const without = plan.scope.categories.filter((category) => plan.standards[category] === undefined)
  if (without.length > 0) throw refuse('campaigns.standard-missing', { categories: without })
  for (const row of rows) {
    const category = wordOf(row.category)
    const standard = rulebook.standards().find(({ id }) => id === row.standard_id)
    if (standard === undefined || !fits(standard, category)) throw refuse('campaigns.standard-unfit', { category })
  }
}

/** Refuses what is unsound, not in force today, or in force twice. */
function standardToFreeze(rulebook: Rulebook, id: string, today: string): EvaluationStandard {
  const standard = rulebook.standard(id)
  const { title } = standard
  if (standardFaults(standard).length > 0) throw refuse('campaigns.standard-unsound', { title })
  if (!inForce(standard, today)) throw refuse('campaigns.standard-not-in-force', { title })
  const twice = rulebook.standards().filter((one) => standingOf(one) === standingOf(standard) && inForce(one, today))
  if (twice.length > 1) throw refuse('campaigns.standard-twice', { title })
  return standard
}

/** Which standard this is through all its versions. */
function standingOf({ id, standing }: EvaluationStandard): string {
  return standing ?? id
}

function inForce({ effectiveFrom, effectiveTo }: EvaluationStandard, today: string): boolean {
  return effectiveFrom <= today && (effectiveTo === null || today <= effectiveTo)
}
