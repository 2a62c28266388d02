// Suggestions of evaluations that a campaign assigned: the blind hides them as it hides the sheet, and a seat that has ended
// takes none.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '#main/desk-core.ts'
import type { CampaignPlan } from '#shared/rules/campaign.ts'
import { fullMarks } from '#shared/rules/scoring.ts'
import { type CampaignRooms, forestry, openCampaignRooms, somePlan, water } from '../../support/campaign-rooms.ts'

let desk: CampaignRooms
let he: Caller
let mu: Caller
beforeAll(async () => {
  desk = await openCampaignRooms()
  he = await desk.inspector('he', '和秀梅', water)
  mu = await desk.inspector('mu', '木增福', forestry)
})
afterAll(() => desk.close())

let agencies = 0
async function started(way: CampaignPlan['way'], people: readonly Caller[]) {
  const agency = `云山县第${++agencies}局`
  await desk.sealed(agency, 1)
  const scope = { ...somePlan().scope, agencies: [agency] }
  const { id } = desk.drawn(somePlan({ way, scope, draw: { size: 1, leastOfEach: 0, strata: 'none' } }))
  for (const who of people) desk.join(id, who)
  desk.rooms.campaigns.assign(desk.leader, id)
  desk.rooms.campaigns.start(desk.leader, id)
  return { id }
}

function begun(who: Caller, campaignId: string): string {
  const task = desk.rooms.campaigns.mine(who).find((one) => one.campaignId === campaignId)
  return desk.rooms.campaigns.begin(who, task?.assignmentId ?? '').id
}

function conclude(who: Caller, id: string): void {
  const items = desk.rooms.evaluations.standardOf(id).criteria.map((item) => {
    return { part: 'item', code: item.code, answer: fullMarks(item) } as const
  })
  desk.rooms.evaluations.judge(who, { id, judgements: [{ part: 'rest' }, ...items], addSeconds: 60 })
  desk.rooms.evaluations.conclude(who, id)
}

test('nobody sees the other’s suggestions, nor their rates, until both are concluded', async () => {
  const { suggestions } = desk.rooms
  const { id } = await started('double', [he, mu])
  const first = begun(he, id)
  const [one] = suggestions.refresh(he, first).rows
  suggestions.dismiss(he, one?.id ?? '', '另有材料可以证明')
  for (const who of [mu, desk.leader]) {
    expect(() => suggestions.of(who, first)).toThrow('evaluation.blind')
    expect(suggestions.rates(who, id)).toEqual([])
  }
  expect(suggestions.rates(he, id).reduce((sum, { dismissed }) => sum + dismissed, 0)).toBe(1)
  // Each has suggestions of his own, of the same dossier.
  const second = begun(mu, id)
  expect(suggestions.refresh(mu, second).rows.every(({ state }) => state === 'open')).toBe(true)

  conclude(he, first)
  conclude(mu, second)
  expect(suggestions.of(mu, first).rows.find((row) => row.id === one?.id)?.state).toBe('dismissed')
  expect(suggestions.rates(desk.leader, id).reduce((sum, { dismissed }) => sum + dismissed, 0)).toBe(1)
})

test('a seat that was given up takes no more suggestions, and decides none', async () => {
  const { suggestions, campaigns } = desk.rooms
  const { id } = await started('single', [he])
  const left = begun(he, id)
  const [one] = suggestions.refresh(he, left).rows
  const [seat] = campaigns.get(he, id).assignmentsOf
  campaigns.recuse(he, seat?.id ?? '', '与当事人有往来')
  const before = suggestions.of(he, left)
  expect(() => suggestions.refresh(he, left)).toThrow('evaluation.seat-ended')
  expect(() => suggestions.dismiss(he, one?.id ?? '', '另有材料')).toThrow('evaluation.seat-ended')
  expect(suggestions.of(he, left)).toEqual(before)
})
