// 视听资料制作说明: from what is known of one recording to the pages and the machine-readable copy. What it must say (制作方法、制作时间、
// 制作人、证明对象, and the words of what is only heard) is 《最高人民法院关于行政诉讼证据若干问题的规定》§12.
import type { StatementBody } from '#shared/contract/statements.ts'
import type { TranscriptLine } from '#shared/contract/transcripts.ts'
import { anchorText, momentText } from '#shared/text/evidence.ts'
import { statementFields } from '#shared/text/faults/statements.ts'
import { instantText } from '#shared/text/instant.ts'
import type { Block, ComposeInput, Picture } from '../../printing/index.ts'
import type { CustodyEntry } from '../custody.ts'
import { type Binding, bindingBlocks, grouped } from './binding.ts'
import { custodyBlocks } from './custody.ts'
import { type DossierShown, dossierRows } from './dossier-form.ts'
import { clockBlocks, type RecordingShown, recordingRows } from './recording-form.ts'

export interface PrintedMark {
  readonly id: string
  readonly startMs: number
  readonly endMs: number | null
  readonly category: string
  /** The category's name in the rulebook; its code where the rulebook does not know it. */
  readonly categoryTitle: string
  readonly text: string
  readonly madeBy: string
  readonly madeAt: string
  readonly comments: readonly { readonly text: string; readonly by: string; readonly at: string }[]
  readonly picture: { readonly image: Uint8Array; readonly mime: 'image/png' | 'image/jpeg' } | null
}

/** A paper or recording taken from this one, or a copy made of it. */
export interface DerivedPart {
  /** Of the item, or of the copy's object. */
  readonly id: string
  readonly title: string
  readonly what: string
  readonly place: string
  readonly sha256: string
  /** In full; only the machine-readable copy carries it. */
  readonly recipe: string
}

export interface EvidenceStatementData {
  readonly agency: string
  readonly number: string
  readonly dossier: DossierShown & { readonly id: string }
  readonly recording: RecordingShown
  readonly body: StatementBody
  readonly custody: readonly CustodyEntry[]
  readonly derived: readonly DerivedPart[]
  /** Null when they are not to be printed. */
  readonly marks: readonly PrintedMark[] | null
  /** How many of the marks may have pictures. */
  readonly mostPictures: number
  readonly transcript: {
    readonly version: number
    readonly savedBy: string
    readonly savedAt: string
    readonly lines: readonly TranscriptLine[]
  } | null
  readonly maker: string
  readonly binding: Binding & { readonly recording: { readonly itemId: string; readonly sha256: string } }
  readonly composedAt: Date
}

const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九'] as const

export function evidenceStatement(data: EvidenceStatementData): ComposeInput {
  const sections: [string, Block[]][] = [
    ['制作说明', madeBlocks(data)],
    ['视听资料', [{ type: 'fields', rows: recordingRows(data.recording) }]],
    ['录制时间与时钟校正', clockBlocks(data.recording)],
    ['保管经过', custodyBlocks(data.custody)],
    ['由本件生成的材料', derivedBlocks(data.derived)],
    ...(data.marks === null ? [] : [['标注', markBlocks(data, data.marks)] satisfies [string, Block[]]]),
    ...(data.transcript === null ? [] : [['文字稿', transcriptBlocks(data.transcript)] satisfies [string, Block[]]]),
    ['依据的材料', boundBlocks(data)],
  ]
  return {
    title: '视听资料制作说明',
    agency: data.agency,
    number: data.number,
    author: data.agency,
    createdAt: data.composedAt,
    footer: 'page-numbers',
    blocks: [
      { type: 'title', text: '视听资料制作说明' },
      { type: 'fields', rows: dossierRows(data.dossier) },
      ...sections.flatMap(([title, blocks], at): Block[] => [
        { type: 'heading', level: 1, text: `${ordinals[at]}、${title}` },
        ...blocks,
      ]),
      { type: 'signatures', items: [{ role: '说明制作人', name: ' ', on: ' ' }] },
    ],
    attachments: [
      {
        name: 'opinion.json',
        mime: 'application/json',
        bytes: new TextEncoder().encode(JSON.stringify(machineReadable(data), null, 2)),
        description: '视听资料制作说明的机读数据',
      },
    ],
  }
}

function madeBlocks({ body }: EvidenceStatementData): Block[] {
  const rows = [
    { label: statementFields.method, value: body.method.trim() },
    { label: statementFields.madeAt, value: body.madeAt.trim() },
    { label: statementFields.producer, value: body.producer.trim() },
    { label: statementFields.proves, value: body.proves.trim() },
    { label: '原始载体及存放处', value: body.original.trim() },
    { label: '其他情况', value: body.note.trim() },
  ]
  return [{ type: 'fields', rows: rows.filter(({ value }) => value !== '').map((row) => [row]) }]
}

function derivedBlocks(derived: readonly DerivedPart[]): Block[] {
  if (derived.length === 0) return [{ type: 'paragraph', text: '没有由本件截取或生成的材料。' }]
  return [
    {
      type: 'table',
      columns: [
        { title: '材料', width: 34 },
        { title: '种类及生成办法', width: 34 },
        { title: '位置', width: 20, align: 'center' },
        { title: 'SHA-256', width: 30 },
      ],
      rows: derived.map(({ title, what, place, sha256 }) => [title, what, place, grouped(sha256)]),
    },
  ]
}

function markBlocks({ recording, mostPictures }: EvidenceStatementData, marks: readonly PrintedMark[]): Block[] {
  if (marks.length === 0) return [{ type: 'paragraph', text: '本件没有标注。' }]
  const pictures = marks.flatMap((mark, at): Picture[] =>
    mark.picture === null ? [] : [{ ...mark.picture, widthMm: 74, caption: pictureCaption(mark, at) }],
  )
  const left = recording.item.viewing === 'video' ? marks.length - pictures.length : 0
  const blocks: Block[] = [
    {
      type: 'table',
      columns: [
        { title: '序号', width: 9, align: 'center' },
        { title: '位置', width: 16, align: 'center' },
        { title: '类别', width: 17 },
        { title: '内容', width: 42 },
        { title: '标注人', width: 25 },
      ],
      rows: marks.map((mark, at) => [
        String(at + 1),
        placeText(mark),
        mark.categoryTitle,
        markWords(mark),
        `${mark.madeBy}\n${instantText(mark.madeAt)}`,
      ]),
    },
  ]
  if (pictures.length > 0) blocks.push({ type: 'figures', items: pictures })
  if (left > 0) {
    const why = marks.length > mostPictures ? `画面最多印 ${mostPictures} 幅，` : ''
    blocks.push({ type: 'paragraph', size: 'small', text: `${why}有 ${left} 处标注未附画面，请按位置查看录像。` })
  }
  return blocks
}

function placeText({ startMs, endMs }: Pick<PrintedMark, 'startMs' | 'endMs'>): string {
  return endMs === null ? momentText(startMs) : `${momentText(startMs)}–${momentText(endMs)}`
}

function pictureCaption(mark: PrintedMark, at: number): string {
  return `标注 ${at + 1}：${momentText(mark.startMs)} ${mark.categoryTitle}`
}

function markWords({ text, comments }: PrintedMark): string {
  const said = comments.map((one) => `${one.by}（${instantText(one.at)}）：${one.text}`)
  return [text, ...said].filter((line) => line !== '').join('\n') || '（无文字）'
}

function transcriptBlocks(transcript: NonNullable<EvidenceStatementData['transcript']>): Block[] {
  const { version, savedBy, savedAt, lines } = transcript
  return [
    {
      type: 'table',
      columns: [
        { title: '时间', width: 15, align: 'center' },
        { title: '说话人', width: 18 },
        { title: '内容', width: 75 },
      ],
      rows: lines.map((line) => [momentText(line.startMs), line.speaker, line.text]),
    },
    {
      type: 'paragraph',
      size: 'small',
      text: `文字稿第 ${version} 版，共 ${lines.length} 行，${savedBy} 于 ${instantText(savedAt)} 保存。`,
    },
  ]
}

function boundBlocks({ binding, recording: { item } }: EvidenceStatementData): Block[] {
  const blocks = bindingBlocks(binding, '本说明', [
    [{ label: '本件原件 SHA-256', value: grouped(binding.recording.sha256) }],
  ])
  if (item.outsideSeal) {
    blocks.push({
      type: 'paragraph',
      size: 'small',
      text: '本件截取时，案卷材料已经封卷或者送审固定，本件存于卷外，不在上列清单之内，以上列原件散列值为准。',
    })
  }
  return blocks
}

function machineReadable(data: EvidenceStatementData) {
  const { dossier, recording, binding } = data
  const { item, capture, technical, dockFileId } = recording
  const anchor = (startMs: number, endMs: number | null) => ({ on: 'moment', itemId: item.id, startMs, endMs })
  return {
    schema: 'anjuan-evidence-statement',
    version: 1,
    number: data.number,
    agency: data.agency,
    dossier: { id: dossier.id, title: dossier.title, number: dossier.number, category: dossier.category },
    recording: {
      itemId: item.id,
      title: item.title,
      originalName: item.originalName,
      volume: item.volume,
      position: item.position,
      outsideSeal: item.outsideSeal,
      mime: item.mime,
      sizeBytes: item.sizeBytes,
      sha256: item.sha256,
      media: item.media,
      technical,
      capture,
      dockFileId,
      derivation: item.derivation,
      filedAt: item.filedAt,
      filedBy: item.filedBy,
    },
    statement: data.body,
    maker: data.maker,
    custody: data.custody,
    derived: data.derived,
    marks:
      data.marks?.map(({ picture: _picture, startMs, endMs, ...mark }) => ({
        ...mark,
        anchor: anchor(startMs, endMs),
        place: anchorText({ on: 'moment', itemId: item.id, startMs, endMs }, item.title),
      })) ?? null,
    transcript: data.transcript,
    binding,
    composedAt: data.composedAt.toISOString(),
  }
}
