// The command line's words: help for every command, and its answers to what it does not understand.
import { expect, test } from 'vitest'
import { commands } from '#main/hosts/cli/commands/index.ts'
import type { CliIo } from '#main/hosts/cli/io.ts'
import { runCli } from '#main/hosts/cli/run-cli.ts'
import { refuse } from '#shared/text/refusal.ts'

function createIo(env: Record<string, string> = {}) {
  const said = { out: '', err: '' }
  const io: CliIo = {
    stdout: (text) => {
      said.out += text
    },
    stderr: (text) => {
      said.err += text
    },
    readSecret: () => Promise.reject(refuse('cli.no-terminal')),
    readInput: async () => '',
    env,
    cwd: '/nowhere',
    signal: new AbortController().signal,
    openDesk: () => {
      throw new Error('张三 must not appear')
    },
  }
  return { io, said }
}

async function run(argv: string[], env: Record<string, string> = {}) {
  const { io, said } = createIo(env)
  return { code: await runCli(argv, io), ...said }
}

const names = [
  ['init'],
  ['unlock-check'],
  ['users'],
  ['users', 'list'],
  ['users', 'add'],
  ['users', 'roles'],
  ['users', 'disable'],
  ['users', 'enable'],
  ['users', 'passphrase'],
  ['list'],
  ['create'],
  ['file'],
  ['dock'],
  ['arrange'],
  ['check'],
  ['seal'],
  ['code'],
  ['code', 'assign'],
  ['code', 'gaps'],
  ['metadata'],
  ['sheets'],
  ['supplement'],
  ['supplement', 'begin'],
  ['supplement', 'seal'],
  ['supplement', 'list'],
  ['package'],
  ['package', 'list'],
  ['package', 'request'],
  ['package', 'approve'],
  ['package', 'decline'],
  ['package', 'make'],
  ['package', 'inspect'],
  ['package', 'import'],
  ['package', 'receipt'],
  ['parcel'],
  ['parcel', 'card'],
  ['parcel', 'add'],
  ['parcel', 'make'],
  ['parcel', 'look'],
  ['parcel', 'open'],
  ['parcel', 'answer'],
  ['parcel', 'merge'],
  ['parcel', 'list'],
  ['parcel', 'remove'],
  ['verify'],
  ['retention'],
  ['retention', 'due'],
  ['retention', 'decide'],
  ['retention', 'hold'],
  ['retention', 'lift'],
  ['dispose'],
  ['dispose', 'begin'],
  ['dispose', 'opine'],
  ['dispose', 'decide'],
  ['dispose', 'approve'],
  ['dispose', 'witness'],
  ['dispose', 'execute'],
  ['dispose', 'export'],
  ['loan'],
  ['loan', 'request'],
  ['loan', 'approve'],
  ['loan', 'copy'],
  ['loan', 'return'],
  ['loan', 'list'],
  ['soundness'],
  ['evaluate'],
  ['review'],
  ['campaign'],
  ['campaign', 'list'],
  ['campaign', 'verify-draw'],
  ['analysis'],
  ['statement'],
  ['sign'],
  ['verify-opinion'],
  ['export-root'],
  ['export-journal'],
  ['rules'],
  ['rules', 'list'],
  ['rules', 'export'],
  ['rules', 'adopt'],
  ['rules', 'withdraw'],
  ['call'],
  ['demo'],
]

test('the list of commands here is the list of commands there', () => {
  expect(names.filter((path) => path.length === 1)).toHaveLength(commands.length)
})

test.each(names.map((path) => path.join(' ')))(
  'anjuan %s has Chinese help without a word of English around it',
  async (name) => {
    const path = name.split(' ')
    const { code, out, err } = await run([...path, '--help'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^用法： anjuan/)
    expect(out).toContain('--archive')
    if (path.length === 1) expect(out).toMatch(/示例：\n {2}(anjuan|npm run) /)
    expect(out).not.toMatch(/Usage|Options|Arguments|display help|\[options\]|default:/)
  },
)

test('a passphrase has no option that would take it as an argument', async () => {
  for (const path of names) {
    const { out } = await run([...path, '--help'])
    const options = [...out.matchAll(/--[\w-]*passphrase[\w-]*/g)].map(([option]) => option)
    for (const option of options) expect(option).toMatch(/-(file|fd)$/)
  }
})

test.each([
  [['nix'], '没有这个命令 nix'],
  [['list', '--nix'], '没有这个选项 --nix'],
  [['seal'], '缺少参数'],
  [['seal', 'a', 'b'], '参数太多'],
  [['list', '--state', 'closed'], '参数的值不对'],
  [['init', '--agency', 'x'], '缺少必需的选项'],
  [[], '没有写明命令'],
])('%j is refused in Chinese with exit code 2', async (argv, why) => {
  const { code, err } = await run(argv)
  expect(code).toBe(2)
  expect(err).toContain(why)
  expect(err).toMatch(/请用 .*--help 查看用法。\n$/)
})

test('with --json a refusal is one object with code, sentence and parameters', async () => {
  const { code, out, err } = await run(['list', '--json'])
  expect([code, err]).toEqual([2, ''])
  expect(JSON.parse(out)).toEqual({
    refused: { code: 'cli.no-user', sentence: expect.stringContaining('--user'), params: {} },
  })
})

test('says which is missing: the user, the archive, the passphrase', async () => {
  expect((await run(['list'])).err).toContain('--user')
  expect((await run(['list', '--user', 'a'])).err).toContain('--archive')
  expect((await run(['list'], { ANJUAN_USER: 'a', ANJUAN_ARCHIVE: 'b' })).err).toContain('--passphrase-file')
  expect((await run(['list', '--user', 'a', '--archive', 'b', '--passphrase-file', '/none'])).err).toContain(
    '没有读到口令',
  )
  expect((await run(['list', '--user', 'a', '--archive', 'b', '--passphrase-fd', 'x'])).err).toContain('没有读到口令')
})

test('of an unexpected failure nothing but a number is said, with exit code 3', async () => {
  const argv = ['call', 'archive.status', '--archive', 'a']
  const plain = await run(argv)
  expect(plain.code).toBe(3)
  expect(plain.err).toMatch(/^程序出了问题，已记为事件 [\da-f]{8}。/)
  expect(plain.err + plain.out).not.toContain('张三')
  const json = await run([...argv, '--json'])
  expect(JSON.parse(json.out)).toMatchObject({ incident: { number: expect.stringMatching(/^[\da-f]{8}$/) } })
})

test('a call that the contract does not have is refused', async () => {
  for (const call of ['dossiers.none', 'none.list', 'list', '__proto__.toString', 'dossiers.constructor']) {
    const { code, err } = await run(['call', call])
    expect(code).toBe(2)
    expect(err).toContain(`没有名为 ${call} 的调用`)
  }
})

test('when it was cancelled, says so with exit code 130', async () => {
  const { io, said } = createIo({ ANJUAN_ARCHIVE: 'a' })
  const cancelled = { ...io, signal: AbortSignal.abort() }
  expect(await runCli(['call', 'archive.status'], cancelled)).toBe(130)
  expect(said.err).toBe('已取消。\n')
  expect(await runCli(['call', 'archive.status', '--json'], cancelled)).toBe(130)
  expect(JSON.parse(said.out)).toEqual({ cancelled: true })
})
