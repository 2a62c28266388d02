// 四性检测 on the command line: the table, the report, the exit code.
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import type { CliIo } from '#main/hosts/cli/io.ts'
import { runCli } from '#main/hosts/cli/run-cli.ts'
import { createSmallFiles } from '../../support/small-files.ts'
import { createTestDesk, openTestDesk, passphrase, someFacts } from '../../support/test-desk.ts'

test('prints each item with what was found, saves the report, and ends as refused while something is wrong', async () => {
  const desk = await createTestDesk(['archivist'])
  const files = await createSmallFiles()
  const cwd = dirname(desk.folder)
  const run = async (...argv: string[]) => {
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
      env: { ANJUAN_ARCHIVE: desk.folder, ANJUAN_USER: 'archivist' },
      cwd,
      signal: new AbortController().signal,
      openDesk: (at) => openTestDesk(at, desk.clock),
    }
    return { code: await runCli([...argv, '--passphrase-file', 'passphrase.txt'], io), ...said }
  }
  try {
    const { client } = await desk.as('archivist')
    const { id } = await client.dossiers.create(someFacts())
    await desk.desk.close()
    await writeFile(join(cwd, 'passphrase.txt'), passphrase)
    await run('file', id, await files.pdf('立案审批表.pdf', 1))

    const { code, out, err } = await run('soundness', id, '--report', '报告.pdf')
    expect(code).toBe(2)
    expect(out).toMatch(/真实性 +GD-1-7 +档号规范性 +不合格 +没有档号。请先编制档号。\n/)
    expect(out).toMatch(/安全性 +GD-4-7 +操作过程安全性 +待人工 +/)
    expect(out).toMatch(/归档环节四性检测未通过：合格 \d+ 项，不合格 \d+ 项/)
    expect(err).toContain('读回校验')
    expect((await readFile(join(cwd, '报告.pdf'))).subarray(0, 5).toString()).toBe('%PDF-')

    const other = await run('soundness', id, '--stage', 'storage', '--json')
    expect([other.code, other.err]).toEqual([2, ''])
    expect(JSON.parse(other.out)).toMatchObject({ soundness: { stage: 'storage', outcome: 'failed', dossierId: id } })
    expect((await run('soundness', id, '--stage', 'now')).code).toBe(2)
  } finally {
    await files.close()
    await desk.close()
  }
})
