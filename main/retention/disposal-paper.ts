// 销毁清册 and 销毁证明 in print. The form is this program's own; an office that has one by rule uses that.
import type { Appraisal } from '#shared/contract/disposals.ts'
import { Category } from '#shared/contract/dossiers.ts'
import { actNames, verdictNames } from '#shared/text/disposals.ts'
import { instantText } from '#shared/text/instant.ts'
import { categoryNames } from '#shared/text/states.ts'
import type { Attachment, Block, ComposeInput, FormField } from '../printing/index.ts'
import type { Register, RegisterEntry } from './register.ts'
import type { KeptSignature } from './signatures.ts'

export interface DisposalPaperData {
  readonly register: Register
  /** The register as it was frozen. */
  readonly canonical: string
  readonly appraisal: Appraisal
  readonly signatures: readonly KeptSignature[]
  /** The journal's entry of the execution; null before it: then the paper is a register and no certificate. */
  readonly executed: { readonly position: number; readonly hash: string } | null
  readonly composedAt: Date
}

const ordinals = ['一', '二', '三', '四', '五'] as const

export function disposalPaper(data: DisposalPaperData): ComposeInput {
  const { register, executed } = data
  const title = executed === null ? '档案销毁清册' : '档案销毁证明'
  const destroyed = register.entries.filter(({ decision }) => decision === 'destroy')
  const kept = register.entries.filter(({ decision }) => decision !== 'destroy')
  const sections: [string, Block[]][] = [
    [executed === null ? '拟销毁的案卷' : '已销毁的案卷', destroyedBlocks(destroyed)],
    ...(kept.length === 0 ? [] : [['不销毁的案卷', keptBlocks(kept)] satisfies [string, Block[]]]),
    ['签署', signedBlocks(data)],
    ['依据', [{ type: 'fields', rows: boundRows(data) }]],
  ]
  return {
    title,
    agency: register.agency,
    head: 'form',
    number: register.number,
    author: register.agency,
    createdAt: data.composedAt,
    footer: 'page-numbers',
    // Tables with a name, dates and reasons need the width.
    margins: { topMm: 25, bottomMm: 25, leftMm: 20, rightMm: 20 },
    blocks: [
      { type: 'fields', rows: headRows(data) },
      ...(executed === null ? [] : certifiedBlocks(data, destroyed)),
      ...sections.flatMap(([name, blocks], at): Block[] => [
        { type: 'heading', level: 1, text: `${ordinals[at]}、${name}` },
        ...blocks,
      ]),
      ...(executed === null ? handBlocks : []),
    ],
    attachments: attachmentsOf(data),
  }
}

function headRows({ register, appraisal }: DisposalPaperData): FormField[][] {
  const count = (decision: RegisterEntry['decision']) =>
    register.entries.filter((entry) => entry.decision === decision).length
  return [
    [{ label: '鉴定名称', value: register.title }],
    [{ label: '鉴定小组', value: register.members.map(({ displayName }) => displayName).join('、') }],
    [
      { label: '鉴定结论', value: `销毁 ${count('destroy')} 卷` },
      { label: '不销毁', value: `延长 ${count('extend')} 卷，继续保管 ${count('keep')} 卷` },
    ],
    [
      { label: '决定人', value: register.decidedBy },
      { label: '决定时间', value: instantText(appraisal.decidedAt ?? register.decidedAt) },
    ],
    ...(appraisal.droppedReason === null ? [] : [[{ label: '已撤销', value: appraisal.droppedReason }]]),
  ]
}

function certifiedBlocks({ appraisal }: DisposalPaperData, destroyed: readonly RegisterEntry[]): Block[] {
  const signed = (act: 'witnessed' | 'executed') =>
    appraisal.signatures.find((signature) => signature.act === act)?.displayName ?? ''
  const objects = destroyed.reduce((sum, entry) => sum + entry.objects, 0)
  return [
    {
      type: 'paragraph',
      text: `下列 ${destroyed.length} 个案卷经鉴定和批准，于 ${instantText(appraisal.executedAt ?? '')} 由${signed('witnessed')}监销、${signed('executed')}执行销毁，共计加密文件 ${objects} 个。`,
    },
    {
      type: 'paragraph',
      text: '销毁的办法是毁去各案卷密钥在本存档内的全部副本（数据库和密钥文件各一份），再删除加密文件；本存档此后不能读出这些案卷的任何材料。案卷的著录、目录、封存清单和审计日志继续保留。',
    },
    {
      type: 'paragraph',
      text: '本证明不涉及存档之外的备份、移交包、导出件和纸质件，这些须按清册另行销毁。',
    },
  ]
}

function destroyedBlocks(entries: readonly RegisterEntry[]): Block[] {
  if (entries.length === 0) return [{ type: 'paragraph', text: '没有要销毁的案卷。' }]
  const total = (of: (entry: RegisterEntry) => number) => entries.reduce((sum, entry) => sum + of(entry), 0)
  return [
    {
      type: 'table',
      columns: [
        { title: '序号', width: 14, align: 'center' },
        { title: '档号、文号、案件名称', width: 58 },
        { title: '期限', width: 13, align: 'center' },
        { title: '期满', width: 25, align: 'center' },
        { title: '文书/音像', width: 24, align: 'center' },
        { title: '意见', width: 24, align: 'center' },
        { title: '销毁理由', width: 28 },
      ],
      rows: [
        ...entries.map((entry, at) => [
          String(at + 1),
          nameLines(entry),
          entry.period ?? '',
          entry.endsOn ?? '',
          `${entry.papers}/${entry.recordings}`,
          opinionWords(entry),
          entry.reason,
        ]),
        {
          total: [
            '合计',
            `${entries.length} 卷`,
            '',
            '',
            `${total(({ papers }) => papers)}/${total(({ recordings }) => recordings)}`,
            '',
            sizeWords(total(({ sizeBytes }) => sizeBytes)),
          ],
        },
      ],
    },
    {
      type: 'paragraph',
      size: 'small',
      text: '文书、音像按件计，包括封卷前撤出和封卷后截取、与案卷同一密钥的材料。意见为鉴定小组成员主张销毁、延长、继续保管的人数。',
    },
  ]
}

function keptBlocks(entries: readonly RegisterEntry[]): Block[] {
  return [
    {
      type: 'table',
      columns: [
        { title: '序号', width: 14, align: 'center' },
        { title: '档号、文号、案件名称', width: 64 },
        { title: '期限', width: 13, align: 'center' },
        { title: '期满', width: 25, align: 'center' },
        { title: '结论', width: 28, align: 'center' },
        { title: '理由', width: 36 },
      ],
      rows: entries.map((entry, at) => [
        String(at + 1),
        nameLines(entry),
        entry.period ?? '',
        entry.endsOn ?? '',
        entry.newPeriod === null
          ? verdictNames[entry.decision]
          : `${verdictNames[entry.decision]}（${entry.newPeriod}）`,
        entry.reason,
      ]),
    },
  ]
}

function nameLines({ archivalCode, number, category, title }: RegisterEntry): string {
  const known = Category.safeParse(category).data
  const kind = known === undefined ? '' : `（${categoryNames[known]}）`
  return [archivalCode ?? '', number ?? '', `${title}${kind}`].filter((line) => line !== '').join('\n')
}

function opinionWords({ opinions }: RegisterEntry): string {
  return (['destroy', 'extend', 'keep'] as const)
    .filter((verdict) => opinions[verdict] > 0)
    .map((verdict) => `${verdictNames[verdict]} ${opinions[verdict]}`)
    .join('\n')
}

function sizeWords(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

function signedBlocks({ appraisal }: DisposalPaperData): Block[] {
  if (appraisal.signatures.length === 0) return [{ type: 'paragraph', text: '尚未批准。' }]
  return [
    {
      type: 'table',
      columns: [
        { title: '事项', width: 30, align: 'center' },
        { title: '人员', width: 50 },
        { title: '时间', width: 46, align: 'center' },
        { title: '电子签名', width: 30, align: 'center' },
      ],
      rows: appraisal.signatures.map(({ act, displayName, name, at, state }) => [
        actNames[act],
        `${displayName}（${name}）`,
        instantText(at, 'second'),
        state === 'valid' ? '有效' : '与记录不符',
      ]),
    },
  ]
}

function boundRows({ register, appraisal, executed }: DisposalPaperData): FormField[][] {
  const rows: FormField[][] = [
    [{ label: '存档编号', value: register.archiveId }],
    [{ label: '清册 SHA-256', value: grouped(appraisal.registerSha256 ?? '') }],
  ]
  if (executed !== null) {
    rows.push([{ label: '审计日志', value: `第 ${executed.position} 条\n${grouped(executed.hash)}` }])
    rows.push([{ label: '清除完毕', value: instantText(appraisal.erasedAt ?? '', 'second') }])
  }
  rows.push([{ label: '附件', value: '本文件内附清册和签名的机读数据：register.json、signatures.json' }])
  return rows
}

/** For offices that approve on paper. */
const handBlocks: readonly Block[] = [
  { type: 'paragraph', size: 'small', text: '本清册的式样由程序拟定，单位另有规定的从其规定。' },
  {
    type: 'signatures',
    items: [
      { role: '批准人', name: ' ', on: ' ' },
      { role: '监销人', name: ' ', on: ' ' },
      { role: '执行人', name: ' ', on: ' ' },
    ],
  },
]

function attachmentsOf({ canonical, signatures }: DisposalPaperData): Attachment[] {
  const bytes = (text: string) => new TextEncoder().encode(text)
  const signed = signatures.map(({ act, signed, signature, certificate }) => ({
    act,
    signed,
    signature: signature.toString('base64'),
    certificate: certificate.toString('base64'),
  }))
  const mime = 'application/json'
  return [
    {
      name: 'register.json',
      mime,
      bytes: bytes(canonical),
      description: '销毁清册的机读数据，清册 SHA-256 即据此计算',
    },
    {
      name: 'signatures.json',
      mime,
      bytes: bytes(JSON.stringify(signed, null, 2)),
      description: '批准、监销、执行的签名',
    },
  ]
}

function grouped(hex: string): string {
  return hex.replace(/(.{8})(?=.)/g, '$1 ')
}
