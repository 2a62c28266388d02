// A hand-over step by step: asked for, approved, made, read back; what goes along, what stays, what is refused.
import { createHash } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  codeOf,
  everything,
  filesUnder,
  lastEntry,
  looked,
  never,
  openPackageRooms,
  outOf,
  type PackageRooms,
} from '../../support/package-rooms.ts'
import { passphrase, someFacts } from '../../support/test-desk.ts'

let home: PackageRooms
beforeAll(async () => {
  home = await openPackageRooms({ withMedia: true })
})
afterAll(() => home.close())

describe('asking and approving', () => {
  test('an open dossier is not handed over', async () => {
    const { rooms, archivist } = home.giver
    const { id } = await rooms.rooms.dossiers.create(archivist, someFacts())
    expect(await codeOf(async () => home.request('bagit', { dossierIds: [id] }))).toBe('package.not-sealed')
    expect(rooms.rooms.packages.list(archivist, { ...everything, dossierId: id }).total).toBe(0)
  })

  test('nothing is made before somebody else has approved it, nor after it was declined or withdrawn', async () => {
    const { rooms, archivist, head } = home.giver
    const { packages } = rooms.rooms
    const { id } = home.request('bagit')
    expect(lastEntry(home, 'giver')?.event).toBe('package.requested')
    const order = { id, folder: join(home.folder, 'early'), passphrase, looked }
    expect(await outOf(packages.make(archivist, order, never))).toBe('package.state')
    expect(await codeOf(async () => packages.approve({ ...archivist }, id, ''))).toBe('package.own-request')
    expect(await codeOf(async () => packages.withdraw(head, id, '不办了'))).toBe('package.not-yours')
    expect(packages.get(archivist, id).state).toBe('requested')
    packages.decline(head, id, '载体未备妥')
    expect(lastEntry(home, 'giver')?.event).toBe('package.declined')
    expect(await outOf(packages.make(archivist, order, never))).toBe('package.state')
    const second = home.request('bagit')
    packages.withdraw(archivist, second.id, '改用移交目录结构')
    expect(lastEntry(home, 'giver')?.event).toBe('package.withdrawn')
    expect(await codeOf(async () => packages.approve(head, second.id, ''))).toBe('package.state')
    expect(await readdir(home.folder)).toEqual([])
  })
})

describe('making', () => {
  test('a folder that holds something, or lies in the archive, or has no parent is refused and left as it was', async () => {
    const { rooms, archivist, head } = home.giver
    const { packages, vault } = rooms.rooms
    const { id } = home.request('bagit')
    packages.approve(head, id, '同意')
    const full = join(home.folder, 'full')
    await mkdir(full)
    await writeFile(join(full, 'mine.txt'), 'mine')
    const into = (folder: string, words = passphrase) =>
      outOf(packages.make(archivist, { id, folder, passphrase: words, looked }, never))
    expect(await into(full)).toBe('package.not-empty')
    expect(await into(join(vault.folder, 'inside'))).toBe('package.inside-archive')
    expect(await into(join(home.folder, 'a', 'b'))).toBe('package.no-folder')
    expect(await into('relative')).toBe('package.no-folder')
    expect(await into(join(home.folder, 'new'), '不对的口令-2026')).toBe('people.wrong-passphrase')
    expect(lastEntry(home, 'giver')).toMatchObject({ event: 'package.made', outcome: 'refused' })
    expect(await filesUnder(home.folder)).toEqual(['full/mine.txt'])
    packages.withdraw(archivist, id, '不办了')
    await rm(full, { recursive: true })
  })

  test('whoever leaves in the middle leaves nothing half', async () => {
    const { rooms, archivist, head } = home.giver
    const { packages } = rooms.rooms
    const { id } = home.request('transfer')
    packages.approve(head, id, '')
    const order = { id, folder: join(home.folder, 'left'), passphrase, looked }
    for await (const _ of packages.make(archivist, order, never)) break
    expect(await readdir(home.folder)).toEqual([])
    expect(packages.get(archivist, id).state).toBe('approved')
    packages.withdraw(archivist, id, '不办了')
  })
})

test('sheets frozen at the seal and what was filed after it come along, and are verified there', async () => {
  const { rooms, archivist } = home.giver
  const { dossiers, sealing, supplements } = rooms.rooms
  const { id } = await dossiers.create(archivist, someFacts({ title: '云山县张三无证运输木材案' }))
  await rooms.file(archivist, id, await rooms.files.pdf('处罚决定书.pdf', 2))
  await sealing.seal(archivist, id)
  const { packages } = rooms.rooms
  const early = home.request('bagit', { dossierIds: [id] })
  packages.approve(home.giver.head, early.id, '同意')
  const supplement = supplements.begin(archivist, id, '判决书后收到')
  await rooms.file(archivist, id, await rooms.files.pdf('行政判决书.pdf', 3))
  await supplements.seal(archivist, supplement.id)

  const order = { id: early.id, folder: join(home.folder, 'early'), passphrase, looked }
  expect(await outOf(packages.make(archivist, order, never))).toBe('package.grown')
  expect(lastEntry(home, 'giver')).toMatchObject({ event: 'package.made', outcome: 'refused', subject: early.id })
  expect(await readdir(home.folder)).not.toContain('early')
  packages.withdraw(archivist, early.id, '重新申请')

  const made = await home.made('transfer', 'with-supplement', { dossierIds: [id] })
  const paths = await filesUnder(made.folder)
  expect(paths.filter((path) => path.endsWith('/表单/卷内目录.pdf'))).toHaveLength(2)
  expect(paths.filter((path) => path.includes('/补充归档1/正卷/'))).toHaveLength(1)
  const spoilt = await supplementSpoilt(made.folder, (said) => Object.assign(said.items[0] ?? {}, { title: '别的' }))
  expect(spoilt).toContain('supplement-hash')
  const unsealed = await supplementSpoilt(made.folder, (said) => Object.assign(said, { manifest: '' }), false)
  expect(unsealed).toContain('supplement-hash')
  const { taker } = home
  const there = taker.rooms.rooms
  const taken = { folder: made.folder, passphrase, looked }
  expect(await outOf(there.packages.import(taker.archivist, taken, never))).toBe('nothing was refused')
  const items = there.dossiers.items(id)
  expect(items.map(({ title, supplementId }) => [title, supplementId])).toEqual([
    ['处罚决定书', null],
    ['行政判决书', supplement.id],
  ])
  expect(there.supplements.manifest(id, supplement.id)).toEqual(supplements.manifest(id, supplement.id))
  for await (const step of there.dossiers.verify(taker.archivist, id, never)) {
    if (step.state !== 'running') expect(step).toMatchObject({ state: 'intact', seal: 'matches' })
  }
  await rm(made.folder, { recursive: true })
})

interface SaidSupplement {
  manifest: string
  items: { title: string }[]
}

/** What an inspection says of a copy in which the first supplement was changed, its lists left as they were. */
async function supplementSpoilt(
  folder: string,
  spoil: (said: SaidSupplement) => unknown,
  withRestricted = true,
): Promise<string[]> {
  const copy = join(home.folder, 'spoilt')
  await cp(folder, copy, { recursive: true })
  const path = join(copy, '其他', 'anjuan.json')
  const said = JSON.parse(await readFile(path, 'utf8')) as { dossiers: { supplements: SaidSupplement[] }[] }
  for (const supplement of said.dossiers[0]?.supplements ?? []) spoil(supplement)
  await writeFile(path, JSON.stringify({ ...said, withRestricted }))
  const { problems } = await home.inspected(copy)
  await rm(copy, { recursive: true })
  return problems.map(({ code }) => code)
}

test('a package is read back and tested where it is made and where it is taken in', async () => {
  const { giver, taker } = home
  const dossierId = await home.seal()
  const made = await home.made('bagit', 'tested', { dossierIds: [dossierId] })
  const order = { folder: made.folder, passphrase, looked }
  for await (const _ of taker.rooms.rooms.packages.import(taker.archivist, order, never));
  const [taken] = taker.rooms.rooms.packages.list(taker.archivist, { ...everything, dossierId }).rows
  for (const [side, id] of [
    [giver, made.id],
    [taker, taken?.id ?? ''],
  ] as const) {
    const { soundness, packages, journal } = side.rooms.rooms
    const [test] = soundness.packages.of(id)
    expect(test).toMatchObject({ packageId: id, dossierId: null, stage: 'hand-over', outcome: 'unfinished', failed: 0 })
    expect(test?.manifestSha256).toBe(packages.get(side.archivist, id).listSha256)
    // What lies on the disk, to the last file.
    expect(test?.files).toBe((await filesUnder(made.folder)).length)
    const asked = test?.lines.filter(({ question }) => question !== null).map(({ code }) => code) ?? []
    expect(asked).toEqual(['scanner-present', 'virus', 'carrier-look', 'disc-quality', 'process-safety'])
    const filter = { offset: 0, limit: 1, who: '', event: 'soundness.tested', outcome: 'any' } as const
    expect(journal.list(filter).rows[0]).toMatchObject({
      subject: id,
      detail: { test: test?.id, stage: 'hand-over', outcome: 'unfinished', codes: [] },
    })

    const answers = asked.map((code) => ({ code, answer: 'passed' as const, note: '已看过' }))
    const signed = await soundness.attest(side.archivist, { id: test?.id ?? '', answers, passphrase })
    expect([signed.outcome, signed.lines.some(({ attestation }) => attestation?.signature === 'altered')]).toEqual([
      'passed',
      false,
    ])
    const report = await soundness.report(side.archivist, signed.id)
    expect(lastEntry(home, side === giver ? 'giver' : 'taker')).toMatchObject({
      event: 'soundness.reported',
      subject: id,
      detail: { test: signed.id, sha256: report.sha256 },
    })
    const pdf = Buffer.from(report.pdfBase64 ?? '', 'base64')
    expect([createHash('sha256').update(pdf).digest('hex'), report.objectId]).toEqual([report.sha256, null])
    const stranger = { ...side.head, roles: ['handler' as const] }
    expect(await codeOf(() => soundness.report(stranger, signed.id))).toBe('soundness.unknown')
  }
  await rm(made.folder, { recursive: true })
})

test('what does not read back as it was written is not handed over', async () => {
  const { rooms, archivist, head } = home.giver
  const { packages, soundness } = rooms.rooms
  const { id } = home.request('bagit')
  packages.approve(head, id, '')
  const folder = join(home.folder, 'differs')
  let left = false
  // Somebody else writes into the folder as soon as it is there.
  const meddle = () => {
    if (existsSync(join(folder, 'data'))) writeFileSync(join(folder, 'data', 'spare.txt'), 'x')
    else if (!left) setImmediate(meddle)
  }
  meddle()
  expect(await outOf(packages.make(archivist, { id, folder, passphrase, looked }, never))).toBe(
    'package.carrier-differs',
  )
  left = true
  expect(lastEntry(home, 'giver')).toMatchObject({ event: 'package.made', outcome: 'refused' })
  expect(packages.get(archivist, id).state).toBe('approved')
  expect(soundness.packages.of(id)).toEqual([])
  expect(await readdir(home.folder)).not.toContain('differs')
  packages.withdraw(archivist, id, '不办了')
})

test('without the restricted volume a package can be looked at and not taken in', async () => {
  const { rooms, archivist } = home.giver
  const { items, supplements } = rooms.rooms
  const dossierId = await home.seal()
  const supplement = supplements.begin(archivist, dossierId, '补正集体讨论记录')
  const minutes = await rooms.file(archivist, dossierId, await rooms.files.pdf('集体讨论记录补正.pdf', 1))
  items.change(archivist, { ...minutes, volume: 'restricted' })
  await supplements.seal(archivist, supplement.id)
  const made = await home.made('bagit', 'main-only', { withRestricted: false, dossierIds: [dossierId] })
  const files = await filesUnder(made.folder)
  expect(files.some((path) => path.endsWith('/元数据.xml'))).toBe(true)
  // Not a word of what lies in it: neither in a name nor in any list, manifest or page.
  expect(files.filter((path) => path.includes('集体讨论'))).toEqual([])
  const words = await Promise.all(files.map((path) => readFile(join(made.folder, path), 'utf8')))
  expect(words.filter((text) => text.includes('集体讨论'))).toEqual([])
  const { problems } = await home.inspected(made.folder)
  expect(problems.map(({ code }) => code)).toContain('without-restricted')
})

test('what is still being filed goes nowhere and takes nothing away from what was sealed', async () => {
  const { rooms, archivist } = home.giver
  const { dossiers, items, supplements } = rooms.rooms
  const { id } = await dossiers.create(archivist, someFacts({ title: '云山县某合作社无证经营种子案' }))
  await rooms.file(archivist, id, await rooms.files.pdf('不予处罚决定书.pdf', 1))
  dossiers.seal(archivist, id)
  supplements.begin(archivist, id, '复议后收到')
  const later = await rooms.file(archivist, id, await rooms.files.pdf('复议意见.pdf', 1))
  items.change(archivist, { ...later, volume: 'restricted' })
  const made = await home.made('bagit', 'still-filing', { withRestricted: false, dossierIds: [id] })
  expect((await home.inspected(made.folder)).problems).toEqual([])
  const words = await Promise.all((await filesUnder(made.folder)).map((path) => readFile(join(made.folder, path))))
  expect(words.filter((text) => text.includes('复议'))).toEqual([])
})

test('a package changed by one byte is refused whole', async () => {
  const made = await home.made('bagit', 'changed')
  const copy = join(home.folder, 'changed-copy')
  await cp(made.folder, copy, { recursive: true })
  const [paper] = (await filesUnder(copy)).filter((path) => path.includes('正卷'))
  const bytes = await readFile(join(copy, paper ?? ''))
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  await writeFile(join(copy, paper ?? ''), bytes)
  const before = home.taker.rooms.rooms.packages.list(home.taker.archivist, everything).total
  const order = { folder: copy, passphrase, looked }
  expect(await outOf(home.taker.rooms.rooms.packages.import(home.taker.archivist, order, never))).toBe(
    'package.unsound',
  )
  expect(lastEntry(home, 'taker')).toMatchObject({ event: 'package.imported', outcome: 'refused' })
  expect(home.taker.rooms.rooms.packages.list(home.taker.archivist, everything).total).toBe(before)
})
