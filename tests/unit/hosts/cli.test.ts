// The command line on a real archive, each command a run of its own as an archivist would type it.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CliIo } from '#main/hosts/cli/io.ts'
import { runCli } from '#main/hosts/cli/run-cli.ts'
import { createSmallFiles, type SmallFiles } from '../../support/small-files.ts'
import { createTestClock } from '../../support/test-clock.ts'
import { openTestDesk, someFacts } from '../../support/test-desk.ts'

const secrets = {
  admin: '管理员口令一二三',
  sec: '安全员口令一二三',
  audit: '审计员口令一二三',
  ding: '丁的口令一二三四',
}
type User = keyof typeof secrets

let folder: string
let files: SmallFiles
const clock = createTestClock()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anjuan-cli-'))
  files = await createSmallFiles()
  for (const [name, secret] of Object.entries(secrets)) await writeFile(join(folder, `${name}.txt`), `${secret}\n`)
  await writeFile(join(folder, 'three.txt'), `${secrets.admin}\n${secrets.sec}\n${secrets.audit}\n`)
  await writeFile(join(folder, 'first.txt'), '丁的首个口令一二')
  await writeFile(join(folder, 'facts.json'), JSON.stringify(someFacts()))
})
afterAll(async () => {
  await files.close()
  await rm(folder, { recursive: true, force: true })
})

async function run(argv: readonly string[], change: Partial<CliIo> = {}) {
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
    env: { ANJUAN_ARCHIVE: '存档' },
    cwd: folder,
    signal: new AbortController().signal,
    openDesk: (at) => openTestDesk(at, clock),
    ...change,
  }
  return { code: await runCli(argv, io), ...said }
}

const as = (user: User, ...argv: string[]) => [...argv, '--user', user, '--passphrase-file', `${user}.txt`]

async function json(argv: readonly string[]) {
  const { code, out, err } = await run([...argv, '--json'])
  expect([code, err]).toEqual([0, ''])
  return JSON.parse(out)
}

test('makes an archive with three guardians from a file of three passphrases, and only once', async () => {
  const init = [
    'init',
    '--agency',
    '云山县农业农村局',
    '--administrator',
    'admin:张三',
    '--security',
    'sec',
    '--auditor',
    'audit',
  ]
  const short = await run([...init, '--passphrase-file', 'admin.txt'])
  expect(short).toMatchObject({ code: 2, err: expect.stringContaining('需要 3 行') })
  const made = await run([...init, '--passphrase-file', 'three.txt'])
  expect(made).toMatchObject({ code: 0, err: '', out: expect.stringContaining('已新建存档') })
  const again = await run([...init, '--passphrase-file', 'three.txt'])
  expect(again).toMatchObject({ code: 2, err: expect.stringContaining('这个文件夹里已有案卷存档') })
})

test('checks that a passphrase opens the archive', async () => {
  const opened = await json(as('admin', 'unlock-check'))
  expect(opened).toMatchObject({ state: 'open', agency: '云山县农业农村局', user: { displayName: '张三' } })
  const wrong = await run(['unlock-check', '--user', 'admin', '--passphrase-file', 'sec.txt'])
  expect(wrong).toMatchObject({ code: 2, out: '', err: expect.stringContaining('口令不对') })
})

test('asks for the passphrase where there is a terminal, and for a new one twice', async () => {
  const asked: string[] = []
  const typed = (answers: string[]) => ({
    readSecret: async (prompt: string) => {
      asked.push(prompt)
      return answers.shift() ?? ''
    },
  })
  expect((await run(['users', 'list', '--user', 'admin'], typed([secrets.admin]))).code).toBe(0)
  expect(asked).toEqual(['admin 的口令：'])
  const change = ['users', 'passphrase', '--user', 'admin']
  const differ = await run(change, typed([secrets.admin, '新的口令一二三四', '新的口令一二三五']))
  expect(differ).toMatchObject({ code: 2, err: expect.stringContaining('两次输入的口令不一样') })
  expect((await run(as('admin', 'unlock-check'))).code).toBe(0)
})

test('admits a user, gives roles, and makes the first passphrase be changed', async () => {
  const add = [
    'users',
    'add',
    'ding',
    '--display-name',
    '丁档案',
    '--unit',
    '档案室',
    '--new-passphrase-file',
    'first.txt',
  ]
  expect((await json(as('admin', ...add))).person).toMatchObject({ name: 'ding', state: 'invited' })
  expect((await json(as('sec', 'users', 'roles', 'ding', 'archivist'))).person.roles).toEqual(['archivist'])
  const first = ['--user', 'ding', '--passphrase-file', 'first.txt']
  expect((await run(['unlock-check', ...first])).out).toContain('必须先更换')
  expect((await run(['list', ...first])).code).toBe(2)
  expect((await run(['users', 'passphrase', ...first, '--new-passphrase-file', 'ding.txt'])).code).toBe(0)
  const list = await run(as('admin', 'users', 'list'))
  expect(list.out).toMatch(/^ding +丁档案 +档案室 +档案员 +在用$/m)
  expect(await run(as('sec', 'users', 'roles', 'nobody'))).toMatchObject({
    code: 2,
    err: expect.stringContaining('没有名为 nobody'),
  })
  expect(await run(as('sec', 'users', 'roles', 'ding', 'king'))).toMatchObject({ code: 2 })
})

test('creates, files a folder in natural order, lists, seals and verifies a dossier', async () => {
  const { dossier } = await json(as('ding', 'create', 'facts.json'))
  const scans = join(folder, '扫描件')
  await mkdir(join(scans, '附件'), { recursive: true })
  for (const name of ['第10页.pdf', '第2页.pdf', '附件/证据.pdf']) {
    await writeFile(join(scans, name), await readFile(await files.pdf(`${name.replace('/', '-')}`)))
  }
  await writeFile(join(scans, '.DS_Store'), 'x')
  const filed = await run(as('ding', 'file', dossier.id, '扫描件'))
  expect(filed.code).toBe(0)
  const order = [...filed.err.matchAll(/^\[(\d)\/3\] (.+) 已归入$/gm)].map(([, at, name]) => [at, name])
  expect(order).toEqual([
    ['1', '第2页.pdf'],
    ['2', '第10页.pdf'],
    ['3', '证据.pdf'],
  ])
  expect((await run(as('ding', 'list'))).out).toContain('云山农(农药)罚〔2026〕3号')
  expect((await json(as('ding', 'list', '--state', 'sealed'))).total).toBe(0)
  const checked = await run(as('ding', 'check', dossier.id))
  expect(checked.out).toMatch(/^【缺失】立案审批表：.+\n +依据：《行政处罚法》第五十四条第二款\n +补正：.+$/m)
  expect(checked.out).toMatch(/^缺失 \d+ 处，不符 \d+ 处，待核对 \d+ 处，通过 \d+ 处。$/m)
  const all = await json(as('ding', 'check', '--all'))
  expect(all).toMatchObject({ total: 1, troubled: 1, rows: [{ dossierId: dossier.id }] })
  expect((await run(as('ding', 'check'))).err).toContain('写明一个案卷编号，或者用 --all')
  const sealed = await run(as('ding', 'seal', dossier.id))
  expect(sealed.out).toMatch(/^已封卷：.+ SHA-256：[\da-f]{64}$/m)
  expect((await run(as('ding', 'verify', dossier.id))).out).toBe('完好：3 个文件与清单一致。\n')
  expect((await json(as('ding', 'verify', dossier.id))).dossier).toMatchObject({ state: 'intact', total: 3 })
  const late = await run(as('ding', 'file', dossier.id, '扫描件'))
  expect(late.code).toBe(2)
})

test('files what it can, says why not the rest, and ends with exit code 2', async () => {
  const { dossier } = await json(as('ding', 'create', 'facts.json'))
  const empty = await files.bytes('空.pdf', new Uint8Array(0))
  const good = await files.pdf('好.pdf')
  const { code, out } = await run([...as('ding', 'file', dossier.id, empty, good), '--json'])
  const { tickets, filed, notFiled } = JSON.parse(out)
  expect([code, filed, notFiled]).toEqual([2, 1, 1])
  expect(tickets[0]).toMatchObject({ name: '空.pdf', state: 'refused', sentence: expect.stringMatching(/。$/) })
  expect(await run(as('ding', 'file', dossier.id, 'nowhere'))).toMatchObject({
    code: 2,
    err: expect.stringContaining('nowhere'),
  })
  const cancelled = new AbortController()
  const stopped = await run(as('ding', 'file', dossier.id, good, good), {
    signal: cancelled.signal,
    stderr: () => cancelled.abort(),
  })
  expect(stopped.code).toBe(130)
})

test('calls any procedure, and prints a line for each item of a feed', async () => {
  const status = await run(['call', 'archive.status'])
  expect(JSON.parse(status.out)).toMatchObject({ state: 'locked', session: null })
  const { rows } = JSON.parse((await run(as('ding', 'call', 'dossiers.list', '--input', '{"state":"sealed"}'))).out)
  const input = { readInput: async () => JSON.stringify({ id: rows[0].id }) }
  const feed = await run(as('ding', 'call', 'dossiers.verify', '--input', '-'), input)
  const items = feed.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(items.at(-1)).toMatchObject({ state: 'intact', done: 3 })
  expect(items.length).toBeGreaterThan(1)
  expect(await run(as('ding', 'call', 'dossiers.get', '--input', '{"id":"x"}'))).toMatchObject({
    code: 2,
    err: expect.stringContaining('id'),
  })
  expect(await run(as('ding', 'call', 'journal.list'))).toMatchObject({ code: 2, err: expect.stringContaining('角色') })
  expect(await run(['call', 'archive.status', '--input', '{'])).toMatchObject({ code: 2 })
})

test('leaves the figures of evaluations as a workbook, and refuses a campaign that nobody knows', async () => {
  const asked = as('ding', 'analysis', '--from', '2026-01-01', '--out', '分析.xlsx')
  expect(await json(asked)).toMatchObject({ savedTo: '分析.xlsx', vetoed: 0 })
  expect((await readFile(join(folder, '分析.xlsx'))).subarray(0, 2).toString()).toBe('PK')
  expect(await run(as('ding', 'analysis', '--campaign', '没有这一批'))).toMatchObject({ code: 2 })
  expect(await run(as('ding', 'analysis', '--from', '今天'))).toMatchObject({ code: 2 })
})

test('exports the journal and the root certificate, over nothing that is there', async () => {
  const { savedTo } = await json(as('audit', 'export-journal', '--out', '日志'))
  const csv = await readFile(join(folder, savedTo.csv), 'utf8')
  expect(csv).toContain('dossier.sealed')
  expect(JSON.parse(await readFile(join(folder, savedTo.head), 'utf8'))).toHaveProperty('signature')
  expect(await run(as('audit', 'export-journal', '--out', '日志'))).toMatchObject({
    code: 2,
    err: expect.stringContaining('已经存在'),
  })
  expect((await run(as('ding', 'export-root', '--out', 'root.pem'))).code).toBe(0)
  expect(await readFile(join(folder, 'root.pem'), 'utf8')).toMatch(/^-----BEGIN CERTIFICATE-----/)
  expect((await json(as('audit', 'verify'))).journal).toMatchObject({ state: 'intact' })
})
