// 评查意见书 of a campaign's final result: who evaluated and how the result came about, the problems with their evidence, both
// the judged and the effective score.
import type { Answer } from '#shared/rules/agreement.ts'
import type { FinalSheet } from '#shared/rules/outcome.ts'
import type { Problem } from '#shared/rules/problems.ts'
import { wayWords } from '#shared/text/campaigns.ts'
import { instantText } from '#shared/text/instant.ts'
import type { Block, ComposeInput, FormField } from '../../../printing/index.ts'
import { type DossierShown, dossierRows } from '../dossier-form.ts'
import { findingData, type PrintedFinding, pictureBlocks, provenanceBlocks } from '../evidence.ts'
import { answerRows, narrowTable } from '../judged-rows.ts'
import { type IssuedData, issuedPaper, numbered, paragraphs } from './frame.ts'
import { points } from './words.ts'

export interface ResultInspector {
  readonly seat: 1 | 2
  readonly name: string
  readonly unit: string
  readonly card: string | null
  readonly judgedHundredths: number
  readonly effectiveHundredths: number
  readonly band: string | null
  /** Of the result as it was signed at another desk and came back; null where it was evaluated here. */
  readonly parcel: { readonly resultSha256: string } | null
}

export interface ResultOpinionData extends IssuedData {
  readonly dossier: DossierShown & { readonly id: string }
  readonly campaign: {
    readonly id: string
    readonly title: string
    readonly number: string
    readonly way: 'single' | 'cross' | 'double'
  }
  readonly standardTitle: string
  readonly inspectors: readonly ResultInspector[]
  readonly leader: string
  /** How the final figures came about, in sentences. */
  readonly course: readonly string[]
  readonly judgedHundredths: number | null
  readonly effectiveHundredths: number | null
  readonly band: string | null
  readonly vetoesHit: readonly string[]
  readonly hasPoints: boolean
  readonly problems: readonly Problem[]
  /** One for each anchor of each problem: `at` is the problem's place in the list, counted from 1. */
  readonly evidence: readonly (PrintedFinding & { readonly at: number })[]
  /** Of the sheet that counts; of the first of two that were merged. */
  readonly answers: readonly Answer[]
  readonly final: FinalSheet | null
  readonly advice: string
  readonly finalAt: string
}

export function resultOpinionPaper(data: ResultOpinionData): ComposeInput {
  const { dossier } = data
  const sections = numbered(
    [
      ['评查结论', conclusion(data)],
      ['评查经过', [{ type: 'fields', rows: courseRows(data) }, ...data.course.map(paragraph)]],
      ['发现的问题', problemBlocks(data)],
      ['合法性评查', vetoBlocks(data.answers)],
      ['规范性评查', answerBlocks(data)],
      ['整改建议', adviceBlocks(data)],
    ],
    '依据的材料',
  )
  return issuedPaper(data, {
    title: '行政执法案卷评查意见书',
    head: 'document',
    closing: sections.closing,
    blocks: [{ type: 'fields', rows: dossierRows(dossier) }, ...sections.blocks],
    said: {
      dossier: { id: dossier.id, title: dossier.title, number: dossier.number, category: dossier.category },
      campaign: data.campaign,
      inspectors: data.inspectors,
      leader: data.leader,
      course: data.course,
      judgedHundredths: data.judgedHundredths,
      effectiveHundredths: data.effectiveHundredths,
      band: data.band,
      vetoesHit: data.vetoesHit,
      problems: data.problems,
      evidence: data.evidence.map((one) => ({ at: one.at, ...findingData(one) })),
      answers: data.answers,
      final: data.final,
      advice: data.advice,
      finalAt: data.finalAt,
    },
  })
}

function paragraph(text: string): Block {
  return { type: 'paragraph', text }
}

function conclusion(data: ResultOpinionData): Block[] {
  const { judgedHundredths, effectiveHundredths, band, vetoesHit, hasPoints } = data
  const rows: FormField[][] = [[{ label: '评查标准', value: data.standardTitle }]]
  if (hasPoints) {
    rows.push([
      { label: '评判得分', value: judgedHundredths === null ? '—' : points(judgedHundredths) },
      { label: '有效得分', value: effectiveHundredths === null ? '不予评分' : points(effectiveHundredths) },
    ])
  }
  rows.push([
    { label: '等次', value: band ?? '评查标准没有等次' },
    { label: '确定时间', value: instantText(data.finalAt) },
  ])
  const vetoed =
    vetoesHit.length === 0
      ? '案卷未发现合法性否决情形。'
      : `案卷存在合法性否决情形（${vetoesHit.join('、')}），有效得分和等次按评查标准对否决情形的规定确定；评判得分保留，供改进参考。`
  return [{ type: 'fields', rows }, paragraph(vetoed)]
}

function courseRows({ campaign, inspectors, leader, hasPoints }: ResultOpinionData): FormField[][] {
  const rows: FormField[][] = [
    [{ label: '评查批次', value: `${campaign.title}（${campaign.number}），${wayWords[campaign.way]}` }],
  ]
  for (const one of inspectors) {
    const label = inspectors.length > 1 ? `评查人（${one.seat === 1 ? '一' : '二'}）` : '评查人'
    rows.push([{ label, value: inspectorWords(one, hasPoints) }])
  }
  rows.push([{ label: '评查组长', value: leader }])
  return rows
}

function inspectorWords(one: ResultInspector, hasPoints: boolean): string {
  const { name, unit, card, parcel } = one
  const who = `${name}${card === null ? '' : `（${card}）`}，${unit}\n${ownWords(one, hasPoints)}`
  if (parcel === null) return who
  return `${who}\n异地评查：评查结果由本人在其单位签名，随往来包送回，已核对签名。结果的 SHA-256：${parcel.resultSha256}`
}

/** What this inspector alone came to. */
function ownWords({ judgedHundredths, effectiveHundredths, band }: ResultInspector, hasPoints: boolean): string {
  const grade = band === null ? [] : [`等次${band}`]
  const figures = [`评判得分 ${points(judgedHundredths)}`, `有效得分 ${points(effectiveHundredths)}`]
  return [...(hasPoints ? figures : []), ...grade].join('，')
}

function problemBlocks({ problems, evidence }: ResultOpinionData): Block[] {
  if (problems.length === 0) return [paragraph('评查没有发现扣分的问题。')]
  const rows = problems.map((problem, index) => {
    const places = evidence.filter(({ at }) => at === index + 1)
    return [
      String(index + 1),
      `${problem.criterion} ${problem.title}`,
      problem.clause === '' ? problem.words : `${problem.words}\n依据：${problem.clause}`,
      places
        .map(({ place, provenance }) => (provenance.length === 0 ? place : `${place}（截取，出处附后）`))
        .join('\n'),
    ]
  })
  return [
    {
      type: 'table',
      columns: [
        { title: '序号', width: 9.5, align: 'center' },
        { title: '评查项', width: 25 },
        { title: '问题和依据', width: 42 },
        { title: '证据位置', width: 24 },
      ],
      rows,
    },
    ...pictureBlocks(evidence, (one) => one.at),
    ...provenanceBlocks(evidence, (one) => one.at),
  ]
}

function vetoBlocks(answers: readonly Answer[]): Block[] {
  const vetoes = answers.filter(({ part }) => part === 'veto')
  const hit = vetoes.filter(({ category }) => category === 'hit')
  if (vetoes.length === 0) return []
  if (hit.length === 0) return [paragraph(`逐项评查否决情形 ${vetoes.length} 项，均未发现。`)]
  return [
    {
      type: 'table',
      columns: [
        { title: '代码', width: 10, align: 'center' },
        { title: '否决情形', width: 52 },
        { title: '认定理由', width: 38 },
      ],
      rows: hit.map(({ code, title, reason }) => [code, title, reason]),
    },
    paragraph(`共评查否决情形 ${vetoes.length} 项，其余 ${vetoes.length - hit.length} 项未发现。`),
  ]
}

function answerBlocks({ answers, hasPoints, final }: ResultOpinionData): Block[] {
  const items = answers.filter(({ part }) => part === 'item')
  const basics = answers.filter(({ part, category }) => part === 'basic' && category === 'deducted')
  const blocks: Block[] = [
    ...(final?.sheets.length === 2 ? [paragraph('下表为第一名评查人的逐项评判，两人的逐项评判见机读数据。')] : []),
    narrowTable(answerRows(items), hasPoints),
  ]
  blocks.push(...bonusBlocks(answers))
  if (!answers.some(({ part }) => part === 'basic')) return blocks
  if (basics.length === 0) return [...blocks, paragraph('各类文书基本要素齐全，未扣分。')]
  return [
    ...blocks,
    {
      type: 'table',
      columns: [
        { title: '代码', width: 10, align: 'center' },
        { title: '基本要素', width: 44 },
        { title: '扣分理由', width: 34 },
        { title: '扣分', width: 12, align: 'right' },
      ],
      rows: basics.map(({ code, title, reason, hundredths }) => [
        code,
        title,
        reason,
        hundredths === null ? '' : String(hundredths / 100),
      ]),
    },
  ]
}

function bonusBlocks(answers: readonly Answer[]): Block[] {
  const granted = answers.filter(({ part, hundredths }) => part === 'bonus' && (hundredths ?? 0) > 0)
  if (granted.length === 0) return []
  return [
    {
      type: 'table',
      columns: [
        { title: '代码', width: 10, align: 'center' },
        { title: '加分项', width: 44 },
        { title: '加分理由', width: 34 },
        { title: '加分', width: 12, align: 'right' },
      ],
      rows: granted.map(({ code, title, reason, hundredths }) => [
        code,
        title,
        reason,
        String((hundredths ?? 0) / 100),
      ]),
    },
  ]
}

function adviceBlocks({ advice, problems }: ResultOpinionData): Block[] {
  const said = paragraphs(advice)
  if (said.length > 0) return said
  return [paragraph(problems.length === 0 ? '无。' : '请办案机构对照上列问题逐项核实整改。')]
}
