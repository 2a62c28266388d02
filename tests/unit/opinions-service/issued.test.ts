// Issued papers in one archive: each kind composed, signed in its order by different people, verified by us and by a stranger's tools.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seatResultsOf } from '#main/campaigns/index.ts'
import type { Caller } from '#main/desk-core.ts'
import { type IssuedKind, type IssuedPaper, recheckSource, resultSource } from '#shared/contract/issued.ts'
import { isRefusal } from '#shared/text/refusal.ts'
import { signerNames } from '#shared/text/signers.ts'
import { type OutcomeRooms, openOutcomeRooms } from '../../support/outcome-rooms.ts'
import { passphrase } from '../../support/test-desk.ts'
import { type Bench, bare, createBench, run, textOf } from '../opinions/tools.ts'

const absent = { on: 'absence', what: '送达回证' } as const
const day = 24 * 60

let desk: OutcomeRooms
let bench: Bench
let chief: Caller
let campaignId: string
let dossierId: string
let evaluations: readonly [string, string]
let rectificationId: string

beforeAll(async () => {
  bench = createBench()
  desk = await openOutcomeRooms()
  chief = await desk.admit('chief', '欧阳垚昇', ['inspector'])
  const started = await desk.campaign(1, { objectionDays: 1 })
  campaignId = started.id
  dossierId = started.dossierIds[0] ?? ''
  const member = { from: 'here', userId: chief.userId, role: 'leader', group: 1, share: 1 } as const
  desk.rooms.campaigns.addMember(desk.leader, campaignId, member)
})
afterAll(async () => {
  await desk.close()
  bench.close()
})

const entered = (event: string) => desk.entered(event)

async function refused(work: () => Promise<unknown> | unknown): Promise<string> {
  const rows = () => desk.rooms.store.all((q) => q.selectFrom('issued_paper').selectAll())
  const before = rows()
  try {
    await work()
  } catch (error) {
    if (!isRefusal(error)) throw error
    // Nothing of what was refused is left behind.
    expect(rows()).toEqual(before)
    return error.code
  }
  return 'nothing was refused'
}

const compose = (who: Caller, kind: IssuedKind, sourceId: string) => desk.rooms.issued.compose(who, kind, sourceId)

/** The file as a person would save it, written out for strangers' tools. */
function saved(who: Caller, { id }: IssuedPaper): string {
  const { objectId, name } = desk.rooms.issued.open(who, id)
  const file = desk.rooms.passing.get(objectId)
  expect(file).toMatchObject({ name, mime: 'application/pdf' })
  return bench.put(`${id}.pdf`, file?.bytes ?? new Uint8Array())
}

/** Signed by these, in this order; each signature leaves the ones before it valid. */
async function signedBy(paper: IssuedPaper, people: readonly Caller[]): Promise<string> {
  const before = entered('issued.signed')
  for (const [at, who] of people.entries()) {
    const signed = await desk.rooms.issued.sign(who, paper.id, passphrase)
    const left = signed.signers.filter(({ signedAt }) => signedAt === null)
    expect(left).toHaveLength(people.length - at - 1)
    expect(signed.state).toBe(left.length === 0 ? 'signed' : 'partly-signed')
    expect(signed.signers[at]).toMatchObject({ userId: who.userId, name: who.displayName })
  }
  expect(entered('issued.signed')).toBe(before + people.length)
  const last = people.at(-1) ?? chief
  expect(await desk.rooms.issued.verify(last, paper.id)).toMatchObject({
    state: 'valid',
    binding: 'matches',
    changedAfterLastSignature: false,
    signatures: people.map(({ displayName }) => ({ signer: displayName, state: 'valid' })),
  })
  const file = saved(last, paper)
  const { out } = run('pdfsig', '-nocert', file)
  expect(out.match(/Signature is Valid/g), out).toHaveLength(people.length)
  expect(out).toContain('Total document signed')
  expect(run('qpdf', '--check', file).code).toBe(0)
  const text = bare(textOf(file))
  for (const { as } of paper.signers) expect(text).toContain(signerNames[as])
  for (const { displayName } of people) expect(text).toContain(displayName)
  return text
}

describe('of a campaign', () => {
  test('the plan is made by who leads, signed by the maker and issued by the head', async () => {
    expect(await refused(() => compose(desk.one, 'plan', campaignId))).toBe('issued.of-another')
    const before = entered('issued.composed')
    const plan = await compose(chief, 'plan', campaignId)
    expect(entered('issued.composed')).toBe(before + 1)
    expect(plan).toMatchObject({ kind: 'plan', number: '评方〔2026〕1号', state: 'draft', campaignId, dossierId: null })
    expect(plan.signers.map(({ as }) => as)).toEqual(['organiser', 'issuer'])
    // A draft is seen by its people alone, and is made again under its number.
    expect(await refused(() => desk.rooms.issued.open(desk.one, plan.id))).toBe('issued.unknown')
    const again = await compose(chief, 'plan', campaignId)
    expect([again.id, again.number]).toEqual([plan.id, plan.number])
    expect(await refused(() => desk.rooms.issued.sign(desk.leader, plan.id, passphrase))).toBe('issued.not-your-turn')
    const text = await signedBy(again, [chief, desk.leader])
    expect(text).toContain(desk.rooms.campaigns.get(chief, campaignId).seedSha256)
    expect(await refused(() => compose(chief, 'plan', campaignId))).toBe('issued.signed')
    expect(await refused(() => desk.rooms.issued.sign(desk.leader, plan.id, passphrase))).toBe('issued.signed')
    expect(desk.rooms.issued.list(desk.one, { campaignId, offset: 0, limit: 10 }).total).toBe(1)
  })

  test('the draw record is witnessed by another person than who drew', async () => {
    const record = await compose(chief, 'draw', campaignId)
    await desk.rooms.issued.sign(chief, record.id, passphrase)
    expect(await refused(() => desk.rooms.issued.sign(chief, record.id, passphrase))).toBe('issued.same-person')
    await desk.rooms.issued.sign(desk.archivist, record.id, passphrase)
    const text = bare(textOf(saved(desk.archivist, record)))
    const { draw } = desk.rooms.campaigns.get(chief, campaignId)
    for (const words of [draw?.seed, draw?.seedSha256, draw?.candidatesSha256]) expect(text).toContain(words)
    expect(await desk.rooms.issued.verify(chief, record.id)).toMatchObject({ state: 'valid', binding: 'matches' })
  })

  test('a score sheet is made by its inspector, and hidden from the other one while the evaluation is blind', async () => {
    const found = [{ criterion: 'P3-11', anchor: absent, note: '未见送达回证。' }]
    const first = desk.conclude(campaignId, dossierId, 1, { points: { 'P3-5.1': 200 }, found })
    const mine = desk.sitting(campaignId, dossierId, 1)
    const other = desk.sitting(campaignId, dossierId, 2)
    expect(await refused(() => compose(chief, 'score-sheet', first))).toBe('issued.of-another')
    const sheet = await compose(mine, 'score-sheet', first)
    await desk.rooms.issued.sign(mine, sheet.id, passphrase)
    for (const who of [other, chief]) {
      expect(await refused(() => desk.rooms.issued.open(who, sheet.id))).toBe('issued.unknown')
      expect(desk.rooms.issued.list(who, { kind: 'score-sheet', offset: 0, limit: 10 }).total).toBe(0)
    }
    const second = desk.conclude(campaignId, dossierId, 2, { points: { 'P3-2.4': 150, 'P3-5.1': 200 } })
    evaluations = [first, second]
    await desk.rooms.issued.sign(chief, sheet.id, passphrase)
    const text = bare(textOf(saved(other, sheet)))
    for (const words of ['P3-5.1有缺。', '〔缺：送达回证〕', '未见送达回证。', '评判得分99.5'])
      expect(text).toContain(words)
    expect(run('pdfsig', '-nocert', saved(other, sheet)).out.match(/Signature is Valid/g)).toHaveLength(2)
  })

  test('opinion and circular wait for the final result', async () => {
    expect(await refused(() => compose(chief, 'opinion', resultSource(campaignId, dossierId)))).toBe('issued.not-final')
    expect(await refused(() => compose(chief, 'circular', campaignId))).toBe('issued.not-final')
    expect(await refused(() => compose(chief, 'opinion', campaignId))).toBe('issued.source')
  })

  test('an opinion on the final result is signed by both inspectors and the leader', async () => {
    const { judging, closing } = desk.rooms.results
    judging.compare(desk.leader, campaignId)
    judging.recheck(desk.leader, { campaignId, dossierIds: [dossierId], note: '核对无误。', changes: [] })
    closing.feedBack(desk.leader, campaignId, [dossierId])
    desk.clock.pass(4 * day)
    closing.finish(desk.leader, campaignId, [dossierId])
    const opinion = await compose(chief, 'opinion', resultSource(campaignId, dossierId))
    const seats = [desk.sitting(campaignId, dossierId, 1), desk.sitting(campaignId, dossierId, 2)]
    const text = await signedBy(opinion, [...seats, chief])
    for (const words of ['98.88分', '取两人结果的平均', '核对无误。', '未见送达回证。', 'P3-2.4有缺。'])
      expect(text).toContain(words)
    // One series with the opinions on single evaluations.
    const alone = await desk.rooms.opinions.compose(seats[0] ?? chief, 'evaluation', evaluations[0])
    expect([opinion.number, alone.number]).toEqual(['评查意〔2026〕1号', '评查意〔2026〕2号'])
  })
})

test('an inspector of another desk is named with his signed result instead of signing', async () => {
  const { campaigns, results, store } = desk.rooms
  const { id, dossierIds } = await desk.campaign(1, { way: 'single', objectionDays: 1 })
  const [other = ''] = dossierIds
  const evaluationId = desk.conclude(id, other, 1, { points: { 'P3-5.1': 200 } })
  const [here] = seatResultsOf(store, id, other)
  const finding = {
    id: crypto.randomUUID(),
    criterion: 'P3-5.1',
    note: '复印件未核对。',
    foundBy: '周',
    foundAt: here?.concludedAt,
  }
  const inspector = { name: '周雪山', unit: '雪山市司法局', card: '5300001' }
  const came = JSON.stringify({
    ...here,
    inspector,
    findings: [{ ...finding, anchor: { on: 'absence', what: '核对章' } }],
  })
  // As a merged parcel leaves it: no evaluation here, the result as it was signed.
  store.run((q) =>
    q.updateTable('assignment').set({ evaluation_id: null, result: came }).where('evaluation_id', '=', evaluationId),
  )
  campaigns.addMember(desk.leader, id, { from: 'here', userId: chief.userId, role: 'leader', group: 1, share: 1 })
  results.judging.compare(desk.leader, id)
  results.judging.recheck(desk.leader, { campaignId: id, dossierIds, note: '', changes: [] })
  results.closing.feedBack(desk.leader, id, dossierIds)
  desk.clock.pass(4 * day)
  results.closing.finish(desk.leader, id, dossierIds)
  const opinion = await compose(chief, 'opinion', resultSource(id, other))
  expect(opinion.signers.map(({ as }) => as)).toEqual(['leader'])
  const text = await signedBy(opinion, [chief])
  const signed = createHash('sha256').update(came).digest('hex')
  for (const words of ['周雪山（5300001），雪山市司法局', '随往来包送回', signed]) expect(text).toContain(words)
})

describe('of a rectification', () => {
  test('the notice bears its number and is issued by one signature', async () => {
    const { rectifications } = desk.rooms
    const source = { campaignId, dossierId, evaluationId: null }
    const { problems, dueOn } = rectifications.draft(desk.leader, source)
    const issued = rectifications.issue(desk.leader, { ...source, problems, dueOn: dueOn ?? '' })
    rectificationId = issued.id
    expect(await refused(() => compose(desk.one, 'notice', rectificationId))).toBe('issued.of-another')
    const notice = await compose(chief, 'notice', rectificationId)
    expect(notice.number).toBe(issued.number)
    const text = await signedBy(notice, [desk.leader])
    for (const { words, measure } of problems) for (const one of [words, measure]) expect(text).toContain(bare(one))
    expect(text).toContain(`请在${issued.dueOn}前完成整改。`)
  })

  test('each re-check has a record of its own, signed by who made it', async () => {
    const { rectifications } = desk.rooms
    expect(await refused(() => compose(desk.one, 'recheck', recheckSource(rectificationId, 1)))).toBe('issued.source')
    const { problems } = rectifications.get(desk.one, rectificationId)
    const answers = problems.map(({ id }) => ({ problemId: id, done: '已补正并重新送达。', supplementIds: [] }))
    rectifications.report(desk.handler, rectificationId, answers)
    expect(await refused(() => compose(desk.one, 'recheck', recheckSource(rectificationId, 1)))).toBe(
      'issued.not-final',
    )
    const verdicts = problems.map(({ id }) => ({ problemId: id, cured: true, reason: '' }))
    rectifications.recheck(desk.one, { id: rectificationId, verdicts, note: '逐项核对。', dueOn: null })
    expect(await refused(() => compose(desk.two, 'recheck', recheckSource(rectificationId, 1)))).toBe(
      'issued.of-another',
    )
    const record = await compose(desk.one, 'recheck', recheckSource(rectificationId, 1))
    const text = await signedBy(record, [desk.one])
    for (const words of ['复查合格，予以销号。', '已补正并重新送达。', '逐项核对。']) expect(text).toContain(words)
  })

  test('the circular sums up what all of it came to', async () => {
    const circular = await compose(chief, 'circular', campaignId)
    const text = await signedBy(circular, [chief, desk.leader])
    for (const words of ['优秀率100.0%', '一案双评1卷', '整改通知1份，经复查销号1份', '没有提出异议'])
      expect(text).toContain(words)
  })
})

describe('what was changed behind the program', () => {
  test('a paper whose bytes are not those that were composed is not signed, and does not verify', async () => {
    const sheet = await compose(desk.sitting(campaignId, dossierId, 2), 'score-sheet', evaluations[1])
    const row = desk.rooms.store.one((q) => q.selectFrom('issued_paper').select('pdf').where('id', '=', sheet.id))
    const pdf = Buffer.from(row?.pdf ?? [])
    pdf[pdf.length >> 1] = (pdf[pdf.length >> 1] ?? 0) ^ 1
    desk.rooms.store.run((q) => q.updateTable('issued_paper').set({ pdf }).where('id', '=', sheet.id))
    const mine = desk.sitting(campaignId, dossierId, 2)
    expect(await refused(() => desk.rooms.issued.sign(mine, sheet.id, passphrase))).toBe('issued.altered')
  })

  test('a dossier sealed anew, or another plan, no longer is what the circular binds', async () => {
    const { store, issued } = desk.rooms
    const [circular] = issued.list(chief, { kind: 'circular', offset: 0, limit: 1 }).rows
    const id = circular?.id ?? ''
    const dossier = store.one((q) => q.selectFrom('dossier').select('manifest').where('id', '=', dossierId))
    const set = (manifest: string | null) =>
      store.run((q) => q.updateTable('dossier').set({ manifest }).where('id', '=', dossierId))
    set('{"another":1}')
    expect(await issued.verify(chief, id)).toMatchObject({ state: 'valid', binding: 'differs' })
    set(null)
    expect(await issued.verify(chief, id)).toMatchObject({ state: 'valid', binding: 'unknown' })
    set(dossier?.manifest ?? null)
    expect(await issued.verify(chief, id)).toMatchObject({ binding: 'matches' })
    store.run((q) => q.updateTable('campaign').set({ plan: '{"purpose":"另一个方案"}' }).where('id', '=', campaignId))
    expect(await issued.verify(chief, id)).toMatchObject({ state: 'valid', binding: 'differs' })
  })
})
