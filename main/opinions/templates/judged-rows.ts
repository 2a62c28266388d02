// A sheet's answers as rows of a table, for every way an item is judged: points earned, coded defects, checks. The opinion, the score
// sheet and the final result print the same rows in columns of their own.
import type { Answer, AnswerCategory } from '#shared/rules/agreement.ts'
import { type Criterion, type EvaluationStandard, modeOf } from '#shared/rules/pack-standard.ts'
import { formatPoints, type ItemScore, type Score, type Sheet } from '#shared/rules/scoring.ts'
import type { Block, TableColumn, TableRow } from '../../printing/index.ts'

export type JudgedRow =
  | { readonly kind: 'group'; readonly text: string }
  | {
      /** `item`: the sum of the lines below it. */
      readonly kind: 'item' | 'line'
      readonly code: string
      readonly text: string
      /** What it could earn; empty where it has no points. */
      readonly of: string
      readonly earned: string
      readonly reason: string
    }

export function judgedRows(standard: EvaluationStandard, sheet: Sheet, score: Score): JudgedRow[] {
  const rows: JudgedRow[] = []
  let part: string | undefined
  for (const item of standard.criteria) {
    const group = groupOf(standard, item)
    if (group !== null && item.part !== part) rows.push({ kind: 'group', text: group })
    part = item.part
    const scored = score.items.find(({ code }) => code === item.code)
    if (scored !== undefined) rows.push(...itemRows(item, sheet.items[item.code], scored))
  }
  return rows
}

function groupOf({ scoring }: EvaluationStandard, item: Criterion): string | null {
  if (scoring.formula !== 'split') return null
  const part = scoring.parts.find(({ code }) => code === item.part)
  return part === undefined ? null : `${part.title}（${formatPoints(part.fullHundredths)} 分）`
}

function itemRows(item: Criterion, judged: Sheet['items'][string] | undefined, scored: ItemScore): JudgedRow[] {
  const head: JudgedRow = {
    kind: 'item',
    code: item.code,
    text: item.title,
    of: item.standardHundredths === 0 ? '' : formatPoints(item.standardHundredths),
    earned: itemWords(item, scored),
    reason: judged?.reason ?? '',
  }
  if (judged?.state !== 'scored') return [head]
  if (modeOf(item) === 'defects') return [head, ...defectRows(item, judged, scored)]
  return [head, ...item.points.map((point) => pointRow(point, judged.points[point.code]))]
}

function itemWords(item: Criterion, { state, earnedHundredths, deductedHundredths }: ItemScore): string {
  switch (state) {
    case 'not-applicable':
      return '不适用'
    case 'missing':
      return item.standardHundredths === 0 ? '缺失' : '0（缺失）'
    case 'passed':
      return '符合'
    case 'failed':
      return '不符合'
    case 'open':
      return '未评'
    case 'scored':
      if (modeOf(item) !== 'defects') return formatPoints(earnedHundredths)
      return deductedHundredths === 0 ? '未扣分' : lost(deductedHundredths)
  }
}

/** With the sign that print uses. */
function lost(hundredths: number): string {
  return `−${formatPoints(hundredths)}`
}

type Judged = Extract<Sheet['items'][string], { state: 'scored' }>

function pointRow(point: Criterion['points'][number], judged: Judged['points'][string] | undefined): JudgedRow {
  const earned =
    judged === undefined
      ? '未评'
      : judged.state === 'scored'
        ? formatPoints(judged.earnedHundredths)
        : judged.state === 'missing'
          ? '0（缺失）'
          : '不适用'
  return {
    kind: 'line',
    code: point.code,
    text: point.text,
    of: formatPoints(point.hundredths),
    earned,
    reason: judged?.reason ?? '',
  }
}

/** Those that were found; a table of all that were not would bury them. */
function defectRows(item: Criterion, judged: Judged, { losses, stopped }: ItemScore): JudgedRow[] {
  const found = losses.flatMap((loss): JudgedRow[] => {
    const defect = item.defects?.find(({ code }) => code === loss.code)
    if (defect === undefined) return []
    const places = loss.count > 1 ? `（${loss.count} 处${loss.capped ? '，已达该情形的扣分上限' : ''}）` : ''
    const reason = judged.defects?.[loss.code]?.reason ?? ''
    return [
      { kind: 'line', code: loss.code, text: `${defect.text}${places}`, of: '', earned: lost(loss.hundredths), reason },
    ]
  })
  if (!stopped) return found
  return [...found, { kind: 'line', code: '', text: '扣分超过本项标准分，扣完为止。', of: '', earned: '', reason: '' }]
}

/** As an opinion prints them: the reason stands behind the words; without points there is nothing to count. */
export function narrowTable(rows: readonly JudgedRow[], hasPoints: boolean): Block {
  const columns: TableColumn[] = [
    { title: '代码', width: 13, align: 'center' },
    { title: '评查内容', width: 63 },
    ...(hasPoints ? [{ title: '标准分', width: 11, align: 'right' } as const] : []),
    { title: hasPoints ? '得分' : '结果', width: 13.5, align: hasPoints ? 'right' : 'center' },
  ]
  return { type: 'table', columns, rows: rows.flatMap((row) => narrowRow(row, hasPoints)) }
}

function narrowRow(row: JudgedRow, hasPoints: boolean): TableRow[] {
  if (row.kind === 'group') return [{ group: row.text }]
  const { code, text, of, earned, reason } = row
  if (!hasPoints) return [[code, reason === '' ? text : `${text}（${reason}）`, earned]]
  if (row.kind === 'line') return [[code, reason === '' ? text : `${text}（${reason}）`, of, earned]]
  return [{ total: [code, text, of, earned] }, ...(reason === '' ? [] : [['', reason, '', '']])]
}

/** In the five columns of a score sheet: reasons, and where they are seen, in a column of their own. */
export function wideRow(row: JudgedRow, places: ReadonlyMap<string, readonly string[]>): TableRow {
  if (row.kind === 'group') return { group: row.text }
  const { code, text, of, earned, reason } = row
  const seen = (places.get(code) ?? []).join('\n')
  const cells = [code, text, of, earned, [reason, seen].filter((line) => line !== '').join('\n')]
  return row.kind === 'item' ? { total: cells } : cells
}

const categoryWords: Readonly<Partial<Record<AnswerCategory, string>>> = {
  missing: '缺失',
  'not-applicable': '不适用',
  hit: '否决',
  'not-hit': '未发现',
  kept: '未扣分',
  passed: '符合',
  failed: '不符合',
  open: '未评',
}

/** Of a final result, which is kept as answers. */
export function answerRows(answers: readonly Answer[]): JudgedRow[] {
  return answers.flatMap((answer) => [
    answerRow('item', answer),
    ...answer.points.map((point) => answerRow('line', point)),
  ])
}

function answerRow(kind: 'item' | 'line', answer: Answer): JudgedRow {
  const { code, title, category, hundredths, ofHundredths, reason } = answer
  const of = ofHundredths === null || ofHundredths === 0 ? '' : formatPoints(ofHundredths)
  return { kind, code, text: title, of, earned: answerWords(category, hundredths, of), reason }
}

function answerWords(category: AnswerCategory, hundredths: number | null, of: string): string {
  if (category === 'missing' && of !== '') return '0（缺失）'
  // Of a coded defect, what it costs.
  if (category === 'deducted' && hundredths !== null) return lost(hundredths)
  const word = categoryWords[category]
  if (word !== undefined) return word
  if (hundredths === null) return ''
  if (of === '' && hundredths === 0) return '未扣分'
  return hundredths < 0 ? lost(-hundredths) : formatPoints(hundredths)
}
