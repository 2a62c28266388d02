// Arranging a dossier and noting its pages, over a real archive: what moves, what is written down, what is refused.
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CliIo } from '#main/hosts/cli/io.ts'
import { runCli } from '#main/hosts/cli/run-cli.ts'
import type { Item } from '#shared/contract/dossiers.ts'
import type { OfferedFile } from '#shared/contract/intake.ts'
import { createSmallFiles, type SmallFiles } from '../../support/small-files.ts'
import { createTestDesk, passphrase, someFacts, type TestDesk } from '../../support/test-desk.ts'
import { refusalCode } from '../../support/ways.ts'

let home: TestDesk
let files: SmallFiles
let archivist: Awaited<ReturnType<TestDesk['as']>>
let auditor: Awaited<ReturnType<TestDesk['as']>>
let dossierId: string

beforeAll(async () => {
  home = await createTestDesk(['archivist'])
  files = await createSmallFiles()
  archivist = await home.as('archivist')
  auditor = await home.as('auditor')
})
afterAll(async () => {
  await home.close()
  await files.close()
})

async function newDossier(): Promise<void> {
  const facts = { ...someFacts(), agency: '云山县市场监督管理局' }
  dossierId = (await archivist.client.dossiers.create(facts)).id
}

async function paper(title: string, offered: Partial<OfferedFile> & { pages?: number } = {}): Promise<Item> {
  const { pages = 1, ...rest } = offered
  const path = await files.pdf(`${crypto.randomUUID()}.pdf`, pages)
  const one = { name: basename(path), sizeBytes: (await stat(path)).size, title, ...rest }
  const [ticket] = await archivist.client.intake.offer({ dossierId, files: [one] })
  const { connection } = archivist
  const ended = await home.desk.receivePath(connection, ticket?.ticket ?? '', path, new AbortController().signal)
  if (ended.item === null) throw new Error(`not filed: ${ended.sentence}`)
  return ended.item
}

const calls = () => archivist.client.arranging
const shape = (items: readonly Item[]) => items.map(({ volume, position, title }) => `${volume} ${position} ${title}`)
const catalogue = async () => shape(await archivist.client.dossiers.items({ id: dossierId }))
const lastEntry = async () => {
  const { rows } = await auditor.client.journal.list({ outcome: 'done', limit: 6 })
  return rows.find(({ event }) => event !== 'journal.viewed' && event !== 'dossier.viewed')
}

/** A dossier with 结案报告 in the wrong volume, the decision behind its receipt, something nobody can name. */
async function aMess(): Promise<void> {
  await newDossier()
  await paper('结案报告', { paperKind: 'closing-report' })
  await paper('送达回证（行政处罚决定书）', { paperKind: 'service-receipt', madeOn: '2026-03-12' })
  await paper('来历不明的纸')
  await paper('行政处罚决定书', { paperKind: 'penalty-decision', madeOn: '2026-03-10' })
  await paper('立案审批表', { paperKind: 'filing-approval', madeOn: '2026-01-05' })
}
const messy = [
  'main 1 结案报告',
  'main 2 送达回证（行政处罚决定书）',
  'main 3 来历不明的纸',
  'main 4 行政处罚决定书',
  'main 5 立案审批表',
]
const arranged = [
  'main 1 立案审批表',
  'main 2 行政处罚决定书',
  'main 3 送达回证（行政处罚决定书）',
  'main 4 来历不明的纸',
  'restricted 1 结案报告',
]

/** The order in which the papers of the mess came. */
let came: string[] = []
const putBack = () => calls().restore({ dossierId, main: came, restricted: [] })

describe('arranging', () => {
  beforeAll(async () => {
    await aMess()
    came = (await archivist.client.dossiers.items({ id: dossierId })).map(({ id }) => id)
  })

  test('a preview says of each paper where it would go and why, from which pack, and changes nothing', async () => {
    const preview = await calls().preview({ dossierId })
    expect(preview.pack).toMatchObject({ id: 'filing-order-market-supervision', grade: 'sure' })
    expect(preview).toMatchObject({ moves: 3, unlisted: 1, opened: 0 })
    expect(
      preview.items.map(({ title, from, to, moves, placement }) => ({ title, from, to, moves, placement })),
    ).toEqual([
      {
        title: '立案审批表',
        from: { volume: 'main', position: 5 },
        to: { volume: 'main', position: 1 },
        moves: true,
        placement: { by: 'group', group: '立案审批表', clause: '正卷第2项' },
      },
      {
        title: '行政处罚决定书',
        from: { volume: 'main', position: 4 },
        to: { volume: 'main', position: 2 },
        moves: true,
        placement: { by: 'group', group: '行政处罚决定书及送达回证', clause: '正卷第3项' },
      },
      {
        title: '送达回证（行政处罚决定书）',
        from: { volume: 'main', position: 2 },
        to: { volume: 'main', position: 3 },
        moves: false,
        placement: { by: 'follows', title: '行政处罚决定书', found: 'title' },
      },
      {
        title: '来历不明的纸',
        from: { volume: 'main', position: 3 },
        to: { volume: 'main', position: 4 },
        moves: false,
        placement: { by: 'unlisted' },
      },
      {
        title: '结案报告',
        from: { volume: 'main', position: 1 },
        to: { volume: 'restricted', position: 1 },
        moves: true,
        placement: { by: 'group', group: '结案审批表、结案报告', clause: '副卷第5项' },
      },
    ])
    expect(await catalogue()).toEqual(messy)
  })

  test('moves papers between places and volumes, says so in the journal without a word of them, and once is enough', async () => {
    expect(shape(await calls().arrange({ dossierId }))).toEqual(arranged)
    const entry = await lastEntry()
    expect(entry).toMatchObject({ event: 'items.arranged', subject: dossierId, outcome: 'done' })
    expect(entry?.detail).toEqual({ moved: 3, items: 5, unlisted: 1, pack: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(await calls().preview({ dossierId })).toMatchObject({ moves: 0 })
    expect(await refusalCode(calls().arrange({ dossierId }))).toBe('arranging.nothing')
    expect(await catalogue()).toEqual(arranged)
    await putBack()
  })

  test('anjuan arrange lists what would move, and moves it only when told to', async () => {
    const look = await anjuan('arrange', dossierId)
    expect(look).toMatchObject({ code: 0, err: '' })
    for (const words of ['正卷 1', '副卷 1', '结案报告', '副卷第5项', '将移动 3 件', '尚未排列'])
      expect(look.out).toContain(words)
    expect(look.out).not.toContain('来历不明的纸')
    expect((await anjuan('arrange', dossierId, '--all')).out).toContain('未列入次序，排在卷末')
    expect(await catalogue()).toEqual(messy)
    expect((await anjuan('arrange', dossierId, '--apply')).out).toContain('已按归档次序排列，移动 3 件。')
    expect(await catalogue()).toEqual(arranged)
    const again = JSON.parse((await anjuan('arrange', dossierId, '--apply', '--json')).out)
    expect(again).toMatchObject({ applied: false, arrangement: { moves: 0 } })
    await putBack()
  })

  test('the order it had comes back whole, and not over what has changed since', async () => {
    await calls().arrange({ dossierId })
    expect(shape(await putBack())).toEqual(messy)
    expect(await lastEntry()).toMatchObject({ event: 'items.ordered', detail: { items: 5 } })
    await paper('后来的纸')
    for (const main of [came, came.slice(1), [...came, came[0] ?? '']]) {
      expect(await refusalCode(calls().restore({ dossierId, main, restricted: [] }))).toBe('arranging.changed')
    }
    expect(await catalogue()).toEqual([...messy, 'main 6 后来的纸'])
  })

  test('a sealed dossier can be looked at and not arranged', async () => {
    const before = await catalogue()
    await archivist.client.dossiers.seal({ id: dossierId })
    expect(await calls().preview({ dossierId })).toMatchObject({ moves: 3 })
    expect(await refusalCode(calls().arrange({ dossierId }))).toBe('dossier.sealed')
    expect(await refusalCode(putBack())).toBe('dossier.sealed')
    expect(await catalogue()).toEqual(before)
  })
})

/** One command on the desk that is open here. */
async function anjuan(...argv: string[]) {
  const said = { out: '', err: '' }
  const io: CliIo = {
    stdout: (text) => {
      said.out += text
    },
    stderr: (text) => {
      said.err += text
    },
    readSecret: () => Promise.resolve(passphrase),
    readInput: async () => '',
    env: { ANJUAN_ARCHIVE: home.folder, ANJUAN_USER: 'archivist' },
    cwd: home.folder,
    signal: new AbortController().signal,
    openDesk: () => ({ ...home.desk, close: async () => {} }),
  }
  return { code: await runCli(argv, io), ...said }
}

describe('pages', () => {
  beforeEach(newDossier)

  const spans = async () => (await calls().pages({ dossierId })).spans.map(({ from, to }) => [from, to])

  test('are numbered through both volumes; covers and blank pages have none', async () => {
    await paper('案卷封面', { paperKind: 'dossier-cover' })
    const talk = await paper('询问笔录', { paperKind: 'interview-record', pages: 3 })
    await paper('现场照片', { paperKind: 'photo-evidence', pages: 2 })
    await paper('结案报告', { paperKind: 'closing-report', volume: 'restricted', pages: 2 })
    expect(await spans()).toEqual([
      [1, 3],
      [4, 5],
      [6, 7],
    ])
    await calls().notePage({ itemId: talk.id, page: 3, kind: 'blank', note: '' })
    expect(await spans()).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ])
    const { totals, rule } = await calls().pages({ dossierId })
    expect(totals).toEqual({ written: 6, blank: 1, photographs: 2, recordings: 0, uncounted: 0 })
    expect(rule).toMatchObject({ runs: 'dossier', place: 'upper-right' })
    await calls().notePage({ itemId: talk.id, page: null, kind: 'blank', note: '' })
    expect(await spans()).toEqual([
      [1, 2],
      [3, 4],
    ])
  })

  test('are noted with who and when, and the note can be taken away', async () => {
    const { id: itemId } = await paper('询问笔录', { pages: 2 })
    const noted = await calls().notePage({ itemId, page: 2, kind: 'damaged', note: '右下角缺损' })
    expect(noted).toMatchObject({ itemId, page: 2, kind: 'damaged', note: '右下角缺损', notedBy: '和丽春' })
    expect(await lastEntry()).toMatchObject({
      event: 'page.noted',
      subject: itemId,
      detail: { kind: 'damaged', page: 2 },
    })
    expect((await calls().pages({ dossierId })).notes).toEqual([noted])
    await calls().removeNote({ id: noted.id })
    expect(await lastEntry()).toMatchObject({
      event: 'page.note-removed',
      subject: noted.id,
      detail: { kind: 'damaged', page: 2 },
    })
    expect((await calls().pages({ dossierId })).notes).toEqual([])
    expect(await refusalCode(calls().removeNote({ id: noted.id }))).toBe('page-note.unknown')
  })

  test('that are not there, twice the same, without the words it needs, or under a seal, are not noted', async () => {
    const { id: itemId } = await paper('询问笔录', { pages: 2 })
    const noted = await calls().notePage({ itemId, page: 1, kind: 'oversize', note: '' })
    const before = await calls().pages({ dossierId })
    const refused = (note: { page: number | null; kind: 'oversize' | 'other' }) =>
      refusalCode(calls().notePage({ itemId, note: '', ...note }))
    expect(await refused({ page: 3, kind: 'oversize' })).toBe('page-note.page')
    expect(await refused({ page: 1, kind: 'oversize' })).toBe('page-note.twice')
    expect(await refused({ page: 1, kind: 'other' })).toBe('page-note.words')
    await archivist.client.dossiers.seal({ id: dossierId })
    expect(await refused({ page: 2, kind: 'oversize' })).toBe('dossier.sealed')
    expect(await refusalCode(calls().removeNote({ id: noted.id }))).toBe('dossier.sealed')
    expect(await calls().pages({ dossierId })).toEqual(before)
  })
})
