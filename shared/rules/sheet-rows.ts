// What the catalogue and the remarks sheet say of each item: its pages by the office's rule, what is to be noted of them, and the sums.

import type { SheetFormatPack } from './pack-sheets.ts'
import {
  isNumbered,
  type NotedPage,
  type NumberedItem,
  numberPages,
  type PageNumberRule,
  type PageSpan,
} from './page-numbers.ts'

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

type Rule = Pick<PageNumberRule, 'runs'> & { readonly unnumbered: readonly string[] }

/**
 * Numbers run on into the supplements: what is filed later never takes a number that was given.
 * @param items main volume first, each volume by position, the dossier's own before its supplements
 */
export function spansOf(
  items: readonly NumberedItem[],
  notes: readonly NotedPage[],
  rule: Rule,
): Map<string, PageSpan> {
  if (rule.runs === 'dossier') return numberPages(items, notes, rule)
  const volumes = (['main', 'restricted'] as const).map((volume) => items.filter((item) => item.volume === volume))
  return new Map(volumes.flatMap((volume) => [...numberPages(volume, notes, rule)]))
}

/** @param spans of these items among others */
export function sumsOf(
  items: readonly SheetItem[],
  spans: ReadonlyMap<string, PageSpan>,
  { rule, photographs }: { rule: Rule; photographs: readonly string[] },
): SheetSums {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const numbered = (some: readonly SheetItem[]) => sum(some.map(({ id }) => spans.get(id)?.count ?? 0))
  const papers = items.filter(({ kind }) => kind === 'paper')
  const recordings = items.filter(({ kind }) => kind === 'recording')
  const pages = numbered(papers)
  return {
    papers: papers.length,
    pages,
    photographPages: numbered(papers.filter(({ paperKind }) => photographs.includes(paperKind ?? ''))),
    blankPages: sum(papers.filter((item) => isNumbered(item, rule)).map((item) => item.pages ?? 0)) - pages,
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
