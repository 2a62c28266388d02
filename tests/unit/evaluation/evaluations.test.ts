// One inspector's evaluation: whose it is, which answers it takes, what it may point at, and the standard it is bound to.
import { cp, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import type { Evaluation, Judgement } from '#shared/contract/evaluation.ts'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import { fullMarks } from '#shared/rules/scoring.ts'
import { fileDossier, fullSheet, type JudgedDossier } from '../../support/judged-dossier.ts'
import {
  type Client,
  clientOf,
  createTestDesk,
  openTestDesk,
  passphrase,
  rulebookFolder,
  type TestDesk,
} from '../../support/test-desk.ts'
import { refusalCode } from '../../support/ways.ts'

const standardId = 'mee-2024-general-penalty'

let home: TestDesk
let standard: EvaluationStandard
let dossier: JudgedDossier
let foreign: JudgedDossier
let inspector: Client
let other: Client
let id: string

beforeAll(async () => {
  home = await createTestDesk(['archivist', 'inspector'])
  await home.admit({ name: 'inspector2', displayName: '和建国', roles: ['inspector'] })
  inspector = (await home.as('inspector')).client
  other = (await home.as('inspector2')).client
  standard = await inspector.rulebook.standard({ id: standardId })
  foreign = await fileDossier(home, 1)
})
afterAll(() => home.close())

beforeEach(async () => {
  dossier = await fileDossier(home)
  const archivist = (await home.as('archivist')).client
  await archivist.dossiers.seal({ id: dossier.dossierId })
  await archivist.people.signOut({})
  id = (await inspector.evaluation.start({ dossierId: dossier.dossierId, standardId })).id
})

const judge = (...judgements: Judgement[]) => inspector.evaluation.judge({ id, judgements })
const get = () => inspector.evaluation.get({ id })

function criterion(code: string) {
  const found = standard.criteria.find((item) => item.code === code)
  if (found === undefined) throw new Error(`no ${code}`)
  return found
}

/** Full marks for one criterion but for one point. */
function withPoint(code: string, pointCode: string, earnedHundredths: number, reason: string): Judgement {
  const answer = fullMarks(criterion(code))
  if (answer.state !== 'scored') throw new Error('full marks are scored')
  answer.points[pointCode] = { state: 'scored', earnedHundredths, reason }
  return { part: 'item', code, answer }
}

describe('whose it is', () => {
  test('another inspector reads it, and changes nothing in it', async () => {
    await judge(...fullSheet(standard))
    const anchor = { on: 'absence', what: '送达回证' } as const
    const { findings } = await inspector.evaluation.addFinding({
      id,
      criterion: 'P3-14',
      anchor,
      note: '未见送达回证。',
    })
    const before = await get()
    expect((await other.evaluation.get({ id })).inspector).toBe('木增福')
    const attempts = [
      other.evaluation.judge({ id, judgements: [{ part: 'rest' }] }),
      other.evaluation.addFinding({ id, criterion: 'P3-14', anchor, note: '我也看见了。' }),
      other.evaluation.removeFinding({ id, findingId: findings[0]?.id ?? '' }),
      other.evaluation.conclude({ id }),
    ]
    for (const attempt of attempts) expect(await refusalCode(attempt)).toBe('evaluation.of-another')
    expect(await get()).toEqual(before)
  })

  test('one inspector has one open evaluation of a dossier; a second inspector may have another', async () => {
    const again = inspector.evaluation.start({ dossierId: dossier.dossierId, standardId })
    expect(await refusalCode(again)).toBe('evaluation.open-already')
    const theirs = await other.evaluation.start({ dossierId: dossier.dossierId, standardId })
    expect(theirs.id).not.toBe(id)
    await judge(...fullSheet(standard))
    await inspector.evaluation.conclude({ id })
    const next = await inspector.evaluation.start({ dossierId: dossier.dossierId, standardId })
    expect(next.state).toBe('open')
  })

  test('a finding of another evaluation cannot be removed through mine', async () => {
    const theirs = await other.evaluation.start({ dossierId: dossier.dossierId, standardId })
    const anchor = { on: 'absence', what: '送达回证' } as const
    const added = await other.evaluation.addFinding({ id: theirs.id, criterion: 'P3-14', anchor, note: '未见。' })
    const findingId = added.findings[0]?.id ?? ''
    expect(await refusalCode(inspector.evaluation.removeFinding({ id, findingId }))).toBe('finding.unknown')
    expect((await other.evaluation.get({ id: theirs.id })).findings).toHaveLength(1)
  })
})

describe('answers', () => {
  const [first] = ['P3-1.1']
  const bad: readonly (readonly [string, () => Judgement])[] = [
    ['more than the standard gives', () => withPoint('P3-1', first ?? '', 60, '多给。')],
    ['less than the smallest step', () => withPoint('P3-1', first ?? '', 45, '零头。')],
    [
      'not applicable where it always applies',
      () => ({
        part: 'item',
        code: 'P3-1',
        answer: { state: 'not-applicable', reason: '不涉及。' },
      }),
    ],
    ['a criterion nobody knows', () => ({ part: 'item', code: 'P9-9', answer: { state: 'missing', reason: '无。' } })],
    ['a point nobody knows', () => withPoint('P3-1', 'P3-1.9', 0, '无此点。')],
    ['a veto nobody knows', () => ({ part: 'veto', code: 'V-99', answer: { hit: false, reason: '' } })],
    ['a basic element nobody knows', () => ({ part: 'basic', code: 'B-99', answer: { deducted: false, reason: '' } })],
  ]

  test.each(bad)('%s is refused and leaves the sheet as it was', async (_what, judgement) => {
    await judge({ part: 'rest' })
    const { sheet } = await get()
    expect(await refusalCode(judge({ part: 'veto', code: 'V-1', answer: null }, judgement()))).toBe(
      'evaluation.not-allowed',
    )
    expect((await get()).sheet).toEqual(sheet)
  })

  test('an answer taken back is open again, and the evaluation cannot be concluded without it', async () => {
    await judge(...fullSheet(standard))
    await judge({ part: 'veto', code: 'V-1', answer: null })
    expect(await refusalCode(inspector.evaluation.conclude({ id }))).toBe('evaluation.incomplete')
    await judge({ part: 'rest' })
    expect((await inspector.evaluation.conclude({ id })).state).toBe('concluded')
  })

  test('a point lost without a reason refuses the conclusion, and one with a reason does not', async () => {
    await judge(...fullSheet(standard), withPoint('P3-5', 'P3-5.1', 200, ''))
    expect(await refusalCode(inspector.evaluation.conclude({ id }))).toBe('evaluation.unexplained')
    await judge(withPoint('P3-5', 'P3-5.1', 200, '  '))
    expect(await refusalCode(inspector.evaluation.conclude({ id }))).toBe('evaluation.unexplained')
    await judge(withPoint('P3-5', 'P3-5.1', 200, '证据名称不规范。'))
    expect(await inspector.evaluation.conclude({ id })).toMatchObject({ judgedHundredths: 9950, state: 'concluded' })
  })

  test('a veto without a reason refuses the conclusion; with one it makes the score nought and keeps the figure', async () => {
    await judge(...fullSheet(standard), { part: 'veto', code: 'V-1', answer: { hit: true, reason: '' } })
    expect(await refusalCode(inspector.evaluation.conclude({ id }))).toBe('evaluation.incomplete')
    await judge({ part: 'veto', code: 'V-1', answer: { hit: true, reason: '无执法资格。' } })
    const done = await inspector.evaluation.conclude({ id })
    expect(done).toMatchObject({ vetoesHit: 1, effectiveHundredths: 0, judgedHundredths: 10_000 })
  })

  test('concluded, it takes nothing more', async () => {
    await judge(...fullSheet(standard))
    await inspector.evaluation.conclude({ id })
    const before = await get()
    const anchor = { on: 'absence', what: '送达回证' } as const
    const attempts = [
      judge({ part: 'rest' }),
      inspector.evaluation.addFinding({ id, criterion: 'P3-14', anchor, note: '迟到的问题。' }),
      inspector.evaluation.conclude({ id }),
    ]
    for (const attempt of attempts) expect(await refusalCode(attempt)).toBe('evaluation.concluded')
    expect(await get()).toEqual(before)
  })

  test('working seconds add up and advice stays until it is written anew', async () => {
    await inspector.evaluation.judge({ id, judgements: [{ part: 'rest' }], addSeconds: 40, advice: '补齐送达回证。' })
    await inspector.evaluation.judge({ id, judgements: [{ part: 'rest' }], addSeconds: 25 })
    expect(await get()).toMatchObject({ elapsedSeconds: 65, advice: '补齐送达回证。' })
  })
})

describe('what a finding points at', () => {
  const note = '第二页缺少签名。'
  const on = (itemId: string, page: number) => ({ on: 'page', itemId, page, region: null }) as const
  const add = (code: string, anchor: Evaluation['findings'][number]['anchor']) =>
    inspector.evaluation.addFinding({ id, criterion: code, anchor, note })

  test('lies in the dossier and on a page it has', async () => {
    expect(await refusalCode(add('P3-1', on(foreign.itemId, 1)))).toBe('evidence.foreign')
    expect(await refusalCode(add('P3-1', on(dossier.itemId, 4)))).toBe('evidence.page')
    expect(await refusalCode(add('P3-1', on(id, 1)))).toBe('item.unknown')
    const moment = { on: 'moment', itemId: dossier.itemId, startMs: 0, endMs: null } as const
    expect(await refusalCode(add('P3-1', moment))).toBe('evidence.moment')
    expect(await refusalCode(add('P9-9', on(dossier.itemId, 1)))).toBe('evaluation.unknown-criterion')
    expect((await get()).findings).toEqual([])
    const { findings } = await add('P3-1.2', on(dossier.itemId, 3))
    expect(findings).toMatchObject([{ criterion: 'P3-1.2', note, foundBy: '木增福', anchor: { page: 3 } }])
    expect((await inspector.evaluation.removeFinding({ id, findingId: findings[0]?.id ?? '' })).findings).toEqual([])
  })
})

test('the standard stays as it was when the evaluation began, whatever becomes of the pack', async () => {
  await judge(...fullSheet(standard), withPoint('P3-5', 'P3-5.1', 200, '证据名称不规范。'))
  const before = await get()
  const packs = join(dirname(home.folder), `packs-${crypto.randomUUID()}`)
  await cp(rulebookFolder, packs, { recursive: true })
  const file = join(packs, 'mee-2024-general-penalty.json')
  const pack = JSON.parse(await readFile(file, 'utf8')) as EvaluationStandard
  // Its worked examples would give other figures, and a pack that does not reproduce them is not loaded.
  const changed = { ...pack, title: '改过的标准', examples: [], scoring: { ...pack.scoring, legalityHundredths: 3000 } }
  await writeFile(file, JSON.stringify(changed))

  const folder = join(dirname(home.folder), `copy-${crypto.randomUUID()}`)
  for (const { client } of [{ client: inspector }, { client: other }]) await client.people.signOut({})
  await cp(home.folder, folder, { recursive: true })
  const desk = openTestDesk(folder, home.clock, 'cli', packs)
  onTestFinished(async () => {
    await desk.close()
    inspector = (await home.as('inspector')).client
    other = (await home.as('inspector2')).client
  })
  const client = clientOf(desk, desk.connect())
  await client.people.signIn({ name: 'inspector', passphrase })
  expect((await client.rulebook.standard({ id: standardId })).title).toBe('改过的标准')
  expect(await client.evaluation.get({ id })).toEqual(before)
  expect((await client.evaluation.conclude({ id })).judgedHundredths).toBe(9950)
  const fresh = await client.evaluation.start({ dossierId: dossier.dossierId, standardId })
  expect(fresh.standardTitle).toBe('改过的标准')
  expect(fresh.standardSha256).not.toBe(before.standardSha256)
  expect(fresh.judgedHundredths).toBe(8000)
})
