// What the catalogue and the remarks sheet say of each item: its pages by the office's rule, what is to be noted of them, and the sums.

import type { SheetFormatPack } from './pack-sheets.ts'
import { type PageNumberRule, type PageSpan, pageNumbers } from './page-numbers.ts'

export interface SheetItem {
  readonly id: string
  readonly kind: 'paper' | 'recording'
  readonly volume: 'main' | 'restricted'
  readonly position: number
  readonly title: string
  readonly paperKind: string | null
  readonly madeOn: string | null
  readonly pages: number | null
  readonly durationMs: number | null
  /** Null for the dossier's own; 1, 2, 3 … for what its supplements hold. */
  readonly supplement: number | null
}

export interface SheetNote {
  readonly itemId: string
  /** 1-based in the file; null when it is about the whole paper. */
  readonly page: number | null
  readonly kind: 'oversize' | 'blank' | 'damaged' | 'missing' | 'other'
  readonly note: string
}

export interface SheetSums {
  readonly papers: number
  /** Numbered ones: written pages, blank ones left out. */
  readonly pages: number
  readonly photographPages: number
  readonly blankPages: number
  readonly recordings: number
  readonly recordingMs: number
}

/**
 * Numbers run on into the supplements: what is filed later never takes a number that was given.
 * @param items main volume first, each volume by position, the dossier's own before its supplements
 */
export function spansOf(
  items: readonly SheetItem[],
  notes: readonly SheetNote[],
  rule: Pick<PageNumberRule, 'runs'>,
): Map<string, PageSpan> {
  const blank = blanksOf(notes)
  if (rule.runs === 'dossier') return pageNumbers(items, blank, rule)
  const volumes = (['main', 'restricted'] as const).map((volume) => items.filter((item) => item.volume === volume))
  return new Map(volumes.flatMap((volume) => [...pageNumbers(volume, blank, rule)]))
}

export function sumsOf(
  items: readonly SheetItem[],
  notes: readonly SheetNote[],
  photographKinds: readonly string[],
): SheetSums {
  const blank = new Map<string, Set<number>>()
  for (const { itemId, page } of blanksOf(notes)) blank.set(itemId, (blank.get(itemId) ?? new Set()).add(page))
  const written = (item: SheetItem) => {
    const pages = item.pages ?? 0
    return pages - [...(blank.get(item.id) ?? [])].filter((page) => page <= pages).length
  }
  const papers = items.filter(({ kind }) => kind === 'paper')
  const recordings = items.filter(({ kind }) => kind === 'recording')
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const pages = sum(papers.map(written))
  return {
    papers: papers.length,
    pages,
    photographPages: sum(papers.filter(({ paperKind }) => photographKinds.includes(paperKind ?? '')).map(written)),
    blankPages: sum(papers.map((item) => item.pages ?? 0)) - pages,
    recordings: recordings.length,
    recordingMs: sum(recordings.map(({ durationMs }) => durationMs ?? 0)),
  }
}

/** By whom a paper was made, as far as its kind tells; null where it does not. */
export function authorOf(
  paperKind: string | null,
  formNumber: number | null,
  { agencyKinds, partyKinds }: SheetFormatPack['catalogue'],
): 'agency' | 'party' | null {
  if (paperKind === null) return null
  if (partyKinds.includes(paperKind)) return 'party'
  return formNumber !== null || agencyKinds.includes(paperKind) ? 'agency' : null
}

function blanksOf(notes: readonly SheetNote[]): { itemId: string; page: number }[] {
  return notes.flatMap(({ itemId, page, kind }) => (kind === 'blank' && page !== null ? [{ itemId, page }] : []))
}
