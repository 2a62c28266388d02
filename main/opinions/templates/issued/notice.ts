// 整改通知书: the problems, what grounds them, what is asked, by when, and how to report.
import type { ComposeInput } from '../../../printing/index.ts'
import { type DossierShown, dossierRows } from '../dossier-form.ts'
import { type IssuedData, issuedPaper, numbered } from './frame.ts'

export interface PrintedProblem {
  readonly criterion: string
  readonly title: string
  readonly words: string
  /** Clauses that ground it. */
  readonly clause: string
  readonly measure: string
  /** “现场检查笔录 第 3 页”. */
  readonly places: readonly string[]
}

export interface NoticeData extends IssuedData {
  readonly dossier: DossierShown & { readonly id: string }
  /** Title and number of the campaign it came out of; null where it came out of a single evaluation. */
  readonly campaign: { readonly title: string; readonly number: string } | null
  readonly problems: readonly PrintedProblem[]
  readonly issuedOn: string
  readonly dueOn: string
  readonly contact: string
}

export function noticePaper(data: NoticeData): ComposeInput {
  const { dossier, campaign, problems, dueOn } = data
  const from = campaign === null ? '案卷评查中' : `“${campaign.title}”（${campaign.number}）中`
  const sections = numbered(
    [
      ['评查的案卷', [{ type: 'fields', rows: dossierRows(dossier) }]],
      [
        '存在的问题和整改要求',
        [
          {
            type: 'table',
            columns: [
              { title: '序号', width: 13, align: 'center' },
              { title: '问题和证据位置', width: 58 },
              { title: '依据', width: 42 },
              { title: '整改措施', width: 42 },
            ],
            rows: problems.map((problem, at) => [
              String(at + 1),
              problemWords(problem),
              problem.clause,
              problem.measure,
            ]),
          },
        ],
      ],
      [
        '整改期限和报告',
        [
          { type: 'paragraph', text: `请在 ${dueOn} 前完成整改。` },
          {
            type: 'paragraph',
            text: '整改完成后，请逐项书面报告整改情况并附证明材料；证明材料按封卷后补充材料归入案卷，原有材料不得改动、抽换。不能按期完成的，应当在期限届满前说明原因。',
          },
          ...(data.contact === '' ? [] : [{ type: 'paragraph', text: `联系人：${data.contact}。` } as const]),
        ],
      ],
    ],
    '依据的材料',
  )
  return issuedPaper(data, {
    head: 'document',
    closing: sections.closing,
    blocks: [
      { type: 'paragraph', indent: false, text: `${dossier.agency}：` },
      {
        type: 'paragraph',
        text: `在${from}，发现你单位办理的下列案卷存在问题。现通知你单位整改。`,
      },
      ...sections.blocks,
    ],
    said: {
      dossier: { id: dossier.id, title: dossier.title, number: dossier.number, category: dossier.category },
      campaign,
      problems,
      issuedOn: data.issuedOn,
      dueOn,
    },
  })
}

export function problemWords({ criterion, title, words, places }: PrintedProblem): string {
  const where = places.length === 0 ? '' : `\n见：${places.join('；')}`
  return `${criterion} ${title}\n${words}${where}`
}
