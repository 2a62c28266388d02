// 行政执法案卷评查意见书: from an evaluation's plain data to the pages and the machine-readable copy.
import type { EvaluationStandard } from '#shared/rules/pack-standard.ts'
import { formatPoints, type Score, type Sheet } from '#shared/rules/scoring.ts'
import type { Block, ComposeInput, TableRow } from '../../printing/index.ts'
import { type Binding, bindingBlocks } from './binding.ts'
import { type DossierShown, dossierRows } from './dossier-form.ts'
import { findingData, findingRows, type PrintedFinding, pictureBlocks, provenanceBlocks } from './evidence.ts'
import { judgedRows, narrowTable } from './judged-rows.ts'
import { scoreBlocks } from './judged-score.ts'

export interface EvaluationOpinionData {
  readonly agency: string
  readonly number: string
  readonly dossier: DossierShown & { readonly id: string }
  readonly standard: EvaluationStandard
  readonly standardSha256: string
  readonly sheet: Sheet
  readonly score: Score
  readonly findings: readonly PrintedFinding[]
  readonly advice: string
  readonly inspector: string
  readonly startedAt: string
  readonly concludedAt: string
  readonly elapsedMinutes: number
  readonly binding: Binding
  readonly composedAt: Date
}

export function evaluationOpinion(data: EvaluationOpinionData): ComposeInput {
  return {
    title: '行政执法案卷评查意见书',
    agency: data.agency,
    number: data.number,
    author: data.agency,
    createdAt: data.composedAt,
    footer: 'page-numbers',
    blocks: [
      { type: 'title', text: '行政执法案卷评查意见书' },
      { type: 'fields', rows: dossierRows(data.dossier) },
      { type: 'heading', level: 1, text: '一、评查结论' },
      ...scoreBlocks(data.standard, data.score),
      { type: 'heading', level: 1, text: '二、发现的问题' },
      ...problems(data),
      { type: 'heading', level: 1, text: '三、合法性评查' },
      ...vetoes(data),
      { type: 'heading', level: 1, text: '四、规范性评查' },
      ...scores(data),
      { type: 'heading', level: 1, text: '五、整改建议' },
      ...advice(data),
      { type: 'heading', level: 1, text: '六、依据的材料' },
      ...bindingBlocks(data.binding),
      { type: 'signatures', items: [{ role: '评查人', name: ' ', on: ' ' }] },
    ],
    attachments: [
      {
        name: 'opinion.json',
        mime: 'application/json',
        bytes: new TextEncoder().encode(JSON.stringify(machineReadable(data), null, 2)),
        description: '评查意见书的机读数据',
      },
    ],
  }
}

function problems({ findings }: EvaluationOpinionData): Block[] {
  if (findings.length === 0) return [{ type: 'paragraph', text: '本次评查未记录问题。' }]
  return [
    {
      type: 'table',
      columns: [
        { title: '序号', width: 9, align: 'center' },
        { title: '评查项', width: 23 },
        { title: '问题', width: 42 },
        { title: '证据位置', width: 26 },
      ],
      rows: findingRows(findings),
    },
    ...pictureBlocks(findings),
    ...provenanceBlocks(findings),
  ]
}

function vetoes({ standard, sheet }: EvaluationOpinionData): Block[] {
  if (standard.vetoes.length === 0) return [{ type: 'paragraph', text: '评查标准没有规定合法性否决情形。' }]
  const rows: TableRow[] = []
  let group = ''
  for (const veto of standard.vetoes) {
    const answer = sheet.vetoes[veto.code]
    if (veto.onlyFor !== null && answer?.hit !== true) continue
    if (veto.group !== group) rows.push({ group: veto.group })
    group = veto.group
    rows.push([veto.code, veto.text, answer?.hit ? `否决：${answer.reason}` : '未发现'])
  }
  return [
    {
      type: 'table',
      columns: [
        { title: '代码', width: 9, align: 'center' },
        { title: '否决情形', width: 61 },
        { title: '评查结果', width: 30 },
      ],
      rows,
    },
  ]
}

function scores(data: EvaluationOpinionData): Block[] {
  const { standard, sheet, score } = data
  return [narrowTable(judgedRows(standard, sheet, score), score.hasPoints), ...basics(data), ...bonuses(data)]
}

function basics({ standard, sheet }: EvaluationOpinionData): Block[] {
  if (standard.basics.length === 0) return []
  const deducted = standard.basics.filter((basic) => sheet.basics[basic.code]?.deducted)
  return [
    { type: 'heading', level: 2, text: '基本要素' },
    deducted.length === 0
      ? { type: 'paragraph', text: '各类文书基本要素齐全，未扣分。' }
      : {
          type: 'table',
          columns: [
            { title: '代码', width: 10, align: 'center' },
            { title: '基本要素', width: 44 },
            { title: '扣分理由', width: 34 },
            { title: '扣分', width: 12, align: 'right' },
          ],
          rows: deducted.map((basic) => [
            basic.code,
            basic.text,
            sheet.basics[basic.code]?.reason ?? '',
            formatPoints(basic.deductionHundredths),
          ]),
        },
  ]
}

function bonuses({ standard, sheet }: EvaluationOpinionData): Block[] {
  const granted = (standard.bonus?.items ?? []).filter(({ code }) => sheet.bonuses[code] !== undefined)
  if (granted.length === 0) return []
  return [
    { type: 'heading', level: 2, text: '加分' },
    {
      type: 'table',
      columns: [
        { title: '代码', width: 10, align: 'center' },
        { title: '加分项', width: 44 },
        { title: '加分理由', width: 34 },
        { title: '加分', width: 12, align: 'right' },
      ],
      rows: granted.map(({ code, text }) => [
        code,
        text,
        sheet.bonuses[code]?.reason ?? '',
        formatPoints(sheet.bonuses[code]?.earnedHundredths ?? 0),
      ]),
    },
  ]
}

function advice({ advice: words, findings }: EvaluationOpinionData): Block[] {
  if (words.trim() !== '') return words.split(/\n+/).map((text): Block => ({ type: 'paragraph', text }))
  const text = findings.length === 0 ? '无。' : '请办案机构对照上列问题逐项核实整改。'
  return [{ type: 'paragraph', text }]
}

function machineReadable(data: EvaluationOpinionData) {
  const { dossier, standard, score, binding } = data
  return {
    schema: 'anjuan-evaluation-opinion',
    version: 1,
    number: data.number,
    agency: data.agency,
    dossier: { id: dossier.id, title: dossier.title, number: dossier.number, category: dossier.category },
    standard: { id: standard.id, title: standard.title, version: standard.version, sha256: data.standardSha256 },
    sheet: data.sheet,
    score,
    findings: data.findings.map(findingData),
    advice: data.advice,
    inspector: data.inspector,
    startedAt: data.startedAt,
    concludedAt: data.concludedAt,
    elapsedMinutes: data.elapsedMinutes,
    binding,
    composedAt: data.composedAt.toISOString(),
  }
}
