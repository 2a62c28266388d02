// Who evaluates what: shares, recusal by unit and by case, people removed halfway, places given to somebody else.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '#main/desk-core.ts'
import type { Campaign } from '#shared/contract/campaigns.ts'
import type { CampaignPlan } from '#shared/rules/campaign.ts'
import {
  type CampaignRooms,
  farming,
  forestry,
  openCampaignRooms,
  somePlan,
  water,
} from '../../support/campaign-rooms.ts'

let desk: CampaignRooms
let he: Caller
let mu: Caller
let yang: Caller
let own = ''
beforeAll(async () => {
  desk = await openCampaignRooms()
  he = await desk.inspector('he', '和秀梅', farming)
  mu = await desk.inspector('mu', '木增福', forestry)
  yang = await desk.inspector('yang', '杨林', water)
  for (let serial = 1; serial <= 4; serial++) await desk.sealed(farming, serial)
  await desk.sealed(forestry, 1)
  own = await desk.sealed(farming, 5, { officers: [{ name: '杨 林', card: null }] })
})
afterAll(() => desk.close())

const all = { size: 6, leastOfEach: 0, strata: 'none' } as const
const live = (campaign: Campaign) =>
  campaign.assignmentsOf.filter(({ state }) => ['assigned', 'working', 'concluded'].includes(state))
const heldBy = (campaign: Campaign, memberId: string) => live(campaign).filter((one) => one.memberId === memberId)

function staffed(change: Partial<CampaignPlan>, people: readonly Caller[], share: (who: Caller) => number = () => 1) {
  const { id } = desk.drawn(somePlan({ draw: all, ...change }))
  const members = new Map(people.map((who) => [who, desk.join(id, who, { share: share(who) })]))
  return { id, member: (who: Caller) => members.get(who) ?? '' }
}

test('the load is shared out as agreed, and nobody gets his own case', () => {
  const { id, member } = staffed({}, [he, yang], (who) => (who === he ? 2 : 1))
  const campaign = desk.rooms.campaigns.assign(desk.leader, id)
  expect(campaign).toMatchObject({ seats: 6, assignments: 6 })
  expect(heldBy(campaign, member(he))).toHaveLength(4)
  expect(heldBy(campaign, member(yang)).map(({ dossierId }) => dossierId)).not.toContain(own)
  // Nothing is left to give.
  expect(live(desk.rooms.campaigns.assign(desk.leader, id))).toEqual(live(campaign))
})

test('units evaluate each other: nobody gets a dossier of his own unit', () => {
  const { id, member } = staffed({ way: 'cross' }, [he, mu])
  const campaign = desk.rooms.campaigns.assign(desk.leader, id)
  const agencies = new Map(campaign.list.map(({ dossierId, agency }) => [dossierId, agency]))
  expect(heldBy(campaign, member(he)).map(({ dossierId }) => agencies.get(dossierId))).toEqual([forestry])
  expect(new Set(heldBy(campaign, member(mu)).map(({ dossierId }) => agencies.get(dossierId)))).toEqual(
    new Set([farming]),
  )
})

test('a double evaluation gives two different people, neither of the unit', () => {
  const { id } = staffed({ way: 'double', scope: { ...somePlan().scope, agencies: [forestry] } }, [he, mu, yang])
  const campaign = desk.rooms.campaigns.assign(desk.leader, id)
  const names = new Map(campaign.members.map((one) => [one.id, one.name]))
  expect(live(campaign).map(({ seat, memberId }) => [seat, names.get(memberId)])).toEqual([
    [1, '和秀梅'],
    [2, '杨林'],
  ])
})

test('where recusals leave nobody the dossiers are named, and nothing is assigned', () => {
  const { id } = staffed({ way: 'cross' }, [yang])
  expect(() => desk.rooms.campaigns.assign(desk.leader, id)).toThrow(
    expect.objectContaining({ code: 'campaigns.nobody-left', params: { numbers: ['云山农罚〔2026〕5号'] } }),
  )
  expect(desk.rooms.campaigns.get(desk.leader, id).assignmentsOf).toEqual([])
})

test('a handler or a reviewer of the dossier is barred too', async () => {
  const { id, member } = staffed({}, [he])
  const [first] = desk.rooms.campaigns.get(desk.leader, id).list
  const review = {
    id: crypto.randomUUID(),
    dossier_id: first?.dossierId ?? '',
    round: 1,
    submission: '{}',
    packs: '{}',
  }
  const rest = { manifest: '{}', manifest_sha256: '0'.repeat(64), state: 'concluded', heads: '{}', conclusion: null }
  const at = '2026-03-01T00:00:00.000Z'
  const times = { submitted_at: at, accepted_at: at, concluded_at: at, updated_at: at }
  desk.rooms.store.run((q) =>
    q
      .insertInto('review')
      .values({ ...review, ...rest, ...times, handler_id: desk.leader.userId, reviewer_id: he.userId } as never),
  )
  const place = { id, dossierId: first?.dossierId ?? '', seat: 1, memberId: member(he), reason: '人手' } as const
  expect(() => desk.rooms.campaigns.reassign(desk.leader, place)).toThrow('campaigns.barred-own')
  desk.rooms.store.run((q) => q.deleteFrom('review').where('id', '=', review.id))
})

test('recused with a reason, a dossier goes to somebody else and never back', () => {
  const { id, member } = staffed({}, [he, mu])
  const before = desk.rooms.campaigns.assign(desk.leader, id)
  const [seat] = heldBy(before, member(he))
  expect(() => desk.rooms.campaigns.recuse(mu, seat?.id ?? '', '不是我的')).toThrow('campaigns.not-leader')
  const recused = desk.rooms.campaigns.recuse(he, seat?.id ?? '', '当事人是我的亲属')
  expect(recused.assignmentsOf.find((one) => one.id === seat?.id)).toMatchObject({
    state: 'recused',
    reason: '当事人是我的亲属',
  })
  const again = desk.rooms.campaigns.assign(desk.leader, id)
  expect(live(again).find(({ dossierId }) => dossierId === seat?.dossierId)?.memberId).toBe(member(mu))
  const back = { id, dossierId: seat?.dossierId ?? '', seat: 1, memberId: member(he), reason: '改派' } as const
  expect(() => desk.rooms.campaigns.reassign(desk.leader, back)).toThrow('campaigns.barred-recused')
})

test('a place is given to somebody else by name, but not past a recusal', () => {
  const { id, member } = staffed({ way: 'cross' }, [he, mu, yang])
  const campaign = desk.rooms.campaigns.assign(desk.leader, id)
  const seat = live(campaign).find(({ memberId, dossierId }) => memberId === member(mu) && dossierId !== own)
  const place = { id, dossierId: seat?.dossierId ?? '', seat: 1, reason: '木增福出差' } as const
  expect(() => desk.rooms.campaigns.reassign(desk.leader, { ...place, memberId: member(he) })).toThrow(
    'campaigns.barred-unit',
  )
  const moved = desk.rooms.campaigns.reassign(desk.leader, { ...place, memberId: member(yang) })
  expect(live(moved).find(({ dossierId }) => dossierId === seat?.dossierId)?.memberId).toBe(member(yang))
  expect(moved.assignmentsOf.find((one) => one.id === seat?.id)).toMatchObject({ state: 'withdrawn' })
  expect(() => desk.rooms.campaigns.reassign(desk.leader, { ...place, seat: 2, memberId: member(mu) })).toThrow(
    'campaigns.seat-single',
  )
})

test('somebody removed halfway leaves his open places, and what he concluded stays', () => {
  const { id, member } = staffed({}, [he, mu])
  desk.rooms.campaigns.assign(desk.leader, id)
  desk.rooms.campaigns.start(desk.leader, id)
  const done = desk.evaluate(mu)
  const [begun] = desk.rooms.campaigns.mine(mu)
  const { id: half } = desk.rooms.campaigns.begin(mu, begun?.assignmentId ?? '')
  const removed = desk.rooms.campaigns.removeMember(desk.leader, { id, memberId: member(mu), reason: '调离' })
  expect(removed.members.find((one) => one.id === member(mu))).toMatchObject({ removedReason: '调离', concluded: 1 })
  expect(heldBy(removed, member(mu)).map(({ evaluationId }) => evaluationId)).toEqual([done])
  expect(desk.rooms.campaigns.mine(mu)).toEqual([])
  // His half-filled sheet stays as it is.
  expect(() => desk.rooms.evaluations.judge(mu, { id: half, judgements: [{ part: 'rest' }], addSeconds: 1 })).toThrow(
    'evaluation.seat-ended',
  )
  const again = desk.rooms.campaigns.assign(desk.leader, id)
  expect(again.assignments).toBe(6)
  expect(live(again).find(({ dossierId }) => dossierId === begun?.dossierId)?.memberId).toBe(member(he))
  expect(() => desk.rooms.campaigns.removeMember(desk.leader, { id, memberId: member(mu), reason: '再移' })).toThrow(
    'campaigns.member-unknown',
  )
  // He may evaluate the same dossier outside of the campaign: the sheet left behind does not bar him.
  desk.rooms.evaluations.start(mu, begun?.dossierId ?? '', 'mee-2024-general-penalty')
})

test('members are users who evaluate, heads who lead, or people of other desks', async () => {
  const { id } = staffed({ groups: 2 }, [he])
  const add = (member: Parameters<typeof desk.rooms.campaigns.addMember>[2]) =>
    desk.rooms.campaigns.addMember(desk.leader, id, member)
  const here = { from: 'here', role: 'inspector', group: 1, share: 1 } as const
  expect(desk.rooms.campaigns.people().map(({ name, inspects }) => [name, inspects])).toEqual(
    expect.arrayContaining([
      ['和秀梅', true],
      ['李正清', false],
    ]),
  )
  expect(() => add({ ...here, userId: desk.archivist.userId })).toThrow('campaigns.person-unfit')
  expect(() => add({ ...here, userId: desk.leader.userId })).toThrow('campaigns.person-unfit')
  expect(() => add({ ...here, userId: he.userId })).toThrow('campaigns.member-already')
  expect(() => add({ ...here, userId: mu.userId, group: 3 })).toThrow('campaigns.no-such-group')
  add({ ...here, userId: desk.leader.userId, role: 'leader', share: 0 })
  const elsewhere = { from: 'elsewhere', name: '段明', unit: '邻县农业农村局', card: null, group: 2, share: 1 } as const
  const { members } = add(elsewhere)
  expect(members.at(-1)).toMatchObject({ name: '段明', elsewhere: true, userId: null, group: 2 })
  expect(() => add(elsewhere)).toThrow('campaigns.member-already')
  const lead = { id, memberId: members.at(-1)?.id ?? '', role: 'leader', group: 2, share: 1 } as const
  expect(() => desk.rooms.campaigns.changeMember(desk.leader, lead)).toThrow('campaigns.person-unfit')
  expect(
    desk.rooms.campaigns.changeMember(desk.leader, { ...lead, role: 'inspector', share: 3 }).members.at(-1)?.share,
  ).toBe(3)
})

test('who was removed and joined again stays the same person', () => {
  const { id, member } = staffed({ way: 'double', scope: { ...somePlan().scope, agencies: [forestry] } }, [he, yang])
  desk.rooms.campaigns.assign(desk.leader, id)
  desk.rooms.campaigns.start(desk.leader, id)
  const dossierId = desk.rooms.campaigns.get(desk.leader, id).list[0]?.dossierId ?? ''
  desk.evaluate(he, dossierId)
  for (const who of [he, yang]) {
    desk.rooms.campaigns.removeMember(desk.leader, { id, memberId: member(who), reason: '调离。' })
  }
  const again = desk.join(id, he)
  const { members, assignmentsOf } = desk.rooms.campaigns.get(desk.leader, id)
  const memberId = members.find(({ userId, removedAt }) => userId === he.userId && removedAt === null)?.id ?? ''
  expect(memberId).not.toBe(again)
  const freed = assignmentsOf.find((one) => one.state === 'withdrawn' && one.dossierId === dossierId)
  const seat = freed?.seat ?? 1
  // Never both sheets of a double evaluation by one hand.
  expect(() => desk.rooms.campaigns.assign(desk.leader, id)).toThrow(
    expect.objectContaining({ code: 'campaigns.nobody-left' }),
  )
  expect(() => desk.rooms.campaigns.reassign(desk.leader, { id, dossierId, seat, memberId, reason: '改派。' })).toThrow(
    expect.objectContaining({ code: 'campaigns.barred-other-seat' }),
  )
})

test('a recusal outlives being removed and joining again', () => {
  const { id, member } = staffed({}, [he, mu])
  const seat = heldBy(desk.rooms.campaigns.assign(desk.leader, id), member(he))[0]
  desk.rooms.campaigns.recuse(he, seat?.id ?? '', '与当事人是亲属。')
  desk.rooms.campaigns.removeMember(desk.leader, { id, memberId: member(he), reason: '误删。' })
  desk.join(id, he)
  const { members } = desk.rooms.campaigns.get(desk.leader, id)
  const memberId = members.find(({ userId, removedAt }) => userId === he.userId && removedAt === null)?.id ?? ''
  const dossierId = seat?.dossierId ?? ''
  expect(() =>
    desk.rooms.campaigns.reassign(desk.leader, { id, dossierId, seat: 1, memberId, reason: '改派。' }),
  ).toThrow(expect.objectContaining({ code: 'campaigns.barred-recused' }))
})
