// 四性检测 of real dossiers: real bytes on the disk, real PDFs and recordings, changed behind the desk's back.
import { mkdir, open, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '#main/desk-core.ts'
import type { SoundnessProgress, SoundnessStage, SoundnessTest } from '#shared/contract/soundness.ts'
import { passphrase, someFacts } from '../../support/test-desk.ts'
import { openTestRooms, type TestRooms } from '../../support/test-rooms.ts'
import { composeUnsigned, createSigner, createTestRoot, signBlock } from '../opinions/signers.ts'
import { bare, createBench, textOf } from '../opinions/tools.ts'

let home: TestRooms
let archivist: Caller
let dossierId: string
let paperId: string
let filmId: string
const bench = createBench()
const never = new AbortController().signal

beforeAll(async () => {
  home = await openTestRooms(undefined, { withMedia: true })
  archivist = await home.admit('archivist', '和丽春', ['archivist'])
  const dates = {
    filedOn: '2026-09-01',
    noticeOn: null,
    decidedOn: '2026-09-20',
    servedOn: null,
    closedOn: '2026-09-30',
  }
  ;({ id: dossierId } = await home.rooms.dossiers.create(archivist, someFacts({ dates })))
  const kinded = { volume: 'main', madeOn: '2026-09-20' } as const
  const { files, rooms } = home
  paperId = (await home.file(archivist, dossierId, await files.pdf('行政处罚决定书.pdf', 2))).id
  rooms.items.change(archivist, { id: paperId, title: '行政处罚决定书', paperKind: 'penalty-decision', ...kinded })
  filmId = (await home.file(archivist, dossierId, await files.clip('现场检查.mp4', 1))).id
  rooms.items.change(archivist, {
    id: filmId,
    title: '现场检查录像',
    paperKind: 'site-inspection-recording',
    ...kinded,
  })
})
afterAll(async () => {
  await home.close()
  bench.close()
})

async function tested(id = dossierId, stage: SoundnessStage = 'filing'): Promise<SoundnessTest> {
  let last: SoundnessProgress | null = null
  for await (const step of home.rooms.soundness.test(archivist, id, stage, never)) last = step
  if (last?.test == null) throw new Error('a test without an end')
  return last.test
}

const failedOf = ({ lines }: SoundnessTest) =>
  lines.filter(({ outcome }) => outcome === 'failed').map(({ code }) => code)
const lineOf = ({ lines }: SoundnessTest, code: string) => lines.find((line) => line.code === code)
const lastEntry = () => home.rooms.journal.list({ offset: 0, limit: 1, who: '', event: '', outcome: 'any' }).rows[0]
const tests = () => home.rooms.store.all((q) => q.selectFrom('soundness_test').select('id')).length
const objectFile = (objectId: string) => join(home.rooms.vault.folder, 'objects', objectId.slice(0, 2), objectId)

/** Changes one byte of the ciphertext, and puts it back. */
async function whileAltered(objectId: string, work: () => Promise<void>): Promise<void> {
  const flip = async () => {
    const file = await open(objectFile(objectId), 'r+')
    const byte = Buffer.alloc(1)
    await file.read(byte, 0, 1, 4200)
    byte[0] = (byte[0] ?? 0) ^ 0xff
    await file.write(byte, 0, 1, 4200)
    await file.close()
  }
  await flip()
  await work()
  await flip()
}

describe('a test', () => {
  test('reads every byte, opens every file, says how far it is, and is entered', async () => {
    const phases = new Set<string>()
    let end: SoundnessProgress | null = null
    for await (const step of home.rooms.soundness.test(archivist, dossierId, 'filing', never)) {
      phases.add(step.phase)
      end = step
    }
    expect([...phases]).toEqual(['reading', 'opening', 'judging', 'done'])
    const found = end?.test ?? null
    expect(found).toMatchObject({
      stage: 'filing',
      outcome: 'failed',
      testedBy: '和丽春',
      sealed: false,
      mark: 'example',
    })
    // No 档号 and no period have been given yet, and papers of the case lack; everything else is as it should be.
    expect(failedOf(found as SoundnessTest)).toEqual(['archival-code', 'required-facts', 'filing-range'])
    expect(found?.manifestSha256).toBe(home.rooms.dossiers.manifest(dossierId).sha256)
    expect(lineOf(found as SoundnessTest, 'readability')).toMatchObject({ outcome: 'passed' })
    expect(lastEntry()).toMatchObject({
      event: 'soundness.tested',
      subject: dossierId,
      outcome: 'done',
      detail: {
        test: found?.id,
        stage: 'filing',
        outcome: 'failed',
        codes: ['archival-code', 'required-facts', 'filing-range'],
      },
    })
    expect(home.rooms.soundness.get(dossierId, found?.id ?? '')).toEqual(found)
    expect(home.rooms.soundness.list(dossierId)[0]).toMatchObject({ id: found?.id, failed: 3 })
  })

  test('names altered bytes, in what they are altered, and opens nothing of them', async () => {
    const { objectId } = home.rooms.dossiers.items(dossierId).find(({ id }) => id === paperId) ?? { objectId: '' }
    await whileAltered(objectId, async () => {
      const found = await tested()
      expect(lineOf(found, 'fixity')?.findings).toEqual([
        { itemId: paperId, title: '行政处罚决定书', sentence: '内容与登记的 SHA-256 不一致，已被改动。' },
      ])
      expect(failedOf(found)).toContain('content-complete')
      expect(failedOf(found)).not.toContain('readability')
    })
    expect(failedOf(await tested())).not.toContain('fixity')
  })

  test('names files in the archive that no row knows', async () => {
    const folder = join(home.rooms.vault.folder, 'objects', '00')
    const stray = join(folder, `00${'f'.repeat(30)}`)
    await mkdir(folder, { recursive: true })
    await writeFile(stray, 'stray')
    await writeFile(join(home.rooms.vault.folder, 'objects', 'Thumbs.db'), 'stray')
    const found = await tested()
    expect(lineOf(found, 'spare-files')?.findings.map(({ sentence }) => sentence)).toEqual([
      '存档文件夹中有 2 个没有登记的加密文件。',
    ])
    await rm(stray)
    await rm(join(home.rooms.vault.folder, 'objects', 'Thumbs.db'))
  })

  test('checks signatures on filed PDFs: one of strangers holds, one whose file was changed does not', async () => {
    const signer = await createSigner(await createTestRoot(), '外人')
    const unsigned = await composeUnsigned()
    const signed = await signBlock(unsigned.bytes, unsigned.signatureBoxes[0], signer)
    const changed = Buffer.from(signed)
    // Inside of a page's stream: the file still opens.
    const at = changed.indexOf('stream') + 20
    changed[at] = (changed[at] ?? 0) ^ 1
    const { id } = await home.rooms.dossiers.create(archivist, someFacts({ number: null }))
    await home.file(archivist, id, await home.files.bytes('有签名.pdf', signed))
    const bad = await home.file(archivist, id, await home.files.bytes('签名失效.pdf', changed))
    const found = await tested(id)
    expect(lineOf(found, 'fixity')?.findings).toEqual([
      { itemId: bad.id, title: bad.title, sentence: '电子签名无效：签名之后内容被改动。' },
    ])
    expect(lineOf(found, 'fixity')?.found).toContain('核验 2 份带电子签名的文件')
  })

  test('does not count when the dossier changed meanwhile, and ends when nobody listens', async () => {
    const before = tests()
    const feed = home.rooms.soundness.test(archivist, dossierId, 'storage', never)
    await feed.next()
    const changed = { id: paperId, volume: 'main', madeOn: '2026-09-20', paperKind: 'penalty-decision' } as const
    home.rooms.items.change(archivist, { ...changed, title: '处罚决定书' })
    const drain = async () => {
      for await (const _step of feed);
    }
    await expect(drain()).rejects.toMatchObject({ code: 'soundness.changed' })
    home.rooms.items.change(archivist, { ...changed, title: '行政处罚决定书' })
    const left = home.rooms.soundness.test(archivist, dossierId, 'storage', never)
    await left.next()
    await left.return(undefined as never)
    const stop = new AbortController()
    const stopped = home.rooms.soundness.test(archivist, dossierId, 'storage', stop.signal)
    await stopped.next()
    stop.abort(new Error('enough'))
    await expect(
      (async () => {
        for await (const _step of stopped);
      })(),
    ).rejects.toThrow('enough')
    expect(tests()).toBe(before)
  })

  test('of what is not there is refused', async () => {
    const { soundness } = home.rooms
    const nowhere = '00000000-0000-4000-8000-000000000000'
    await expect(soundness.test(archivist, nowhere, 'filing', never).next()).rejects.toMatchObject({
      code: 'dossier.unknown',
    })
    expect(() => soundness.get(dossierId, nowhere)).toThrow('soundness.unknown')
    home.rooms.store.run((q) =>
      q.updateTable('dossier').set({ disposed_at: '2026-11-01T00:00:00.000Z' }).where('id', '=', dossierId),
    )
    await expect(soundness.test(archivist, dossierId, 'filing', never).next()).rejects.toMatchObject({
      code: 'dossier.disposed',
    })
    home.rooms.store.run((q) => q.updateTable('dossier').set({ disposed_at: null }).where('id', '=', dossierId))
  })
})

describe('the answers of a person', () => {
  let asked: SoundnessTest
  beforeAll(async () => {
    asked = await tested()
  })
  const answer = (code: string, change = {}) => ({ code, answer: 'passed' as const, note: '', ...change })
  const attest = (answers: Parameters<typeof home.rooms.soundness.attest>[1]['answers'], by = passphrase) =>
    home.rooms.soundness.attest(archivist, { id: asked.id, answers, passphrase: by })
  const rows = () => home.rooms.store.all((q) => q.selectFrom('soundness_attestation').selectAll())

  test('are refused where nothing was asked, where a reason lacks, and with a wrong passphrase', async () => {
    await expect(attest([answer('fixity')])).rejects.toMatchObject({ code: 'soundness.no-question' })
    await expect(attest([answer('virus', { answer: 'failed' })])).rejects.toMatchObject({
      code: 'soundness.note-missing',
    })
    await expect(attest([answer('virus'), answer('virus')])).rejects.toMatchObject({ code: 'soundness.answered' })
    await expect(attest([answer('virus')], 'wrong')).rejects.toMatchObject({ code: 'people.wrong-passphrase' })
    expect(lastEntry()).toMatchObject({
      event: 'soundness.attested',
      outcome: 'refused',
      detail: { code: 'people.wrong-passphrase' },
    })
    expect(rows()).toEqual([])
  })

  test('are signed each, several with one passphrase, and stand in the place of the question', async () => {
    const after = await attest([
      answer('virus', { note: '用本机杀毒软件检测，病毒库为当日。' }),
      answer('disc-quality', { answer: 'not-applicable' }),
    ])
    expect(lineOf(after, 'virus')).toMatchObject({
      outcome: 'passed',
      attestation: { answer: 'passed', signedBy: '和丽春', signature: 'valid' },
    })
    expect(after.notApplicable).toBe(1)
    expect(lastEntry()).toMatchObject({
      event: 'soundness.attested',
      subject: asked.id,
      outcome: 'done',
      detail: { codes: ['virus', 'disc-quality'] },
    })
    await expect(attest([answer('virus')])).rejects.toMatchObject({ code: 'soundness.answered' })
    expect(rows()).toHaveLength(2)
  })

  test('that were changed behind the desk are no answers', async () => {
    const change = (note: string) =>
      home.rooms.store.run((q) => q.updateTable('soundness_attestation').set({ note }).where('code', '=', 'virus'))
    change('没有检测。')
    expect(lineOf(home.rooms.soundness.get(dossierId, asked.id), 'virus')).toMatchObject({
      outcome: 'waiting',
      attestation: { signature: 'altered' },
    })
    change('用本机杀毒软件检测，病毒库为当日。')
    expect(lineOf(home.rooms.soundness.get(dossierId, asked.id), 'virus')).toMatchObject({ outcome: 'passed' })
  })

  test('stand in the report, which is composed once and says what it binds', async () => {
    const report = await home.rooms.soundness.report(archivist, asked.id)
    expect(lastEntry()).toMatchObject({
      event: 'soundness.reported',
      subject: dossierId,
      detail: { test: asked.id, sha256: report.sha256 },
    })
    const pdf = Buffer.from(await home.rooms.objects.readWhole(report.objectId ?? ''))
    const words = bare(textOf(bench.put('report.pdf', pdf)))
    for (const said of ['四性检测报告', '档号规范性', '用本机杀毒软件检测', '和丽春', asked.manifestSha256 ?? '']) {
      expect(words).toContain(said)
    }
    expect(report.name).toMatch(/^四性检测报告-归档-.*\.pdf$/)
    const again = await home.rooms.soundness.report(archivist, asked.id)
    expect(again).toEqual(report)
    await expect(home.rooms.soundness.report(archivist, '00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({
      code: 'soundness.unknown',
    })
  })
})
