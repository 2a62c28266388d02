// Guesses what kind of paper or recording a file is from its name or title. A suggestion only: people confirm it.
import type { DossierCategory, PaperKind, PaperKindsPack } from './pack.ts'

export type KindQuery = {
  /** A file name or a title, with or without extension and numbering: '03 行政处罚事先告知书(终稿).pdf'. */
  readonly name: string
  readonly medium: PaperKind['medium']
  readonly category: DossierCategory
}

/** The kind whose title or alias is the longest one found in the name; null when the name says nothing. */
export function guessPaperKind(pack: PaperKindsPack, { name, medium, category }: KindQuery): PaperKind | null {
  const text = bare(name)
  let best: { kind: PaperKind; length: number } | null = null
  for (const kind of pack.kinds) {
    if (kind.medium !== medium || !kind.categories.includes(category)) continue
    for (const known of [kind.title, ...kind.aliases]) {
      const length = matchLength(text, known)
      if (length > (best?.length ?? 0)) best = { kind, length }
    }
  }
  return best?.kind ?? null
}

/** How many letters of `known` are in the bare text, whole or without its bracketed parts; 0 when it is not there. */
function matchLength(text: string, known: string): number {
  return Math.max(0, ...bareForms(known).map((form) => (text.includes(form) ? form.length : 0)))
}

/** A name as it is looked for: whole, and without its bracketed parts. */
export function bareForms(name: string): string[] {
  return [bare(name), bare(name.replaceAll(/（[^）]*）/gu, ''))].filter((form) => form.length > 1)
}

/** Letters and digits only, full and half width alike. */
export function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}
