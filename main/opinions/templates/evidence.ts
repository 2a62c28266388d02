// Findings and the pictures that stand for their evidence.
import type { Anchor } from '#shared/contract/evidence.ts'
import type { Block, Picture } from '../layout/index.ts'

export interface PrintedFinding {
  readonly criterion: string
  readonly criterionTitle: string
  readonly note: string
  readonly anchor: Anchor
  /** “现场检查笔录 第 3 页”. */
  readonly place: string
  readonly picture: { readonly image: Uint8Array; readonly mime: 'image/png' | 'image/jpeg' } | null
}

export function findingRows(findings: readonly PrintedFinding[]): string[][] {
  return findings.map((finding, at) => [String(at + 1), finding.criterionTitle, finding.note, finding.place])
}

/** Two pictures to a row, each under the number of its finding. */
export function pictureBlocks(findings: readonly PrintedFinding[]): Block[] {
  const pictures = findings.flatMap((finding, at): Picture[] =>
    finding.picture === null ? [] : [{ ...finding.picture, widthMm: 74, caption: `问题 ${at + 1}：${finding.place}` }],
  )
  const rows: Block[] = []
  for (let at = 0; at < pictures.length; at += 2) rows.push({ type: 'figures', items: pictures.slice(at, at + 2) })
  return rows
}

/** What the attachment keeps of a finding: everything but the picture. */
export function findingData({ criterion, criterionTitle, note, anchor, place }: PrintedFinding) {
  return { criterion, criterionTitle, note, anchor, place }
}
