// The people of a campaign: listed, changed, and removed halfway.
import type { Campaign, NewMember } from '#shared/contract/campaigns.ts'
import type { CampaignPlan } from '#shared/rules/campaign.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Caller } from '../desk-core.ts'
import type { Store } from '../store/index.ts'
import { type CampaignRoom, ledIn, type Show, updateCampaign } from './room.ts'
import { type MemberRow, membersOf, planOf } from './rows.ts'

const staffed = ['planned', 'committed', 'drawn', 'running'] as const

export interface CampaignPerson {
  userId: string
  name: string
  unit: string
  inspects: boolean
}

export function createStaffing(room: CampaignRoom, show: Show) {
  const { store, clock, newId } = room
  const now = () => clock.now().toISOString()

  function identityOf(member: NewMember): Pick<MemberRow, 'user_id' | 'name' | 'unit' | 'role' | 'card'> {
    if (member.from === 'elsewhere') {
      return { user_id: null, name: member.name, unit: member.unit, role: 'inspector', card: member.card }
    }
    const person = peopleOf(store).find(({ userId }) => userId === member.userId)
    if (person === undefined) throw refuse('campaigns.person-unfit')
    // A head leads and does not evaluate.
    if (!person.inspects && (member.role !== 'leader' || member.share > 0)) throw refuse('campaigns.person-unfit')
    return { user_id: person.userId, name: person.name, unit: person.unit, role: member.role, card: null }
  }

  return {
    people: () => peopleOf(store),
    addMember(caller: Caller, id: string, member: NewMember): Campaign {
      const memberId = newId()
      return store.record(caller, 'campaign.member-joined', id, (note) => {
        const row = ledIn(store, caller, id, staffed)
        assertGroup(planOf(row), member.group)
        const identity = identityOf(member)
        const present = membersOf(store, id).filter((one) => one.removed_at === null)
        if (present.some((one) => isTwin(one, identity))) throw refuse('campaigns.member-already')
        note({ member: memberId, user: identity.user_id, group: member.group, share: member.share })
        store.run((q) =>
          q.insertInto('campaign_member').values({
            ...{ id: memberId, campaign_id: id, ...identity, group_number: member.group, share: member.share },
            ...{ joined_at: now(), removed_at: null, removed_reason: null },
          }),
        )
        updateCampaign(room, id)
        return show(caller, id)
      })
    },
    changeMember(
      caller: Caller,
      wanted: { id: string; memberId: string; role: 'leader' | 'inspector'; group: number; share: number },
    ): Campaign {
      const { id, memberId, role, group, share } = wanted
      return store.record(caller, 'campaign.member-changed', id, (note) => {
        const row = ledIn(store, caller, id, staffed)
        assertGroup(planOf(row), group)
        const member = presentMember(store, id, memberId)
        if (member.user_id === null && role === 'leader') throw refuse('campaigns.person-unfit')
        const person = peopleOf(store).find(({ userId }) => userId === member.user_id)
        if (person?.inspects === false && (role !== 'leader' || share > 0)) throw refuse('campaigns.person-unfit')
        note({ member: memberId, role, group, share })
        store.run((q) =>
          q.updateTable('campaign_member').set({ role, group_number: group, share }).where('id', '=', memberId),
        )
        updateCampaign(room, id)
        return show(caller, id)
      })
    },
    removeMember(caller: Caller, { id, memberId, reason }: { id: string; memberId: string; reason: string }): Campaign {
      return store.record(caller, 'campaign.member-removed', id, (note) => {
        ledIn(store, caller, id, staffed)
        presentMember(store, id, memberId)
        const returned = store.run((q) =>
          q
            .updateTable('assignment')
            .set({ state: 'withdrawn', reason, ended_at: now() })
            .where('campaign_id', '=', id)
            .where('member_id', '=', memberId)
            .where('state', 'in', ['assigned', 'working']),
        )
        note({ member: memberId, returned })
        store.run((q) =>
          q
            .updateTable('campaign_member')
            .set({ removed_at: now(), removed_reason: reason })
            .where('id', '=', memberId),
        )
        updateCampaign(room, id)
        return show(caller, id)
      })
    },
  }
}

/** A member still there. Refuses `campaigns.member-unknown`. */
export function presentMember(store: Store, campaignId: string, memberId: string): MemberRow {
  const member = membersOf(store, campaignId).find((one) => one.id === memberId && one.removed_at === null)
  if (member === undefined) throw refuse('campaigns.member-unknown')
  return member
}

function assertGroup(plan: CampaignPlan, group: number): void {
  if (group > plan.groups) throw refuse('campaigns.no-such-group', { groups: plan.groups })
}

function isTwin(one: MemberRow, other: Pick<MemberRow, 'user_id' | 'name' | 'unit'>): boolean {
  if (one.user_id !== null || other.user_id !== null) return one.user_id === other.user_id
  return one.name === other.name && one.unit === other.unit
}

function peopleOf(store: Store): CampaignPerson[] {
  return store
    .all((q) =>
      q
        .selectFrom('user')
        .select(['id', 'display_name', 'unit', 'roles'])
        .where('state', '=', 'active')
        .orderBy('unit')
        .orderBy('display_name'),
    )
    .flatMap((row) => {
      const roles = JSON.parse(row.roles) as string[]
      const inspects = roles.includes('inspector')
      if (!inspects && !roles.includes('head')) return []
      return { userId: row.id, name: row.display_name, unit: row.unit, inspects }
    })
}
