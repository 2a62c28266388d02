// Lending on the command line, from the request of an outsider to the returned loan and the saved register.
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CliIo } from '#main/hosts/cli/io.ts'
import { runCli } from '#main/hosts/cli/run-cli.ts'
import { createSmallFiles, type SmallFiles } from '../../support/small-files.ts'
import { createTestDesk, openTestDesk, passphrase, someFacts, type TestDesk } from '../../support/test-desk.ts'

let desk: TestDesk
let files: SmallFiles
let cwd: string
let dossierId: string
const items: { paper: string; clip: string } = { paper: '', clip: '' }

beforeAll(async () => {
  desk = await createTestDesk(['archivist', 'head', 'handler'])
  files = await createSmallFiles()
  cwd = dirname(desk.folder)
  await desk.desk.close()
  await writeFile(join(cwd, 'passphrase.txt'), passphrase)
  await writeFile(join(cwd, 'facts.json'), JSON.stringify(someFacts()))
  dossierId = (await json('archivist', 'create', 'facts.json')).dossier.id
  const paths = [await files.pdf('行政处罚决定书.pdf', 3), await files.clip('现场检查录像.mp4', 1)]
  const { tickets } = await json('archivist', 'file', dossierId, ...paths)
  items.paper = tickets[0].item.id
  items.clip = tickets[1].item.id
  await json('archivist', 'seal', dossierId)
})
afterAll(async () => {
  await files.close()
  await desk.close()
})

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
    env: { ANJUAN_ARCHIVE: desk.folder, ANJUAN_USER: user },
    cwd,
    signal: new AbortController().signal,
    openDesk: (at) => openTestDesk(at, desk.clock),
  }
  return { code: await runCli([...argv, '--passphrase-file', 'passphrase.txt'], io), ...said }
}

async function json(user: string, ...argv: string[]) {
  const { out } = await run(user, ...argv, '--json')
  return JSON.parse(out)
}

test('asks, approves, copies, returns and keeps the register', async () => {
  const outsider = [
    '--name',
    '王法官',
    '--unit',
    '云山县人民法院',
    '--paper',
    'letter=第12号',
    '--paper',
    'work-card=0135',
  ]
  const ask = ['loan', 'request', dossierId, '--kind', 'state-organ', '--way', 'copy', '--reason', '审理案件']
  const { loan } = await json('handler', ...ask, ...outsider)
  expect(loan).toMatchObject({ number: '借阅〔2026〕1号', state: 'requested', borrower: { unit: '云山县人民法院' } })

  const own = await run('archivist', 'loan', 'approve', loan.number)
  expect([own.code, own.err]).toEqual([2, expect.stringContaining('由法制审核机构负责人审批')])
  const approved = await run('head', 'loan', 'approve', loan.number, '--note', '同意')
  expect([approved.code, approved.out]).toEqual([0, expect.stringMatching(/^已批准：借阅〔2026〕1号，应于 2026-/)])

  const paper = await json('archivist', 'loan', 'copy', loan.number, '--item', items.paper, '--out', '副本.pdf')
  expect(paper.copy).toMatchObject({ number: '借阅〔2026〕1号-01', pages: 3 })
  const { stdout } = await promisify(execFile)('pdfinfo', [join(cwd, '副本.pdf')])
  expect(stdout).toMatch(/Pages:\s+3/)
  const clip = ['--item', items.clip, '--from', '0', '--to', '0.5', '--out', '副本.mp4']
  const film = await json('archivist', 'loan', 'copy', loan.id, ...clip)
  expect(film.copy).toMatchObject({ number: '借阅〔2026〕1号-02', span: { startMs: 0, endMs: 500 } })

  const back = await run('archivist', 'loan', 'return', loan.number, '--note', '完好')
  expect([back.code, back.out]).toEqual([0, '已归还：借阅〔2026〕1号。\n'])
  const late = await run('archivist', 'loan', 'copy', loan.number, '--item', items.paper, '--out', '再来.pdf')
  expect([late.code, late.err]).toEqual([2, expect.stringContaining('已经归还')])

  const list = await run(
    'archivist',
    'loan',
    'list',
    '--state',
    'returned',
    '--csv',
    '登记簿.csv',
    '--pdf',
    '登记簿.pdf',
  )
  expect(list.out).toContain('王法官')
  expect(await readFile(join(cwd, '登记簿.csv'), 'utf8')).toContain('借阅〔2026〕1号,云山县丰禾农资店')
  expect((await readFile(join(cwd, '登记簿.pdf'))).subarray(0, 5).toString()).toBe('%PDF-')
})
