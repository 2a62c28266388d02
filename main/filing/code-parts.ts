// Where the parts of a code come from: what the dossier says, what is typed, what stood there last, what usually stands there.
import type { KeyDates } from '#shared/contract/dossiers.ts'
import { buildCode, type CodeParts } from '#shared/rules/archival-code.ts'
import type { ArchivalCodePack, CodePart } from '#shared/rules/pack-archival.ts'
import { refuse } from '#shared/text/refusal.ts'

export interface CodedFacts {
  readonly category: string
  readonly dates: KeyDates
  /** Code of the retention period; null until decided. */
  readonly period: string | null
}

/** Year of the first of the pack's days that the case has. */
export function yearOf({ yearOf: days }: ArchivalCodePack, dates: KeyDates): string | null {
  for (const day of days) {
    const on = dates[day]
    if (on !== null) return on.slice(0, 4)
  }
  return null
}

/** What the dossier itself says: nobody types something else there. */
export function knownParts(pack: ArchivalCodePack, { category, dates, period }: CodedFacts): CodeParts {
  const said = {
    year: yearOf(pack, dates),
    period,
    category: pack.categories[category as keyof typeof pack.categories] ?? null,
    asked: null,
    serial: null,
  }
  return Object.fromEntries(
    pack.parts.flatMap(({ key, from }) => {
      const value = said[from]
      return value === null ? [] : [[key, value]]
    }),
  )
}

/** What stood in the typed parts of the code assigned last: an archive has one 全宗号 and few sections. */
export function repeatedParts(pack: ArchivalCodePack, last: CodeParts): CodeParts {
  return Object.fromEntries(
    pack.parts.flatMap(({ key, from }) => {
      const value = last[key]
      return from !== 'asked' || value === undefined ? [] : [[key, value]]
    }),
  )
}

/** @throws Refusal `archival.part-unknown`, `archival.part-differs` */
export function assertAgree(pack: ArchivalCodePack, known: CodeParts, typed: CodeParts): void {
  for (const [key, value] of Object.entries(typed)) {
    const part = pack.parts.find((one) => one.key === key)
    if (part === undefined || part.from === 'serial') throw refuse('archival.part-unknown')
    if (known[key] !== undefined && known[key] !== value) throw refuse('archival.part-differs', { part: part.title })
  }
}

/** Titles of the parts that lack or do not fit, in their order. */
export function lackingParts(pack: ArchivalCodePack, parts: CodeParts): string[] {
  return pack.parts.filter((part) => part.from !== 'serial' && !stands(pack, part, parts)).map(({ title }) => title)
}

function stands(pack: ArchivalCodePack, part: CodePart, parts: CodeParts): boolean {
  return buildCode({ ...pack, parts: [{ ...part, before: '' }] }, parts, 1).state === 'built'
}
