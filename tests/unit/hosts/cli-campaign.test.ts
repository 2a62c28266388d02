// anjuan campaign verify-draw: a stranger with the exported record and no archive.
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { CliIo } from '#main/hosts/cli/io.ts'
import { runCli } from '#main/hosts/cli/run-cli.ts'
import { candidatesHash, type DrawRule, draw, drawMethod, sortedCandidates } from '#shared/rules/draw.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

function record() {
  const seed = '7f'.repeat(32)
  const rule: DrawRule = { size: 3, leastOfEach: 1, strata: 'agency' }
  const candidates = sortedCandidates(
    Array.from({ length: 9 }, (_, at) => ({ id: `d${at}`, stratum: at % 2 === 0 ? '农业' : '林草' })),
  )
  const { drawn, strata } = draw(seed, candidates, rule, sha256)
  const hashes = { seedSha256: sha256(seed), candidatesSha256: candidatesHash(candidates, sha256) }
  return { method: drawMethod, rule, seed, candidates, strata: [...strata], drawn, ...hashes }
}

async function run(file: object) {
  const said = { out: '', err: '' }
  const io: CliIo = {
    stdout: (text) => {
      said.out += text
    },
    stderr: (text) => {
      said.err += text
    },
    readSecret: () => Promise.reject(new Error('nobody signs in')),
    readInput: async () => JSON.stringify(file),
    env: {},
    cwd: '/nowhere',
    signal: new AbortController().signal,
    openDesk: () => {
      throw new Error('no archive is opened')
    },
  }
  return { code: await runCli(['campaign', 'verify-draw', '-'], io), ...said }
}

const campaign = { number: '评查〔2026〕第1批', title: '年度评查' }

test('an exported record that can be drawn again is said to agree', async () => {
  const { code, out } = await run({ format: drawMethod, campaign, record: record() })
  expect(code).toBe(0)
  expect(out).toContain('一致：评查〔2026〕第1批 按公布的种子从 9 个备选案卷中重新抽取，得到同样的 3 个案卷。')
})

test('one that was changed is not, and the command ends as refused', async () => {
  const { code, out } = await run({ format: drawMethod, campaign, record: { ...record(), drawn: ['d0', 'd1', 'd2'] } })
  expect(code).toBe(2)
  expect(out).toContain('抽中的案卷与重新抽取的不一致')
})

test('what is no draw record is said to be none', async () => {
  const { code, err } = await run({ format: 'something-else', campaign, record: record() })
  expect(code).toBe(2)
  expect(err).toContain('format')
})
