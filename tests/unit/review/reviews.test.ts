// Legal review: who may not judge, what must be there before a conclusion, returning, a second round, two signatures.
import { stat } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { HeadJudgement, Review } from '#shared/contract/review.ts'
import { fileDossier, type JudgedDossier, submission } from '../../support/judged-dossier.ts'
import { createSmallFiles } from '../../support/small-files.ts'
import { type Client, createTestDesk, passphrase, someFacts, type TestDesk } from '../../support/test-desk.ts'
import { refusalCode } from '../../support/ways.ts'

let home: TestDesk
let dossier: JudgedDossier
let foreign: JudgedDossier
let handler: Client
let reviewer: Client
let head: Client
let both: Client
let second: Client
let heads: readonly { code: string }[]
let id: string

beforeAll(async () => {
  home = await createTestDesk(['archivist', 'handler', 'reviewer', 'head'])
  await home.admit({ name: 'both', displayName: '兼任甲', roles: ['handler', 'reviewer'] })
  await home.admit({ name: 'second', displayName: '段复核', roles: ['reviewer', 'head'] })
  const enter = async (name: string) => (await home.as(name)).client
  handler = await enter('handler')
  reviewer = await enter('reviewer')
  head = await enter('head')
  both = await enter('both')
  second = await enter('second')
  heads = (await reviewer.rulebook.reviewHeads({})).heads
  foreign = await fileDossier(home, 1)
})
afterAll(() => home.close())
beforeEach(async () => {
  dossier = await fileDossier(home)
  id = (await handler.review.submit({ dossierId: dossier.dossierId, submission })).id
})

const verdicts = (verdict: HeadJudgement['verdict'] = 'met', note = ''): HeadJudgement[] =>
  heads.map(({ code }) => ({ head: code, verdict, note }))
const agree = { kind: 'agree', text: '同意拟作出的决定。' }

async function concluded(by: Client = reviewer): Promise<Review> {
  await by.review.accept({ id })
  await by.review.judge({ id, heads: verdicts(), conclusion: agree })
  return by.review.conclude({ id })
}

/** One more paper in the dossier after it was submitted. */
async function fileLate(): Promise<void> {
  const files = await createSmallFiles()
  const { client, connection } = await home.as('archivist')
  const path = await files.pdf('补充证据.pdf')
  const offered = { name: '补充证据.pdf', sizeBytes: (await stat(path)).size }
  const [ticket] = await client.intake.offer({ dossierId: dossier.dossierId, files: [offered] })
  const signal = new AbortController().signal
  expect((await home.desk.receivePath(connection, ticket?.ticket ?? '', path, signal)).state).toBe('filed')
  await client.people.signOut({})
  await files.close()
}

describe('whoever handled the case never reviews it', () => {
  test('not the one who submitted it, in whatever other role', async () => {
    const own = await fileDossier(home)
    const mine = await both.review.submit({ dossierId: own.dossierId, submission })
    expect(await refusalCode(both.review.accept({ id: mine.id }))).toBe('review.conflict')
    expect(await refusalCode(both.review.return({ id: mine.id, reason: '自己退回' }))).toBe('review.conflict')
    expect((await handler.review.get({ id: mine.id })).state).toBe('submitted')
    expect((await both.review.accept({ id })).reviewer).toBe('兼任甲')
  })

  test('not one of the officers in charge', async () => {
    const facts = someFacts({ number: null, officers: [{ name: '杨法明', card: null }] })
    await handler.dossiers.update({ id: dossier.dossierId, facts })
    expect(await refusalCode(reviewer.review.accept({ id }))).toBe('review.conflict')
    expect(await refusalCode(reviewer.review.return({ id, reason: '不该由我退回' }))).toBe('review.conflict')
    expect((await head.review.accept({ id })).reviewer).toBe('李正清')
  })
})

describe('whose it is', () => {
  test('once accepted nobody else takes it, judges it, returns it or concludes it', async () => {
    await reviewer.review.accept({ id })
    expect(await refusalCode(second.review.accept({ id }))).toBe('review.taken')
    const anchor = { on: 'absence', what: '听证告知' } as const
    const attempts = [
      second.review.judge({ id, heads: verdicts(), conclusion: agree }),
      second.review.addFinding({ id, criterion: heads[0]?.code ?? '', anchor, note: '缺少听证告知。' }),
      second.review.conclude({ id }),
      second.review.return({ id, reason: '我来退回' }),
    ]
    for (const attempt of attempts) expect(await refusalCode(attempt)).toBe('review.of-another')
    expect((await reviewer.review.get({ id })).heads).toEqual([])
  })

  test('before it is accepted there is nothing to judge', async () => {
    expect(await refusalCode(reviewer.review.judge({ id, heads: verdicts() }))).toBe('review.not-accepted')
    expect(await refusalCode(reviewer.review.conclude({ id }))).toBe('review.not-accepted')
    expect((await reviewer.review.get({ id })).clock).toBeNull()
  })
})

describe('a submission', () => {
  test('needs materials, known entries, and no other one under way', async () => {
    const empty = await handler.dossiers.create(someFacts({ number: null }))
    expect(await refusalCode(handler.review.submit({ dossierId: empty.id, submission }))).toBe('review.no-material')
    const { dossierId } = dossier
    expect(await refusalCode(handler.review.submit({ dossierId, submission }))).toBe('review.open-already')
    const strange = { ...submission, entries: ['law-complex', 'nobody-knows'] }
    const other = await fileDossier(home)
    const refused = handler.review.submit({ dossierId: other.dossierId, submission: strange })
    expect(await refusalCode(refused)).toBe('review.unknown-entry')
  })
})

describe('a conclusion', () => {
  beforeEach(async () => {
    await reviewer.review.accept({ id })
  })
  const conclude = () => refusalCode(reviewer.review.conclude({ id }))

  test('needs all seven heads, words for each problem, an opinion, and no agreement beside a problem', async () => {
    expect(heads).toHaveLength(7)
    await reviewer.review.judge({ id, heads: verdicts().slice(1), conclusion: agree })
    expect(await conclude()).toBe('review.incomplete')
    await reviewer.review.judge({ id, heads: verdicts().slice(0, 1), conclusion: null })
    expect(await conclude()).toBe('review.no-conclusion')
    await reviewer.review.judge({ id, heads: [], conclusion: { kind: 'agree', text: '   ' } })
    expect(await conclude()).toBe('review.no-conclusion')
    await reviewer.review.judge({ id, heads: verdicts('problem', ' ').slice(0, 1), conclusion: agree })
    expect(await conclude()).toBe('review.problem-without-words')
    await reviewer.review.judge({ id, heads: verdicts('problem', '告知期限不足。').slice(0, 1) })
    expect(await conclude()).toBe('review.agree-with-problem')
    await reviewer.review.judge({ id, heads: [], conclusion: { kind: 'correct', text: '请先补正告知程序。' } })
    expect(await reviewer.review.conclude({ id })).toMatchObject({ state: 'concluded', conclusionKind: 'correct' })
  })

  test('takes only heads and opinion kinds that exist', async () => {
    const stranger = [{ head: 'nobody-knows', verdict: 'met' as const, note: '' }]
    expect(await refusalCode(reviewer.review.judge({ id, heads: stranger }))).toBe('review.unknown-head')
    const conclusion = { kind: 'nobody-knows', text: '某种意见。' }
    expect(await refusalCode(reviewer.review.judge({ id, heads: [], conclusion }))).toBe('review.unknown-kind')
    expect(await reviewer.review.get({ id })).toMatchObject({ heads: [], conclusion: null })
  })

  test('is not given on evidence newer than what was submitted', async () => {
    await reviewer.review.judge({ id, heads: verdicts(), conclusion: agree })
    expect((await reviewer.review.get({ id })).evidenceIsNewer).toBe(false)
    await fileLate()
    expect((await reviewer.review.get({ id })).evidenceIsNewer).toBe(true)
    expect(await conclude()).toBe('review.evidence-newer')
    expect((await reviewer.review.get({ id })).state).toBe('under-review')
  })

  test('points only at papers of its own dossier', async () => {
    const criterion = heads[0]?.code ?? ''
    const at = (itemId: string, page: number) => ({ on: 'page', itemId, page, region: null }) as const
    const add = (itemId: string, page: number) =>
      refusalCode(reviewer.review.addFinding({ id, criterion, anchor: at(itemId, page), note: '见该页。' }))
    expect(await add(foreign.itemId, 1)).toBe('evidence.foreign')
    expect(await add(dossier.itemId, 4)).toBe('evidence.page')
    expect(await add(dossier.itemId, 3)).toBe('nothing was refused')
    const anchor = at(dossier.itemId, 1)
    const strange = reviewer.review.addFinding({ id, criterion: 'P3-1', anchor, note: '评查项不是要点。' })
    expect(await refusalCode(strange)).toBe('review.unknown-head')
  })

  test('ends the review: nothing in it changes any more', async () => {
    await reviewer.review.judge({ id, heads: verdicts(), conclusion: agree })
    await reviewer.review.conclude({ id })
    const attempts = [
      reviewer.review.judge({ id, heads: verdicts('problem', '改主意。') }),
      reviewer.review.conclude({ id }),
      reviewer.review.return({ id, reason: '想退回' }),
    ]
    for (const attempt of attempts) expect(await refusalCode(attempt)).toBe('review.ended')
    expect((await reviewer.review.get({ id })).heads.every(({ verdict }) => verdict === 'met')).toBe(true)
  })
})

describe('returning', () => {
  test('keeps the reason, ends the round, and the next round is bound to what is there then', async () => {
    const first = await reviewer.review.get({ id })
    await reviewer.review.accept({ id })
    const returned = await reviewer.review.return({ id, reason: '缺少听证笔录。' })
    expect(returned).toMatchObject({ state: 'returned', returnReason: '缺少听证笔录。', round: 1, conclusion: null })
    expect(await refusalCode(reviewer.review.judge({ id, heads: verdicts() }))).toBe('review.ended')
    expect(await refusalCode(reviewer.opinions.compose({ kind: 'review', sourceId: id }))).toBe('review.not-concluded')

    await fileLate()
    const again = await handler.review.submit({ dossierId: dossier.dossierId, submission })
    expect(again).toMatchObject({ round: 2, state: 'submitted', evidenceIsNewer: false })
    expect(again.manifestSha256).not.toBe(first.manifestSha256)
    id = again.id
    expect((await concluded()).state).toBe('concluded')
    const { rows } = await handler.review.list({ dossierId: dossier.dossierId })
    expect(rows.map(({ round, state }) => [round, state]).sort()).toEqual([
      [1, 'returned'],
      [2, 'concluded'],
    ])
  })

  test('a submission may be returned before anybody accepts it', async () => {
    expect(await reviewer.review.return({ id, reason: '材料不全。' })).toMatchObject({
      state: 'returned',
      reviewer: '杨法明',
    })
    expect(await refusalCode(head.review.accept({ id }))).toBe('review.taken')
  })
})

describe('signing', () => {
  const sign = (by: Client, opinionId: string) => refusalCode(by.opinions.sign({ id: opinionId, passphrase }))

  test('the head not before the reviewer, nobody twice, nobody else', async () => {
    await concluded()
    const opinion = await reviewer.opinions.compose({ kind: 'review', sourceId: id })
    expect(await sign(head, opinion.id)).toBe('opinion.not-your-turn')
    expect(await sign(second, opinion.id)).toBe('opinion.not-your-turn')
    expect(await sign(reviewer, opinion.id)).toBe('nothing was refused')
    expect(await sign(reviewer, opinion.id)).toBe('opinion.not-your-turn')
    expect(await sign(head, opinion.id)).toBe('nothing was refused')
    expect(await sign(head, opinion.id)).toBe('opinion.signed')
    expect((await head.opinions.get({ id: opinion.id })).signers.map(({ name }) => name)).toEqual(['杨法明', '李正清'])
  })

  test('a reviewer who is also a head does not sign for both', async () => {
    await concluded(second)
    const opinion = await second.opinions.compose({ kind: 'review', sourceId: id })
    expect(await sign(second, opinion.id)).toBe('nothing was refused')
    expect(await sign(second, opinion.id)).toBe('opinion.same-person')
    expect(await sign(head, opinion.id)).toBe('nothing was refused')
  })
})
