// Opinions composed from a realistic case: nothing that was judged is missing, on paper or in the machine-readable copy.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { evaluationOpinion, reviewOpinion } from '#main/opinions/templates/index.ts'
import { type ComposeInput, composePdf } from '#main/printing/index.ts'
import { formatPoints, score } from '#shared/rules/scoring.ts'
import {
  dossier,
  evaluationCase,
  findingsOf,
  journalHash,
  manifestSha256,
  reviewCase,
  someSheet,
  standard,
} from './cases.ts'
import { otherStandard } from './issued-cases.ts'
import { attachmentOf, type Bench, bare, createBench, linesOf, run, textOf } from './tools.ts'

let bench: Bench
beforeAll(() => {
  bench = createBench()
})
afterAll(() => bench.close())

async function printed(name: string, input: ComposeInput) {
  const { bytes, ...result } = await composePdf(input)
  const file = bench.put(`${name}.pdf`, bytes)
  return { ...result, file, text: bare(textOf(file)), data: JSON.parse(attachmentOf(bench, file).toString('utf8')) }
}

function expectAll(text: string, words: readonly string[]): void {
  for (const word of words) expect(text).toContain(bare(word))
}

test('an evaluation opinion names every finding, criterion, point, veto and figure', async () => {
  const data = evaluationCase()
  const { text, missing } = await printed('evaluation', evaluationOpinion(data))
  expect(missing).toEqual([])
  expectAll(text, [dossier.title, dossier.number, dossier.party.name, '喆堃（2500010017）', data.number])
  for (const { criterionTitle, note, place } of data.findings) expectAll(text, [criterionTitle, note, place])
  for (const item of standard.criteria) {
    expect(text).toContain(bare(`${item.code}${item.title}${formatPoints(item.standardHundredths)}`))
  }
  const judged = standard.criteria.filter((item) => data.sheet.items[item.code]?.state === 'scored')
  for (const { code, text: words } of judged.flatMap((item) => item.points)) expectAll(text, [code, words.slice(0, 8)])
  expectAll(text, ['否决：现场检查仅一名执法人员在场', '否决：复查未在法定期限内进行', '合法性否决情形（V-2、V-23）'])
  expectAll(text, [
    '询问笔录第2页缺执法人员签名',
    '送达回证日期涂改',
    '卷内没有案件调查报告',
    '检查过程记录不完整，未记录采样点位',
  ])
  expect(data.score.vetoesHit).toEqual(['V-2', 'V-23'])
  expectAll(text, [`评判得分${formatPoints(data.score.judgedHundredths)}`, '有效得分0', manifestSha256, journalHash])
})

test('without vetoes and findings the opinion says so, and both figures agree', async () => {
  const data = evaluationCase({ sheet: someSheet(false), findings: [], advice: '' })
  const { text } = await printed('clean', evaluationOpinion(data))
  const judged = formatPoints(data.score.judgedHundredths)
  expectAll(text, ['本次评查未记录问题。', '案卷未发现合法性否决情形', `评判得分${judged}`, `有效得分${judged}`])
})

test.each([
  [
    'deduct',
    ['满分 100 分，减各项扣分', '扣分合计7', '现场笔录没有当事人签名，也没有注明原因（4 处', '−5', '评判得分93'],
  ],
  ['checklist', ['清单式，不计分', '不符合', '卷内目录页码与实际不符', '等次合格']],
  ['split', ['实体43（满分 50）', '卷面50（满分 50）', '实体（50 分）', '评判得分93']],
] as const)('an evaluation opinion under a %s standard is told in its own terms', async (formula, words) => {
  const { standard: used, sheet } = otherStandard(formula)
  const data = evaluationCase({ standard: used, sheet, score: score(used, sheet), findings: [] })
  const { text } = await printed(formula, evaluationOpinion(data))
  expectAll(text, words)
  expect(text).not.toContain('规范性得分')
  expect(text.includes('有效得分')).toBe(formula !== 'checklist')
})

test('a veto that fails a dossier unscored leaves no effective score, and says so', async () => {
  const { standard: used, sheet } = otherStandard('deduct')
  const code = used.vetoes[0]?.code ?? ''
  const hit = { ...sheet, vetoes: { [code]: { hit: true, reason: '主体不适格' } } }
  const data = evaluationCase({ standard: used, sheet: hit, score: score(used, hit), findings: [] })
  const { text } = await printed('unscored', evaluationOpinion(data))
  expectAll(text, ['评判得分93', '有效得分不予评分', '直接评为不合格，不予评分', '否决：主体不适格'])
})

test('the machine-readable copy of an evaluation carries the same figures', async () => {
  const data = evaluationCase()
  const { data: copy, file } = await printed('copy', evaluationOpinion(data))
  expect(run('pdfdetach', '-list', file).out).toContain('opinion.json')
  expect(copy).toMatchObject({
    schema: 'anjuan-evaluation-opinion',
    version: 1,
    number: data.number,
    sheet: data.sheet,
    score: JSON.parse(JSON.stringify(data.score)),
    standard: { sha256: data.standardSha256 },
    binding: data.binding,
  })
  expect(copy.findings).toEqual(
    data.findings.map(({ criterion, criterionTitle, note, anchor, place }) => {
      return { criterion, criterionTitle, note, anchor, place }
    }),
  )
})

test('a review opinion names its heads, findings, conclusion and binding, on paper and in its copy', async () => {
  const data = reviewCase()
  const { text, data: copy, missing, signatureBoxes } = await printed('review', reviewOpinion(data))
  expect(missing).toEqual([])
  const { facts, basis, discretion, proposedDecision } = data.submission
  expectAll(text, [
    facts,
    basis,
    discretion,
    proposedDecision,
    data.conclusion.text,
    data.kind.title,
    data.kind.obliges,
  ])
  for (const { head, judged } of data.heads) expectAll(text, [head.title, head.question, judged?.note ?? ''])
  for (const { note, place } of data.findings) expectAll(text, [note, place])
  for (const { title, clause } of data.entries) expectAll(text, [title, clause])
  expectAll(text, ['第2轮', data.submittedOn, data.acceptedOn, data.concludedOn, manifestSha256, journalHash])
  expect(signatureBoxes.map(({ role }) => role)).toEqual(['审核人', '审核机构负责人'])
  expect(copy).toMatchObject({
    schema: 'anjuan-review-opinion',
    submission: data.submission,
    conclusion: { ...data.conclusion, title: data.kind.title, blocksDecision: data.kind.blocksDecision },
    binding: data.binding,
  })
  expect(copy.heads).toHaveLength(7)
  expect(copy.findings).toHaveLength(data.findings.length)
})

test('sixty findings with long words stay inside the type area, and no heading ends a page', async () => {
  const long = '现场检查笔录与执法记录仪录像相互矛盾，检查起止时间、在场人员、采样点位均不一致，应当说明。'.repeat(14)
  const findings = findingsOf(60, undefined, [long, '短。', `编号${'ABCDEF0123456789'.repeat(6)}`])
  const { file, text, pages } = await printed(
    'sixty',
    evaluationOpinion(evaluationCase({ findings, advice: long.repeat(3) })),
  )
  for (const { note, place } of findings) expectAll(text, [note.slice(-5), place])
  const mm = 72 / 25.4
  const lines = linesOf(file).filter((line) => !/^— \d+ —$/.test(line.text))
  for (const line of lines) {
    expect(line.xMin).toBeGreaterThan(28 * mm - 1)
    expect(line.xMax, line.text).toBeLessThan((210 - 26) * mm + 9)
    expect(line.yMax, line.text).toBeLessThan((297 - 35) * mm + 2)
  }
  for (let page = 1; page <= pages; page += 1) {
    const last = lines
      .filter((line) => line.page === page)
      .sort((a, b) => a.yMin - b.yMin)
      .at(-1)
    expect(last?.text, `page ${page}`).not.toMatch(/^[一二三四五六]、..?.{2,6}$/)
  }
  expect(run('qpdf', '--check', file).code).toBe(0)
})

test('a picture is printed even when its bytes lie in the middle of a larger buffer', async () => {
  const path = join(bench.folder, 'frame.jpg')
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', 'testsrc=size=160x90', '-frames:v', '1', path])
  const whole = Buffer.concat([Buffer.from('elsewhere'), readFileSync(path)])
  const picture = { image: whole.subarray('elsewhere'.length), mime: 'image/jpeg' } as const
  const { file, text } = await printed(
    'picture',
    evaluationOpinion(evaluationCase({ findings: findingsOf(3, () => picture) })),
  )
  expect(text).not.toContain('图像无法读取')
  expect(run('pdfimages', '-list', file).out.match(/ jpeg /g)).toHaveLength(3)
  const broken = { image: new Uint8Array(40), mime: 'image/jpeg' } as const
  const other = await printed('broken', evaluationOpinion(evaluationCase({ findings: findingsOf(1, () => broken) })))
  expect(other.text).toContain('图像无法读取')
})
