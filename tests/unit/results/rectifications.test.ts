// Rectification: issued from a final result or an evaluation outside campaigns, reported with sealed evidence, re-checked, closed.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportRectifications, rectificationOf } from '#main/results/index.ts'
import type { Rectification } from '#shared/contract/rectifications.ts'
import { isRefusal } from '#shared/text/refusal.ts'
import { type OutcomeRooms, openOutcomeRooms, own, sheetOf, standardId } from '../../support/outcome-rooms.ts'

let desk: OutcomeRooms
beforeAll(async () => {
  desk = await openOutcomeRooms()
})
afterAll(() => desk.close())

const day = 24 * 60
const absent = { on: 'absence', what: '送达回证' } as const
const none = { campaignId: null, evaluationId: null }
const everything = { filter: 'all', campaignId: null, dossierId: null, text: '', offset: 0, limit: 100 } as const

function refused(work: () => unknown): string {
  const rows = () => desk.rooms.store.all((q) => q.selectFrom('rectification').selectAll())
  const before = rows()
  try {
    work()
  } catch (error) {
    if (!isRefusal(error)) throw error
    // Nothing of what was refused is left behind.
    expect(rows()).toEqual(before)
    return error.code
  }
  return 'nothing was refused'
}

/** A single campaign of one dossier, judged and final, with two problems. */
async function finished(): Promise<{ campaignId: string; dossierId: string }> {
  const { id, dossierIds } = await desk.campaign(1, { way: 'single', objectionDays: 1 })
  const [dossierId = ''] = dossierIds
  const found = [{ criterion: 'P3-11', anchor: absent, note: '未见送达回证。' }]
  desk.conclude(id, dossierId, 1, { points: { 'P3-5.1': 200 }, found })
  const { judging, closing } = desk.rooms.results
  judging.compare(desk.leader, id)
  judging.recheck(desk.leader, { campaignId: id, dossierIds, note: '', changes: [] })
  closing.feedBack(desk.leader, id, dossierIds)
  desk.clock.pass(4 * day)
  closing.finish(desk.leader, id, dossierIds)
  return { campaignId: id, dossierId }
}

async function issued(): Promise<Rectification> {
  const source = { ...none, ...(await finished()) }
  const { problems, dueOn } = desk.rooms.rectifications.draft(desk.leader, source)
  return desk.rooms.rectifications.issue(desk.leader, { ...source, problems, dueOn: dueOn ?? '' })
}

/** A supplement of the dossier, sealed as a row alone. */
function supplement(dossierId: string, state: 'open' | 'sealed'): string {
  const { id } = desk.rooms.supplements.begin(desk.archivist, dossierId, '整改佐证')
  if (state === 'sealed') {
    desk.rooms.store.run((q) => q.updateTable('supplement').set({ state: 'sealed' }).where('id', '=', id))
  }
  return id
}

test('is drafted from what cost points and from what was found, due by the plan, and issued once', async () => {
  const { rectifications } = desk.rooms
  const source = { ...none, ...(await finished()) }
  const { problems, dueOn } = rectifications.draft(desk.leader, source)
  expect(problems).toMatchObject([
    { criterion: 'P3-5.1', words: 'P3-5.1 有缺。', anchors: [], measure: '请核实并纠正，说明整改情况。' },
    { criterion: 'P3-11', words: '未见送达回证。', anchors: [absent], measure: expect.stringContaining('补充归档') },
  ])
  expect(problems[0]?.clause).toMatch(/《.+》/)
  const today = desk.clock.now().toISOString().slice(0, 10)
  expect(dueOn && (Date.parse(dueOn) - Date.parse(today)) / 86_400_000).toBe(15)
  const notice = { ...source, problems, dueOn: dueOn ?? '' }
  const elsewhere = { on: 'page', itemId: crypto.randomUUID(), page: 1, region: null } as const
  const [first] = problems
  const bad = [
    [() => rectifications.issue(desk.one, notice), 'rectification.not-yours'],
    [() => rectifications.issue(desk.leader, { ...notice, campaignId: null }), 'rectification.source'],
    [() => rectifications.issue(desk.leader, { ...notice, dueOn: today }), 'rectification.due-past'],
    [
      () =>
        rectifications.issue(desk.leader, { ...notice, problems: first ? [{ ...first, anchors: [elsewhere] }] : [] }),
      'item.unknown',
    ],
  ] as const
  for (const [attempt, code] of bad) expect(refused(attempt)).toBe(code)
  const { id, number } = rectifications.issue(desk.leader, notice)
  expect(number).toMatch(/^整改〔2026〕\d+号$/)
  expect(refused(() => rectifications.issue(desk.leader, notice))).toBe('rectification.issued-already')
  expect(desk.rooms.results.list(desk.leader, source.campaignId).rows[0]).toMatchObject({ rectificationId: id })
  expect(rectificationOf(desk.rooms.store, id)).toMatchObject({ number, state: 'issued', issuedBy: '李正清' })
})

test('is not issued before the result is final', async () => {
  const { id, dossierIds } = await desk.campaign(1, { way: 'single' })
  const source = { ...none, campaignId: id, dossierId: dossierIds[0] ?? '' }
  expect(refused(() => desk.rooms.rectifications.draft(desk.leader, source))).toBe('rectification.not-final')
})

test('is reported with sealed supplements, given back for what is not cured, reported again, and closed', async () => {
  const { rectifications } = desk.rooms
  const { id, dossierId, problems } = await issued()
  const [one, two] = problems.map((problem) => problem.id)
  const done = (problemId = '', supplementIds: string[] = []) => ({ problemId, done: '已补正并说明。', supplementIds })
  const open = supplement(dossierId, 'open')
  expect(refused(() => rectifications.report(desk.stranger, id, [done(one), done(two)]))).toBe('results.not-agency')
  expect(refused(() => rectifications.report(desk.handler, id, [done(one)]))).toBe('rectification.answer-missing')
  expect(refused(() => rectifications.report(desk.handler, id, [done(one), done(one)]))).toBe(
    'rectification.problem-unknown',
  )
  expect(refused(() => rectifications.report(desk.handler, id, [done(one, [open]), done(two)]))).toBe(
    'rectification.evidence',
  )
  desk.rooms.store.run((q) => q.updateTable('supplement').set({ state: 'sealed' }).where('id', '=', open))
  const verdict = (problemId = '', cured = true, reason = '') => ({ problemId, cured, reason })
  const early = { id, verdicts: [verdict(one), verdict(two)], note: '', dueOn: null }
  expect(refused(() => rectifications.recheck(desk.one, early))).toBe('rectification.state')
  rectifications.report(desk.handler, id, [done(one, [open]), done(two)])
  expect(rectifications.get(desk.one, id)).toMatchObject({ state: 'reported', daysLeft: null, may: { recheck: true } })

  const soon = new Date(desk.clock.now().getTime() + 8 * 86_400_000).toISOString().slice(0, 10)
  const back = { ...early, verdicts: [verdict(one), verdict(two, false, '仍未见送达回证原件。')], dueOn: soon }
  expect(refused(() => rectifications.recheck(desk.one, { ...back, verdicts: [verdict(one)] }))).toBe(
    'rectification.verdict-missing',
  )
  const wordless = [verdict(one), verdict(two, false)]
  expect(refused(() => rectifications.recheck(desk.one, { ...back, verdicts: wordless }))).toBe(
    'rectification.reason-missing',
  )
  expect(refused(() => rectifications.recheck(desk.one, { ...back, dueOn: null }))).toBe(
    'rectification.new-day-missing',
  )
  expect(rectifications.recheck(desk.one, back)).toMatchObject({
    state: 'returned',
    dueOn: soon,
    cured: 1,
    daysLeft: 8,
  })

  // The second round speaks of what was left alone.
  expect(refused(() => rectifications.report(desk.handler, id, [done(one), done(two)]))).toBe(
    'rectification.problem-unknown',
  )
  rectifications.report(desk.archivist, id, [done(two, [supplement(dossierId, 'sealed')])])
  const closed = rectifications.recheck(desk.two, { ...early, verdicts: [verdict(two)] })
  expect(closed).toMatchObject({ state: 'closed', cured: 2, daysLeft: null })
  expect(closed.rounds.map(({ report, recheck }) => [report.by, recheck?.by, recheck?.dueOn])).toEqual([
    ['余承办', '木增福', soon],
    ['和丽春', '和建国', null],
  ])
  expect(refused(() => rectifications.withdraw(desk.leader, id, '不再需要。'))).toBe('rectification.state')
  for (const event of ['rectification.issued', 'rectification.reported', 'rectification.rechecked'])
    expect(desk.entered(event)).toBeGreaterThan(0)
})

test('is not re-checked by whoever reported it', async () => {
  const { rectifications } = desk.rooms
  const { id, problems } = await issued()
  const admitted = await desk.admit('both', '施两职', ['inspector', 'handler'])
  const both = { ...admitted, unit: own }
  const answers = problems.map(({ id: problemId }) => ({ problemId, done: '已补正。', supplementIds: [] }))
  rectifications.report(both, id, answers)
  const verdicts = problems.map(({ id: problemId }) => ({ problemId, cured: true, reason: '' }))
  expect(rectifications.get(both, id).may.recheck).toBe(false)
  expect(refused(() => rectifications.recheck(both, { id, verdicts, note: '', dueOn: null }))).toBe(
    'rectification.own-report',
  )
  expect(rectifications.recheck(desk.one, { id, verdicts, note: '', dueOn: null }).state).toBe('closed')
})

test('is withdrawn with a reason by whoever issued it, and may then be issued anew', async () => {
  const { rectifications } = desk.rooms
  const { id, dossierId, campaignId, number, problems } = await issued()
  expect(refused(() => rectifications.withdraw(desk.one, id, '重复。'))).toBe('rectification.not-yours')
  expect(rectifications.withdraw(desk.leader, id, '问题清单有误。')).toMatchObject({
    ...{ state: 'withdrawn', withdrawnBy: '李正清', withdrawnReason: '问题清单有误。' },
  })
  const [first] = problems
  if (first === undefined) throw new Error('no problem')
  const { id: _id, cured: _cured, ...kept } = first
  const again = { ...none, campaignId, dossierId, problems: [kept], dueOn: '2027-12-01' }
  expect(rectifications.issue(desk.leader, again).number).not.toBe(number)
})

test('of an evaluation outside campaigns has no day by rule, and only its inspector or the head issues it', async () => {
  const { rectifications, evaluations } = desk.rooms
  const { dossierId } = await finished()
  const { id: evaluationId } = await evaluations.start(desk.two, dossierId, standardId)
  const source = { ...none, dossierId, evaluationId }
  expect(refused(() => rectifications.draft(desk.two, source))).toBe('rectification.not-concluded')
  evaluations.judge(desk.two, {
    id: evaluationId,
    judgements: sheetOf(desk.standard, { 'P3-5.1': 100 }),
    addSeconds: 0,
  })
  evaluations.conclude(desk.two, evaluationId)
  const { problems, dueOn } = rectifications.draft(desk.two, source)
  expect(dueOn).toBeNull()
  const notice = { ...source, problems, dueOn: '2027-12-01' }
  expect(refused(() => rectifications.issue(desk.one, notice))).toBe('rectification.not-yours')
  expect(rectifications.issue(desk.two, notice)).toMatchObject({ campaignId: null, evaluationId, problemCount: 1 })
  const seat = desk.rooms.store.one((q) =>
    q.selectFrom('assignment').select(['evaluation_id', 'dossier_id']).where('evaluation_id', 'is not', null),
  )
  const ofCampaign = { ...none, dossierId: seat?.dossier_id ?? '', evaluationId: seat?.evaluation_id ?? '' }
  expect(refused(() => rectifications.draft(desk.leader, ofCampaign))).toBe('rectification.of-campaign')
})

test('is listed with the overdue first, filtered, and taken out as a workbook', async () => {
  const { rectifications } = desk.rooms
  const near = await issued()
  const { rows, total } = rectifications.list(desk.handler, everything)
  const open = rows.filter(({ daysLeft }) => daysLeft !== null)
  expect(rows.slice(0, open.length)).toEqual(open)
  expect(open.map(({ daysLeft }) => daysLeft)).toEqual(
    open.map(({ daysLeft }) => daysLeft).toSorted((a, b) => (a ?? 0) - (b ?? 0)),
  )
  expect(rows.at(-1)?.daysLeft).toBeNull()
  expect(rectifications.list(desk.handler, { ...everything, text: near.number }).rows).toMatchObject([
    { id: near.id, daysLeft: 15, may: { report: true, recheck: false } },
  ])
  expect(rectifications.list(desk.handler, { ...everything, filter: 'overdue', text: near.number }).total).toBe(0)
  desk.clock.pass(16 * day)
  expect(rectifications.list(desk.handler, { ...everything, filter: 'overdue', text: near.number }).rows).toMatchObject(
    [{ daysLeft: -1 }],
  )
  const { filter, campaignId, dossierId, text } = everything
  const made = await exportRectifications(desk.rooms, desk.leader, { filter, campaignId, dossierId, text })
  expect(made.rows).toBe(total)
  // A zip, as every .xlsx is.
  expect(Buffer.from(made.xlsx, 'base64').subarray(0, 2).toString()).toBe('PK')
  expect(desk.entered('rectification.exported')).toBe(1)
})
