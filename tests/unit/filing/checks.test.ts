// Completeness over a real archive: what the service reads, keeps, refuses and enters in the journal.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '#main/desk-core.ts'
import type { CheckFinding, DossierCheck } from '#shared/contract/checks.ts'
import type { DossierFacts } from '#shared/contract/dossiers.ts'
import { isRefusal } from '#shared/text/refusal.ts'
import { DOSSIERS } from '../../../resources/sample/county/index.ts'
import { sampleFacts } from '../../support/checked-sample.ts'
import { type FiledRows, fileRows } from '../../support/filed-rows.ts'
import { someFacts } from '../../support/test-desk.ts'
import { openTestRooms, type TestRooms } from '../../support/test-rooms.ts'

let home: TestRooms
let caller: Caller

beforeAll(async () => {
  home = await openTestRooms()
  caller = await home.admit('archivist', '和丽春', ['archivist'])
})
afterAll(() => home.close())

const checks = () => home.rooms.checks
const create = async (change: Partial<DossierFacts> = {}) =>
  (await home.rooms.dossiers.create(caller, someFacts({ number: null, ...change }))).id
const put = (dossierId: string, rows: FiledRows) => fileRows(home.rooms.store, dossierId, rows)
const finding = (check: DossierCheck, rule: string, subject?: string): CheckFinding | undefined =>
  check.findings.find((one) => one.rule === rule && (subject === undefined || one.subject === subject))
const newest = () => {
  const row = home.rooms.store.one((q) => q.selectFrom('journal').selectAll().orderBy('position', 'desc').limit(1))
  return row === null ? null : { ...row, detail: JSON.parse(row.detail) as unknown }
}
const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (isRefusal(error)) return error.code
    throw error
  }
  return 'nothing was refused'
}
const everything = { ids: null, only: 'any', state: 'any', categories: [], text: '', offset: 0, limit: 100 } as const

test('the planted dates of the pesticide case are named from what was filed', async () => {
  const source = DOSSIERS.find(({ key }) => key === 'pesticide-penalty')
  if (source === undefined) throw new Error('no pesticide case')
  const id = await create(sampleFacts(source))
  put(
    id,
    source.sources.map(({ kind, title, madeOn, as }) => ({ kind, title, madeOn, recording: as === 'recording' })),
  )
  const check = checks().check(id)
  expect(
    check.findings.filter(({ state }) => state === 'wrong' || state === 'lacking').map(({ rule }) => rule),
  ).toEqual(['review-before-decision', 'hearing-term-passed'])
  expect(check).toMatchObject({ packTitle: '案卷完整性核对规则', mark: 'example', checkedOn: '2026-11-16', wrong: 2 })
  expect(check.papers.map(({ title }) => title)).toContain('询问笔录（谷小满）')
})

describe('signatures', () => {
  test('are counted by a person, entered without their words, and judged by the pack', async () => {
    const id = await create()
    const [record = ''] = put(id, [{ kind: 'interview-record', title: '询问笔录', madeOn: '2026-09-03' }])
    expect(finding(checks().check(id), 'record-signed', record)?.state).toBe('unchecked')
    const check = checks().signatures(caller, {
      itemId: record,
      signatures: { officer: 1, party: 1 },
      note: '另一人缺席',
    })
    expect(finding(check, 'record-signed', record)).toMatchObject({ state: 'lacking', itemIds: [record] })
    expect(check.papers).toMatchObject([
      {
        itemId: record,
        wants: [
          { signer: 'officer', title: '执法人员', least: 2 },
          { signer: 'party', least: 1 },
        ],
        noted: { signatures: { officer: 1, party: 1 }, note: '另一人缺席', by: '和丽春' },
      },
    ])
    expect(newest()).toMatchObject({
      event: 'item.signatures-noted',
      subject: record,
      detail: { dossier: id, signatures: 2 },
    })
    const again = checks().signatures(caller, { itemId: record, signatures: { officer: 2, party: 1 }, note: '' })
    expect(finding(again, 'record-signed', record)?.state).toBe('passed')
  })

  test('of unknown signers, of recordings and of sealed dossiers are refused, and nothing changes', async () => {
    const id = await create()
    const [record = '', film = ''] = put(id, [
      { kind: 'interview-record', title: '询问笔录', madeOn: '2026-09-03' },
      { kind: 'interview-recording', title: '询问录像', madeOn: '2026-09-03', recording: true },
    ])
    const note = (itemId: string, signatures: Record<string, number>) =>
      codeOf(() => checks().signatures(caller, { itemId, signatures, note: '' }))
    expect(note(record, { ghost: 1 })).toBe('check.signer-unknown')
    expect(note(film, { officer: 2 })).toBe('check.subject-unknown')
    home.rooms.dossiers.seal(caller, id)
    expect(note(record, { officer: 2 })).toBe('dossier.sealed')
    expect(newest()).toMatchObject({ event: 'item.signatures-noted', outcome: 'refused' })
    expect(checks().check(id).papers).toMatchObject([{ noted: null }])
  })
})

describe('answers', () => {
  test('to what no machine can check are kept, changed and taken back', async () => {
    const id = await create()
    const [record = ''] = put(id, [{ kind: 'interview-record', title: '询问笔录', madeOn: '2026-09-03' }])
    const asked = { dossierId: id, rule: 'card-shown', subject: record }
    const no = checks().answer(caller, { ...asked, answer: 'no', note: '通篇没有', page: 1 })
    expect(finding(no, 'card-shown')).toMatchObject({
      state: 'wrong',
      page: 1,
      question: { answer: { answer: 'no', note: '通篇没有', by: '和丽春' } },
    })
    expect(newest()).toMatchObject({
      event: 'check.answered',
      subject: id,
      detail: { codes: ['card-shown'], answer: 'no', item: record },
    })
    const yes = checks().answer(caller, { ...asked, answer: 'yes', note: '', page: null })
    expect(finding(yes, 'card-shown')?.state).toBe('passed')
    expect(finding(checks().removeAnswer(caller, asked), 'card-shown')?.state).toBe('unchecked')
    expect(newest()).toMatchObject({ event: 'check.answer-removed', subject: id, detail: { codes: ['card-shown'] } })
  })

  test('that nobody asked for are refused, and so are all after the seal', async () => {
    const id = await create()
    const [decision = ''] = put(id, [{ kind: 'penalty-decision', title: '决定书', madeOn: '2026-09-03' }])
    const other = await create({ category: 'licence' })
    const say = (rule: string, subject: string, dossierId = id) =>
      codeOf(() => checks().answer(caller, { dossierId, rule, subject, answer: 'yes', note: '', page: null }))
    expect(say('penalty-filing', '')).toBe('check.rule-unknown')
    expect(say('card-shown', decision)).toBe('check.subject-unknown')
    expect(say('card-shown', '')).toBe('check.subject-unknown')
    expect(say('pages-continuous', decision)).toBe('check.subject-unknown')
    expect(say('party-alike', '', other)).toBe('check.subject-unknown')
    expect(codeOf(() => checks().removeAnswer(caller, { dossierId: id, rule: 'party-alike', subject: '' }))).toBe(
      'check.answer-unknown',
    )
    home.rooms.dossiers.seal(caller, id)
    expect(say('pages-continuous', '')).toBe('dossier.sealed')
    expect(home.rooms.store.all((q) => q.selectFrom('check_answer').selectAll().where('dossier_id', '=', id))).toEqual(
      [],
    )
  })
})

describe('recordings', () => {
  const clip = (startedAt: string) => ({
    ...{ kind: 'site-inspection-recording', title: `录像 ${startedAt}`, madeOn: '2026-09-03', recording: true },
    clip: { device: 'DSJ21B0206', startedAt: `2026-09-03T${startedAt}.000Z`, ms: 12_000 },
  })

  test('that stop without a reason are named until the reason is given, in the list too', async () => {
    const id = await create({ category: 'inspection' })
    const [first = '', second = ''] = put(id, [clip('01:40:12'), clip('01:46:53')])
    const listed = () => checks().overview({ ...everything, ids: [id] }).rows[0]?.wrong
    expect(finding(checks().check(id), 'recording-gaps')).toMatchObject({
      state: 'wrong',
      itemIds: [first, second],
      sentence: expect.stringContaining('中断 6 分 29 秒'),
    })
    expect(listed()).toBe(1)
    home.rooms.captures.correctClock(caller, { itemIds: [second], offsetMs: -60_000, reason: '与指挥中心对时' })
    expect(finding(checks().check(id), 'recording-gaps')?.sentence).toContain('中断 5 分 29 秒')
    const written = { kind: 'written', heardIn: null, atMs: null, reason: '更换电池' } as const
    home.rooms.chains.explainBreak(caller, { afterItemId: first, ...written })
    expect(listed()).toBe(0)
    expect(finding(checks().check(id), 'recording-gaps')?.state).toBe('passed')
  })

  test('fulfil the list, and what a required one lacks is for a person to look at where the list is an example', async () => {
    const id = await create({ category: 'inspection' })
    expect(finding(checks().check(id), 'recording-required', 'inspection-site')?.state).toBe('unchecked')
    const [film = ''] = put(id, [clip('01:40:12')])
    expect(finding(checks().check(id), 'recording-required', 'inspection-site')).toMatchObject({
      state: 'passed',
      itemIds: [film],
      title: '应有音像：现场检查',
    })
  })
})

describe('the archive', () => {
  test('keeps the last result of each dossier, and checks anew what changed', async () => {
    const id = await create({ title: '跳号之后的案件', number: '云农跳罚〔2026〕9号' })
    const listed = () => checks().overview({ ...everything, ids: [id] })
    expect(listed()).toMatchObject({ total: 1, stale: 0, rows: [{ dossierId: id, agency: '云山县农业农村局' }] })
    const [before] = listed().rows
    expect(listed().rows[0]?.checkedAt).toBe(before?.checkedAt)

    put(id, [{ kind: 'filing-approval', title: '立案审批表', madeOn: '2026-09-01' }])
    expect(listed().rows[0]?.lacking).toBe((before?.lacking ?? 0) - 1)

    // Another dossier moves the number of this one into a gap.
    const open = listed().rows[0]?.unchecked ?? 0
    await create({ number: '云农跳罚〔2026〕6号' })
    expect(listed().rows[0]?.unchecked).toBe(open + 1)
    await create({ number: '云农跳罚〔2026〕9号' })
    expect(finding(checks().check(id), 'number-twins')?.state).toBe('wrong')
  })

  test('a term that runs out makes a result stale by itself', async () => {
    const id = await create({ dates: { ...someFacts().dates, filedOn: '2026-08-30' } })
    const wrong = () => checks().overview({ ...everything, ids: [id] }).rows[0]?.wrong
    expect(wrong()).toBe(0)
    home.clock.pass(13 * 24 * 60)
    expect(wrong()).toBe(1)
    expect(finding(checks().check(id), 'penalty-within-90-days')?.sentence).toContain('2026-11-28')
  })

  test('is checked whole with its progress, the most troubled dossiers first in the list', async () => {
    const id = await create({ title: '无所缺的检查', category: 'inspection' })
    const steps = []
    for await (const step of checks().checkAll(undefined)) steps.push(step)
    expect(steps.at(-1)).toMatchObject({ state: 'done' })
    const { rows, total, stale } = checks().overview(everything)
    expect(stale).toBe(0)
    expect(total).toBe(rows.length)
    const troubles = rows.map(({ lacking, wrong }) => lacking + wrong)
    expect(troubles).toEqual([...troubles].sort((a, b) => b - a))
    expect(
      checks()
        .overview({ ...everything, text: '无所缺' })
        .rows.map(({ dossierId }) => dossierId),
    ).toEqual([id])
    expect(checks().overview({ ...everything, only: 'troubled' }).total).toBeLessThanOrEqual(total)
  })
})

test('where the office wants it, a dossier that lacks a paper is not sealed until it is there', async () => {
  const id = await create()
  put(id, [{ kind: 'penalty-decision', title: '处罚决定书', madeOn: '2026-09-03' }])
  const pack = home.rooms.rulebook.filingChecks()
  const rules = pack.rules.map((rule) => (rule.code === 'penalty-filing' ? { ...rule, blocksSeal: true } : rule))
  home.rooms.rulebook.adopt(caller, JSON.stringify({ ...pack, rules }))
  try {
    expect(codeOf(() => home.rooms.dossiers.seal(caller, id))).toBe('dossier.incomplete')
    expect(home.rooms.dossiers.get(id).state).toBe('open')
    put(id, [{ kind: 'filing-approval', title: '立案审批表', madeOn: '2026-09-01' }])
    expect(home.rooms.dossiers.seal(caller, id).state).toBe('sealed')
  } finally {
    home.rooms.rulebook.withdraw(caller, pack.id)
  }
  expect(checks().check(id).findings.length).toBeGreaterThan(0)
})
