// The sheets of a dossier: filled from it, kept nowhere before the seal, frozen with it.
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type FilingRooms, openFilingRooms, written } from '../../support/filing-rooms.ts'
import { codeOf } from '../../support/refused.ts'
import { someFacts } from '../../support/test-desk.ts'

let home: FilingRooms
let id: string
beforeAll(async () => {
  home = await openFilingRooms()
})
afterAll(() => home.close())
beforeEach(async () => {
  id = await home.begin()
})

describe('the sheets', () => {
  test('are filled from the dossier and kept nowhere until the seal', async () => {
    home.rooms.sheets.saveRemarks(home.archivist, id, written)
    expect(home.entry(id)).toEqual({ event: 'remarks.changed', outcome: 'done' })
    const before = home.objectCount()
    const cover = await home.preview('cover')
    expect(cover).toMatchObject({ kind: 'cover', pages: 1, frozenAt: null })
    const said = await home.words(cover.objectId)
    for (const word of ['行政处罚案卷', '云山县农业农村局', '丰禾农资店', '共1件2页', '0123', '尚未封存'])
      expect(said).toContain(word)
    expect(await home.words((await home.preview('catalogue')).objectId)).toMatch(
      /顺序号文号责任者题名日期页号备注.*行政处罚决定书.*1-2/,
    )
    expect(await home.words((await home.preview('remarks')).objectId)).toContain('第一件原件另存')
    expect(home.objectCount()).toBe(before)
  })

  test('a print is entered with its hash', async () => {
    const { sha256 } = await home.rooms.sheets.print(home.archivist, { id, kind: 'catalogue', supplementId: null })
    expect(home.entry(id)).toEqual({
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
    home.rooms.metadata.set(home.archivist, { dossierId: id, itemId: item?.id ?? '', values })
    const said = await home.words((await home.preview('catalogue')).objectId)
    for (const word of ['云市监', '检测站']) expect(said).toContain(word)
  })

  test('are frozen with the seal: three PDFs that name its manifest, never made again', async () => {
    home.rooms.sheets.saveRemarks(home.archivist, id, written)
    const sealed = await home.rooms.sealing.seal(home.archivist, id)
    expect(home.entry(id)).toEqual({ event: 'dossier.sealed', outcome: 'done', manifestSha256: sealed.manifestSha256 })
    const { frozen } = home.rooms.sheets.state(id)
    expect(frozen.map(({ kind }) => kind).sort()).toEqual(['catalogue', 'cover', 'remarks'])
    for (const sheet of frozen) {
      expect(await home.words(sheet.objectId)).toContain(sealed.manifestSha256 ?? '?')
      expect(await home.preview(sheet.kind)).toEqual(sheet)
    }
    expect(await codeOf(() => home.rooms.sheets.saveRemarks(home.archivist, id, written))).toBe('dossier.sealed')
    expect(home.rooms.sheets.state(id).frozen).toEqual(frozen)
  })

  test('a frozen sheet that is no longer what was frozen is named by the verification', async () => {
    await home.rooms.sealing.seal(home.archivist, id)
    const [sheet] = home.rooms.sheets.state(id).frozen.filter(({ kind }) => kind === 'cover')
    const forged = sql`update object set sha256 = ${'0'.repeat(64)} where id = ${sheet?.objectId ?? ''}`
    home.rooms.store.run((q) => ({ compile: () => forged.compile(q) }))
    expect(await home.verdict()).toMatchObject({
      total: 1,
      state: 'altered',
      seal: 'matches',
      altered: [{ itemId: null, title: '卷皮', state: 'altered' }],
    })
  })

  test('what changes while they are composed is not sealed, and nothing of them stays', async () => {
    const before = home.objectCount()
    const sealing = home.rooms.sealing.seal(home.archivist, id)
    home.rooms.sheets.saveRemarks(home.archivist, id, written)
    expect(await codeOf(() => sealing)).toBe('seal.changed')
    expect(home.entry(id)).toMatchObject({ event: 'dossier.sealed', outcome: 'refused', code: 'seal.changed' })
    expect(home.rooms.dossiers.get(id).state).toBe('open')
    expect(home.objectCount()).toBe(before)
  })

  test('a dossier without papers is not sealed, and the refusal is entered', async () => {
    const { id: empty } = await home.rooms.dossiers.create(home.archivist, someFacts())
    expect(await codeOf(() => home.rooms.sealing.seal(home.archivist, empty))).toBe('dossier.empty')
    expect(home.entry(empty)).toMatchObject({ event: 'dossier.sealed', outcome: 'refused', code: 'dossier.empty' })
  })
})
