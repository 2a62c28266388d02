// 整改复查记录: what was asked, what was reported, what proves it, and what the re-check found.
import { instantText } from '#shared/text/instant.ts'
import type { ComposeInput } from '../../../printing/index.ts'
import { type DossierShown, dossierRows } from '../dossier-form.ts'
import { type IssuedData, issuedPaper, numbered, paragraphs } from './frame.ts'
import { type PrintedProblem, problemWords } from './notice.ts'

export interface RecheckedProblem extends PrintedProblem {
  readonly done: string
  /** Supplements and papers that prove it. */
  readonly evidence: readonly string[]
  readonly cured: boolean | null
  readonly finding: string
}

export interface RecheckData extends IssuedData {
  readonly dossier: DossierShown & { readonly id: string }
  readonly notice: { readonly number: string; readonly issuedOn: string; readonly dueOn: string }
  /** Counted from 1. */
  readonly round: number
  readonly reported: { readonly by: string; readonly at: string }
  readonly problems: readonly RecheckedProblem[]
  readonly passed: boolean
  /** The new day, where something is not cured. */
  readonly nextDueOn: string | null
  readonly words: string
  readonly rechecker: string
  readonly recheckedAt: string
}

export function recheckPaper(data: RecheckData): ComposeInput {
  const { dossier, notice, problems, reported } = data
  const sections = numbered(
    [
      [
        '整改通知',
        [
          {
            type: 'fields',
            rows: [
              [
                { label: '通知书', value: notice.number },
                { label: '复查轮次', value: `第 ${data.round} 次` },
              ],
              [
                { label: '发出', value: notice.issuedOn },
                { label: '整改期限', value: notice.dueOn },
              ],
              [
                { label: '报告人', value: reported.by },
                { label: '报告时间', value: instantText(reported.at) },
              ],
            ],
          },
        ],
      ],
      ['案卷', [{ type: 'fields', rows: dossierRows(dossier) }]],
      [
        '逐项复查',
        [
          {
            type: 'table',
            columns: [
              { title: '序号', width: 12, align: 'center' },
              { title: '问题', width: 54 },
              { title: '整改情况', width: 42 },
              { title: '证明材料', width: 30 },
              { title: '复查结果', width: 28 },
            ],
            rows: problems.map((problem, at) => [
              String(at + 1),
              problemWords(problem),
              problem.done,
              problem.evidence.join('\n'),
              resultWords(problem),
            ]),
          },
        ],
      ],
      [
        '复查结论',
        [
          { type: 'paragraph', text: [{ text: verdictWords(data), bold: true }] },
          ...paragraphs(data.words),
          { type: 'paragraph', text: `复查人：${data.rechecker}，${instantText(data.recheckedAt)}。` },
        ],
      ],
    ],
    '依据的材料',
  )
  return issuedPaper(data, {
    head: 'form',
    ...sections,
    said: {
      dossier: { id: dossier.id, title: dossier.title, number: dossier.number, category: dossier.category },
      notice,
      round: data.round,
      reported,
      problems,
      passed: data.passed,
      nextDueOn: data.nextDueOn,
      words: data.words,
      rechecker: data.rechecker,
      recheckedAt: data.recheckedAt,
    },
  })
}

function verdictWords({ passed, nextDueOn }: RecheckData): string {
  if (passed) return '复查合格，予以销号。'
  return nextDueOn === null ? '复查不合格，退回继续整改。' : `复查不合格，退回继续整改，期限延至 ${nextDueOn}。`
}

function resultWords({ cured, finding }: RecheckedProblem): string {
  const verdict = cured === null ? '' : cured ? '已整改' : '未整改到位'
  return [verdict, finding].filter((line) => line !== '').join('\n')
}
