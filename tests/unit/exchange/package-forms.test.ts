// A package in each of its three forms from one archive to the other and back with its receipt, judged by tools that are not ours.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
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
import { passphrase } from '../../support/test-desk.ts'

const run = promisify(execFile)

let home: PackageRooms
beforeAll(async () => {
  home = await openPackageRooms({ withMedia: true })
})
afterAll(() => home.close())

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
    expect(lastEntry(home, 'taker')?.event).toBe('package.imported')
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
    expect(lastEntry(home, 'giver')?.event).toBe('package.received')
    expect(theirs.get(giver.archivist, made.id)).toMatchObject({
      state: 'received',
      taker: { agency: '云山县农业农村局' },
    })
  })
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
