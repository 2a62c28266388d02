// A made-up case of a made-up county, judged with the real standard: what the templates are fed in their tests.
import { createHash } from 'node:crypto'
import type { EvaluationOpinionData, PrintedFinding, ReviewOpinionData } from '#main/opinions/templates/index.ts'
import { createRulebook } from '#main/rulebook/index.ts'
import { clearRest, emptySheet, fullMarks, type Sheet, score } from '#shared/rules/scoring.ts'

const rulebook = createRulebook({ folder: new URL('../../../resources/rulebook', import.meta.url).pathname })
const standardId = 'mee-2024-general-penalty'
export const standard = rulebook.standard(standardId)

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
export const manifestSha256 = hashOf('manifest')
export const journalHash = hashOf('journal')

export const dossier = {
  id: '0198f0aa-7c11-7b6e-8f00-2c1d5a7e9b01',
  title: '云山县清源水务有限公司未依法取得排污许可证排放水污染物案',
  number: '云环罚〔2026〕17号',
  category: 'penalty',
  agency: '云山县生态环境局',
  party: { kind: 'organisation', name: '云山县清源水务有限公司', code: '91530000MA6K12345X', address: null },
  officers: [
    { name: '喆堃', card: '2500010017' },
    { name: '欧阳垚昇', card: '2500010023' },
  ],
  papers: 31,
  pages: 168,
  recordings: 4,
} satisfies EvaluationOpinionData['dossier']

export type Pictures = (at: number) => PrintedFinding['picture']

const places: readonly Pick<PrintedFinding, 'place' | 'anchor'>[] = [
  {
    place: '现场检查（勘察）笔录 第 3 页，上部',
    anchor: { on: 'page', itemId: dossier.id, page: 3, region: { x: 0.1, y: 0.1, width: 0.8, height: 0.2 } },
  },
  { place: '行政处罚决定书 第 2 页', anchor: { on: 'page', itemId: dossier.id, page: 2, region: null } },
  {
    place: '现场检查执法记录仪录像 00:04:12 至 00:04:48',
    anchor: { on: 'moment', itemId: dossier.id, startMs: 252_000, endMs: 288_000 },
  },
  { place: '卷内没有：听证告知书送达回证', anchor: { on: 'absence', what: '听证告知书送达回证' } },
]

const notes = [
  '笔录中当事人姓名“彧旻”与身份证复印件不一致，修改处未由当事人捺指印确认。',
  '决定书未载明申请行政复议的期限（应当为自收到决定书之日起六十日内），仅写“依法申请复议”。',
  '执法人员进入现场后未出示执法证件即开始检查，出示动作出现在检查开始4分钟之后，告知事项不完整。',
  '未见听证告知书的送达回证，无法证明已依法送达。',
]

export function findingsOf(count: number, pictures: Pictures = () => null, words: readonly string[] = notes) {
  const titles = standard.criteria.flatMap((item) => item.points.map(({ code }) => ({ code, title: item.title })))
  return Array.from({ length: count }, (_, at): PrintedFinding => {
    const { code, title } = titles[(at * 7) % titles.length] ?? { code: '', title: '' }
    const { place, anchor } = places[at % places.length] ?? { place: '', anchor: { on: 'absence', what: '' } }
    return {
      criterion: code,
      criterionTitle: `${code} ${title}`,
      note: `${words[at % words.length]}（记录${at + 1}）`,
      anchor,
      place: `${place}〔${at + 1}〕`,
      provenance: [],
      picture: anchor.on === 'absence' ? null : pictures(at),
    }
  })
}

/** Most items full, some points lost, one item missing, some that do not apply, two basic elements deducted. */
export function someSheet(vetoed: boolean): Sheet {
  const sheet = clearRest(standard, emptySheet())
  for (const item of standard.criteria) sheet.items[item.code] = fullMarks(item)
  const reason = '案情不涉及'
  for (const code of ['P3-9', 'P3-10', 'P3-12', 'P3-13']) sheet.items[code] = { state: 'not-applicable', reason }
  sheet.items['P3-6'] = { state: 'missing', reason: '卷内没有案件调查报告' }
  const record = sheet.items['P3-2']
  if (record?.state === 'scored') {
    record.points['P3-2.4'] = { state: 'scored', earnedHundredths: 250, reason: '检查过程记录不完整，未记录采样点位' }
    record.points['P3-2.5'] = { state: 'missing', reason: '没有当事人签字' }
  }
  sheet.basics['B-2'] = { deducted: true, reason: '询问笔录第2页缺执法人员签名' }
  sheet.basics['B-5'] = { deducted: true, reason: '送达回证日期涂改' }
  if (vetoed) {
    sheet.vetoes['V-2'] = { hit: true, reason: '现场检查仅一名执法人员在场' }
    sheet.vetoes['V-23'] = { hit: true, reason: '复查未在法定期限内进行' }
  }
  return sheet
}

export function evaluationCase(more: Partial<EvaluationOpinionData> = {}): EvaluationOpinionData {
  const sheet = more.sheet ?? someSheet(true)
  return {
    agency: '云山县司法局',
    number: '评查意〔2026〕12号',
    dossier,
    standard,
    standardSha256: rulebook.hashOf(standardId),
    sheet,
    score: score(standard, sheet),
    findings: findingsOf(4),
    advice: '一、补正送达回证。\n二、对执法人员开展持证执法和全过程记录培训，下季度复查。',
    inspector: '昉祎',
    startedAt: '2026-11-20T01:00:00.000Z',
    concludedAt: '2026-11-20T03:30:00.000Z',
    elapsedMinutes: 142,
    binding: {
      archiveId: '0198f0aa-7c11-7b6e-8f00-2c1d5a7e9bff',
      manifestSha256,
      of: 'seal',
      journal: { position: 4821, hash: journalHash },
    },
    composedAt: new Date('2026-11-20T04:00:00Z'),
    ...more,
  }
}

export function reviewCase(more: Partial<ReviewOpinionData> = {}): ReviewOpinionData {
  const { heads } = rulebook.reviewHeads()
  const kind = rulebook.opinionKinds().kinds.find(({ code }) => code === 'correct')
  if (kind === undefined) throw new Error('no such kind')
  const entries = rulebook.reviewCatalogue().entries.slice(1, 3)
  return {
    agency: '云山县司法局',
    number: '法审意〔2026〕5号',
    dossier,
    round: 2,
    handler: '喆堃',
    reviewer: '祎頔',
    submission: {
      entries: entries.map(({ code }) => code),
      proposedDecision: '责令立即停止排污，处罚款人民币叁拾万元整（¥300,000.00）。',
      facts:
        '2026年3月5日，执法人员对当事人位于南溪镇的污水处理站进行现场检查，发现其未取得排污许可证，正在向南溪排放处理后的废水。\n经监测，外排废水化学需氧量浓度为86 mg/L，超过《城镇污水处理厂污染物排放标准》一级A标准限值0.72倍。\n当事人对上述事实无异议，有现场检查笔录、询问笔录、监测报告和现场录像为证。',
      basis: '《排污许可管理条例》第二条第一款、第三十三条第一项；《中华人民共和国行政处罚法》第三十三条、第五十八条。',
      discretion: '当事人系初次违法，违法行为持续61日，主动停产整改，按“一般”档次裁量。',
      note: '',
    },
    entries,
    heads: heads.map((head, at) => ({
      head,
      judged: {
        head: head.code,
        verdict: at === 1 || at === 3 ? 'problem' : at === 6 ? 'not-applicable' : 'met',
        note:
          at === 1
            ? '听证告知书的送达回证缺失，无法确认听证权利已经告知。'
            : at === 3
              ? '裁量档次与违法持续时间不相称，理由不足。'
              : '',
      },
    })),
    findings: findingsOf(3),
    conclusion: {
      kind: kind.code,
      text: '请补充听证告知书送达回证，核实持续违法的起止日期，并在决定书中写明裁量理由。\n补正后重新提交审核。',
    },
    kind,
    packs: [rulebook.reviewHeads(), rulebook.opinionKinds()].map(({ id, title, version }) => ({
      id,
      title,
      version,
      sha256: rulebook.hashOf(id),
    })),
    submittedOn: '2026-11-09',
    acceptedOn: '2026-11-10',
    concludedOn: '2026-11-18',
    binding: {
      archiveId: '0198f0aa-7c11-7b6e-8f00-2c1d5a7e9bff',
      manifestSha256,
      of: 'submission',
      journal: { position: 4702, hash: journalHash },
    },
    composedAt: new Date('2026-11-18T08:00:00Z'),
    ...more,
  }
}
