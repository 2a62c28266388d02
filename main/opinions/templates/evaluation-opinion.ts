// 行政执法案卷评查意见书: from an evaluation's plain data to the pages and the machine-readable copy.
import type { EvaluationStandard, VetoEffect } from '#shared/rules/pack-standard.ts'
import { formatPoints, type Score, type Sheet } from '#shared/rules/scoring.ts'
import type { Block, ComposeInput, TableRow } from '../../printing/index.ts'
import { type Binding, bindingBlocks } from './binding.ts'
import { type DossierShown, dossierRows } from './dossier-form.ts'
import { findingData, findingRows, type PrintedFinding, pictureBlocks, provenanceBlocks } from './evidence.ts'

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
      ...conclusion(data),
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

function conclusion({ score, standard }: EvaluationOpinionData): Block[] {
  const rows: [string, string][] = [
    ['评查标准', `${standard.title}（${standard.documentNumber ?? '无文号'}）`],
    ...figures(score),
  ]
  if (score.band !== null) {
    const mark = score.band.mark === 'example' ? '（示例等次，评查标准本身未规定等次）' : ''
    rows.push(['等次', `${score.band.title}${mark}`])
  }
  const vetoed = score.vetoesHit.length > 0
  return [
    { type: 'fields', rows: rows.map(([label, value]) => [{ label, value }]) },
    {
      type: 'paragraph',
      text: vetoed
        ? `案卷存在合法性否决情形（${score.vetoesHit.join('、')}），${consequences[score.vetoEffect ?? 'recorded']}`
        : '案卷未发现合法性否决情形，有效得分即评判得分。',
    },
  ]
}

const consequences: Readonly<Record<VetoEffect, string>> = {
  'score-zero': '按评查标准总分计为 0 分；评判得分保留，供改进参考。',
  'minus-100': '按评查标准每项减 100 分；评判得分保留，供改进参考。',
  'fail-unscored': '按评查标准直接评为不合格，不予评分；各项评判保留，供改进参考。',
  recorded: '按评查标准只作记录，不影响评查结果。',
}

function figures(score: Score): [string, string][] {
  if (!score.hasPoints) return []
  const ratio = `${formatPoints(score.earnedHundredths)} ÷ ${formatPoints(score.standardHundredths)}（适用项）`
  return [
    ...(score.formula === 'hybrid' ? ([['规范性得分', ratio]] as [string, string][]) : []),
    ...score.parts.map(({ title, fullHundredths, hundredths }): [string, string] => [
      title,
      `${formatPoints(hundredths)}（满分 ${formatPoints(fullHundredths)}）`,
    ]),
    [score.formula === 'hybrid' ? '基本要素扣分' : '扣分合计', formatPoints(score.deductedHundredths)],
    ...(score.bonusHundredths > 0 ? ([['加分', formatPoints(score.bonusHundredths)]] as [string, string][]) : []),
    ['评判得分', formatPoints(score.judgedHundredths)],
    ['有效得分', score.unscored ? '不予评分' : formatPoints(score.effectiveHundredths)],
  ]
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

function scores({ standard, sheet, score }: EvaluationOpinionData): Block[] {
  const rows: TableRow[] = []
  for (const item of standard.criteria) {
    const judged = sheet.items[item.code]
    const result = score.items.find((one) => one.code === item.code)
    const total =
      judged?.state === 'not-applicable'
        ? '不适用'
        : judged?.state === 'missing'
          ? '0（缺失）'
          : judged?.state === 'checked'
            ? judged.passed
              ? '符合'
              : '不符合'
            : formatPoints(result?.earnedHundredths ?? 0)
    rows.push({ total: [item.code, item.title, formatPoints(item.standardHundredths), total] })
    if (judged !== undefined && judged.state !== 'scored') {
      if (judged.reason !== '') rows.push(['', judged.reason, '', ''])
      continue
    }
    for (const point of item.points) rows.push(pointRow(point, judged?.points[point.code]))
  }
  const deducted = standard.basics.filter((basic) => sheet.basics[basic.code]?.deducted)
  return [
    {
      type: 'table',
      columns: [
        { title: '代码', width: 12, align: 'center' },
        { title: '评查内容', width: 64 },
        { title: '标准分', width: 11, align: 'right' },
        { title: '得分', width: 13, align: 'right' },
      ],
      rows,
    },
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

type Point = EvaluationStandard['criteria'][number]['points'][number]
type Judged = Extract<Sheet['items'][string], { state: 'scored' }>['points'][string]

function pointRow(point: Point, judged: Judged | undefined): string[] {
  const reason = judged !== undefined && judged.reason !== '' ? `（${judged.reason}）` : ''
  const earned =
    judged === undefined
      ? '未评'
      : judged.state === 'scored'
        ? formatPoints(judged.earnedHundredths)
        : judged.state === 'missing'
          ? '0（缺失）'
          : '不适用'
  return [point.code, `${point.text}${reason}`, formatPoints(point.hundredths), earned]
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
