// A hand-over from one archive to another and back with its receipt, judged by tools that are not ours.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf, looked, never, openPackageRooms, outOf, type PackageRooms } from '../../support/package-rooms.ts'
import { passphrase, someFacts } from '../../support/test-desk.ts'

const run = promisify(execFile)

let home: PackageRooms
beforeAll(async () => {
  home = await openPackageRooms({ withMedia: true })
})
afterAll(() => home.close())

const filesUnder = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()

const lastEntry = (side: 'giver' | 'taker') => {
  const { rows } = home[side].rooms.rooms.journal.list({ offset: 0, limit: 1, who: '', event: '', outcome: 'any' })
  return rows[0]
}

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
    expect(lastEntry('giver')?.event).toBe('package.requested')
    const order = { id, folder: join(home.folder, 'early'), passphrase, looked }
    expect(await outOf(packages.make(archivist, order, never))).toBe('package.state')
    expect(await codeOf(async () => packages.approve({ ...archivist }, id, ''))).toBe('package.own-request')
    expect(await codeOf(async () => packages.withdraw(head, id, '不办了'))).toBe('package.not-yours')
    expect(packages.get(archivist, id).state).toBe('requested')
    packages.decline(head, id, '载体未备妥')
    expect(lastEntry('giver')?.event).toBe('package.declined')
    expect(await outOf(packages.make(archivist, order, never))).toBe('package.state')
    const second = home.request('bagit')
    packages.withdraw(archivist, second.id, '改用移交目录结构')
    expect(lastEntry('giver')?.event).toBe('package.withdrawn')
    expect(await codeOf(async () => packages.approve(head, second.id, ''))).toBe('package.state')
    expect(await readdir(home.folder)).toEqual([])
  })
})

const everything = { offset: 0, limit: 100, direction: null, dossierId: null } as const

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
    expect(lastEntry('giver')).toMatchObject({ event: 'package.made', outcome: 'refused' })
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

describe.each(['transfer', 'bagit', 'eep'] as const)('a package as %s', (form) => {
  let made: { id: string; folder: string }
  let dossierId: string
  const withClip = form === 'transfer'
  beforeAll(async () => {
    dossierId = withClip ? home.dossierId : await home.seal()
    made = await home.made(form, form, { dossierIds: [dossierId] })
  })
  afterAll(() => rm(made.folder, { recursive: true, force: true }))

  test('its lists are good for sha256sum and sha512sum, and every file is listed', async () => {
    const { sizeBytes, listSha256, files } = home.giver.rooms.rooms.packages.get(home.giver.archivist, made.id)
    const lists =
      form === 'bagit'
        ? ['manifest-sha256.txt', 'manifest-sha512.txt', 'tagmanifest-sha256.txt', 'tagmanifest-sha512.txt']
        : ['校验清单-sha256.txt', '校验清单-sha512.txt'].map((name) => (form === 'eep' ? name : `其他/${name}`))
    for (const list of lists) {
      const tool = list.includes('sha512') ? 'sha512sum' : 'sha256sum'
      const { stdout } = await run(tool, ['-c', '--strict', list], { cwd: made.folder })
      expect(
        stdout
          .trim()
          .split('\n')
          .every((line) => line.endsWith(': OK') || line.endsWith(': 成功')),
      ).toBe(true)
    }
    const own = await readFile(join(made.folder, lists[0] ?? ''))
    expect(createHash('sha256').update(own).digest('hex')).toBe(listSha256)
    expect(sizeBytes).toBeGreaterThan(0)
    expect(files).toBeGreaterThan(4)
    // Names that Windows takes, whatever the originals were called.
    expect((await filesUnder(made.folder)).filter((path) => /[<>:"|?*%\\]/.test(path))).toEqual([])
  })

  if (form === 'transfer') {
    test('its catalogues follow the schema that goes along with them', async () => {
      for (const catalogue of ['案卷目录.XML', '文件目录.XML']) {
        await run('xmllint', ['--noout', '--nonet', '--schema', '其他/目录结构.xsd', catalogue], { cwd: made.folder })
      }
      expect(await readFile(join(made.folder, '说明文件.TXT'), 'utf8')).toContain('载体编号：YP-001\r\n')
    })
  } else if (form === 'eep') {
    test('its EEP follows the schema that goes along with it', async () => {
      await run('xmllint', ['--noout', '--nonet', '--schema', '封装结构.xsd', '0001.eep.xml'], { cwd: made.folder })
    })
  } else {
    test('it is a bag by the rules of RFC 8493, written once more here', async () => {
      await assertBag(made.folder)
    })
  }

  test('the form on paper is whole', async () => {
    const [pdf] = (await filesUnder(made.folder)).filter((path) => path.endsWith('移交与接收登记表.pdf'))
    const { stdout } = await run('pdftotext', ['-layout', join(made.folder, pdf ?? ''), '-'])
    expect(stdout).toContain('电子档案移交与接收登记表')
    expect(stdout).toContain('云山县档案馆')
  })

  test('an inspection finds nothing wrong and says what is inside', async () => {
    const found = await home.inspected(made.folder)
    expect(found.problems).toEqual([])
    expect(found).toMatchObject({ form, sender: '云山县农业农村局', giver: { signature: 'valid', signedBy: '和丽春' } })
    expect(found.dossiers).toMatchObject([{ items: withClip ? 4 : 3 }])
  })

  test('it is taken in with the same manifest, verified, and not twice; the receipt comes back', async () => {
    const { giver, taker } = home
    const { packages, dossiers } = taker.rooms.rooms
    const order = { folder: made.folder, passphrase, looked }
    for await (const _ of packages.import(taker.archivist, order, never));
    expect(lastEntry('taker')?.event).toBe('package.imported')
    const [taken] = packages.list(taker.archivist, { ...everything, dossierId }).rows
    expect(taken).toMatchObject({ direction: 'in', state: 'imported', taker: { signature: 'valid' } })
    const sealed = giver.rooms.rooms.dossiers.manifest(dossierId)
    expect(dossiers.manifest(dossierId)).toEqual(sealed)
    for await (const step of dossiers.verify(taker.archivist, dossierId, never)) {
      if (step.state !== 'running') expect(step).toMatchObject({ state: 'intact', seal: 'matches' })
    }
    const clip = dossiers.items(dossierId).find(({ kind }) => kind === 'recording')
    if (withClip) expect(clip?.media).toMatchObject({ videoCodec: 'h264' })

    expect(await outOf(packages.import(taker.archivist, order, never))).toBe('package.here')
    expect(packages.list(taker.archivist, { ...everything, dossierId }).total).toBe(1)

    const { json } = await packages.receipt(taken?.id ?? '')
    const theirs = giver.rooms.rooms.packages
    const open = (await theirs.receipt(made.id)).json
    const receive = (receipt: string) => codeOf(async () => theirs.receive(giver.archivist, made.id, receipt))
    expect(await receive('{}')).toBe('package.receipt-unreadable')
    expect(await receive(open)).toBe('package.receipt-open')
    const forged = JSON.parse(json)
    forged.taker.statement = forged.taker.statement.replace('和丽春', '和丽秋')
    expect(await receive(JSON.stringify(forged))).toBe('package.receipt-signature')
    const foreign = JSON.parse(json)
    foreign.taker.statement = foreign.taker.statement.replace(
      /"listSha256":"[0-9a-f]{64}"/,
      `"listSha256":"${'0'.repeat(64)}"`,
    )
    expect(await receive(JSON.stringify(foreign))).toBe('package.receipt-foreign')
    expect(theirs.get(giver.archivist, made.id).state).toBe('made')
    theirs.receive(giver.archivist, made.id, json)
    expect(lastEntry('giver')?.event).toBe('package.received')
    expect(theirs.get(giver.archivist, made.id)).toMatchObject({
      state: 'received',
      taker: { agency: '云山县农业农村局' },
    })
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
  expect(lastEntry('giver')).toMatchObject({ event: 'package.made', outcome: 'refused', subject: early.id })
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
    expect(lastEntry(side === giver ? 'giver' : 'taker')).toMatchObject({
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
  expect(lastEntry('giver')).toMatchObject({ event: 'package.made', outcome: 'refused' })
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
  expect(lastEntry('taker')).toMatchObject({ event: 'package.imported', outcome: 'refused' })
  expect(home.taker.rooms.rooms.packages.list(home.taker.archivist, everything).total).toBe(before)
})

/** RFC 8493 in the words of this test: declaration, complete manifests in both algorithms, Oxum, tag manifests. */
async function assertBag(folder: string): Promise<void> {
  const text = (name: string) => readFile(join(folder, name), 'utf8')
  expect(await text('bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
  const files = await filesUnder(folder)
  const payload = files.filter((path) => path.startsWith('data/'))
  const sizes = await Promise.all(payload.map(async (path) => (await readFile(join(folder, path))).length))
  const oxum = `${sizes.reduce((sum, size) => sum + size, 0)}.${payload.length}`
  expect(await text('bag-info.txt')).toContain(`Payload-Oxum: ${oxum}\n`)
  for (const algorithm of ['sha256', 'sha512']) {
    const entries = async (name: string) =>
      (await text(name))
        .trimEnd()
        .split('\n')
        .map((line) => {
          const [hash = '', ...rest] = line.split('  ')
          const path = rest.join('  ').replace(/%0A/gi, '\n').replace(/%0D/gi, '\r').replace(/%25/g, '%')
          return { hash, path }
        })
    const listed = await entries(`manifest-${algorithm}.txt`)
    expect(listed.map(({ path }) => path).sort()).toEqual(payload)
    const tags = files.filter((path) => !path.startsWith('data/') && !path.startsWith('tagmanifest-'))
    const tagged = await entries(`tagmanifest-${algorithm}.txt`)
    expect(tagged.map(({ path }) => path).sort()).toEqual(tags)
    for (const { hash, path } of [...listed, ...tagged]) {
      expect(
        createHash(algorithm)
          .update(await readFile(join(folder, path)))
          .digest('hex'),
      ).toBe(hash)
    }
  }
}
