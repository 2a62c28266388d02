// The catalogue of a dossier and its proof: order, volumes, withdrawal, the manifest, and what verification finds.
import { createHash } from 'node:crypto'
import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openArchiveStore } from '#main/archive-rooms.ts'
import type { Connection } from '#main/desk-core.ts'
import { unlockArchive } from '#main/vault/index.ts'
import type { DossierFacts, Item, VerifyProgress } from '#shared/contract/dossiers.ts'
import type { OfferedFile } from '#shared/contract/intake.ts'
import { createSmallFiles, type SmallFiles } from '../../support/small-files.ts'
import { type Client, createTestDesk, passphrase, someFacts, type TestDesk } from '../../support/test-desk.ts'
import { refusalCode } from '../../support/ways.ts'
import { twoPageTiff } from './two-page-tiff.ts'

let home: TestDesk
let files: SmallFiles
let archivist: { client: Client; connection: Connection }
let dossiers: Client['dossiers']
let id: string

beforeAll(async () => {
  home = await createTestDesk(['archivist', 'handler', 'reviewer'])
  files = await createSmallFiles()
})
afterAll(async () => {
  await home.close()
  await files.close()
})
beforeEach(async () => {
  if (archivist !== undefined) home.desk.disconnect(archivist.connection)
  archivist = await home.as('archivist')
  dossiers = archivist.client.dossiers
  id = (await dossiers.create(someFacts())).id
})

async function file(path: string, offered: Partial<OfferedFile> = {}): Promise<Item> {
  const sizeBytes = (await stat(path)).size
  const one = { name: basename(path), sizeBytes, ...offered }
  const [ticket] = await archivist.client.intake.offer({ dossierId: id, files: [one] })
  const signal = new AbortController().signal
  const ended = await home.desk.receivePath(archivist.connection, ticket?.ticket ?? '', path, signal)
  if (ended.item === null) throw new Error(`not filed: ${ended.sentence}`)
  return ended.item
}

const paper = async (name: string, offered: Partial<OfferedFile> = {}) =>
  file(await files.pdf(`${name}-${crypto.randomUUID()}.pdf`), { name: `${name}.pdf`, ...offered })

const shape = (items: readonly Item[]) => items.map(({ volume, position, title }) => `${volume} ${position} ${title}`)
const catalogue = async () => shape(await dossiers.items({ id }))

describe('the catalogue', () => {
  test('goes 正卷 before 副卷, each in its own order', async () => {
    await paper('内部请示', { volume: 'restricted' })
    const first = await paper('立案审批表')
    const second = await paper('询问笔录')
    await dossiers.order({ dossierId: id, volume: 'main', ids: [second.id, first.id] })
    expect(await catalogue()).toEqual(['main 1 询问笔录', 'main 2 立案审批表', 'restricted 1 内部请示'])
  })

  test('an order that leaves one out, names one twice or a stranger is refused', async () => {
    const one = await paper('甲')
    const two = await paper('乙')
    const aside = await paper('丙', { volume: 'restricted' })
    for (const ids of [[one.id], [one.id, one.id], [one.id, two.id, aside.id], [one.id, aside.id]]) {
      expect(await refusalCode(dossiers.order({ dossierId: id, volume: 'main', ids }))).toBe('item.order')
    }
    expect(await catalogue()).toEqual(['main 1 甲', 'main 2 乙', 'restricted 1 丙'])
  })

  test('moving a paper to the other volume puts it last there and closes the gap it left', async () => {
    const [one, , three] = [await paper('甲'), await paper('乙'), await paper('丙')]
    await paper('丁', { volume: 'restricted' })
    const change = { paperKind: null, madeOn: null }
    await dossiers.changeItem({ id: one.id, title: '甲', volume: 'restricted', ...change })
    expect(await catalogue()).toEqual(['main 1 乙', 'main 2 丙', 'restricted 1 丁', 'restricted 2 甲'])
    await dossiers.changeItem({ id: three.id, title: '丙改', volume: 'main', ...change })
    await dossiers.changeItem({ id: one.id, title: '甲', volume: 'main', ...change })
    expect(await catalogue()).toEqual(['main 1 乙', 'main 2 丙改', 'main 3 甲', 'restricted 1 丁'])
  })

  test('a withdrawn paper is gone from the catalogue; its row, reason and bytes stay', async () => {
    const [, two] = [await paper('甲'), await paper('乙'), await paper('丙')]
    expect(shape(await dossiers.withdraw({ id: two.id, reason: '误归他案材料' }))).toEqual(['main 1 甲', 'main 2 丙'])
    expect(await refusalCode(dossiers.withdraw({ id: two.id, reason: '再撤一次' }))).toBe('item.unknown')
    expect((await dossiers.get({ id })).papers).toBe(2)
    expect((await stat(objectFile(two.objectId))).size).toBeGreaterThan(two.sizeBytes)
    await archivist.client.people.signOut({})
    const row = await storedItem(two.id)
    expect(row).toMatchObject({ title: '乙', withdrawn_reason: '误归他案材料', withdrawn_at: expect.any(String) })
  })

  test('a paper that a finding cites cannot be withdrawn until the finding is taken back', async () => {
    const cited = await paper('询问笔录')
    const handler = (await home.as('handler')).client
    const submission = { entries: ['law-complex'], proposedDecision: '罚款。', facts: '事实。', basis: '依据。' }
    const review = await handler.review.submit({ dossierId: id, submission })
    const reviewer = (await home.as('reviewer')).client
    await reviewer.review.accept({ id: review.id })
    const { heads } = await reviewer.rulebook.reviewHeads({})
    const anchor = { on: 'page', itemId: cited.id, page: 1, region: null } as const
    const criterion = heads[0]?.code ?? ''
    const { findings } = await reviewer.review.addFinding({ id: review.id, criterion, anchor, note: '签名缺失。' })
    expect(await refusalCode(dossiers.withdraw({ id: cited.id, reason: '想撤出' }))).toBe('item.busy')
    await reviewer.review.removeFinding({ id: review.id, findingId: findings[0]?.id ?? '' })
    expect(await dossiers.withdraw({ id: cited.id, reason: '可以撤出' })).toEqual([])
    for (const client of [handler, reviewer]) await client.people.signOut({})
  })
})

/** Where the vault keeps an object (main/vault/format.md). */
const objectFile = (objectId: string) => join(home.folder, 'objects', objectId.slice(0, 2), objectId)

/** The row as it is in the database; nobody may be signed in. */
async function storedItem(itemId: string) {
  const { clock, folder } = home
  const vault = await unlockArchive({ folder, name: 'archivist', passphrase, now: clock.now })
  const store = openArchiveStore({ vault, clock })
  try {
    return store.one((q) => q.selectFrom('item').selectAll().where('id', '=', itemId))
  } finally {
    store.close()
    vault.close()
  }
}

describe('the manifest', () => {
  const facts = someFacts({
    party: { kind: 'organisation', name: '丰禾农资店', code: null, address: '云山县城关镇' },
    dates: { filedOn: '2026-09-01', noticeOn: '2026-09-10', decidedOn: null, servedOn: null, closedOn: null },
  })
  const changes: readonly (readonly [string, Partial<DossierFacts>])[] = [
    ['category', { category: 'licence' }],
    ['number', { number: null }],
    ['title', { title: '另一案由' }],
    ['agency', { agency: '云山县林业局' }],
    ['party name', { party: { ...facts.party, name: '丰和农资店' } }],
    ['party kind', { party: { ...facts.party, kind: 'citizen' } }],
    ['party code', { party: { ...facts.party, code: '91350100M000100Y43' } }],
    ['party address', { party: { ...facts.party, address: null } }],
    ['officers', { officers: [{ name: '赵执法', card: '53990002' }] }],
    ['more officers', { officers: [...facts.officers, { name: '钱执法', card: null }] }],
    ...(['filedOn', 'noticeOn', 'decidedOn', 'servedOn', 'closedOn'] as const).map(
      (date) => [date, { dates: { ...facts.dates, [date]: '2026-10-08' } }] as const,
    ),
  ]

  const hash = async () => (await dossiers.manifest({ id })).sha256

  test.each(changes)('changes with the %s', async (_what, change) => {
    await dossiers.update({ id, facts })
    const before = await hash()
    await dossiers.update({ id, facts: { ...facts, ...change } })
    expect(await hash()).not.toBe(before)
    await dossiers.update({ id, facts })
    expect(await hash()).toBe(before)
  })

  test('changes with every item, its title, kind, volume and place', async () => {
    const seen = [await hash()]
    const note = async () => void seen.push(await hash())
    const one = await paper('甲')
    await note()
    const two = await paper('乙')
    await note()
    await dossiers.order({ dossierId: id, volume: 'main', ids: [two.id, one.id] })
    await note()
    const change = { id: one.id, title: '甲', volume: 'main', paperKind: null, madeOn: null } as const
    await dossiers.changeItem({ ...change, title: '甲改' })
    await note()
    await dossiers.changeItem({ ...change, paperKind: 'interview-record' })
    await note()
    await dossiers.changeItem({ ...change, volume: 'restricted' })
    await note()
    await dossiers.withdraw({ id: one.id, reason: '不再需要' })
    await note()
    expect(new Set(seen).size).toBe(seen.length)
  })

  test('is the hash of its canonical text, and stands still from the seal on', async () => {
    await paper('甲')
    const open = await dossiers.manifest({ id })
    expect(open).toMatchObject({ sealed: false, sha256: createHash('sha256').update(open.canonical).digest('hex') })
    const sealed = await dossiers.seal({ id })
    expect(sealed.manifestSha256).toBe(open.sha256)
    expect(await refusalCode(paper('晚到'))).toBe('dossier.sealed')
    expect(await dossiers.manifest({ id })).toEqual({ ...open, sealed: true })
  })
})

describe('verification', () => {
  async function verified(): Promise<VerifyProgress> {
    let last: VerifyProgress | null = null
    for await (const progress of await dossiers.verify({ id })) last = progress
    if (last === null) throw new Error('a verification without an end')
    return last
  }

  test('finds one flipped bit in an object file and a file that is gone, and names the papers', async () => {
    const [one, two, three] = [await paper('甲'), await paper('乙'), await paper('丙')]
    await dossiers.seal({ id })
    expect(await verified()).toMatchObject({ done: 3, total: 3, state: 'intact', altered: [] })
    const path = objectFile(two.objectId)
    const bytes = await readFile(path)
    const flipped = Buffer.from(bytes)
    flipped.writeUInt8(flipped.readUInt8(bytes.length - 40) ^ 1, bytes.length - 40)
    await writeFile(path, flipped)
    await rm(objectFile(three.objectId))
    expect(await verified()).toMatchObject({
      done: 3,
      total: 3,
      state: 'altered',
      altered: [
        { itemId: two.id, title: '乙', state: 'altered' },
        { itemId: three.id, title: '丙', state: 'missing' },
      ],
    })
    await expect(home.desk.openBytes(archivist.connection, three.objectId)).rejects.toThrow('vault.object-missing')
    const auditor = (await home.as('auditor')).client
    const { rows } = await auditor.journal.list({ event: 'dossier.verified', limit: 1 })
    expect(rows[0]).toMatchObject({ subject: id, detail: { state: 'altered', altered: [two.id, three.id] } })
    expect(one.position).toBe(1)
  })
})

describe('at intake', () => {
  async function bytesOf(objectId: string): Promise<Buffer> {
    const opened = await home.desk.openBytes(archivist.connection, objectId)
    const whole = opened.stream(0, opened.sizeBytes, new AbortController().signal)
    return Buffer.from(await new Response(whole).arrayBuffer())
  }

  test('a TIFF of two pages is shown as a PDF of two pages, and stays itself byte for byte', async () => {
    const original = twoPageTiff()
    const item = await file(await files.bytes('扫描件.tif', original))
    expect(item).toMatchObject({ viewing: 'pdf', mime: 'image/tiff', pages: 2, sizeBytes: original.length })
    expect(item.viewObjectId).not.toBe(item.objectId)
    expect(await bytesOf(item.objectId)).toEqual(original)
    const copy = await PDFDocument.load(await bytesOf(item.viewObjectId ?? ''))
    const sizes = copy.getPages().map((page) => page.getWidth() > page.getHeight())
    expect(sizes).toEqual([true, false])
    expect((await dossiers.get({ id })).papers).toBe(1)
  })

  test.each([
    ['03 询问笔录（第二次）.pdf', '询问笔录（第二次）', 'interview-record'],
    ['12-现场检查（勘验）笔录.pdf', '现场检查（勘验）笔录', 'site-inspection-record'],
    ['001_无名材料.pdf', '无名材料', null],
    ['2026年第3号通知.pdf', '2026年第3号通知', null],
    ['卷一\\05.听证笔录.pdf', '听证笔录', 'hearing-record'],
  ])('%s is titled and recognised', async (name, title, paperKind) => {
    expect(await paper('任意', { name })).toMatchObject({ originalName: name, title, paperKind })
  })

  test('what the archivist says goes before what the name suggests', async () => {
    const said = { name: '03 询问笔录.pdf', title: '听证笔录', paperKind: 'penalty-notice', madeOn: '2026-09-03' }
    expect(await paper('任意', said)).toMatchObject({
      title: '听证笔录',
      paperKind: 'penalty-notice',
      madeOn: '2026-09-03',
    })
  })

  test('a recording is recognised among the recordings', async () => {
    const clip = await file(await files.clip('现场检查录像.mp4', 1))
    expect(clip).toMatchObject({ kind: 'recording', title: '现场检查录像', paperKind: 'site-inspection-recording' })
  })
})
