// A campaign under way: what must be in order to start, the frozen standard, the blind between two inspectors, the end.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { assertLeads, frozenStandardOf, seatResultsOf } from '#main/campaigns/index.ts'
import type { Caller } from '#main/desk-core.ts'
import { assertUnblindedObject } from '#main/evaluation/index.ts'
import { type CampaignPlan, SeatResult } from '#shared/rules/campaign.ts'
import {
  type CampaignRooms,
  forestry,
  openCampaignRooms,
  somePlan,
  standardId,
  water,
} from '../../support/campaign-rooms.ts'
import { fileRows } from '../../support/filed-rows.ts'

let desk: CampaignRooms
let he: Caller
let mu: Caller
let third: Caller
beforeAll(async () => {
  desk = await openCampaignRooms()
  he = await desk.inspector('he', '和秀梅', water)
  mu = await desk.inspector('mu', '木增福', forestry)
  third = await desk.inspector('third', '段文', water)
})
afterAll(() => desk.close())

/** Each test its own dossiers, in an agency of its own. */
let agencies = 0
async function assigned(change: Partial<CampaignPlan> = {}, dossiers = 1, people = [he, mu]) {
  const agency = `云山县第${++agencies}局`
  const ids: string[] = []
  for (let serial = 1; serial <= dossiers; serial++) ids.push(await desk.sealed(agency, serial))
  const scope = { ...somePlan().scope, agencies: [agency] }
  const { id } = desk.drawn(
    somePlan({ way: 'double', scope, draw: { size: dossiers, leastOfEach: 0, strata: 'none' }, ...change }),
  )
  for (const who of people) desk.join(id, who)
  desk.rooms.campaigns.assign(desk.leader, id)
  return { id, ids }
}
async function started(change: Partial<CampaignPlan> = {}, dossiers = 1, people = [he, mu]) {
  const campaign = await assigned(change, dossiers, people)
  desk.rooms.campaigns.start(desk.leader, campaign.id)
  return campaign
}
const listed = (who: Caller, dossierId: string) =>
  desk.rooms.evaluations.list(who, { offset: 0, limit: 10, dossierId, state: 'any' }).rows.map(({ id }) => id)
const taskOf = (who: Caller, campaignId: string) =>
  desk.rooms.campaigns.mine(who).find((task) => task.campaignId === campaignId)

test('the standard is frozen by hash, and sheets go on under it when the office adopts another', async () => {
  const { id } = await started({ way: 'single' }, 2, [he])
  const campaign = desk.rooms.campaigns.get(desk.leader, id)
  const sha256 = desk.rooms.rulebook.hashOf(standardId)
  expect(campaign.standards).toMatchObject([{ id: standardId, sha256 }])
  const changed = { ...desk.rooms.rulebook.standard(standardId), version: '2024.9' }
  desk.rooms.rulebook.adopt(desk.leader, JSON.stringify(changed))
  const task = taskOf(he, id)
  const evaluation = desk.rooms.campaigns.begin(he, task?.assignmentId ?? '')
  expect(evaluation.standardSha256).toBe(sha256)
  expect(frozenStandardOf(desk.rooms.store, id, standardId).standard.version).not.toBe('2024.9')
  desk.rooms.rulebook.withdraw(desk.leader, standardId)
})

test('nobody sees the other sheet, its findings, opinion or figure until both are concluded', async () => {
  const { id, ids } = await started()
  const [dossierId = ''] = ids
  const first = desk.evaluate(he, dossierId)
  const opinion = await desk.rooms.opinions.compose(he, 'evaluation', first)
  for (const who of [mu, third, desk.leader, desk.archivist]) {
    expect(() => desk.rooms.evaluations.seen(who, first)).toThrow('evaluation.blind')
    expect(listed(who, dossierId)).toEqual([])
    expect(desk.rooms.opinions.list(who, { offset: 0, limit: 10, dossierId }).rows).toEqual([])
    expect(() => desk.rooms.opinions.seen(who, opinion.id)).toThrow('evaluation.blind')
    expect(() => assertUnblindedObject(desk.rooms.store, who.userId, opinion.objectId)).toThrow('evaluation.blind')
    const [seat] = desk.rooms.campaigns.get(who, id).assignmentsOf
    // Progress is not hidden, figures are.
    expect(seat).toMatchObject({ state: 'concluded', effectiveHundredths: null, evaluationId: null })
  }
  expect(desk.rooms.evaluations.seen(he, first).id).toBe(first)
  expect(desk.rooms.campaigns.get(he, id).assignmentsOf[0]).toMatchObject({ effectiveHundredths: 10_000, mine: true })

  const second = desk.evaluate(mu, dossierId)
  for (const who of [mu, he, desk.leader]) {
    expect(listed(who, dossierId).sort()).toEqual([first, second].sort())
    expect(desk.rooms.opinions.seen(who, opinion.id).number).toBe(opinion.number)
    expect(desk.rooms.campaigns.get(who, id).assignmentsOf.map((one) => one.effectiveHundredths)).toEqual([
      10_000, 10_000,
    ])
  }
})

test.each([
  ['double', 0],
  ['single', 1],
] as const)('words written in a %s evaluation are offered to others %i times', async (way, times) => {
  const { id } = await started({ way }, 1, way === 'double' ? [he, mu] : [he])
  const { id: evaluationId } = desk.rooms.campaigns.begin(he, taskOf(he, id)?.assignmentId ?? '')
  const [criterion = ''] = desk.rooms.rulebook.standard(standardId).criteria.map(({ code }) => code)
  const words = `卷内缺少送达回证的原件（${way}）`
  const anchor = { on: 'absence', what: '送达回证' } as const
  desk.rooms.evaluations.addFinding(he, { id: evaluationId, criterion, anchor, note: words })
  const offered = desk.rooms.phrases.list({ standardId, criterion }).filter((phrase) => phrase.words === words)
  expect(offered).toHaveLength(times)
})

test('a sheet left behind by a recusal stays hidden from those who evaluate after it', async () => {
  const { id, ids } = await started({}, 1, [he, mu, third])
  const [dossierId = ''] = ids
  const holders = desk.rooms.campaigns.get(desk.leader, id).assignmentsOf
  const nameOf = new Map(desk.rooms.campaigns.get(desk.leader, id).members.map((one) => [one.id, one.userId]))
  const first = [he, mu, third].find((who) => nameOf.get(holders[0]?.memberId ?? '') === who.userId) ?? he
  const { id: left } = desk.rooms.campaigns.begin(first, taskOf(first, id)?.assignmentId ?? '')
  desk.rooms.campaigns.recuse(first, holders[0]?.id ?? '', '与当事人有往来')
  desk.rooms.campaigns.assign(desk.leader, id)
  for (const who of [he, mu, third].filter((one) => one !== first)) {
    expect(() => desk.rooms.evaluations.seen(who, left)).toThrow('evaluation.blind')
    expect(listed(who, dossierId)).not.toContain(left)
  }
})

test('what was concluded here is a seat result, computed from the sheet and the frozen standard', async () => {
  const { id, ids } = await started()
  const [dossierId = ''] = ids
  expect(seatResultsOf(desk.rooms.store, id, dossierId)).toEqual([])
  desk.evaluate(he, dossierId)
  const [result] = seatResultsOf(desk.rooms.store, id, dossierId)
  expect(SeatResult.parse(result)).toMatchObject({
    campaignId: id,
    dossierId,
    inspector: { name: '和秀梅', unit: water, card: null },
    standardSha256: desk.rooms.rulebook.hashOf(standardId),
    effectiveHundredths: 10_000,
    elapsedSeconds: 600,
  })
})

test('what came back in a parcel is a seat result too', async () => {
  const { id, ids } = await started()
  const [dossierId = ''] = ids
  desk.evaluate(he, dossierId)
  const [mine] = seatResultsOf(desk.rooms.store, id, dossierId)
  const seat = desk.rooms.campaigns.get(desk.leader, id).assignmentsOf.find(({ state }) => state === 'assigned')
  const result = { ...mine, assignmentId: seat?.id, seat: seat?.seat, effectiveHundredths: 9050, elapsedSeconds: 1200 }
  desk.rooms.store.run((q) =>
    q
      .updateTable('assignment')
      .set({ state: 'concluded', result: JSON.stringify(result) })
      .where('id', '=', seat?.id ?? ''),
  )
  expect(
    seatResultsOf(desk.rooms.store, id, dossierId)
      .map((one) => one.effectiveHundredths)
      .sort(),
  ).toEqual([10_000, 9050])
  const campaign = desk.rooms.campaigns.get(desk.leader, id)
  expect(campaign.assignmentsOf.find((one) => one.id === seat?.id)).toMatchObject({
    broughtBack: true,
    effectiveHundredths: 9050,
  })
  expect(campaign.members.map(({ averageSeconds }) => averageSeconds).sort()).toEqual([1200, 600])
})

test('a dossier that changed after the draw is not begun until the leader accepts it', async () => {
  const { id, ids } = await started()
  const [dossierId = ''] = ids
  desk.reseal(dossierId)
  const task = taskOf(he, id)
  expect(task?.changed).toBe('resealed')
  expect(() => desk.rooms.campaigns.begin(he, task?.assignmentId ?? '')).toThrow('campaigns.dossier-changed')
  expect(taskOf(he, id)?.state).toBe('assigned')
  const accept = { id, dossierId, reason: '补正了页码后重新封卷' }
  expect(desk.rooms.campaigns.acceptChange(desk.leader, accept).list[0]?.changed).toBe('no')
  expect(() => desk.rooms.campaigns.acceptChange(desk.leader, accept)).toThrow('campaigns.unchanged')
  const evaluation = desk.rooms.campaigns.begin(he, task?.assignmentId ?? '')
  expect(evaluation.manifestSha256).toBe(desk.rooms.campaigns.get(he, id).list[0]?.manifestSha256)
})

test('a dossier that was destroyed can only be dropped', async () => {
  const { id, ids } = await started({}, 2)
  const [dossierId = ''] = ids
  const at = '2026-11-16T00:00:00.000Z'
  desk.rooms.store.run((q) => q.updateTable('dossier').set({ disposed_at: at }).where('id', '=', dossierId))
  const task = desk.rooms.campaigns.mine(he).find((one) => one.dossierId === dossierId)
  expect(() => desk.rooms.campaigns.begin(he, task?.assignmentId ?? '')).toThrow('campaigns.dossier-gone')
  expect(() => desk.rooms.campaigns.acceptChange(desk.leader, { id, dossierId, reason: '照评' })).toThrow(
    'campaigns.dossier-gone',
  )
  desk.rooms.campaigns.dropDossier(desk.leader, { id, dossierId, reason: '已经销毁' })
  expect(desk.rooms.campaigns.mine(he).map((one) => one.dossierId)).not.toContain(dossierId)
})

test('begins one’s own task once, and only while the campaign runs', async () => {
  const { id } = await assigned({ way: 'single' }, 1, [he])
  const [seat] = desk.rooms.campaigns.get(desk.leader, id).assignmentsOf
  expect(desk.rooms.campaigns.mine(he).some((task) => task.campaignId === id)).toBe(false)
  expect(() => desk.rooms.campaigns.begin(he, seat?.id ?? '')).toThrow('campaigns.state')
  desk.rooms.campaigns.start(desk.leader, id)
  expect(() => desk.rooms.campaigns.begin(mu, seat?.id ?? '')).toThrow('campaigns.not-yours')
  const { id: evaluationId } = desk.rooms.campaigns.begin(he, seat?.id ?? '')
  expect(taskOf(he, id)).toMatchObject({ state: 'working', evaluationId })
  expect(() => desk.rooms.campaigns.begin(he, seat?.id ?? '')).toThrow('campaigns.begun-already')
})

test('does not start while a place is empty', async () => {
  const agency = `云山县第${++agencies}局`
  await desk.sealed(agency, 1)
  const { id } = desk.drawn(somePlan({ scope: { ...somePlan().scope, agencies: [agency] } }))
  desk.join(id, he)
  expect(() => desk.rooms.campaigns.start(desk.leader, id)).toThrow(
    expect.objectContaining({ code: 'campaigns.unassigned', params: { seats: 1 } }),
  )
  expect(desk.rooms.campaigns.get(desk.leader, id).state).toBe('drawn')
})

test('does not start when the calendar does not know the year in which objections fall', async () => {
  const { id } = await assigned({ objectionDays: 60 })
  expect(() => desk.rooms.campaigns.start(desk.leader, id)).toThrow(
    expect.objectContaining({ code: 'campaigns.calendar-missing', params: { year: 2027 } }),
  )
})

test.each<[string, object, string]>([
  ['whose points do not add up', { criteria: 'broken' }, 'campaigns.standard-unsound'],
  ['not in force any more', { effectiveTo: '2025-12-31' }, 'campaigns.standard-not-in-force'],
  ['not in force yet', { effectiveFrom: '2030-01-01' }, 'campaigns.standard-not-in-force'],
])('does not start under a standard %s', async (_what, change, code) => {
  const { id } = await assigned()
  const standard = desk.rooms.rulebook.standard(standardId)
  const criteria = standard.criteria.map((one) => ({ ...one, standardHundredths: one.standardHundredths + 50 }))
  const altered = { ...standard, ...change, ...('criteria' in change ? { criteria } : {}) }
  vi.spyOn(desk.rooms.rulebook, 'standard').mockReturnValue(altered)
  expect(() => desk.rooms.campaigns.start(desk.leader, id)).toThrow(code)
  vi.restoreAllMocks()
  expect(desk.rooms.campaigns.start(desk.leader, id).state).toBe('running')
})

test('does not start under a standard that is in force twice', async () => {
  const { id } = await assigned()
  const standard = desk.rooms.rulebook.standard(standardId)
  vi.spyOn(desk.rooms.rulebook, 'standards').mockReturnValue([
    standard,
    { ...standard, id: 'twin', standing: standardId },
  ])
  expect(() => desk.rooms.campaigns.start(desk.leader, id)).toThrow('campaigns.standard-twice')
  vi.restoreAllMocks()
})

test('closes when everything is concluded, and then no sheet is changed', async () => {
  const { id, ids } = await started({ way: 'single' }, 2, [he])
  desk.evaluate(he, ids[0])
  expect(() => desk.rooms.campaigns.close(desk.leader, id)).toThrow(
    expect.objectContaining({ code: 'campaigns.still-open', params: { seats: 1 } }),
  )
  desk.evaluate(he, ids[1])
  expect(desk.rooms.campaigns.close(desk.leader, id)).toMatchObject({ state: 'closed', concluded: 2, seats: 2 })
  expect(() => desk.rooms.campaigns.dropDossier(desk.leader, { id, dossierId: ids[0] ?? '', reason: '晚了' })).toThrow(
    'campaigns.state',
  )
})

test('a sheet begun in a campaign that was dropped is not concluded', async () => {
  const { id } = await started({ way: 'single' }, 1, [he])
  const { id: evaluationId } = desk.rooms.campaigns.begin(he, taskOf(he, id)?.assignmentId ?? '')
  desk.rooms.campaigns.drop(desk.leader, id, '方案有误')
  expect(() => desk.rooms.evaluations.conclude(he, evaluationId)).toThrow('evaluation.seat-ended')
})

test('a masked plan hides names from inspectors in lists, and from nobody who leads', async () => {
  const { id, ids } = await started({ masked: true, way: 'single' }, 1, [he])
  const [agency] = desk.rooms.campaigns.get(desk.leader, id).plan.scope.agencies
  const seen = desk.rooms.campaigns.get(he, id)
  expect(seen).toMatchObject({ maskedHere: true, draw: null })
  expect(seen.list[0]).toMatchObject({ title: '第 1 卷', number: null, agency: '', stratum: '' })
  expect(JSON.stringify(seen)).not.toContain(agency)
  expect(taskOf(he, id)?.title).toBe('第 1 卷')
  expect(desk.rooms.campaigns.get(desk.leader, id).list[0]).toMatchObject({ agency, dossierId: ids[0] })
  const { id: evaluationId } = desk.rooms.campaigns.begin(he, taskOf(he, id)?.assignmentId ?? '')
  const lineFor = (who: Caller) =>
    desk.rooms.evaluations
      .list(who, { offset: 0, limit: 100, dossierId: null, state: 'any' })
      .rows.find((row) => row.id === evaluationId)
  expect(lineFor(he)).toMatchObject({
    dossierTitle: expect.stringMatching(/^评查〔2026〕第\d+批，第 1 卷$/),
    dossierNumber: null,
  })
  expect(lineFor(desk.leader)?.dossierTitle).toContain(agency)
})

test('neither the draw record nor the reasons of others tell what a masked plan hides', async () => {
  const { id } = await started(
    { masked: true, way: 'single', draw: { size: 2, leastOfEach: 0, strata: 'agency' } },
    2,
    [he],
  )
  const [agency] = desk.rooms.campaigns.get(desk.leader, id).plan.scope.agencies
  const [dossierId = ''] = desk.rooms.campaigns.get(desk.leader, id).list.map((one) => one.dossierId)
  desk.rooms.campaigns.dropDossier(desk.leader, { id, dossierId, reason: `${agency}撤回本卷` })
  expect(() => desk.rooms.campaigns.exportDraw(he, id)).toThrow('campaigns.masked')
  expect(JSON.stringify(desk.rooms.campaigns.get(he, id))).not.toContain(agency)
  expect(JSON.stringify(desk.rooms.results.list(he, id))).not.toContain(agency)
  expect(desk.rooms.campaigns.exportDraw(desk.leader, id).json).toContain(agency)
  expect(JSON.stringify(desk.rooms.campaigns.get(desk.leader, id))).toContain(`${agency}撤回本卷`)
})

test('what one inspector marks on a recording is hidden from the other, and from the leader, until both are concluded', async () => {
  const { ids } = await started()
  const [dossierId = ''] = ids
  const clip = { device: 'DSJ-1', startedAt: '2026-03-01T01:00:00.000Z', ms: 60_000 }
  const [itemId = ''] = fileRows(desk.rooms.store, dossierId, [
    { kind: null, title: '现场检查录像', madeOn: null, recording: true, clip },
  ])
  const mark = (text: string) => ({
    ...{ id: crypto.randomUUID(), itemId, startMs: 1000, endMs: null, category: 'rights-told', text },
  })
  const { marks } = desk.rooms
  const texts = (who: Caller) => [
    ...marks.list(who, { itemId }).map(({ text }) => text),
    ...marks.list(who, { dossierId }).flatMap(({ comments }) => comments.map(({ text }) => text)),
  ]
  const common = marks.add(desk.archivist, mark('建档时的标注'))
  const secret = marks.add(he, mark('未告知权利，拟扣分'))
  marks.comment(he, { id: crypto.randomUUID(), markId: common.id, text: '同上，应扣分' })
  expect(texts(he)).toEqual(['建档时的标注', '未告知权利，拟扣分', '同上，应扣分'])
  for (const who of [mu, desk.leader]) {
    expect(texts(who)).toEqual(['建档时的标注'])
    const blind = () => marks.comment(who, { id: crypto.randomUUID(), markId: secret.id, text: '？' })
    expect(blind).toThrow('mark.unknown')
  }
  for (const who of [he, mu]) {
    // One sheet alone opens nothing.
    expect(texts(mu)).toEqual(['建档时的标注'])
    desk.evaluate(who, dossierId)
  }
  expect(texts(mu)).toEqual(texts(he))
})

test('a part that came in a parcel is led by nobody here', async () => {
  const { id } = await started()
  desk.rooms.store.run((q) =>
    q
      .updateTable('campaign')
      .set({ origin: 'parcel' } as never)
      .where('id', '=', id),
  )
  expect(() => assertLeads(desk.rooms.store, desk.leader, id)).toThrow('campaigns.elsewhere')
  expect(desk.rooms.campaigns.get(desk.leader, id).leads).toBe(false)
  expect(desk.rooms.campaigns.begin(he, taskOf(he, id)?.assignmentId ?? '').state).toBe('open')
})
