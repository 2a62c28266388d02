// 重大执法决定法制审核意见书: from a review's plain data to the pages and the machine-readable copy. The seven heads are those of
// 国办发〔2018〕118号; what a kind of opinion obliges comes from its pack.
import type { Conclusion, HeadJudgement, Submission } from '#shared/contract/review.ts'
import type { OpinionKind, ReviewCatalogueEntry, ReviewHead } from '#shared/rules/pack.ts'
import type { Block, ComposeInput } from '../../printing/index.ts'
import { type Binding, bindingBlocks, grouped } from './binding.ts'
import { type DossierShown, dossierRows } from './dossier-form.ts'
import { findingData, findingRows, type PrintedFinding, pictureBlocks, provenanceBlocks } from './evidence.ts'

export interface ReviewOpinionData {
  readonly agency: string
  readonly number: string
  readonly dossier: DossierShown & { readonly id: string }
  readonly round: number
  readonly handler: string
  readonly reviewer: string
  readonly submission: Submission
  readonly entries: readonly ReviewCatalogueEntry[]
  readonly heads: readonly { readonly head: ReviewHead; readonly judged: HeadJudgement | null }[]
  readonly findings: readonly PrintedFinding[]
  readonly conclusion: Conclusion
  readonly kind: OpinionKind
  /** The rules it was reviewed under, as they were frozen with the submission. */
  readonly packs: readonly { id: string; title: string; version: string; sha256: string }[]
  readonly submittedOn: string
  readonly acceptedOn: string
  readonly concludedOn: string
  readonly binding: Binding
  readonly composedAt: Date
}

const verdicts = { met: '符合', problem: '存在问题', 'not-applicable': '不适用' } as const

export function reviewOpinion(data: ReviewOpinionData): ComposeInput {
  const { submission } = data
  return {
    title: '重大执法决定法制审核意见书',
    agency: data.agency,
    number: data.number,
    author: data.agency,
    createdAt: data.composedAt,
    footer: 'page-numbers',
    blocks: [
      { type: 'title', text: '重大执法决定法制审核意见书' },
      { type: 'fields', rows: [...dossierRows(data.dossier), ...processRows(data)] },
      { type: 'heading', level: 1, text: '一、送审情况' },
      ...data.entries.map(
        (entry): Block => ({ type: 'paragraph', text: `送审事项：${entry.title}（${entry.clause}）。` }),
      ),
      ...paragraphs('认定的事实：', submission.facts),
      ...paragraphs('拟作出的决定：', submission.proposedDecision),
      ...paragraphs('法律依据：', submission.basis),
      ...(submission.discretion === '' ? [] : paragraphs('裁量说明：', submission.discretion)),
      { type: 'heading', level: 1, text: '二、审核情况' },
      headsTable(data),
      ...findings(data),
      { type: 'heading', level: 1, text: '三、审核意见' },
      { type: 'paragraph', text: [{ text: `${data.kind.title}。`, bold: true }, data.kind.obliges] },
      ...paragraphs('', data.conclusion.text),
      { type: 'heading', level: 1, text: '四、依据的材料' },
      ...bindingBlocks(data.binding),
      { type: 'heading', level: 2, text: '送审时固定的审核规则（SHA-256）' },
      { type: 'fields', rows: data.packs.map(({ title, sha256 }) => [{ label: title, value: grouped(sha256) }]) },
      {
        type: 'paragraph',
        size: 'small',
        text: '承办机构对送审材料的真实性、准确性、完整性，以及执法的事实、证据、法律适用、程序的合法性负责；法制审核机构对法制审核意见负责。',
      },
      {
        type: 'signatures',
        items: [
          { role: '审核人', name: ' ', on: ' ' },
          { role: '审核机构负责人', name: ' ', on: ' ' },
        ],
      },
    ],
    attachments: [
      {
        name: 'opinion.json',
        mime: 'application/json',
        bytes: new TextEncoder().encode(JSON.stringify(machineReadable(data), null, 2)),
        description: '法制审核意见书的机读数据',
      },
    ],
  }
}

function processRows(data: ReviewOpinionData) {
  return [
    [
      { label: '承办人', value: data.handler },
      { label: '审核人', value: data.reviewer },
    ],
    [
      { label: '送审 / 受理', value: `${data.submittedOn} / ${data.acceptedOn}` },
      { label: '办结 / 轮次', value: `${data.concludedOn} / 第 ${data.round} 轮` },
    ],
  ]
}

/** Text as it was typed: each of its lines is a paragraph; the first carries the label. */
function paragraphs(label: string, text: string): Block[] {
  return text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line, at): Block => ({ type: 'paragraph', text: at === 0 ? `${label}${line}` : line }))
}

function headsTable({ heads }: ReviewOpinionData): Block {
  return {
    type: 'table',
    columns: [
      { title: '审核要素', width: 18 },
      { title: '具体内容', width: 40 },
      { title: '审核意见', width: 14, align: 'center' },
      { title: '说明', width: 28 },
    ],
    rows: heads.map(({ head, judged }) => [
      head.title,
      head.question,
      judged === null ? '' : verdicts[judged.verdict],
      judged?.note ?? '',
    ]),
  }
}

function findings(data: ReviewOpinionData): Block[] {
  if (data.findings.length === 0) return []
  return [
    { type: 'heading', level: 2, text: '审核记录及其证据' },
    {
      type: 'table',
      columns: [
        { title: '序号', width: 9, align: 'center' },
        { title: '审核要素', width: 22 },
        { title: '记录', width: 44 },
        { title: '证据位置', width: 28 },
      ],
      rows: findingRows(data.findings).map(([at = '', head = '', note = '', place = '']) => [at, head, note, place]),
    },
    ...pictureBlocks(data.findings),
    ...provenanceBlocks(data.findings),
  ]
}

function machineReadable(data: ReviewOpinionData) {
  const { dossier } = data
  return {
    schema: 'anjuan-review-opinion',
    version: 1,
    number: data.number,
    agency: data.agency,
    dossier: { id: dossier.id, title: dossier.title, number: dossier.number, category: dossier.category },
    round: data.round,
    handler: data.handler,
    reviewer: data.reviewer,
    submission: data.submission,
    heads: data.heads.map(({ head, judged }) => ({ head: head.code, title: head.title, ...judged })),
    findings: data.findings.map(findingData),
    conclusion: { ...data.conclusion, title: data.kind.title, blocksDecision: data.kind.blocksDecision },
    submittedOn: data.submittedOn,
    acceptedOn: data.acceptedOn,
    concludedOn: data.concludedOn,
    packs: data.packs,
    binding: data.binding,
    composedAt: data.composedAt.toISOString(),
  }
}
