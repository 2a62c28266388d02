// anjuan code, metadata, rules on a real archive: what they print, what they save, and what they end with.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CliIo } from '#main/hosts/cli/io.ts'
import { runCli } from '#main/hosts/cli/run-cli.ts'
import type { ArchivalCode } from '#shared/contract/archival.ts'
import { createTestDesk, openTestDesk, passphrase, someFacts, type TestDesk } from '../../support/test-desk.ts'

let folder: string
let home: TestDesk
const ids: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anjuan-cli-archival-'))
  await writeFile(join(folder, 'passphrase.txt'), passphrase)
  home = await createTestDesk(['archivist', 'inspector'])
  const { client } = await home.as('archivist')
  for (let n = 0; n < 2; n++) ids.push((await client.dossiers.create(someFacts())).id)
  await home.desk.close()
})
afterAll(async () => {
  await home.close()
  await rm(folder, { recursive: true, force: true })
})

async function run(argv: readonly string[], user = 'archivist') {
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

const parts = ['--part', 'fonds=J001', '--part', 'office=FZ', '--part', 'period=D30']

test('assigns codes in the order given, and the gap report ends with 2 while a serial lacks', async () => {
  const [one = '', two = ''] = ids
  const assigned = await run(['code', 'assign', one, ...parts, '--json'])
  const { codes } = JSON.parse(assigned.out) as { codes: ArchivalCode[] }
  expect(codes.map(({ code }) => code)).toEqual(['J001-ZY-2026-D30-FZ-0001'])
  const full = await run(['code', 'gaps'])
  expect([full.code, full.out]).toEqual([0, expect.stringContaining('没有缺号\n未编档号的案卷 1 个。')])
  expect((await run(['code', 'assign', two, ...parts, '--serial', '4'])).out).toContain('FZ-0004')
  const gaps = await run(['code', 'gaps'])
  expect([gaps.code, gaps.out]).toEqual([2, expect.stringContaining('缺 2 至 3')])
  const again = await run(['code', 'assign', one])
  expect([again.code, again.err]).toEqual([2, expect.stringContaining('已有档号')])
  expect((await run(['code', 'assign'])).code).toBe(2)
  expect((await run(['code', 'assign', '--all-sealed'])).out).toContain('没有已封卷而未编档号的案卷')
  expect((await run(['code', 'assign', one], 'inspector')).err).not.toBe('')
})

test('saves the metadata of a dossier as XML and as a table, never over a file that is there', async () => {
  const args = ['metadata', ids[0] ?? '', '--out', '元数据']
  expect((await run(args)).code).toBe(0)
  expect(await readFile(join(folder, '元数据/metadata.xml'), 'utf8')).toContain('<全宗号 代码="fonds">J001</全宗号>')
  expect(await readFile(join(folder, '元数据/metadata.csv'), 'utf8')).toContain('案卷,,档号,全宗号,fonds,J001,')
  expect((await run(args)).code).toBe(2)
})

test('a rule pack goes out as a file, comes back changed, and is withdrawn', async () => {
  expect((await run(['rules', 'export', 'recording-terms', '--out', '时限.json'])).code).toBe(0)
  const path = join(folder, '时限.json')
  const pack = JSON.parse(await readFile(path, 'utf8')) as { uploadHours: number }
  await writeFile(path, JSON.stringify({ ...pack, uploadHours: 0.5 }))
  expect((await run(['rules', 'adopt', '时限.json'])).err).toContain('“uploadHours”')
  await writeFile(path, JSON.stringify({ ...pack, uploadHours: 48 }))
  expect((await run(['rules', 'adopt', '时限.json'])).out).toContain('已采用')
  expect((await run(['rules', 'list'])).out).toMatch(
    /recording-terms .*本单位 .*\n.*recording-terms .*出厂（已被代替）/,
  )
  expect((await run(['rules', 'withdraw', 'recording-terms'], 'inspector')).code).toBe(2)
  expect((await run(['rules', 'withdraw', 'recording-terms'])).out).toContain('已停用')
  expect((await run(['rules', 'adopt', '没有.json'])).code).toBe(2)
})
