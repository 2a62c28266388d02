// What all issued papers share: head, the closing section that binds them, the boxes to sign in, the machine-readable copy.
import { createHash } from 'node:crypto'
import type { IssuedBinding, IssuedKind, IssuedSigner } from '#shared/contract/issued.ts'
import { canonicalJson } from '#shared/rules/canonical-json.ts'
import { issuedNames } from '#shared/text/issued.ts'
import { signerNames } from '#shared/text/signers.ts'
import type { Block, ComposeInput, FormField } from '../../../printing/index.ts'
import { grouped } from '../binding.ts'

export interface IssuedData {
  readonly agency: string
  readonly kind: IssuedKind
  readonly number: string
  readonly sourceId: string
  readonly binding: IssuedBinding
  readonly signers: readonly IssuedSigner[]
  readonly composedAt: Date
}

export interface IssuedBody {
  /** Of the paper; the kind's own name when left out. */
  readonly title?: string
  /** `form`: tables with the whole width; `document`: an official letter. */
  readonly head: 'form' | 'document'
  readonly blocks: readonly Block[]
  /** What the machine-readable copy says beside what all say. */
  readonly said: Readonly<Record<string, unknown>>
  /** The heading of the closing section; its number belongs to the sections before. */
  readonly closing: string
}

/** Tables with titles, dates and reasons need the width. */
const formMargins = { topMm: 25, bottomMm: 25, leftMm: 20, rightMm: 20 }
/** Two side by side with a gap of 8 mm on either measure. */
const formBoxes = { widthMm: 74, heightMm: 30 }

export function issuedPaper(data: IssuedData, body: IssuedBody): ComposeInput {
  const name = issuedNames[data.kind]
  const title = body.title ?? name
  return {
    title,
    agency: data.agency,
    head: body.head,
    number: data.number,
    author: data.agency,
    createdAt: data.composedAt,
    footer: 'page-numbers',
    ...(body.head === 'form' ? { margins: formMargins } : {}),
    blocks: [
      ...(body.head === 'document' ? [{ type: 'title', text: title } satisfies Block] : []),
      ...body.blocks,
      { type: 'heading', level: 1, text: body.closing },
      ...closingBlocks(data, name),
      {
        type: 'signatures',
        boxes: formBoxes,
        items: data.signers.map(({ as }) => ({ role: signerNames[as], name: ' ', on: ' ' })),
      },
    ],
    attachments: [
      {
        name: 'paper.json',
        mime: 'application/json',
        bytes: new TextEncoder().encode(JSON.stringify(machineReadable(data, body), null, 2)),
        description: `${name}的机读数据`,
      },
    ],
  }
}

function closingBlocks({ binding }: IssuedData, name: string): Block[] {
  return [
    { type: 'fields', rows: boundRows(binding) },
    {
      type: 'paragraph',
      size: 'small',
      text: `本${name}所依据的方案、标准和材料以上列散列值为准；有任何改动，散列值即不相同。本文件带有电子签名，并附机读数据 paper.json，可用任何支持 PAdES 的阅读器和存档根证书验证。签署时间为签署人所用计算机的时间，未经时间戳机构证明。`,
    },
  ]
}

function boundRows({ planSha256, standards, manifests, journal, archiveId }: IssuedBinding): FormField[][] {
  const rows: FormField[][] = []
  if (planSha256 !== null) rows.push([{ label: '评查方案', value: grouped(planSha256) }])
  for (const { title, sha256 } of standards) {
    rows.push([{ label: '评查标准', value: `${title}\n${grouped(sha256)}` }])
  }
  const [only] = manifests
  if (manifests.length === 1 && only !== undefined) {
    rows.push([{ label: '封卷清单', value: grouped(only.sha256) }])
  } else if (manifests.length > 1) {
    const words = `${manifests.length} 份，各份散列值见机读数据；其汇总（规范 JSON）的散列值为\n${grouped(manifestsHash(manifests))}`
    rows.push([{ label: '封卷清单', value: words }])
  }
  rows.push([{ label: '审计日志', value: `第 ${journal.position} 条\n${grouped(journal.hash)}` }])
  rows.push([{ label: '存档编号', value: archiveId }])
  return rows
}

/** SHA-256 of the list as it stands in the machine-readable copy, as canonical JSON. */
export function manifestsHash(manifests: IssuedBinding['manifests']): string {
  return createHash('sha256').update(canonicalJson(manifests)).digest('hex')
}

function machineReadable(data: IssuedData, { said }: IssuedBody) {
  return {
    schema: `anjuan-issued-${data.kind}`,
    version: 1,
    kind: data.kind,
    number: data.number,
    sourceId: data.sourceId,
    agency: data.agency,
    ...said,
    binding: data.binding,
    composedAt: data.composedAt.toISOString(),
  }
}

/** Text as it was typed: each of its lines is a paragraph. */
export function paragraphs(text: string): Block[] {
  return text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line): Block => ({ type: 'paragraph', text: line }))
}

const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const

/** Sections that have something to say, numbered; and the heading of the closing one. */
export function numbered(sections: readonly (readonly [string, readonly Block[]])[], closing: string) {
  const kept = sections.filter(([, blocks]) => blocks.length > 0)
  return {
    blocks: kept.flatMap(([name, blocks], at): Block[] => [
      { type: 'heading', level: 1, text: `${ordinals[at]}、${name}` },
      ...blocks,
    ]),
    closing: `${ordinals[kept.length]}、${closing}`,
  }
}
