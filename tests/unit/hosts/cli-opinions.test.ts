// From written sheets to signed opinions on the command line, and their verification by somebody without the archive.
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CliIo } from '#main/hosts/cli/io.ts'
import { runCli } from '#main/hosts/cli/run-cli.ts'
import { EvaluationStandardPack, ReviewHeadsPack } from '#shared/rules/pack.ts'
import { fullMarks } from '#shared/rules/scoring.ts'
import { createSmallFiles, type SmallFiles } from '../../support/small-files.ts'
import {
  createTestDesk,
  openTestDesk,
  passphrase,
  rulebookFolder,
  someFacts,
  type TestDesk,
} from '../../support/test-desk.ts'

const standardId = 'mee-2024-general-penalty'

let desk: TestDesk
let files: SmallFiles
let cwd: string
let dossierId: string

beforeAll(async () => {
  desk = await createTestDesk(['archivist', 'inspector', 'reviewer', 'head', 'handler'])
  files = await createSmallFiles()
  cwd = dirname(desk.folder)
  await desk.desk.close()
  await writeFile(join(cwd, 'passphrase.txt'), passphrase)
  await writeFile(join(cwd, 'facts.json'), JSON.stringify(someFacts()))
  dossierId = (await json('archivist', 'create', 'facts.json')).dossier.id
  await json('archivist', 'file', dossierId, await files.pdf('行政处罚决定书.pdf', 3))
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
  const { code, out, err } = await run(user, ...argv, '--json')
  expect([code, err, out.slice(0, code === 0 ? 0 : undefined)]).toEqual([0, '', ''])
  return JSON.parse(out)
}

async function readPack<T>(name: string, schema: { parse(value: unknown): T }): Promise<T> {
  return schema.parse(JSON.parse(await readFile(join(rulebookFolder, `${name}.json`), 'utf8')))
}

test('a handler submits, a reviewer examines by a written sheet, reviewer and head sign in turn', async () => {
  const submission = {
    entries: ['law-complex'],
    proposedDecision: '罚款一万元。',
    facts: '经营未取得登记证的农药。',
    basis: '《行政处罚法》第五十八条。',
  }
  await writeFile(join(cwd, '送审.json'), JSON.stringify(submission))
  expect(await run('reviewer', 'review', dossierId, '--sheet', '送审.json')).toMatchObject({ code: 2 })
  expect((await json('handler', 'review', dossierId, '--submit', '送审.json')).review.state).toBe('submitted')
  const { heads } = await readPack('review-heads', ReviewHeadsPack)
  const sheet = {
    heads: heads.map(({ code }) => ({ head: code, verdict: 'met', note: '' })),
    findings: [
      {
        criterion: heads[0]?.code,
        anchor: { on: 'page', item: '行政处罚决定书.pdf', page: 2 },
        note: '执法人员证号已核对。',
      },
    ],
    conclusion: { kind: 'agree', text: '同意拟作出的决定。' },
  }
  await writeFile(join(cwd, '审核.json'), JSON.stringify(sheet))
  const { review, opinion } = await json('reviewer', 'review', dossierId, '--sheet', '审核.json')
  expect(review).toMatchObject({ state: 'concluded', findings: [{ anchor: { page: 2, region: null } }] })
  expect((await run('head', 'sign', opinion.id)).code).toBe(2)
  expect((await run('reviewer', 'sign', opinion.id)).out).toContain('还需审核机构负责人签署')
  const signed = await run('head', 'sign', opinion.id, '--out', '审核意见书.pdf')
  expect(signed.out).toMatch(/签署完毕。\n已存到 审核意见书\.pdf\n$/)
})

test('an inspector evaluates by a written sheet, in two sittings', async () => {
  await json('archivist', 'seal', dossierId)
  const standard = await readPack(standardId, EvaluationStandardPack)
  const judgements = standard.criteria.map((item) => ({ part: 'item', code: item.code, answer: fullMarks(item) }))
  const finding = {
    criterion: 'P3-11',
    anchor: { on: 'page', item: '行政处罚决定书.pdf', page: 3 },
    note: '救济途径告知不完整。',
  }
  const first = { standard: standardId, judgements, findings: [finding], advice: '' }
  await writeFile(join(cwd, '先.json'), JSON.stringify(first))
  const begun = await json('inspector', 'evaluate', dossierId, '--sheet', '先.json', '--leave-open')
  expect(begun.evaluation).toMatchObject({ state: 'open', findings: [{ criterion: 'P3-11' }] })
  const then = { standard: standardId, judgements: [{ part: 'rest' }], advice: '加强送达管理。' }
  await writeFile(join(cwd, '后.json'), JSON.stringify(then))
  const { evaluation, opinion } = await json('inspector', 'evaluate', dossierId, '--sheet', '后.json')
  expect(evaluation).toMatchObject({ id: begun.evaluation.id, state: 'concluded', judgedHundredths: 10_000 })
  const signed = await json('inspector', 'sign', opinion.id, '--out', '评查意见书.pdf')
  expect(signed).toMatchObject({ opinion: { state: 'signed' }, savedTo: '评查意见书.pdf' })
})

test('an archivist states how a recording was made, from a file of words, and signs it at once', async () => {
  const other = (await json('archivist', 'create', 'facts.json')).dossier.id
  const { tickets } = await json('archivist', 'file', other, await files.clip('D0123.mp4', 1))
  const itemId = tickets[0].item.id
  await writeFile(join(cwd, '说明.json'), JSON.stringify({ madeAt: '2026-03-05 10:12', producer: '赵执法' }))
  const first = await run('archivist', 'statement', itemId, '--facts', '说明.json')
  expect(first).toMatchObject({ code: 2, err: expect.stringContaining('还没有填写证明对象') })
  await writeFile(join(cwd, '说明.json'), JSON.stringify({ proves: '证明当事人正在经营。' }))
  expect((await run('handler', 'statement', itemId, '--facts', '说明.json')).code).toBe(2)
  const made = ['statement', itemId, '--facts', '说明.json', '--sign', '--out', '制作说明.pdf']
  const signed = await run('archivist', ...made)
  expect(signed.out).toBe('已签署视听资料制作说明 音像说明〔2026〕1号，签署完毕。\n已存到 制作说明.pdf\n')
  await writeFile(join(cwd, '说明.json'), JSON.stringify({ purpose: '证明' }))
  const wrong = await run('archivist', 'statement', itemId, '--facts', '说明.json')
  expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('说明.json') })
})

test('a sheet that is not one is refused with the place, before anything is changed', async () => {
  await writeFile(join(cwd, '错.json'), JSON.stringify({ standard: standardId, judgements: [{ part: 'item' }] }))
  const wrong = await run('inspector', 'evaluate', dossierId, '--sheet', '错.json')
  expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('judgements.0.') })
  const finding = { criterion: 'P3-11', anchor: { on: 'page', item: '没有的材料', page: 1 }, note: '不存在。' }
  const lost = { standard: standardId, judgements: [{ part: 'rest' }], findings: [finding] }
  await writeFile(join(cwd, '错.json'), JSON.stringify(lost))
  const unknown = await run('inspector', 'evaluate', dossierId, '--sheet', '错.json')
  expect(unknown).toMatchObject({ code: 2, err: expect.stringContaining('没有的材料') })
  const list = await json('inspector', 'call', 'evaluation.list', '--input', JSON.stringify({ dossierId }))
  expect(list.total).toBe(1)
})

test('anybody can verify an opinion without the archive, with or without its root', async () => {
  await json('archivist', 'export-root', '--out', 'root.pem')
  const stranger = (...argv: string[]) => run('', 'verify-opinion', ...argv)
  const valid = await stranger('评查意见书.pdf', '--root', 'root.pem')
  expect(valid.code).toBe(0)
  expect(valid.out).toMatch(/^签名有效，文件未被改动。\n签署人 木增福/)
  const rootless = await stranger('评查意见书.pdf', '--json')
  expect([rootless.code, JSON.parse(rootless.out)]).toMatchObject([0, { state: 'untrusted', rootGiven: false }])
  const pdf = await readFile(join(cwd, '评查意见书.pdf'))
  const place = Math.floor(pdf.length / 3)
  pdf.writeUInt8(pdf.readUInt8(place) ^ 1, place)
  await writeFile(join(cwd, '改动.pdf'), pdf)
  const altered = await stranger('改动.pdf', '--root', 'root.pem')
  expect(altered).toMatchObject({ code: 2, out: expect.stringContaining('文件在签署后被改动') })
  expect((await stranger('facts.json')).code).toBe(2)
  expect(await stranger('评查意见书.pdf', '--root', 'facts.json')).toMatchObject({
    code: 2,
    err: expect.stringContaining('不是证书'),
  })
})
