// What is drawn over the evidence (findings that were made there), and what a person may take from it.
import type { Item } from '#shared/contract/dossiers.ts'
import type { Anchor, Region } from '#shared/contract/evidence.ts'
import type { PageHighlight } from '../ui/pdf-viewer.tsx'
import { carry } from './carrying.ts'
import { dossierText } from './text.ts'
import type { Jump } from './use-evidence.ts'

/** A finding, shown where it points. */
export type EvidenceMark = {
  readonly key: string
  readonly anchor: Anchor
  readonly label: string
  readonly tone?: 'finding' | 'note' | 'suggested'
  readonly active?: boolean
  /** Can be dragged onto what it is to be evidence of as well. */
  readonly carries?: boolean
}

/** What the right pane takes from the evidence. Left out, the viewers offer no such tool. */
export type EvidenceCapture = {
  /** A box drawn on a page or picture (page 1). */
  readonly onRegion?: ((item: Item, page: number, region: Region) => void) | undefined
  /** A mark was pressed. */
  readonly onMark?: ((key: string) => void) | undefined
}

/** Marks on the pages of one item, and the box that was just jumped to when no mark is there already. */
export function pageMarks(itemId: string, marks: readonly EvidenceMark[], jump: Jump | null): PageHighlight[] {
  const drawn: PageHighlight[] = []
  for (const { key, anchor, label, tone = 'finding', active = false, carries = false } of marks) {
    if (anchor.on !== 'page' || anchor.itemId !== itemId) continue
    const onCarry = carries ? (transfer: DataTransfer) => carry(transfer, { anchor, words: '' }) : undefined
    drawn.push({ key, page: anchor.page, region: anchor.region, label, tone, active, onCarry })
  }
  const region = jump?.itemId === itemId ? jump.region : null
  const known = drawn.some((mark) => JSON.stringify(mark.region) === JSON.stringify(region))
  if (region !== null && jump?.page != null && !known) {
    drawn.push({ key: 'jump', page: jump.page, region, label: dossierText.evidence.jumped, tone: 'note', active: true })
  }
  return drawn
}
