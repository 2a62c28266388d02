// Findings and the pictures that stand for their evidence.
import type { Provenance } from '#main/dossiers/index.ts'
import type { Anchor } from '#shared/contract/evidence.ts'
import { recipeWords, takenFrom } from '#shared/text/extracts.ts'
import type { Block, Picture } from '../../printing/index.ts'
import { grouped } from './binding.ts'

export interface PrintedFinding {
  readonly criterion: string
  readonly criterionTitle: string
  readonly note: string
  readonly anchor: Anchor
  /** “现场检查笔录 第 3 页”. */
  readonly place: string
  /** Of evidence that was taken from a recording: from which, and from what that was taken. */
  readonly provenance: readonly Provenance[]
  readonly picture: { readonly image: Uint8Array; readonly mime: 'image/png' | 'image/jpeg' } | null
}

export function findingRows(findings: readonly PrintedFinding[]): string[][] {
  return findings.map((finding, at) => [
    String(at + 1),
    finding.criterionTitle,
    finding.note,
    finding.provenance.length === 0 ? finding.place : `${finding.place}\n（截取，出处附后）`,
  ])
}

/** The number a finding bears where each stands in a row of its own. */
function inOrder<F>(_finding: F, at: number): number {
  return at + 1
}

/** Each picture under the number of its finding: a region as wide as the text, so that it can be read; pages and frames in pairs. */
export function pictureBlocks<F extends PrintedFinding>(findings: readonly F[], numberOf = inOrder<F>): Block[] {
  const items = findings.flatMap((finding, at): Picture[] => {
    const { picture, place, anchor } = finding
    if (picture === null) return []
    const isRegion = anchor.on === 'page' && anchor.region !== null
    return [{ ...picture, widthMm: isRegion ? 150 : 74, caption: `问题 ${numberOf(finding, at)}：${place}` }]
  })
  return items.length === 0 ? [] : [{ type: 'figures', items }]
}

/** What each piece of evidence that was taken from a recording was taken from, back to the original and its hash. */
export function provenanceBlocks<F extends PrintedFinding>(findings: readonly F[], numberOf = inOrder<F>): Block[] {
  const rows = findings.flatMap((finding, at) => {
    const { provenance } = finding
    if (provenance.length === 0) return []
    const steps = provenance.map((step) => {
      return `${takenFrom(step)}，${recipeWords(step.recipe)}\n原件 SHA-256 ${grouped(step.sha256)}`
    })
    const value = steps.join('\n该片段')
    return [[{ label: `问题 ${numberOf(finding, at)}`, value }]]
  })
  if (rows.length === 0) return []
  return [
    { type: 'heading', level: 2, text: '截取证据的出处' },
    { type: 'fields', rows },
  ]
}

/** What the attachment keeps of a finding: everything but the picture. */
export function findingData({ criterion, criterionTitle, note, anchor, place, provenance }: PrintedFinding) {
  const said = { criterion, criterionTitle, note, anchor, place }
  return provenance.length === 0 ? said : { ...said, provenance }
}
