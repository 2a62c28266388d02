// Issued papers composed from a realistic campaign: nothing decided is missing, on paper or in the machine-readable copy.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CircularData, circularPaper } from '#main/opinions/templates/issued/circular.ts'
import { drawPaper } from '#main/opinions/templates/issued/draw.ts'
import { drawSteps } from '#main/opinions/templates/issued/draw-method.ts'
import { noticePaper } from '#main/opinions/templates/issued/notice.ts'
import { planPaper } from '#main/opinions/templates/issued/plan.ts'
import { recheckPaper } from '#main/opinions/templates/issued/recheck.ts'
import { type ResultOpinionData, resultOpinionPaper } from '#main/opinions/templates/issued/result-opinion.ts'
import { type ScoreSheetData, scoreSheetPaper } from '#main/opinions/templates/issued/score-sheet.ts'
import { type ComposeInput, composePdf } from '#main/printing/index.ts'
import { drawDifference } from '#shared/rules/draw.ts'
import { formatPoints, score } from '#shared/rules/scoring.ts'
import { answersOf } from '#shared/rules/sheet-answers.ts'
import { dossier, findingsOf, journalHash, manifestSha256, someSheet, standard } from './cases.ts'
import { graded, idOf, issuedData, otherStandard, sha256, someCampaign, someProblems } from './issued-cases.ts'
import { attachmentOf, type Bench, bare, createBench, linesOf, run, textOf } from './tools.ts'

let bench: Bench
beforeAll(() => {
  bench = createBench()
})
afterAll(() => bench.close())

async function printed(name: string, input: ComposeInput) {
  const { bytes, ...result } = await composePdf(input)
  const file = bench.put(`${name}.pdf`, bytes)
  expect(result.missing).toEqual([])
  return { ...result, file, text: bare(textOf(file)), data: JSON.parse(attachmentOf(bench, file).toString('utf8')) }
}

function expectAll(text: string, words: readonly string[]): void {
  for (const word of words) expect(text).toContain(bare(word))
}

/** In this order, each after the one before. */
function expectInOrder(text: string, words: readonly string[]): void {
  let from = 0
  for (const word of words) {
    const at = text.indexOf(bare(word), from)
    expect(at, word).toBeGreaterThanOrEqual(0)
    from = at + bare(word).length
  }
}

/** No section's heading ends a page, nothing leaves the sheet, strangers' tools find no fault. */
function expectSound(file: string, pages: number): void {
  const lines = linesOf(file).filter((line) => !/^— \d+ —$/.test(line.text))
  for (let page = 1; page <= pages; page += 1) {
    const last = lines
      .filter((line) => line.page === page)
      .sort((a, b) => a.yMin - b.yMin)
      .at(-1)
    expect(last, `page ${page} is empty`).toBeDefined()
    expect(last?.text, `page ${page}`).not.toMatch(/^[一二三四五六七八九]、.{2,14}$/)
  }
  expect(run('qpdf', '--check', file).code).toBe(0)
}

test('a plan says what is drawn and how, by whom, under what, and what follows', async () => {
  const campaign = someCampaign()
  const { file, pages, text, data, signatureBoxes } = await printed(
    'plan',
    planPaper({ ...issuedData('plan', ['organiser', 'issuer'], 0), campaign }),
  )
  expectInOrder(text, [
    `${campaign.title}方案`,
    '一、评查目的',
    '第七十五条',
    '二、评查范围',
    '2026-01-01 至 2026-09-30',
    '三、抽取办法',
    '共抽取 30 卷',
    campaign.draw.seedSha256,
    '四、评查方式和人员',
    '一案双评',
    '第 1 组',
    '欧阳垚昇',
    '五、评查标准',
    standard.title,
    '六、结果的处理',
    '5 分',
    '5 个工作日',
    '30 日',
  ])
  for (const { name } of campaign.members) expectAll(text, [name])
  expect(signatureBoxes.map(({ role }) => role)).toEqual(['组织人', '签发人'])
  expect(data).toMatchObject({ schema: 'anjuan-issued-plan', kind: 'plan', plan: campaign.plan })
  expectSound(file, pages)
})

test('a draw record lets a stranger draw the same list again from its own copy', async () => {
  const campaign = someCampaign(60)
  const method = drawSteps(campaign.draw.method)
  const { file, pages, text, data } = await printed(
    'draw',
    drawPaper({ ...issuedData('draw', ['drawer', 'witness'], 60), campaign, draw: campaign.draw, method }),
  )
  expectAll(text, [
    campaign.draw.seed ?? '',
    campaign.draw.seedSha256,
    campaign.draw.candidatesSha256,
    '180 卷',
    ...method,
  ])
  for (const { number, agency } of campaign.list) expectAll(text, [number ?? '无文号', agency])
  expect(drawDifference(data.draw, sha256)).toEqual([])
  expectSound(file, pages)
})

function scoreSheet(more: Partial<ScoreSheetData> = {}): ScoreSheetData {
  const sheet = more.sheet ?? someSheet(true)
  const used = more.standard ?? standard
  return {
    ...issuedData('score-sheet', ['inspector', 'leader']),
    dossier,
    campaign: { title: someCampaign().title, number: '评批〔2026〕2号' },
    standard: used,
    sheet,
    score: score(used, sheet),
    places: new Map([['P3-2.4', ['〔现场检查笔录 第 3 页〕没有写明采样点位', '〔录像 00:04:12〕未出示证件']]]),
    advice: '送达环节问题较多。\n建议开展文书制作培训。',
    inspector: { name: '昉祎', unit: '云山县司法局', card: '2500010031' },
    startedAt: '2026-11-20T01:00:00.000Z',
    concludedAt: '2026-11-20T03:30:00.000Z',
    elapsedMinutes: 42,
    ...more,
  }
}

test('a score sheet names every veto, item, point and basic element with its answer, reason and place', async () => {
  const data = scoreSheet()
  const { file, pages, text, signatureBoxes, data: copy } = await printed('sheet', scoreSheetPaper(data))
  for (const { code } of standard.criteria.flatMap((item) => [item, ...item.points])) {
    const judged = data.sheet.items[code.split('.')[0] ?? '']
    if (judged?.state === 'scored' || !code.includes('.')) expect(text).toContain(code)
  }
  for (const { code, text: words } of standard.basics) expectAll(text, [code, words.slice(0, 6)])
  expectAll(text, [
    '现场检查仅一名执法人员在场',
    '没有写明采样点位',
    '未出示证件',
    '卷内没有案件调查报告',
    '送达回证日期涂改',
  ])
  expectAll(text, [`评判得分${formatPoints(data.score.judgedHundredths)}`, '有效得分0', '建议开展文书制作培训。'])
  expectAll(text, [manifestSha256, journalHash])
  expect(signatureBoxes.map(({ role }) => role)).toEqual(['评查人', '评查组长'])
  expect(copy).toMatchObject({ sheet: data.sheet, binding: data.binding })
  expectSound(file, pages)
})

test.each([
  [
    'deduct',
    ['满分 100 分，减各项扣分', '4 处，已达该情形的扣分上限', '−5', '−2', '评判得分93', '未列出的扣分情形均未发现。'],
  ],
  ['checklist', ['清单式，不计分', '符合', '不符合', '卷内目录页码与实际不符', '等次合格']],
  ['split', ['实体 50 分，卷面 50 分', '实体43（满分 50）', '卷面50（满分 50）', '未扣分', '评判得分93']],
] as const)('a score sheet of a %s standard says how it was scored', async (formula, words) => {
  const { text, file, pages } = await printed(formula, scoreSheetPaper(scoreSheet(otherStandard(formula))))
  expectAll(text, words)
  expect(text.includes('评判得分')).toBe(formula !== 'checklist')
  expectSound(file, pages)
})

function resultOpinion(more: Partial<ResultOpinionData> = {}): ResultOpinionData {
  const problems = someProblems(3).map(({ criterion, title, words, clause }) => {
    return { criterion, part: 'item' as const, title, words, clause, anchors: [], lostHundredths: 200, veto: false }
  })
  const inspector = (seat: 1 | 2, name: string) => {
    return {
      seat,
      name,
      unit: '云山县司法局',
      card: null,
      judgedHundredths: 8800,
      effectiveHundredths: 8800,
      band: '良好',
    }
  }
  return {
    ...issuedData('opinion', ['inspector', 'leader']),
    dossier,
    campaign: { id: idOf(700), title: someCampaign().title, number: '评批〔2026〕2号', way: 'double' },
    standardTitle: standard.title,
    inspectors: [
      { ...inspector(1, '昉祎'), parcel: null },
      { ...inspector(2, '和丽春'), parcel: { resultSha256: sha256('result') } },
    ],
    leader: '欧阳垚昇',
    course: ['两名评查人的得分相差 2.5 分，未超过方案规定的 5 分，取两人结果的平均。'],
    judgedHundredths: 8675,
    effectiveHundredths: 0,
    band: '不合格',
    vetoesHit: ['V-2'],
    hasPoints: true,
    problems,
    evidence: findingsOf(4).map((finding, at) => ({ ...finding, at: Math.min(at + 1, 3) })),
    answers: answersOf(standard, someSheet(true)),
    final: null,
    advice: '',
    finalAt: '2026-11-20T03:30:00.000Z',
    ...more,
  }
}

test('an opinion on a final result keeps both scores, and says whose result came in a parcel', async () => {
  const data = resultOpinion()
  const { file, pages, text, data: copy } = await printed('result', resultOpinionPaper(data))
  expectInOrder(text, [
    '评判得分',
    '86.75 分',
    '有效得分',
    '0 分',
    '不合格',
    '昉祎',
    '和丽春',
    '随往来包送回',
    sha256('result'),
    '欧阳垚昇',
  ])
  for (const { words, clause } of data.problems) expectAll(text, [words, clause])
  for (const { place } of data.evidence) expectAll(text, [place])
  expectAll(text, ['现场检查仅一名执法人员在场', '送达回证日期涂改', '取两人结果的平均'])
  expect(copy).toMatchObject({ judgedHundredths: 8675, effectiveHundredths: 0, vetoesHit: ['V-2'] })
  expectSound(file, pages)
})

test('a notice asks for each cure with its ground and day, and says how to report', async () => {
  const problems = someProblems(9)
  const { file, pages, text } = await printed(
    'notice',
    noticePaper({
      ...issuedData('notice', ['issuer']),
      dossier,
      campaign: { title: someCampaign().title, number: '评批〔2026〕2号' },
      problems,
      issuedOn: '2026-11-20',
      dueOn: '2026-12-20',
      contact: '欧阳垚昇（云山县司法局）',
    }),
  )
  for (const { words, clause, measure, places } of problems) expectAll(text, [words, clause, measure, ...places])
  expectAll(text, [`${dossier.agency}：`, '请在 2026-12-20 前完成整改。', '补充材料', '联系人：欧阳垚昇'])
  expectSound(file, pages)
})

test('a re-check record says problem by problem what was done, what proves it, and what was found', async () => {
  const problems = someProblems(6).map((problem, at) => ({
    ...problem,
    done: `已重新制作决定书并送达（${at + 1}）。`,
    evidence: [`补充材料第 ${at + 1} 次：整改后的送达回证`],
    cured: at !== 2,
    finding: at === 2 ? '仍没有送达回证。' : '',
  }))
  const record = {
    ...issuedData('recheck', ['rechecker']),
    dossier,
    notice: { number: '评改〔2026〕1号', issuedOn: '2026-11-20', dueOn: '2026-12-20' },
    round: 2,
    reported: { by: '喆堃', at: '2026-12-10T02:00:00.000Z' },
    problems,
    words: '其余各项符合要求。',
    rechecker: '木增福',
    recheckedAt: '2026-12-12T02:00:00.000Z',
  }
  const back = await printed('recheck', recheckPaper({ ...record, passed: false, nextDueOn: '2027-01-10' }))
  for (const { done, evidence } of problems) expectAll(back.text, [done, ...evidence])
  expectAll(back.text, ['未整改到位', '仍没有送达回证。', '期限延至 2027-01-10', '其余各项符合要求。', '第 2 次'])
  expectSound(back.file, back.pages)
  const done = await printed('closed', recheckPaper({ ...record, passed: true, nextDueOn: null }))
  expectAll(done.text, ['复查合格，予以销号。'])
})

function circular(count: number): CircularData {
  const criteria = standard.criteria.map(({ code, title }, at) => ({
    ...{ code, title, pairs: 30, agreed: 28 - (at % 6) },
    kappa: at % 4 === 3 ? null : Math.round((0.95 - at * 0.03) * 1000) / 1000,
  }))
  return {
    ...issuedData('circular', ['leader', 'issuer'], count),
    campaign: someCampaign(count),
    graded: graded(count),
    defects: standard.criteria
      .flatMap((item) => item.points)
      .slice(0, 26)
      .map(({ code, text }, at) => {
        return { code, title: text, dossiers: 30 - at }
      }),
    agreement: {
      dossiers: count,
      sameBand: count - 4,
      sameVetoes: count - 1,
      meanDifferenceHundredths: 245,
      greatestDifferenceHundredths: 1150,
      adjudicated: 3,
      criteria,
    },
    objections: { raised: 3, upheld: 1 },
    rectifications: { issued: 12, closed: 7 },
    averageMinutes: 16,
  }
}

test('a circular counts grades by category and agency, ranks the defects and tells how far two inspectors agreed', async () => {
  const data = circular(84)
  const { file, pages, text, data: copy } = await printed('circular', circularPaper(data))
  // Of every seven: two excellent, two good, two passing, one failed by veto.
  expectAll(text, ['优秀率 28.6%，合格率 85.7%', '否决情形的 12 卷', '优秀2428.6%', '合计84100.0%'])
  expectAll(text, [
    '平均相差 2.45 分，最大相差 11.5 分',
    '等次一致的 80 卷（95.2%）',
    '经合议确定的 3 卷',
    '平均每卷用时 16 分钟',
  ])
  expectAll(text, ['提出异议 3 件', '整改通知 12 份，经复查销号 7 份', '共 26 项，上表列出涉及卷数最多的 20 项'])
  for (const { number } of data.graded) if (number !== null) expectAll(text, [number])
  expect(copy.counts).toMatchObject({ all: 84, excellent: 24, qualified: 72, vetoed: 12 })
  expect(copy.defects).toHaveLength(26)
  expectSound(file, pages)
})
