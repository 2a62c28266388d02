// Supplements: what comes after the seal, sealed for itself, the dossier's own seal as it was.
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type FilingRooms, openFilingRooms } from '../../support/filing-rooms.ts'
import { codeOf } from '../../support/refused.ts'

let home: FilingRooms
let id: string
beforeAll(async () => {
  home = await openFilingRooms()
})
afterAll(() => home.close())
beforeEach(async () => {
  id = await home.begin()
})

describe('a supplement', () => {
  async function begun(reason = '判决书后收到。') {
    await home.rooms.sealing.seal(home.archivist, id)
    return home.rooms.supplements.begin(home.archivist, id, reason)
  }
  const list = () => home.rooms.supplements.list(id)

  test('takes what comes after the seal, leaves the seal and its figures as they are, and is sealed for itself', async () => {
    expect(await codeOf(() => home.rooms.supplements.begin(home.archivist, id, '早了'))).toBe('supplement.not-sealed')
    const { id: supplementId } = await begun()
    expect(home.entry(supplementId)).toEqual({ event: 'supplement.begun', outcome: 'done', dossier: id, number: 1 })
    const before = home.rooms.dossiers.get(id)
    const item = await home.filedPaper('判决书', 3)
    expect(item).toMatchObject({ supplementId, position: 1, outsideSeal: false })
    expect(await home.words((await home.preview('catalogue', supplementId)).objectId)).toMatch(
      /补充归档一目录.*判决书.*3-5/,
    )
    // The window's catalogue numbers its pages as the sheet does, and counts the dossier's own alone.
    const { spans, totals } = home.rooms.pageNotes.pages(id)
    expect(spans.find(({ itemId }) => itemId === item.id)).toMatchObject({ from: 3, to: 5 })
    expect(totals.written).toBe(2)
    const sealed = await home.rooms.supplements.seal(home.archivist, supplementId)
    expect(home.entry(supplementId)).toEqual({
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
    const remarks = await home.words((await home.preview('remarks', supplementId)).objectId)
    expect(remarks).toContain('补充归档一')
    expect(remarks).toContain('原因:判决书后收到')
    expect(remarks).toContain(sealed.manifestSha256 ?? '?')
    expect(await home.verdict()).toMatchObject({ total: 2, state: 'intact', seal: 'matches', altered: [] })
  })

  test('is changed, ordered and emptied while it is open, and in it alone', async () => {
    const { id: supplementId } = await begun()
    const [own] = home.rooms.dossiers.items(id)
    const [first, last] = [await home.paper('判决书'), await home.paper('执行裁定')]
    home.rooms.items.order(home.archivist, id, 'main', [last.id, first.id])
    const change = { volume: 'restricted', paperKind: null, madeOn: null } as const
    home.rooms.items.change(home.archivist, { id: first.id, title: '二审判决书', ...change })
    const later = () => home.rooms.dossiers.items(id).filter((item) => item.supplementId === supplementId)
    expect(later().map(({ volume, position, title }) => `${volume} ${position} ${title}`)).toEqual([
      'main 1 执行裁定',
      'restricted 1 二审判决书',
    ])
    expect(await codeOf(() => home.rooms.items.withdraw(home.archivist, own?.id ?? '', '不能'))).toBe('dossier.sealed')
    expect(await codeOf(() => home.rooms.items.order(home.archivist, id, 'main', [own?.id ?? '']))).toBe('item.order')
    expect(await codeOf(() => home.rooms.supplements.drop(home.archivist, supplementId))).toBe('supplement.not-empty')
    for (const item of later()) home.rooms.items.withdraw(home.archivist, item.id, '另卷归档')
    expect(await codeOf(() => home.rooms.supplements.seal(home.archivist, supplementId))).toBe('supplement.empty')
    expect(home.entry(supplementId)).toMatchObject({
      event: 'supplement.sealed',
      outcome: 'refused',
      code: 'supplement.empty',
    })
    home.rooms.supplements.drop(home.archivist, supplementId)
    expect(home.entry(supplementId)).toEqual({ event: 'supplement.dropped', outcome: 'done', dossier: id, number: 1 })
    expect(await codeOf(() => home.filedPaper('太晚了'))).toBe('dossier.sealed')
  })

  test('comes one at a time, each bound to the one before', async () => {
    const first = await begun()
    expect(await codeOf(() => home.rooms.supplements.begin(home.archivist, id, '又一次'))).toBe(
      'supplement.open-already',
    )
    const item = await home.paper('判决书')
    await home.rooms.supplements.seal(home.archivist, first.id)
    expect(await codeOf(() => home.rooms.items.withdraw(home.archivist, item.id, '不能'))).toBe('dossier.sealed')
    const other = home.rooms.supplements.begin(home.archivist, id, '执行凭证')
    await home.paper('执行凭证')
    await home.rooms.supplements.seal(home.archivist, other.id)
    expect(await codeOf(() => home.rooms.supplements.seal(home.archivist, other.id))).toBe('supplement.ended')
    const [one] = list()
    const { previousSha256 } = JSON.parse(home.rooms.supplements.manifest(id, other.id).canonical)
    expect(previousSha256).toBe(one?.manifestSha256)
    const remarks = await home.words((await home.preview('remarks', other.id)).objectId)
    expect(remarks).toMatch(/补充归档一.*补充归档二/)
    // The sheet of the first stays as it was frozen.
    expect(await home.words((await home.preview('remarks', first.id)).objectId)).not.toContain('补充归档二')
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
    await home.paper('判决书')
    await home.rooms.supplements.seal(home.archivist, supplement.id)
    home.rooms.store.run((q) => ({ compile: () => tamper().compile(q) }))
    expect(await home.verdict()).toMatchObject({ state: 'altered', seal: 'differs' })
  })
})
