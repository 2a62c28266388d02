// The sources a dossier is written in: each becomes one file. Text between « and » is set as handwriting.
import type { Block, FormField, Inline, TableColumn } from '#main/printing/index.ts'
import type { ClipSpec } from '../media/clip.ts'
import type { Scene } from '../pictures/scene.ts'
import type { SampleDay } from '../types.ts'

interface Common {
  /** Code of the kind in `resources/rulebook/paper-kinds.json`. */
  readonly kind: string
  readonly title: string
  readonly number?: string
  readonly madeOn: SampleDay
  readonly description: string
}

export interface PdfSource extends Common {
  readonly as: 'pdf'
  readonly agency: string
  /** Title on the paper itself when it differs from the item's. */
  readonly heading?: string
  readonly blocks: readonly Block[]
  /** Stamp this office's seal over the date at the end. */
  readonly seal?: string
  /** Handwriting at the foot of every page: 逐页签名. */
  readonly foot?: string
  /** Leave this page out when filing: a planted defect. */
  readonly lostPage?: number
}

export interface DocxSource extends Common {
  readonly as: 'docx'
  readonly paragraphs: readonly string[]
  readonly table?: readonly (readonly string[])[]
}

/** Words set at places on an A4 sheet of 1240 × 1754, then photographed askew in grey. */
export interface ScanSource extends Common {
  readonly as: 'scan'
  readonly words: readonly { text: string; x: number; y: number; size: number; hand?: boolean }[]
  /** Ruled boxes: x, y, width, height. */
  readonly boxes: readonly (readonly [number, number, number, number])[]
}

export interface PhotoSource extends Common {
  readonly as: 'photo'
  readonly type: 'jpg' | 'png' | 'tiff'
  readonly scene: () => Scene
  readonly takenAt: string
  readonly caption: string
}

export interface RecordingSource extends Common {
  readonly as: 'recording'
  readonly clip: Omit<ClipSpec, 'scene'> & { readonly scene: () => Scene }
  readonly event?: string
  /** Number of the segment within the event, from 1. */
  readonly segment?: number
  /** Begin right where the segment before this one ended, whatever length the run gives it. */
  readonly follows?: boolean
}

export type Source = PdfSource | DocxSource | ScanSource | PhotoSource | RecordingSource

type Common3 = Pick<Common, 'kind' | 'title' | 'madeOn' | 'description'>

function inlines(text: string): string | readonly Inline[] {
  if (!text.includes('«')) return text
  return text
    .split(/(«[^»]*»)/)
    .filter((part) => part !== '')
    .map((part): Inline => (part.startsWith('«') ? { text: part.slice(1, -1), font: 'kai' } : part))
}

/** Paragraphs of a form, 小四. */
export const small = (...texts: readonly string[]): Block[] =>
  texts.map((text) => ({ type: 'paragraph', text: inlines(text), size: 'small' }))

/** Paragraphs of a decision or a notice, 三号. */
export const body = (...texts: readonly string[]): Block[] =>
  texts.map((text) => ({ type: 'paragraph', text: inlines(text) }))

export const flush = (text: string): Block => ({ type: 'paragraph', text: inlines(text), indent: false })

export const form = (
  ...rows: readonly (readonly (readonly [label: string, value: string, span?: number])[])[]
): Block => ({
  type: 'fields',
  rows: rows.map((row) =>
    row.map(([label, value, span]): FormField => ({ label, value, ...(span === undefined ? {} : { span }) })),
  ),
})

export const table = (
  columns: readonly (readonly [title: string, width: number])[],
  rows: readonly (readonly string[])[],
): Block => ({
  type: 'table',
  columns: columns.map(([title, width]): TableColumn => ({ title, width, align: width < 3 ? 'center' : 'left' })),
  rows,
})

/** 2026-03-19 → 2026年3月19日. */
export function spellDay(day: SampleDay): string {
  const [year, month, date] = day.split('-')
  return `${year}年${Number(month)}月${Number(date)}日`
}

/** The office and the day at the end of a sealed paper. */
export const closing = (agency: string, on: SampleDay): Block[] => [
  { type: 'space', mm: 10 },
  { type: 'paragraph', text: `${agency}　　`, align: 'right', keepWithNext: true },
  { type: 'paragraph', text: `${spellDay(on)}　　`, align: 'right' },
]

export interface ApprovalStep {
  readonly label: string
  readonly text: string
  readonly names: string
  readonly on: SampleDay
}

/** An approval form: facts in boxes, then one opinion a row, each with names and day. */
export function approval(
  facts: Common3 & { readonly agency: string; readonly number?: string; readonly heading?: string },
  rows: readonly (readonly (readonly [string, string, number?])[])[],
  steps: readonly ApprovalStep[],
): PdfSource {
  const opinions = steps.map(({ label, text, names, on }): readonly (readonly [string, string])[] => [
    [label, `${text}\n　　　　　　　　　　签名：${names}　　${spellDay(on)}`],
  ])
  return { as: 'pdf', ...facts, blocks: [form(...rows, ...opinions)] }
}

export interface Talk {
  readonly agency: string
  readonly from: string
  readonly to: string
  readonly place: string
  readonly officers: string
  readonly recorder: string
  readonly person: readonly (readonly (readonly [string, string, number?])[])[]
  readonly turns: readonly (readonly [question: string, answer: string])[]
  readonly ending: readonly string[]
  readonly foot?: string
  readonly lostPage?: number
  /** 询问 unless said otherwise. */
  readonly verb?: string
}

/** 询问笔录: the head in boxes, question and answer, the reader's confirmation in handwriting. */
export function talk(facts: Common3, source: Talk): PdfSource {
  const { agency, from, to, place, officers, recorder, person, turns, ending, foot, lostPage, verb = '询问' } = source
  return {
    as: 'pdf',
    ...facts,
    agency,
    heading: '询问笔录',
    blocks: [
      form(
        [[`${verb}时间`, `${from} 至 ${to}`]],
        [[`${verb}地点`, place]],
        [[`${verb}人`, officers]],
        [['记录人', recorder]],
        ...person,
      ),
      { type: 'space', mm: 2 },
      ...turns.flatMap(([question, answer]): Block[] => [
        { type: 'paragraph', text: `问：${question}`, size: 'small', keepWithNext: true },
        ...small(`答：${answer}`),
        { type: 'space', mm: 1.6 },
      ]),
      ...small(...ending),
    ],
    ...(foot === undefined ? {} : { foot }),
    ...(lostPage === undefined ? {} : { lostPage }),
  }
}

/** 送达回证. */
export function receipt(
  facts: Common3,
  source: {
    readonly agency: string
    readonly cause: string
    readonly to: string
    readonly papers: readonly (readonly [name: string, number: string])[]
    readonly place: string
    readonly way?: string
    readonly at: string
    readonly signed: string
    readonly senders: string
    readonly remark?: string
  },
): PdfSource {
  const { agency, cause, to, papers, place, way = '直接送达', at, signed, senders, remark = '以下空白' } = source
  return {
    as: 'pdf',
    ...facts,
    agency,
    heading: '送达回证',
    seal: agency,
    blocks: [
      form([['案由', cause]], [['受送达人', to]], [['送达单位', agency]]),
      table(
        [
          ['送达文书名称', 5],
          ['文号', 5],
          ['份数', 1],
        ],
        papers.map(([name, number]) => [name, number, '1']),
      ),
      form(
        [['送达地点', place]],
        [
          ['送达方式', way],
          ['送达人', senders],
        ],
        [['收到时间', at]],
        [['备注', remark]],
      ),
      ...small(
        `受送达人（签名或者盖章）：«${signed}»　　　　«${at}»`,
        `送达人（签名）：${senders
          .split('、')
          .map((name) => `«${name}»`)
          .join('、')}`,
      ),
      { type: 'space', mm: 16 },
      { type: 'paragraph', text: `${spellDay(facts.madeOn)}　　`, align: 'right', size: 'small' },
    ],
  }
}

/** 送达地址确认书: where and to whom papers are to be sent, signed by the party. */
export function addressSheet(
  madeOn: SampleDay,
  source: {
    readonly agency: string
    readonly cause: string
    readonly party: string
    readonly address: string
    readonly person: string
    readonly telephone: string
  },
): PdfSource {
  const { agency, cause, party, address, person, telephone } = source
  return {
    as: 'pdf',
    kind: 'address-confirmation',
    title: '送达地址确认书',
    madeOn,
    description: '当事人确认送达地址和收件人，不同意电子送达。',
    agency,
    blocks: [
      form(
        [['案由', cause, 2]],
        [
          [
            '告知事项',
            '请如实填写送达地址。因地址不准确、变更后未告知等原因造成文书无法及时送达的，由当事人自行承担后果。同意采用传真、电子邮件等方式送达的，应当在本确认书中注明。',
            2,
          ],
        ],
        [['当事人', party, 2]],
        [['送达地址', address, 2]],
        [
          ['收件人', person],
          ['联系电话', telephone],
        ],
        [['是否同意电子送达', '否', 2]],
      ),
      { type: 'space', mm: 4 },
      ...small('我已阅读上述告知事项，确认所填内容真实有效。', `当事人：«${person}»　　«${spellDay(madeOn)}»`),
    ],
  }
}
