// anjuan retention and anjuan dispose: from the list of what is due to the certificate, each person by his own call.
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CliIo } from '#main/hosts/cli/io.ts'
import { runCli } from '#main/hosts/cli/run-cli.ts'
import { createSmallFiles } from '../../support/small-files.ts'
import { createTestDesk, openTestDesk, passphrase, someFacts, type TestDesk } from '../../support/test-desk.ts'

let home: TestDesk
let folder: string
let dossierId: string

beforeAll(async () => {
  home = await createTestDesk(['archivist', 'inspector', 'head'])
  folder = dirname(home.folder)
  await writeFile(join(folder, 'passphrase.txt'), passphrase)
  const { client, connection } = await home.as('archivist')
  const dates = { ...someFacts().dates, closedOn: '1990-05-01' }
  dossierId = (await client.dossiers.create(someFacts({ category: 'licence', dates }))).id
  const files = await createSmallFiles()
  const path = await files.pdf('许可决定书.pdf')
  const { length } = await readFile(path)
  const [ticket] = await client.intake.offer({ dossierId, files: [{ name: '许可决定书.pdf', sizeBytes: length }] })
  await home.desk.receivePath(connection, ticket?.ticket ?? '', path, new AbortController().signal)
  await client.dossiers.seal({ id: dossierId })
  await files.close()
  await home.desk.close()
})
afterAll(() => home.close())

async function run(user: string, ...argv: string[]) {
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
  return { code: await runCli([...argv, '--passphrase-file', 'passphrase.txt'], io), ...said }
}

test('a dossier goes from its period to its certificate', async () => {
  expect((await run('archivist', 'retention', 'decide', dossierId)).out).toBe('已划定为30年，2020-12-31 期满。\n')
  const held = await run('archivist', 'retention', 'hold', dossierId, '--ground', 'petition', '--reason', '来信反映')
  const holdId = held.out.split(' ')[0] ?? ''
  expect(held.out).toContain('信访：来信反映')
  expect((await run('head', 'retention', 'lift', holdId, '--reason', '已办结')).out).toBe('没有暂停处置。\n')
  const due = await run('archivist', 'retention', 'due')
  expect(due.out).toMatch(/D30 +2020-12-31 +已期满/)

  const begin = ['begin', dossierId, '--title', '到期鉴定', '--members', 'archivist,head,inspector', '--json']
  const begun = await run('archivist', 'dispose', ...begin)
  const { id } = (JSON.parse(begun.out) as { appraisal: { id: string } }).appraisal
  for (const member of ['archivist', 'head', 'inspector']) {
    const said = await run(member, 'dispose', 'opine', id, '--opinion', 'destroy', '--reason', '无查考价值')
    expect(said.code).toBe(0)
  }
  const decided = await run('head', 'dispose', 'decide', id, '--decision', 'destroy', '--reason', '同意')
  expect(decided.out).toMatch(/已作结论，共 1 卷，拟销毁 1 卷。\n销毁清册 SHA-256：[\da-f]{64}/)
  expect((await run('head', 'dispose', 'approve', id)).code).toBe(0)
  expect((await run('inspector', 'dispose', 'witness', id)).code).toBe(0)
  expect((await run('archivist', 'dispose', 'execute', id)).out).toContain(
    '已销毁 1 个案卷的密钥和加密文件，不能恢复。',
  )
  const saved = await run('archivist', 'dispose', 'export', id, '--out', '销毁证明.pdf')
  expect(saved.out).toContain('已存到 销毁证明.pdf')
  expect((await readFile(join(folder, '销毁证明.pdf'))).subarray(0, 5).toString()).toBe('%PDF-')
  const verified = await run('archivist', 'verify', dossierId)
  expect([verified.code, verified.err]).toEqual([2, expect.stringContaining('经鉴定销毁')])
})
