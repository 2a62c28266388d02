// anjuan package, from the request in one archive to the receipt of another.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CliIo } from '#main/hosts/cli/io.ts'
import { runCli } from '#main/hosts/cli/run-cli.ts'
import type { Package } from '#shared/contract/packages.ts'
import { createSmallFiles } from '../../support/small-files.ts'
import { createTestDesk, openTestDesk, passphrase, someFacts, type TestDesk } from '../../support/test-desk.ts'

let folder: string
let giver: TestDesk
let taker: TestDesk
let dossierId: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anjuan-cli-packages-'))
  await writeFile(join(folder, 'passphrase.txt'), passphrase)
  giver = await createTestDesk(['archivist', 'head'])
  taker = await createTestDesk(['archivist'])
  const { client } = await giver.as('archivist')
  dossierId = (await client.dossiers.create(someFacts())).id
  await giver.desk.close()
  await taker.desk.close()
  const files = await createSmallFiles()
  await run(giver, 'archivist', ['file', dossierId, await files.pdf('行政处罚决定书.pdf', 1)])
  await files.close()
  await run(giver, 'archivist', ['seal', dossierId])
})
afterAll(async () => {
  await giver.close()
  await taker.close()
  await rm(folder, { recursive: true, force: true })
})

async function run(home: TestDesk, user: string, argv: readonly string[]) {
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

const request = (form: string) =>
  ['package', 'request', dossierId, '--form', form, '--title', '年度移交', '--receiver', '云山县档案馆'].concat([
    ...['--carrier', '移动硬盘', '--from', 'YP-001', '--json'],
  ])

test('asked for, approved by another, made, inspected, taken in, and acknowledged', async () => {
  const asked = JSON.parse((await run(giver, 'archivist', request('bagit'))).out) as { package: Package }
  const { id } = asked.package
  const early = await run(giver, 'archivist', ['package', 'make', id, '移交包'])
  expect([early.code, early.err]).toEqual([2, expect.stringContaining('待批准')])
  expect((await run(giver, 'archivist', ['package', 'approve', id])).code).toBe(2)
  expect((await run(giver, 'head', ['package', 'approve', id])).code).toBe(0)
  const made = await run(giver, 'archivist', ['package', 'make', id, '移交包', '--usability'])
  expect(made).toMatchObject({ code: 0, out: expect.stringContaining('清单 SHA-256') })

  const inspected = await run(taker, 'archivist', ['package', 'inspect', '移交包'])
  expect(inspected).toMatchObject({ code: 0, out: expect.stringContaining('没有发现问题') })
  const taken = await run(taker, 'archivist', ['package', 'import', '移交包', '--json'])
  const incoming = JSON.parse(taken.out) as { package: Package }
  const manifest = (home: TestDesk) =>
    run(home, 'archivist', ['call', 'dossiers.manifest', '--input', JSON.stringify({ id: dossierId }), '--json'])
  expect((await manifest(taker)).out).toBe((await manifest(giver)).out)
  expect((await run(taker, 'archivist', ['verify', dossierId])).code).toBe(0)

  const tested = await run(taker, 'archivist', ['soundness', '--package', incoming.package.id, '--report', '检测.pdf'])
  expect(tested).toMatchObject({ code: 0, out: expect.stringContaining('固化信息有效性') })
  expect((await readFile(join(folder, '检测.pdf'))).subarray(0, 5).toString()).toBe('%PDF-')
  expect((await run(taker, 'archivist', ['soundness'])).code).toBe(2)
  await run(taker, 'archivist', ['package', 'receipt', incoming.package.id, '--out', '回执.json'])
  expect((await readFile(join(folder, '回执.pdf'))).subarray(0, 5).toString()).toBe('%PDF-')
  const received = await run(giver, 'archivist', ['package', 'receipt', id, '--receive', '回执.json'])
  expect(received).toMatchObject({ code: 0, out: expect.stringContaining('和丽春') })
  expect((await run(giver, 'archivist', ['package', 'list'])).out).toContain('已接收')
})

test('an inspection that finds something says it line by line, with exit code 2', async () => {
  await writeFile(join(folder, '移交包', 'data', '多.txt'), 'x')
  const { code, out } = await run(taker, 'archivist', ['package', 'inspect', '移交包'])
  expect(code).toBe(2)
  expect(out).toContain('包里有「data/多.txt」，清单没有列。')
})
