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

/** Each picture under the number of its finding: a region as wide as the text, so that it can be read; pages and frames in pairs. */
export function pictureBlocks(findings: readonly PrintedFinding[]): Block[] {
  const items = findings.flatMap(({ picture, place, anchor }, at): Picture[] => {
    if (picture === null) return []
    const isRegion = anchor.on === 'page' && anchor.region !== null
    return [{ ...picture, widthMm: isRegion ? 150 : 74, caption: `问题 ${at + 1}：${place}` }]
  })
  return items.length === 0 ? [] : [{ type: 'figures', items }]
}

/** What the attachment keeps of a finding: everything but the picture. */
export function findingData({ criterion, criterionTitle, note, anchor, place }: PrintedFinding) {
  return { criterion, criterionTitle, note, anchor, place }
}
