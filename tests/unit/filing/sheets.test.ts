// Sheets, the seal by one and by two persons, supplements and deadlines, on one archive.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Caller } from '#main/desk-core.ts'
import { itemById, openPartOf } from '#main/dossiers/index.ts'
import { contract } from '#shared/contract/index.ts'
import type { SheetKind, SheetRemarks } from '#shared/contract/sheets.ts'
import { isRefusal } from '#shared/text/refusal.ts'
import { someFacts } from '../../support/test-desk.ts'
import { openTestRooms, type TestRooms } from '../../support/test-rooms.ts'

let home: TestRooms
let archivist: Caller
let second: Caller
let head: Caller
let id: string
let made = 0

beforeAll(async () => {
  home = await openTestRooms()
  archivist = await home.admit('archivist', '和丽春', ['archivist'])
  second = await home.admit('second', '李文慧', ['archivist'])
  head = await home.admit('head', '李正清', ['head'])
})
afterAll(() => home.close())
beforeEach(async () => {
  id = (await home.rooms.dossiers.create(archivist, someFacts())).id
  await paper('行政处罚决定书', 2)
})

/** Through the intake, which looks into each file in a process of its own. */
async function filedPaper(name: string, pages = 1) {
  made += 1
  const path = await home.files.pdf(`${name}.pdf`, pages, `${name} ${made}`)
  return home.file(archivist, id, path)
}

/** Entered where the intake would enter it, without the look that costs half a second. */
async function paper(name: string, pages = 1) {
  made += 1
  const { store, objects } = home.rooms
  const { supplementId } = openPartOf(store, id)
  const stored = await objects.put({ dossierId: id, source: { bytes: Buffer.from(`${made}`) }, name: `${name}.pdf` })
  const position = home.rooms.dossiers.items(id).filter((item) => item.supplementId === supplementId).length + 1
  const itemId = crypto.randomUUID()
  store.record(archivist, 'item.filed', itemId, () => {
    objects.enter(stored, { dossierId: id, mime: 'application/pdf', role: 'original' })
    store.run((q) =>
      q.insertInto('item').values({
        id: itemId,
        dossier_id: id,
        object_id: stored.objectId,
        kind: 'paper',
        volume: 'main',
        position,
        title: name,
        paper_kind: null,
        made_on: null,
        pages,
        original_name: `${name}.pdf`,
        viewing: 'pdf',
        remarks: '[]',
        filed_at: home.clock.now().toISOString(),
        filed_by: archivist.name,
        withdrawn_at: null,
        withdrawn_reason: null,
        derivation: null,
        outside_seal: 0,
        supplement_id: supplementId,
      }),
    )
  })
  return itemById(store, itemId)
}

/** The words of a PDF, as anybody's reader finds them. */
async function words(objectId: string): Promise<string> {
  const bytes = home.rooms.passing.get(objectId)?.bytes ?? (await home.rooms.objects.readWhole(objectId))
  const run = promisify(execFile)('pdftotext', ['-layout', '-', '-'])
  run.child.stdin?.end(bytes)
  return (await run).stdout.normalize('NFKC').replaceAll(/\s+/g, '')
}
const preview = (kind: SheetKind, supplementId: string | null = null) =>
  home.rooms.sheets.preview(archivist, { id, kind, supplementId })
async function code(call: () => unknown): Promise<string> {
  try {
    await call()
  } catch (error) {
    if (isRefusal(error)) return error.code
    throw error
  }
  return 'nothing was refused'
}

/** The last entry about this subject: event, outcome and facts. */
function entry(subject: string) {
  const row = home.rooms.store.one((q) =>
    q.selectFrom('journal').selectAll().where('subject', '=', subject).orderBy('position', 'desc').limit(1),
  )
  return row === null ? null : { event: row.event, outcome: row.outcome, ...(JSON.parse(row.detail) as object) }
}
async function verdict() {
  let last: unknown = null
  for await (const step of home.rooms.dossiers.verify(archivist, id, undefined)) last = step
  return last
}
const objectCount = () =>
  home.rooms.store.one((q) => q.selectFrom('object').select((e) => e.fn.countAll<number>().as('count')))?.count
const written: SheetRemarks = {
  situation: '第一件原件另存。',
  filedBy: '和丽春',
  filedOn: '2026-11-18',
  checkedBy: null,
  checkedOn: null,
  typed: { fonds: '0123' },
}

describe('the sheets', () => {
  test('are filled from the dossier and kept nowhere until the seal', async () => {
    home.rooms.sheets.saveRemarks(archivist, id, written)
    expect(entry(id)).toEqual({ event: 'remarks.changed', outcome: 'done' })
    const before = objectCount()
    const cover = await preview('cover')
    expect(cover).toMatchObject({ kind: 'cover', pages: 1, frozenAt: null })
    const said = await words(cover.objectId)
    for (const word of ['行政处罚案卷', '云山县农业农村局', '丰禾农资店', '共1件2页', '0123', '尚未封存'])
      expect(said).toContain(word)
    expect(await words((await preview('catalogue')).objectId)).toMatch(
      /顺序号文号责任者题名日期页号备注.*行政处罚决定书.*1-2/,
    )
    expect(await words((await preview('remarks')).objectId)).toContain('第一件原件另存')
    expect(objectCount()).toBe(before)
  })

  test('a print is entered with its hash', async () => {
    const { sha256 } = await home.rooms.sheets.print(archivist, { id, kind: 'catalogue', supplementId: null })
    expect(entry(id)).toEqual({
      event: 'sheet.printed',
      outcome: 'done',
      kind: 'catalogue',
      pages: 1,
      sha256,
      frozen: false,
    })
  })

  test('the state names what is typed and what is noted by itself', async () => {
    const [item] = home.rooms.dossiers.items(id)
    home.rooms.store.run((q) =>
      q.insertInto('page_note').values({
        id: crypto.randomUUID(),
        item_id: item?.id ?? '',
        page: 2,
        kind: 'damaged',
        note: '右下角残缺',
        noted_by: 'archivist',
        noted_at: '2026-11-18T00:00:00.000Z',
        removed_at: null,
      }),
    )
    const state = home.rooms.sheets.state(id)
    expect(state.noted).toEqual(['正卷第 1 件《行政处罚决定书》第 2 页破损：右下角残缺。'])
    expect(state.typedFields.map(({ label }) => label)).toEqual(['归档号', '全宗号', '目录号', '案卷号'])
    expect(state).toMatchObject({ form: { mark: 'example' }, frozen: [], changedBy: null })
  })

  test('number and author of a paper are those written in its metadata', async () => {
    const [item] = home.rooms.dossiers.items(id)
    const values = { 'number-of-paper': '云市监鉴〔2026〕7号', 'author-of-paper': '云山县农产品检测站' }
    home.rooms.metadata.set(archivist, { dossierId: id, itemId: item?.id ?? '', values })
    const said = await words((await preview('catalogue')).objectId)
    for (const word of ['云市监', '检测站']) expect(said).toContain(word)
  })

  test('are frozen with the seal: three PDFs that name its manifest, never made again', async () => {
    home.rooms.sheets.saveRemarks(archivist, id, written)
    const sealed = await home.rooms.sealing.seal(archivist, id)
    expect(entry(id)).toEqual({ event: 'dossier.sealed', outcome: 'done', manifestSha256: sealed.manifestSha256 })
    const { frozen } = home.rooms.sheets.state(id)
    expect(frozen.map(({ kind }) => kind).sort()).toEqual(['catalogue', 'cover', 'remarks'])
    for (const sheet of frozen) {
      expect(await words(sheet.objectId)).toContain(sealed.manifestSha256 ?? '?')
      expect(await preview(sheet.kind)).toEqual(sheet)
    }
    expect(await code(() => home.rooms.sheets.saveRemarks(archivist, id, written))).toBe('dossier.sealed')
    expect(home.rooms.sheets.state(id).frozen).toEqual(frozen)
  })

  test('a frozen sheet that is no longer what was frozen is named by the verification', async () => {
    await home.rooms.sealing.seal(archivist, id)
    const [sheet] = home.rooms.sheets.state(id).frozen.filter(({ kind }) => kind === 'cover')
    const forged = sql`update object set sha256 = ${'0'.repeat(64)} where id = ${sheet?.objectId ?? ''}`
    home.rooms.store.run((q) => ({ compile: () => forged.compile(q) }))
    expect(await verdict()).toMatchObject({
      total: 1,
      state: 'altered',
      seal: 'matches',
      altered: [{ itemId: null, title: '卷皮', state: 'altered' }],
    })
  })

  test('what changes while they are composed is not sealed, and nothing of them stays', async () => {
    const before = objectCount()
    const sealing = home.rooms.sealing.seal(archivist, id)
    home.rooms.sheets.saveRemarks(archivist, id, written)
    expect(await code(() => sealing)).toBe('seal.changed')
    expect(entry(id)).toMatchObject({ event: 'dossier.sealed', outcome: 'refused', code: 'seal.changed' })
    expect(home.rooms.dossiers.get(id).state).toBe('open')
    expect(objectCount()).toBe(before)
  })

  test('a dossier without papers is not sealed, and the refusal is entered', async () => {
    const { id: empty } = await home.rooms.dossiers.create(archivist, someFacts())
    expect(await code(() => home.rooms.sealing.seal(archivist, empty))).toBe('dossier.empty')
    expect(entry(empty)).toMatchObject({ event: 'dossier.sealed', outcome: 'refused', code: 'dossier.empty' })
  })
})

describe('two persons', () => {
  beforeAll(() => {
    const { id: _, ...shipped } = home.rooms.rulebook.filingPractice()
    const own = { ...shipped, id: 'own-practice', seal: { persons: 2, clause: '本单位规定双人封卷。' } }
    home.rooms.rulebook.adopt(archivist, JSON.stringify(own))
  })
  afterAll(() => home.rooms.rulebook.withdraw(archivist, 'own-practice'))
  const rooms = () => home.rooms.sealing

  test('one proposes, another completes, and both are on the remarks sheet', async () => {
    expect(await code(() => rooms().seal(archivist, id))).toBe('seal.two-persons')
    const { proposal } = rooms().propose(archivist, id)
    expect(proposal).toMatchObject({ by: '和丽春', mine: true, lapsed: false, declined: null })
    expect(entry(id)).toMatchObject({ event: 'seal.proposed', manifestSha256: proposal?.manifestSha256 })
    expect(await code(() => rooms().confirm(archivist, id))).toBe('seal.same-person')
    expect(rooms().standing(second, id).proposal).toMatchObject({ mine: false, lapsed: false })
    const sealed = await rooms().confirm(second, id)
    expect(sealed.manifestSha256).toBe(proposal?.manifestSha256)
    expect(home.rooms.sheets.state(id).remarks).toMatchObject({ filedBy: '和丽春', checkedBy: '李文慧' })
    const { objectId } = await preview('remarks')
    expect(await words(objectId)).toMatch(/立卷人和丽春.*检查人李文慧/)
    expect(rooms().standing(second, id).proposal).toBeNull()
  })

  test('the head may complete it too', async () => {
    rooms().propose(archivist, id)
    expect(await rooms().confirm(head, id)).toMatchObject({ state: 'sealed', sealedBy: '李正清' })
  })

  test.each([
    ['another paper', () => paper('询问笔录')],
    ['another word on the sheet', async () => home.rooms.sheets.saveRemarks(archivist, id, written)],
    ['other facts', async () => home.rooms.dossiers.update(archivist, id, someFacts({ title: '另一个案件名称' }))],
  ])('%s makes the proposal lapse, until it is made anew', async (_what, change) => {
    rooms().propose(archivist, id)
    await change()
    expect(rooms().standing(second, id).proposal).toMatchObject({ lapsed: true })
    expect(await code(() => rooms().confirm(second, id))).toBe('seal.lapsed')
    expect(entry(id)).toMatchObject({ event: 'dossier.sealed', outcome: 'refused', code: 'seal.lapsed' })
    expect(home.rooms.dossiers.get(id).state).toBe('open')
    rooms().propose(archivist, id)
    expect((await rooms().confirm(second, id)).state).toBe('sealed')
  })

  test('the other declines with a reason, which the journal does not repeat', async () => {
    expect(await code(() => rooms().decline(second, id, '缺少送达回证'))).toBe('seal.not-proposed')
    rooms().propose(archivist, id)
    rooms().decline(second, id, '缺少送达回证')
    expect(JSON.stringify(entry(id))).not.toContain('送达回证')
    expect(entry(id)).toMatchObject({ event: 'seal.declined', outcome: 'done' })
    expect(rooms().standing(archivist, id).proposal?.declined).toMatchObject({ by: '李文慧', reason: '缺少送达回证' })
    expect(await code(() => rooms().confirm(head, id))).toBe('seal.not-proposed')
  })
})

test('where one person is enough, nothing is proposed', async () => {
  const { sealing } = home.rooms
  expect(await code(() => sealing.propose(archivist, id))).toBe('seal.one-person')
  expect(await code(() => sealing.confirm(second, id))).toBe('seal.one-person')
})

test('there is no way back from a seal: no call and no event', async () => {
  const calls = Object.entries(contract).flatMap(([domain, group]) =>
    Object.keys(group).map((name) => `${domain}.${name}`),
  )
  expect(
    calls.filter((name) => /unseal|reopen|break/i.test(name)).filter((name) => !name.startsWith('recording')),
  ).toEqual([])
  await home.rooms.sealing.seal(archivist, id)
  const { rooms } = home
  const [item] = rooms.dossiers.items(id)
  const change = { id: item?.id ?? '', title: '改', volume: 'main', paperKind: null, madeOn: null } as const
  const offered = { name: 'x.pdf', sizeBytes: 9, volume: 'main', title: null, paperKind: null, madeOn: null } as const
  const attempts = [
    () => rooms.dossiers.update(archivist, id, someFacts()),
    () => rooms.dossiers.seal(archivist, id),
    () => rooms.sealing.seal(archivist, id),
    () => rooms.items.change(archivist, change),
    () => rooms.items.order(archivist, id, 'main', [change.id]),
    () => rooms.items.withdraw(archivist, change.id, '不需要'),
    () => rooms.intake.offer(archivist, id, [offered]),
    () => rooms.sheets.saveRemarks(archivist, id, written),
  ]
  for (const attempt of attempts) expect(await code(attempt)).toBe('dossier.sealed')
})

describe('a supplement', () => {
  async function begun(reason = '判决书后收到。') {
    await home.rooms.sealing.seal(archivist, id)
    return home.rooms.supplements.begin(archivist, id, reason)
  }
  const list = () => home.rooms.supplements.list(id)

  test('takes what comes after the seal, leaves the seal and its figures as they are, and is sealed for itself', async () => {
    expect(await code(() => home.rooms.supplements.begin(archivist, id, '早了'))).toBe('supplement.not-sealed')
    const { id: supplementId } = await begun()
    expect(entry(supplementId)).toEqual({ event: 'supplement.begun', outcome: 'done', dossier: id, number: 1 })
    const before = home.rooms.dossiers.get(id)
    const item = await filedPaper('判决书', 3)
    expect(item).toMatchObject({ supplementId, position: 1, outsideSeal: false })
    expect(await words((await preview('catalogue', supplementId)).objectId)).toMatch(/补充归档一目录.*判决书.*3-5/)
    // The window's catalogue numbers its pages as the sheet does, and counts the dossier's own alone.
    const { spans, totals } = home.rooms.pageNotes.pages(id)
    expect(spans.find(({ itemId }) => itemId === item.id)).toMatchObject({ from: 3, to: 5 })
    expect(totals.written).toBe(2)
    const sealed = await home.rooms.supplements.seal(archivist, supplementId)
    expect(entry(supplementId)).toEqual({
      event: 'supplement.sealed',
      outcome: 'done',
      dossier: id,
      number: 1,
      manifestSha256: sealed.manifestSha256,
    })
    expect(sealed).toMatchObject({ state: 'sealed', papers: 1, pages: 3, sealedBy: '和丽春' })
    const manifest = JSON.parse(home.rooms.supplements.manifest(id, supplementId).canonical)
    expect(manifest).toMatchObject({ dossierManifestSha256: before.manifestSha256, previousSha256: null, number: 1 })
    const { papers, pages, manifestSha256, state } = home.rooms.dossiers.get(id)
    expect({ papers, pages, manifestSha256, state }).toEqual({
      papers: before.papers,
      pages: before.pages,
      manifestSha256: before.manifestSha256,
      state: 'sealed',
    })
    const frozen = home.rooms.sheets.state(id).frozen.filter((sheet) => sheet.supplementId === supplementId)
    expect(frozen.map(({ kind }) => kind).sort()).toEqual(['catalogue', 'remarks'])
    const remarks = await words((await preview('remarks', supplementId)).objectId)
    expect(remarks).toContain('补充归档一')
    expect(remarks).toContain('原因:判决书后收到')
    expect(remarks).toContain(sealed.manifestSha256 ?? '?')
    expect(await verdict()).toMatchObject({ total: 2, state: 'intact', seal: 'matches', altered: [] })
  })

  test('is changed, ordered and emptied while it is open, and in it alone', async () => {
    const { id: supplementId } = await begun()
    const [own] = home.rooms.dossiers.items(id)
    const [first, last] = [await paper('判决书'), await paper('执行裁定')]
    home.rooms.items.order(archivist, id, 'main', [last.id, first.id])
    const change = { volume: 'restricted', paperKind: null, madeOn: null } as const
    home.rooms.items.change(archivist, { id: first.id, title: '二审判决书', ...change })
    const later = () => home.rooms.dossiers.items(id).filter((item) => item.supplementId === supplementId)
    expect(later().map(({ volume, position, title }) => `${volume} ${position} ${title}`)).toEqual([
      'main 1 执行裁定',
      'restricted 1 二审判决书',
    ])
    expect(await code(() => home.rooms.items.withdraw(archivist, own?.id ?? '', '不能'))).toBe('dossier.sealed')
    expect(await code(() => home.rooms.items.order(archivist, id, 'main', [own?.id ?? '']))).toBe('item.order')
    expect(await code(() => home.rooms.supplements.drop(archivist, supplementId))).toBe('supplement.not-empty')
    for (const item of later()) home.rooms.items.withdraw(archivist, item.id, '另卷归档')
    expect(await code(() => home.rooms.supplements.seal(archivist, supplementId))).toBe('supplement.empty')
    expect(entry(supplementId)).toMatchObject({
      event: 'supplement.sealed',
      outcome: 'refused',
      code: 'supplement.empty',
    })
    home.rooms.supplements.drop(archivist, supplementId)
    expect(entry(supplementId)).toEqual({ event: 'supplement.dropped', outcome: 'done', dossier: id, number: 1 })
    expect(await code(() => filedPaper('太晚了'))).toBe('dossier.sealed')
  })

  test('comes one at a time, each bound to the one before', async () => {
    const first = await begun()
    expect(await code(() => home.rooms.supplements.begin(archivist, id, '又一次'))).toBe('supplement.open-already')
    const item = await paper('判决书')
    await home.rooms.supplements.seal(archivist, first.id)
    expect(await code(() => home.rooms.items.withdraw(archivist, item.id, '不能'))).toBe('dossier.sealed')
    const other = home.rooms.supplements.begin(archivist, id, '执行凭证')
    await paper('执行凭证')
    await home.rooms.supplements.seal(archivist, other.id)
    expect(await code(() => home.rooms.supplements.seal(archivist, other.id))).toBe('supplement.ended')
    const [one] = list()
    const { previousSha256 } = JSON.parse(home.rooms.supplements.manifest(id, other.id).canonical)
    expect(previousSha256).toBe(one?.manifestSha256)
    const remarks = await words((await preview('remarks', other.id)).objectId)
    expect(remarks).toMatch(/补充归档一.*补充归档二/)
    // The sheet of the first stays as it was frozen.
    expect(await words((await preview('remarks', first.id)).objectId)).not.toContain('补充归档二')
  })

  test.each([
    [
      'a title changed',
      () => sql`update item set title = '另一份' where supplement_id is not null and dossier_id = ${id}`,
    ],
    ['its state set back', () => sql`update supplement set state = 'dropped' where dossier_id = ${id}`],
    ['its manifest taken away', () => sql`update supplement set manifest = null where dossier_id = ${id}`],
  ])('with %s differs from its seal', async (_what, tamper) => {
    const supplement = await begun()
    await paper('判决书')
    await home.rooms.supplements.seal(archivist, supplement.id)
    home.rooms.store.run((q) => ({ compile: () => tamper().compile(q) }))
    expect(await verdict()).toMatchObject({ state: 'altered', seal: 'differs' })
  })
})

test('deadlines list what is closed and not filed, nearest first, and count the overdue', async () => {
  const closed = (closedOn: string) =>
    home.rooms.dossiers.create(archivist, someFacts({ dates: { ...someFacts().dates, closedOn } }))
  const [late, running, unknown] = [await closed('2026-09-01'), await closed('2026-11-12'), await closed('2026-12-30')]
  const list = (state: 'any' | 'running' | 'overdue' | 'unknown', limit = 10) =>
    home.rooms.deadlines.list({ state, offset: 0, limit })
  expect(list('any').rows.map(({ dossierId, state }) => [dossierId, state])).toEqual([
    [late.id, 'overdue'],
    [running.id, 'running'],
    [unknown.id, 'unknown'],
  ])
  expect(list('any', 1)).toMatchObject({ total: 3, overdue: 1, mark: 'example', rows: [{ dossierId: late.id }] })
  expect(list('overdue')).toMatchObject({ total: 1, rows: [{ dossierId: late.id }] })
  expect(list('running').rows).toMatchObject([{ dossierId: running.id, closedOn: '2026-11-12', dueOn: '2026-11-26' }])
  expect(home.rooms.sealing.standing(archivist, late.id).clock).toMatchObject({ state: 'overdue', termDays: 10 })
  expect(home.rooms.sealing.standing(archivist, id).clock).toBeNull()
})
