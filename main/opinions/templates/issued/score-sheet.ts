// 评查表: one inspector's answers to every item of the standard, with reasons and places, whatever model the standard scores by.
import type { EvaluationStandard } from '#shared/rules/pack-standard.ts'
import { formatPoints, type Score, type Sheet } from '#shared/rules/scoring.ts'
import { instantText } from '#shared/text/instant.ts'
import type { Block, ComposeInput, TableRow } from '../../../printing/index.ts'
import { type DossierShown, dossierRows } from '../dossier-form.ts'
import { judgedRows, wideRow } from '../judged-rows.ts'
import { scoreRows, vetoSentence } from '../judged-score.ts'
import { type IssuedData, issuedPaper, numbered, paragraphs } from './frame.ts'

export interface ScoreSheetData extends IssuedData {
  readonly dossier: DossierShown & { readonly id: string }
  readonly campaign: { readonly title: string; readonly number: string } | null
  readonly standard: EvaluationStandard
  readonly sheet: Sheet
  readonly score: Score
  /** By code: where its findings are seen, each with its words. */
  readonly places: ReadonlyMap<string, readonly string[]>
  readonly advice: string
  readonly inspector: { readonly name: string; readonly unit: string; readonly card: string | null }
  readonly startedAt: string
  readonly concludedAt: string
  readonly elapsedMinutes: number
}

export function scoreSheetPaper(data: ScoreSheetData): ComposeInput {
  const { dossier, standard, sheet, score, campaign, inspector } = data
  const sections = numbered(
    [
      [
        '评查结果',
        [
          { type: 'fields', rows: scoreRows(standard, score) },
          { type: 'paragraph', size: 'small', text: vetoSentence(standard, score) },
        ],
      ],
      ['合法性评查', vetoBlocks(data)],
      [score.hasPoints ? '评分' : '逐项评查', itemBlocks(data)],
      ['基本要素', basicBlocks(data)],
      ['加分', bonusBlocks(data)],
      ['评查意见', advice(data)],
    ],
    '依据的材料',
  )
  return issuedPaper(data, {
    head: 'form',
    closing: sections.closing,
    blocks: [{ type: 'fields', rows: [...dossierRows(dossier), ...processRows(data)] }, ...sections.blocks],
    said: {
      dossier: { id: dossier.id, title: dossier.title, number: dossier.number, category: dossier.category },
      campaign,
      standard: { id: standard.id, title: standard.title, version: standard.version },
      sheet,
      score,
      places: Object.fromEntries(data.places),
      advice: data.advice,
      inspector,
      startedAt: data.startedAt,
      concludedAt: data.concludedAt,
      elapsedMinutes: data.elapsedMinutes,
    },
  })
}

function processRows({ campaign, inspector, concludedAt, elapsedMinutes }: ScoreSheetData) {
  const card = inspector.card === null ? '' : `（${inspector.card}）`
  return [
    [{ label: '评查批次', value: campaign === null ? '单独评查' : `${campaign.title}（${campaign.number}）` }],
    [
      { label: '评查人', value: `${inspector.name}${card}` },
      { label: '所在单位', value: inspector.unit },
    ],
    [
      { label: '办结时间', value: instantText(concludedAt) },
      { label: '用时', value: `${elapsedMinutes} 分钟` },
    ],
  ]
}

const wideReason = { title: '理由和证据位置', width: 56 }

function vetoBlocks({ standard, sheet, places }: ScoreSheetData): Block[] {
  if (standard.vetoes.length === 0) return []
  const rows: TableRow[] = []
  let group = ''
  let special = 0
  for (const { code, text, onlyFor, group: own } of standard.vetoes) {
    const answer = sheet.vetoes[code]
    if (answer === undefined && onlyFor !== null) {
      special += 1
      continue
    }
    if (own !== group) rows.push({ group: own })
    group = own
    const seen = (places.get(code) ?? []).join('\n')
    const reason = [answer?.reason ?? '', seen].filter((line) => line !== '').join('\n')
    rows.push([code, text, answer?.hit ? '否决' : '未发现', reason])
  }
  const notes = special === 0 ? [] : [`另有专项否决情形 ${special} 项，本案卷不涉及。`]
  return [
    {
      type: 'table',
      columns: [
        { title: '代码', width: 16, align: 'center' },
        { title: '否决情形', width: 80 },
        { title: '评查', width: 16, align: 'center' },
        wideReason,
      ],
      rows,
    },
    ...notes.map((text): Block => ({ type: 'paragraph', size: 'small', text })),
  ]
}

function itemBlocks({ standard, sheet, score, places }: ScoreSheetData): Block[] {
  const { hasPoints } = score
  const hasDefects = standard.criteria.some(({ mode }) => mode === 'defects')
  const columns = hasPoints
    ? [
        { title: '代码', width: 20, align: 'center' as const },
        { title: '评查内容', width: 60 },
        { title: '标准分', width: 15, align: 'right' as const },
        { title: hasDefects ? '得/扣分' : '得分', width: 21, align: 'right' as const },
        wideReason,
      ]
    : [
        { title: '代码', width: 17, align: 'center' as const },
        { title: '评查内容', width: 78 },
        { title: '结果', width: 17, align: 'center' as const },
        wideReason,
      ]
  const rows = judgedRows(standard, sheet, score).map((row) => {
    const wide = wideRow(row, places)
    return hasPoints ? wide : withoutPoints(wide)
  })
  return [
    { type: 'table', columns, rows },
    ...(hasDefects ? [{ type: 'paragraph', size: 'small', text: '未列出的扣分情形均未发现。' } as const] : []),
  ]
}

/** A check stands by itself: there is nothing below it to sum up. */
function withoutPoints(row: TableRow): TableRow {
  if ('group' in row) return row
  const [code = '', text = '', , result = '', reason = ''] = 'total' in row ? row.total : row
  return [code, text, result, reason]
}

function basicBlocks({ standard, sheet, places }: ScoreSheetData): Block[] {
  if (standard.basics.length === 0) return []
  const rows: TableRow[] = []
  let group = ''
  for (const { code, text, group: own, deductionHundredths } of standard.basics) {
    const answer = sheet.basics[code]
    if (own !== group) rows.push({ group: own })
    group = own
    const seen = (places.get(code) ?? []).join('\n')
    const reason = [answer?.reason ?? '', seen].filter((line) => line !== '').join('\n')
    rows.push([code, text, answer?.deducted ? `−${formatPoints(deductionHundredths)}` : '未扣分', reason])
  }
  return [
    {
      type: 'table',
      columns: [
        { title: '代码', width: 16, align: 'center' },
        { title: '基本要素', width: 78 },
        { title: '扣分', width: 18, align: 'right' },
        wideReason,
      ],
      rows,
    },
  ]
}

function bonusBlocks({ standard, sheet }: ScoreSheetData): Block[] {
  const items = standard.bonus?.items ?? []
  if (items.length === 0) return []
  return [
    {
      type: 'table',
      columns: [
        { title: '代码', width: 16, align: 'center' },
        { title: '加分项', width: 63 },
        { title: '可加', width: 15, align: 'right' },
        { title: '加分', width: 18, align: 'right' },
        wideReason,
      ],
      rows: items.map(({ code, text, hundredths }) => {
        const granted = sheet.bonuses[code]
        const earned = granted === undefined ? '0' : formatPoints(granted.earnedHundredths)
        return [code, text, formatPoints(hundredths), earned, granted?.reason ?? '']
      }),
    },
  ]
}

function advice({ advice: words }: ScoreSheetData): Block[] {
  const said = paragraphs(words)
  return said.length === 0 ? [{ type: 'paragraph', text: '无。' }] : said
}
