// From the plan to the draw: what is in scope, what is committed, what is drawn once, and who may do it.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '#main/desk-core.ts'
import { drawDifference } from '#shared/rules/draw.ts'
import {
  type CampaignRooms,
  farming,
  forestry,
  openCampaignRooms,
  somePlan,
  water,
} from '../../support/campaign-rooms.ts'
import { someFacts } from '../../support/test-desk.ts'

let desk: CampaignRooms
let inspector: Caller
const ids: string[] = []
beforeAll(async () => {
  desk = await openCampaignRooms()
  inspector = await desk.inspector('inspector', '木增福', farming)
  for (let serial = 1; serial <= 6; serial++) ids.push(await desk.sealed(farming, serial))
  for (let serial = 1; serial <= 3; serial++) ids.push(await desk.sealed(forestry, serial))
  ids.push(await desk.sealed(water, 1))
  // Left out, each for its own reason.
  await desk.rooms.dossiers.create(desk.archivist, {
    ...someFacts({ number: '云山农罚〔2026〕90号', title: '还没有封卷的案卷' }),
    dates: { filedOn: null, noticeOn: null, decidedOn: null, servedOn: null, closedOn: '2026-05-01' },
  })
  await desk.sealed(farming, 91, {
    dates: { filedOn: null, noticeOn: null, decidedOn: null, servedOn: null, closedOn: null },
  })
  const early = { filedOn: null, noticeOn: null, decidedOn: null, servedOn: null, closedOn: '2018-05-01' }
  await desk.sealed(farming, 92, { dates: early })
  await desk.sealed(farming, 93, { category: 'licence' })
})
afterAll(() => desk.close())

const plan = (change: Parameters<typeof somePlan>[0] = {}) =>
  desk.rooms.campaigns.create(desk.leader, { title: '2026 年案卷评查', plan: somePlan(change) })
const lastEntry = () => {
  const { rows } = desk.rooms.journal.list({ offset: 0, limit: 1, who: '', event: '', outcome: 'any' })
  return rows[0]
}

test('shows what a scope would draw from, stratum by stratum, and why others are left out', () => {
  const { scope, draw } = somePlan()
  const preview = desk.rooms.campaigns.preview({ id: null, scope, draw: { ...draw, size: 5 } })
  expect(preview.candidates).toBe(10)
  expect(preview.strata).toEqual([
    { stratum: farming, candidates: 6, least: 1, drawn: 2 },
    { stratum: forestry, candidates: 3, least: 1, drawn: 2 },
    { stratum: water, candidates: 1, least: 1, drawn: 1 },
  ])
  expect(Object.fromEntries(preview.excluded.map(({ why, count }) => [why, count]))).toEqual({
    'not-sealed': 1,
    'not-closed': 1,
    'outside-window': 1,
  })
  expect(preview.excluded.find(({ why }) => why === 'not-sealed')?.examples[0]?.title).toBe('还没有封卷的案卷')
  const wide = { ...scope, closedFrom: '2010-01-01', agencies: [farming] }
  const other = desk.rooms.campaigns.preview({ id: null, scope: wide, draw })
  expect(other.candidates).toBe(7)
  expect(other.yearsWithoutCalendar).toEqual([2018])
  expect(other.agencies).toEqual([farming, forestry, water].sort())
})

test('a campaign gets the next number of its year and is entered in the journal', () => {
  const [one, two] = [plan(), plan()]
  expect(one.number).toMatch(/^评查〔2026〕第\d+批$/)
  expect(Number(/第(\d+)批/.exec(two.number)?.[1])).toBe(Number(/第(\d+)批/.exec(one.number)?.[1]) + 1)
  expect(one).toMatchObject({ state: 'planned', leads: true, createdBy: '李正清' })
})

test.each<[string, Parameters<typeof somePlan>[0], string]>([
  [
    'a window that ends before it begins',
    { scope: { categories: ['处罚'], agencies: [], closedFrom: '2026-06-01', closedTo: '2026-05-01' } },
    'campaigns.window-reversed',
  ],
  ['a standard nobody has', { standards: { 处罚: 'no-such-standard' } }, 'campaigns.standard-unfit'],
  ['a standard for other dossiers', { standards: { 许可: 'mee-2024-general-penalty' } }, 'campaigns.standard-unfit'],
])('a plan with %s is refused, and nothing is kept', (_what, change, code) => {
  const { total } = desk.rooms.campaigns.list(desk.leader, { offset: 0, limit: 1, state: 'any' })
  expect(() => plan(change)).toThrow(code)
  expect(desk.rooms.campaigns.list(desk.leader, { offset: 0, limit: 1, state: 'any' }).total).toBe(total)
})

test.each<[string, Parameters<typeof somePlan>[0], string]>([
  ['no standard for a category', { standards: {} }, 'campaigns.standard-missing'],
  [
    'fewer places than the least of each',
    { draw: { size: 2, leastOfEach: 1, strata: 'agency' } },
    'campaigns.draw-too-small',
  ],
  [
    'nothing in its scope',
    { scope: { categories: ['处罚'], agencies: [], closedFrom: '2001-01-01', closedTo: '2001-12-31' } },
    'campaigns.nothing-to-draw',
  ],
])('a plan with %s is not committed', (_what, change, code) => {
  const { id } = plan(change)
  expect(() => desk.rooms.campaigns.commit(desk.leader, id, null)).toThrow(code)
  expect(desk.rooms.campaigns.get(desk.leader, id)).toMatchObject({ state: 'planned', seedSha256: null })
})

test('the hash of the seed is in the journal before the draw, the seed itself only after it', () => {
  const { id } = plan()
  const committed = desk.rooms.campaigns.commit(desk.leader, id, null)
  expect(committed).toMatchObject({ state: 'committed', list: [], draw: { seed: null, drawn: [] } })
  expect(JSON.stringify(committed)).not.toMatch(/"seed":"/)
  const before = lastEntry()
  expect(before).toMatchObject({
    event: 'campaign.committed',
    detail: { seedSha256: committed.seedSha256, candidates: 10 },
  })
  const drawn = desk.rooms.campaigns.draw(desk.leader, id)
  const seed = drawn.draw?.seed ?? ''
  expect(createHash('sha256').update(seed).digest('hex')).toBe(committed.seedSha256)
  expect(seed).toMatch(/^[0-9a-f]{64}$/)
  expect(JSON.stringify(before)).not.toContain(seed)
  expect(lastEntry()).toMatchObject({ event: 'campaign.drawn', detail: { seed, drawn: 4 } })
  expect(drawn.list.map(({ dossierId }) => dossierId)).toEqual(drawn.draw?.drawn)
  expect(drawn.list.map(({ position, via, changed }) => [position, via, changed])).toEqual(
    [1, 2, 3, 4].map((position) => [position, 'drawn', 'no']),
  )
})

test('witnesses may type the seed', () => {
  const { id } = plan()
  const typed = '骰子 6 3 1 4 4 2 5 6 1 3'
  const { seedSha256 } = desk.rooms.campaigns.commit(desk.leader, id, typed)
  expect(seedSha256).toBe(createHash('sha256').update(typed).digest('hex'))
  expect(desk.rooms.campaigns.draw(desk.leader, id).draw?.seed).toBe(typed)
})

test('draws from what was committed, whatever was sealed meanwhile', async () => {
  const { id } = plan()
  desk.rooms.campaigns.commit(desk.leader, id, null)
  const late = await desk.sealed('云山县新设局', 1)
  const { draw } = desk.rooms.campaigns.draw(desk.leader, id)
  expect(draw?.candidates.map((one) => one.id)).not.toContain(late)
  desk.rooms.store.run((q) => q.updateTable('dossier').set({ state: 'open' }).where('id', '=', late))
})

test('is drawn once, and only after the commitment', () => {
  const { id } = plan()
  expect(() => desk.rooms.campaigns.draw(desk.leader, id)).toThrow('campaigns.not-committed')
  desk.rooms.campaigns.commit(desk.leader, id, null)
  expect(() => desk.rooms.campaigns.commit(desk.leader, id, null)).toThrow('campaigns.state')
  const { list } = desk.rooms.campaigns.draw(desk.leader, id)
  expect(() => desk.rooms.campaigns.draw(desk.leader, id)).toThrow('campaigns.drawn-already')
  expect(desk.rooms.campaigns.get(desk.leader, id).list).toEqual(list)
})

test('a draw made once more from the record agrees, and one that was tampered with does not', () => {
  const { id } = desk.drawn(somePlan())
  expect(desk.rooms.campaigns.verifyDraw(id)).toEqual({ state: 'agrees', differences: [], drawn: 4 })
  const { name, json } = desk.rooms.campaigns.exportDraw(desk.leader, id)
  expect(name).toMatch(/^抽卷记录-评查〔2026〕第\d+批\.json$/)
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
  expect(drawDifference(JSON.parse(json).record, sha256)).toEqual([])
  const other = ids.find((one) => !json.split('"drawn": [')[1]?.includes(one)) ?? ''
  const [first] = desk.rooms.campaigns.get(desk.leader, id).list
  desk.rooms.store.run((q) =>
    q
      .updateTable('campaign_dossier')
      .set({ dossier_id: other } as never)
      .where('campaign_id', '=', id)
      .where('dossier_id', '=', first?.dossierId ?? ''),
  )
  expect(desk.rooms.campaigns.verifyDraw(id)).toMatchObject({ state: 'differs', differences: ['drawn'] })
})

test('nothing is verified or exported before the draw', () => {
  const { id } = plan()
  expect(() => desk.rooms.campaigns.verifyDraw(id)).toThrow('campaigns.not-drawn')
  desk.rooms.campaigns.commit(desk.leader, id, null)
  expect(() => desk.rooms.campaigns.exportDraw(desk.leader, id)).toThrow('campaigns.not-drawn')
})

test('recommended dossiers stand first, marked with the reason, and are not drawn again', () => {
  const { id } = plan()
  const wanted = ids[0] ?? ''
  const recommended = { id, dossierId: wanted, reason: '群众反映较多' }
  desk.rooms.campaigns.recommend(desk.leader, recommended)
  expect(() => desk.rooms.campaigns.recommend(desk.leader, recommended)).toThrow('campaigns.listed-already')
  desk.rooms.campaigns.commit(desk.leader, id, null)
  const { list, draw } = desk.rooms.campaigns.draw(desk.leader, id)
  expect(list).toHaveLength(5)
  expect(list[0]).toMatchObject({ dossierId: wanted, via: 'recommended', viaReason: '群众反映较多', position: 1 })
  expect(draw?.candidates.map((one) => one.id)).not.toContain(wanted)
  expect(desk.rooms.campaigns.verifyDraw(id).state).toBe('agrees')
})

test('a recommendation is taken back while planned, and a drawn dossier is dropped with its reason', () => {
  const { id } = plan()
  const named = { id, dossierId: ids[0] ?? '', reason: '群众反映较多' }
  desk.rooms.campaigns.recommend(desk.leader, named)
  expect(desk.rooms.campaigns.dropDossier(desk.leader, { ...named, reason: '误列' }).list).toEqual([])
  desk.rooms.campaigns.commit(desk.leader, id, null)
  const { list } = desk.rooms.campaigns.draw(desk.leader, id)
  const gone = { id, dossierId: list[1]?.dossierId ?? '', reason: '正在复议，卷宗已调走' }
  const after = desk.rooms.campaigns.dropDossier(desk.leader, gone)
  expect(after.dossiers).toBe(3)
  expect(after.list.at(-1)).toMatchObject({ dossierId: gone.dossierId, droppedReason: gone.reason })
  expect(() => desk.rooms.campaigns.dropDossier(desk.leader, gone)).toThrow('campaigns.not-listed')
  // What was drawn stays drawn: dropping does not make the record false.
  expect(desk.rooms.campaigns.verifyDraw(id).state).toBe('agrees')
})

test('only who made or leads the campaign organises it', () => {
  const { id, title } = plan()
  const acts: (() => unknown)[] = [
    () => desk.rooms.campaigns.change(inspector, { id, title, plan: somePlan() }),
    () => desk.rooms.campaigns.commit(inspector, id, null),
    () => desk.rooms.campaigns.assign(inspector, id),
    () => desk.rooms.campaigns.drop(inspector, id, '不办了'),
  ]
  for (const act of acts) expect(act).toThrow('campaigns.not-leader')
  desk.join(id, inspector, { role: 'leader' })
  expect(desk.rooms.campaigns.get(inspector, id).leads).toBe(true)
  expect(desk.rooms.campaigns.change(inspector, { id, title: '改了名', plan: somePlan() }).title).toBe('改了名')
})

test('a plan changes only while it is planned, and a dropped campaign is at its end', () => {
  const { id } = desk.drawn(somePlan())
  const change = { id, title: '另一个名', plan: somePlan() }
  expect(() => desk.rooms.campaigns.change(desk.leader, change)).toThrow('campaigns.state')
  expect(desk.rooms.campaigns.drop(desk.leader, id, '并入下一批次')).toMatchObject({ state: 'dropped' })
  expect(() => desk.rooms.campaigns.drop(desk.leader, id, '再撤一次')).toThrow('campaigns.state')
  const { rows } = desk.rooms.campaigns.list(desk.leader, { offset: 0, limit: 50, state: 'open' })
  expect(rows.map((row) => row.id)).not.toContain(id)
})

test('who has not made the campaign and asks for one that is not there is told so', () => {
  expect(() => desk.rooms.campaigns.get(desk.leader, crypto.randomUUID())).toThrow('campaigns.unknown')
})
