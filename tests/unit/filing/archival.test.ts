// Codes and metadata of real dossiers: assigned once and in order, refused with nothing changed, written until the seal, exported,
// and packed as EEP that an independent tool validates.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkEepSignatures, eepContent, eepSigner, readEep, writeEep } from '#main/exchange/eep/index.ts'
import { isRefusal } from '#shared/text/refusal.ts'
import { archivist, type DossierRooms, openDossierRooms } from '../../support/dossier-rooms.ts'
import { createSmallFiles, type SmallFiles } from '../../support/small-files.ts'
import { passphrase, someFacts } from '../../support/test-desk.ts'

let home: DossierRooms
let files: SmallFiles
const scratch = mkdtempSync(join(tmpdir(), 'anjuan-archival-'))
beforeAll(async () => {
  home = await openDossierRooms()
  files = await createSmallFiles()
})
afterAll(async () => {
  await home.close()
  await files.close()
  rmSync(scratch, { recursive: true })
})

const codes = () => home.rooms.codes
const metadata = () => home.rooms.metadata
const parts = { fonds: 'J001', office: 'FZ' }

async function dossier(closedOn: string | null = '2026-10-30', period: string | null = 'D30'): Promise<string> {
  const dates = { filedOn: '2025-12-01', noticeOn: null, decidedOn: null, servedOn: null, closedOn }
  const { id } = await home.rooms.dossiers.create(archivist, someFacts({ dates }))
  if (period !== null) {
    home.rooms.store.run((q) => q.insertInto('retention').values({ ...retentionRow, dossier_id: id, period }))
  }
  return id
}

const retentionRow = {
  rule: null,
  pack_sha256: '0'.repeat(64),
  starts_on: null,
  ends_on: null,
  reason: '测试',
  decided_by: 'archivist',
  decided_at: '2026-11-01T00:00:00.000Z',
}

const journal = (limit = 1) =>
  home.rooms.store
    .all((q) => q.selectFrom('journal').selectAll().orderBy('position', 'desc').limit(limit))
    .map(({ event, subject, outcome, detail }) => ({ event, subject, outcome, detail: JSON.parse(detail) as object }))
const coded = () => home.rooms.store.all((q) => q.selectFrom('archival_code').selectAll())
const written = () => home.rooms.store.all((q) => q.selectFrom('metadata_value').selectAll())

/** The refusal's code, after showing that neither codes nor metadata changed and that the journal has it. */
function refused(work: () => unknown): string {
  const before = [coded(), written()]
  try {
    work()
  } catch (error) {
    if (!isRefusal(error)) throw error
    expect([coded(), written()]).toEqual(before)
    expect(journal()).toMatchObject([{ outcome: 'refused', detail: { code: error.code } }])
    return error.code
  }
  return 'nothing was refused'
}

describe('a code', () => {
  test('is the next of its series, of the year it was closed in, and in the journal', async () => {
    const id = await dossier()
    const [code] = codes().assign(archivist, { dossierIds: [id], parts, serial: null })
    expect(code).toMatchObject({ code: 'J001-ZY-2026-D30-FZ-0001', serial: 1, assignedBy: '和丽春' })
    expect(journal()).toEqual([
      { event: 'archival-code.assigned', subject: id, outcome: 'done', detail: { archivalCode: code?.code } },
    ])
    expect(refused(() => codes().assign(archivist, { dossierIds: [id], parts, serial: null }))).toBe('archival.coded')
  })

  test('repeats what was typed last, and is proposed for many at once as it will be assigned', async () => {
    const ids = [await dossier(), await dossier('2025-06-01'), await dossier(null, 'Y'), await dossier()]
    const proposal = codes().propose({ dossierIds: ids, parts: {} })
    expect(proposal.asked.map(({ key, value }) => [key, value])).toEqual([
      ['fonds', 'J001'],
      ['class', 'ZY'],
      ['office', 'FZ'],
    ])
    const assigned = codes().assign(archivist, { dossierIds: ids, parts: {}, serial: null })
    expect(assigned.map(({ code }) => code)).toEqual(proposal.lines.map(({ code }) => code))
    expect(assigned.map(({ code }) => code)).toEqual([
      'J001-ZY-2026-D30-FZ-0002',
      'J001-ZY-2025-D30-FZ-0001',
      'J001-ZY-2025-Y-FZ-0001',
      'J001-ZY-2026-D30-FZ-0003',
    ])
  })

  test('is for all or for none', async () => {
    const [good, bad] = [await dossier(), await dossier('2026-10-30', null)]
    const assign = () => codes().assign(archivist, { dossierIds: [good, bad], parts, serial: null })
    expect(refused(assign)).toBe('archival.period')
    expect(codes().propose({ dossierIds: [bad], parts }).lines).toMatchObject([
      { code: null, lacking: ['保管期限代码'] },
    ])
    expect(refused(() => codes().assign(archivist, { dossierIds: [good, bad], parts, serial: 9 }))).toBe(
      'archival.serial-alone',
    )
  })

  test('takes a serial that was left out, but none that somebody has', async () => {
    const [first, second] = [await dossier(), await dossier()]
    expect(refused(() => codes().assign(archivist, { dossierIds: [first], parts, serial: 2 }))).toBe(
      'archival.serial-taken',
    )
    codes().assign(archivist, { dossierIds: [first], parts, serial: 7 })
    const report = codes().gaps()
    expect(report.series.find(({ series }) => series === 'J001-ZY-2026-D30-FZ-')).toEqual({
      series: 'J001-ZY-2026-D30-FZ-',
      first: 1,
      last: 7,
      assigned: 4,
      missing: 3,
      gaps: [{ from: 4, to: 6 }],
    })
    codes().assign(archivist, { dossierIds: [second], parts, serial: 5 })
    expect(
      codes()
        .gaps()
        .series.find(({ last }) => last === 7)?.gaps,
    ).toEqual([
      { from: 4, to: 4 },
      { from: 6, to: 6 },
    ])
  })

  test('contradicts nothing that the dossier says, and has no part that the pattern does not know', async () => {
    const id = await dossier()
    const assign = (more: Record<string, string>, serial: number | null = null) =>
      refused(() => codes().assign(archivist, { dossierIds: [id], parts: { ...parts, ...more }, serial }))
    expect(assign({ year: '2024' })).toBe('archival.part-differs')
    expect(assign({ period: 'Y' })).toBe('archival.part-differs')
    expect(assign({ rack: '7' })).toBe('archival.part-unknown')
    expect(assign({ file: '7' })).toBe('archival.part-unknown')
    expect(assign({ class: 'QQ' })).toBe('archival.part-form')
    expect(assign({}, 10_000)).toBe('archival.series-full')
    expect(
      codes()
        .uncoded({ offset: 0, limit: 500, state: 'any' })
        .rows.map(({ dossierId }) => dossierId),
    ).toContain(id)
    expect(codes().uncoded({ offset: 0, limit: 500, state: 'sealed' }).total).toBe(0)
  })

  test('a pattern adopted later shows which codes it would not make', () => {
    const { rulebook } = home.rooms
    const pack = rulebook.archivalCode()
    const wider = pack.parts.map((part) =>
      part.key === 'file' ? { ...part, form: { kind: 'digits' as const, least: 5, most: 5 } } : part,
    )
    expect(codes().gaps().unfitting).toEqual([])
    rulebook.adopt(archivist, JSON.stringify({ ...pack, parts: wider }))
    expect(codes().gaps().unfitting).toHaveLength(coded().length)
    rulebook.withdraw(archivist, pack.id)
  })
})

describe('metadata', () => {
  let id: string
  let itemId: string
  beforeAll(async () => {
    id = await dossier()
    const item = await home.file(id, await files.pdf('行政处罚决定书.pdf', 2))
    itemId = item.id
    await home.file(id, await files.pdf('送达回证.pdf', 1))
    codes().assign(archivist, { dossierIds: [id], parts, serial: 40 })
  })
  const found = (code: string, item: string | null = null) =>
    metadata()
      .of(id, item)
      .groups.flatMap(({ elements }) => elements)
      .find((one) => one.code === code)
  const set = (values: Record<string, string | null>, item: string | null = null) =>
    metadata().set(archivist, { dossierId: id, itemId: item, values })

  test('is read from the facts, with where each value comes from', () => {
    expect(found('archival-code')).toMatchObject({
      value: 'J001-ZY-2026-D30-FZ-0040',
      source: '档号',
      editable: false,
    })
    expect(found('period')?.value).toBe('30 年')
    expect(found('archival-code', itemId)?.value).toBe('J001-ZY-2026-D30-FZ-0040-0001')
    expect(found('pages-of-paper', itemId)).toMatchObject({ value: '2', obligation: 'required' })
    expect(found('digest', itemId)?.value).toMatch(/^SHA-256 [0-9a-f]{64}$/)
    expect(metadata().of(id, itemId)).toMatchObject({ level: 'paper', mark: 'example', missing: 1 })
  })

  test('takes what no fact gives, replaces it, takes it away; the journal keeps codes, never words', () => {
    expect(set({ secrecy: '内部', abstract: '经营未取得登记证的农药' })).toMatchObject({ dossierId: id })
    expect(journal()).toEqual([
      {
        event: 'metadata.changed',
        subject: id,
        outcome: 'done',
        detail: { codes: ['secrecy', 'abstract'], elements: 2, item: null },
      },
    ])
    expect(found('secrecy')).toMatchObject({ value: '内部', changedBy: '和丽春', editable: true })
    set({ secrecy: '公开', abstract: null })
    expect(found('secrecy')?.value).toBe('公开')
    expect(found('abstract')?.value).toBeNull()
    set({ 'author-of-paper': '云山县农业农村局' }, itemId)
    expect(found('author-of-paper', itemId)?.value).toBe('云山县农业农村局')
  })

  test('refuses what is derived, unknown, none of the choices, or another dossier’s', async () => {
    expect(refused(() => set({ title: '别的题名' }))).toBe('metadata.derived')
    expect(refused(() => set({ secrecy: '内部', nothing: 'x' }))).toBe('metadata.unknown')
    expect(refused(() => set({ secrecy: '很密' }))).toBe('metadata.choice')
    expect(refused(() => set({ 'author-of-paper': 'x' }))).toBe('metadata.unknown')
    const other = await dossier()
    const foreign = { dossierId: other, itemId, values: { note: 'x' } }
    expect(refused(() => metadata().set(archivist, foreign))).toBe('metadata.foreign')
  })

  test('is exported whole, well-formed, and as a table without formulas', () => {
    set({ note: '=HYPERLINK("x")' })
    const { xml, csv } = metadata().export(archivist, id)
    expect(journal()).toMatchObject([{ event: 'metadata.exported', subject: id, detail: { items: 2 } }])
    const path = join(scratch, 'metadata.xml')
    writeFileSync(path, xml)
    // Its paths take Chinese in strings only.
    const count = (what: string) =>
      execFileSync('xmllint', ['--nonet', '--xpath', `count(//*[local-name()="${what}"])`, path], {
        encoding: 'utf8',
      }).trim()
    expect(count('文书')).toBe('2')
    expect(count('全宗号')).toBe('3')
    expect(csv).toContain('文书,行政处罚决定书,形式特征,页数,pages-of-paper,2,页数\r\n')
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`)
  })

  test('is packed as EEP, signed, that validates and is read back with every item', async () => {
    const { rooms } = home
    const order = {
      dossierId: id,
      createdAt: home.clock.now().toISOString(),
      description: '移交',
      fileOf: ({ position, originalName }: { position: number; originalName: string }) =>
        ({ kind: 'reference', path: `电子档案/${position} ${originalName}` }) as const,
    }
    const content = eepContent({ store: rooms.store, metadata: rooms.metadata, agency: rooms.agency }, order)
    const caller = await rooms.people.signIn('archivist', passphrase)
    const identity = await rooms.people.signingIdentity(caller, passphrase)
    const text = writeEep(content, [eepSigner(identity, caller.displayName, order.createdAt)])
    const path = join(scratch, 'eep.xml')
    writeFileSync(path, text)
    const schema = new URL('../../../resources/schemas/eep-profile.xsd', import.meta.url).pathname
    execFileSync('xmllint', ['--noout', '--nonet', '--schema', schema, path], { stdio: 'pipe' })
    const read = readEep(text)
    expect(read).toMatchObject(content)
    expect(read.records.map(({ document }) => document?.title ?? null)).toEqual([null, '行政处罚决定书', '送达回证'])
    expect(read.business.map(({ deed }) => deed)).toEqual(['新建案卷', '编制档号'])
    expect(read.agents.map(({ type, name }) => [type, name])).toEqual([
      ['单位', '云山县农业农村局'],
      ['个人', '和丽春'],
    ])
    expect(checkEepSignatures(read, rooms.rootCertificate)).toMatchObject([{ signer: '和丽春', state: 'valid' }])
  })

  test('is frozen by the seal, but for what describes the keeping', () => {
    home.rooms.dossiers.seal(archivist, id)
    expect(found('secrecy')).toMatchObject({ editable: false, value: '公开' })
    expect(refused(() => set({ secrecy: '内部' }))).toBe('metadata.frozen')
    expect(refused(() => set({ 'author-of-paper': null }, itemId))).toBe('metadata.frozen')
    expect(found('place')).toMatchObject({ keeping: true, editable: true })
    set({ place: '2 号库房 3 架' })
    expect(found('place')?.value).toBe('2 号库房 3 架')
    expect(found('seal')?.value).toMatch(/^已封卷/)
  })
})
