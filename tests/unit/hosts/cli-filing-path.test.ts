// The whole way of a dossier by command: arranged, checked, numbered, sealed, tested, lent, handed over, and taken into another
// archive with the very same manifest. SLOW=1 takes all dossiers of the sample county and one of 300 papers.
import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CliIo } from '#main/hosts/cli/io.ts'
import { runCli } from '#main/hosts/cli/run-cli.ts'
import { packageForms } from '#shared/contract/packages.ts'
import { makeSample } from '../../../resources/sample/make-sample.ts'
import { fileManyPapers, fileSampleDossier } from '../../support/filed-sample.ts'
import { createSmallFiles } from '../../support/small-files.ts'
import { createTestDesk, openTestDesk, passphrase, type TestDesk } from '../../support/test-desk.ts'

const slow = process.env.SLOW === '1'
const schemas = new URL('../../../resources/schemas/', import.meta.url).pathname

let folder: string
let giver: TestDesk
let taker: TestDesk
const ids: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anjuan-path-'))
  await writeFile(join(folder, 'passphrase.txt'), passphrase)
  giver = await createTestDesk(['archivist', 'head', 'handler'])
  taker = await createTestDesk(['archivist'])
  const files = await createSmallFiles()
  const archivist = await giver.as('archivist')
  if (slow) {
    const county = await makeSample({ folder: files.folder, clips: 'small' })
    for (const dossier of county.dossiers) ids.push(await fileSampleDossier(giver, archivist, files.folder, dossier))
  }
  ids.push(await fileManyPapers(giver, archivist, files, slow ? 300 : 6))
  await files.close()
  await giver.desk.close()
  await taker.desk.close()
}, 1_800_000)
afterAll(async () => {
  await giver.close()
  await taker.close()
  await rm(folder, { recursive: true, force: true })
})

async function run(home: TestDesk, user: string, ...argv: readonly string[]) {
  const said = { out: '', err: '' }
  const io: CliIo = {
    stdout: (text) => {
      said.out += text
    },
    stderr: (text) => {
      said.err += text
    },
    readSecret: () => Promise.reject(new Error('nobody is there to type')),
    readInput: async () => '',
    env: { ANJUAN_ARCHIVE: home.folder, ANJUAN_USER: user },
    cwd: folder,
    signal: new AbortController().signal,
    openDesk: (at) => openTestDesk(at, home.clock),
  }
  const code = await runCli([...argv, '--passphrase-file', 'passphrase.txt'], io)
  return { code, ...said }
}

/** What a command that succeeded printed. */
async function done(home: TestDesk, user: string, ...argv: readonly string[]): Promise<string> {
  const { code, out, err } = await run(home, user, ...argv)
  expect([code, err], argv.join(' ')).toEqual([0, expect.any(String)])
  return out
}

const answer = async (home: TestDesk, user: string, ...argv: readonly string[]) =>
  JSON.parse(await done(home, user, ...argv, '--json'))

const manifestIn = (home: TestDesk, id: string) =>
  answer(home, 'archivist', 'call', 'dossiers.manifest', '--input', JSON.stringify({ id }))

describe('every dossier', () => {
  test('is arranged by its order, checked, sealed, numbered, tested, lent and given back', {
    timeout: 1_800_000,
  }, async () => {
    for (const id of ids) {
      await done(giver, 'archivist', 'arrange', id, '--apply')
      expect(await done(giver, 'archivist', 'arrange', id)).not.toContain('→')
      expect(await done(giver, 'archivist', 'check', id)).toMatch(
        /缺失 \d+ 处，不符 \d+ 处，待核对 \d+ 处，通过 \d+ 处/,
      )
      await done(giver, 'archivist', 'seal', id)
      await done(giver, 'archivist', 'sheets', id, '--out', `表单-${id}`)
      const asked = ['--kind', 'state-organ', '--way', 'copy', '--reason', '审理案件', '--name', '王法官']
      const shown = ['--unit', '云山县人民法院', '--paper', 'letter=第12号', '--paper', 'work-card=0135']
      const { loan } = await answer(giver, 'handler', 'loan', 'request', id, ...asked, ...shown)
      await done(giver, 'head', 'loan', 'approve', loan.number)
      const items = await answer(giver, 'archivist', 'call', 'dossiers.items', '--input', JSON.stringify({ id }))
      const paper = items.find(
        (item: { viewing: string; volume: string }) => item.viewing === 'pdf' && item.volume === 'main',
      )
      await done(giver, 'archivist', 'loan', 'copy', loan.number, '--item', paper.id, '--out', `副本-${id}.pdf`)
      await done(giver, 'archivist', 'loan', 'return', loan.number)
    }
    const parts = ['--part', 'fonds=J001', '--part', 'office=FZ', '--part', 'period=D30']
    expect(await done(giver, 'archivist', 'code', 'assign', '--all-sealed', ...parts)).toContain(
      `已编制档号 ${ids.length} 个`,
    )
    // Filed papers are read back and opened; items for a person's eyes stay open, and nothing is altered.
    expect(await done(giver, 'archivist', 'verify', ids.at(-1) ?? '')).toContain('完好')
  })

  test('goes to another archive in each form of package and is the same there', { timeout: 1_800_000 }, async () => {
    for (const [at, form] of packageForms.entries()) {
      // A dossier is taken in once: each form carries its share.
      const share = slow ? ids.filter((_, index) => index % packageForms.length === at) : at === 0 ? ids : []
      if (share.length === 0) continue
      const about = ['--title', '年度移交', '--receiver', '云山县档案馆', '--carrier', '移动硬盘', '--from', 'YP-001']
      const asked = await answer(giver, 'archivist', 'package', 'request', ...share, '--form', form, ...about)
      await done(giver, 'head', 'package', 'approve', asked.package.id)
      const made = await answer(giver, 'archivist', 'package', 'make', asked.package.id, `包-${form}`)
      if (form === 'bagit') {
        execFileSync('sha256sum', ['-c', '--quiet', 'manifest-sha256.txt'], { cwd: made.folder })
        execFileSync('sha512sum', ['-c', '--quiet', 'manifest-sha512.txt'], { cwd: made.folder })
      }
      if (form === 'transfer') {
        const schema = join(schemas, 'transfer-catalogue.xsd')
        execFileSync('xmllint', ['--noout', '--schema', schema, join(made.folder, '案卷目录.XML')], { stdio: 'pipe' })
      }
      await done(taker, 'archivist', 'package', 'inspect', made.folder)
      const taken = await answer(taker, 'archivist', 'package', 'import', made.folder)
      await done(taker, 'archivist', 'package', 'receipt', taken.package.id, '--out', `回执-${form}.json`)
      await done(giver, 'archivist', 'package', 'receipt', asked.package.id, '--receive', `回执-${form}.json`)
      for (const id of share) {
        const { canonical, sha256 } = await manifestIn(giver, id)
        const there = taken.package.dossiers.find((one: { manifestSha256: string }) => one.manifestSha256 === sha256)
        expect(await manifestIn(taker, there.id)).toMatchObject({ canonical, sha256, sealed: true })
        expect(await done(taker, 'archivist', 'verify', there.id)).toContain('完好')
      }
    }
    expect((await readFile(join(folder, `副本-${ids[0]}.pdf`))).subarray(0, 5).toString()).toBe('%PDF-')
  })
})
