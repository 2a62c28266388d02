// Making, changing and dropping a campaign's plan.
import type { Campaign } from '#shared/contract/campaigns.ts'
import type { CampaignPlan } from '#shared/rules/campaign.ts'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import { dayOf } from '#shared/text/instant.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Caller } from '../desk-core.ts'
import type { Store } from '../store/index.ts'
import { type CampaignRoom, ledIn, type Show, updateCampaign } from './room.ts'
import { membersOf } from './rows.ts'

export function createPlanning(room: CampaignRoom, show: Show) {
  const { store, clock, newId } = room
  const now = () => clock.now().toISOString()

  /** Refuses `campaigns.window-reversed`, `campaigns.standard-unfit`. */
  function assertSound(plan: CampaignPlan): void {
    if (plan.scope.closedFrom > plan.scope.closedTo) throw refuse('campaigns.window-reversed')
    for (const [category, id] of Object.entries(plan.standards)) {
      const standard = room.rulebook.standards().find((one) => one.id === id)
      if (standard === undefined || !fits(standard, category)) throw refuse('campaigns.standard-unfit', { category })
    }
  }

  return {
    create(caller: Caller, { title, plan }: { title: string; plan: CampaignPlan }): Campaign {
      const id = newId()
      return store.record(caller, 'campaign.created', id, (note) => {
        assertSound(plan)
        const number = nextNumber(store, now())
        note({ number, way: plan.way })
        const undone = { committed_at: null, drawn_at: null, started_at: null, closed_at: null, published_at: null }
        const undrawn = { seed_sha256: null, seed: null, draw: null }
        store.run((q) =>
          q.insertInto('campaign').values({
            ...{ id, number, title, origin: 'here', state: 'planned', plan: JSON.stringify(plan) },
            ...{ created_by: caller.name, created_at: now(), updated_at: now() },
            ...undrawn,
            ...undone,
          }),
        )
        return show(caller, id)
      })
    },
    change(caller: Caller, { id, title, plan }: { id: string; title: string; plan: CampaignPlan }): Campaign {
      return store.record(caller, 'campaign.changed', id, () => {
        ledIn(store, caller, id, ['planned'])
        assertSound(plan)
        const beyond = membersOf(store, id).find((one) => one.removed_at === null && one.group_number > plan.groups)
        if (beyond !== undefined) throw refuse('campaigns.groups-in-use', { group: beyond.group_number })
        updateCampaign(room, id, { title, plan: JSON.stringify(plan) })
        return show(caller, id)
      })
    },
    drop(caller: Caller, id: string, reason: string): Campaign {
      return store.record(caller, 'campaign.dropped', id, (note) => {
        ledIn(store, caller, id, ['planned', 'committed', 'drawn', 'running'])
        note({ reason })
        store.run((q) =>
          q
            .updateTable('assignment')
            .set({ state: 'withdrawn', reason, ended_at: now() })
            .where('campaign_id', '=', id)
            .where('state', 'in', ['assigned', 'working']),
        )
        updateCampaign(room, id, { state: 'dropped' })
        return show(caller, id)
      })
    },
  }
}

/** Whether a standard evaluates dossiers of this category. */
export function fits(standard: EvaluationStandard, category: string): boolean {
  return standard.actKind === category
}

/** 评查〔2026〕第1批: our own running number within the year, without gaps. */
function nextNumber(store: Store, at: string): string {
  const year = dayOf(at).slice(0, 4)
  const serials = store
    .all((q) => q.selectFrom('campaign').select('number').where('origin', '=', 'here'))
    .map(({ number }) => /^评查〔(\d{4})〕第(\d+)批$/.exec(number))
    .map((parts) => (parts?.[1] === year ? Number(parts[2]) : 0))
  return `评查〔${year}〕第${Math.max(0, ...serials) + 1}批`
}
