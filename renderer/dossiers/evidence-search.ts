// Which evidence is open, and where in it, as the address keeps it: a reload or a crash comes back to the same page and second.
import * as z from 'zod'

const EvidenceSearch = z.object({
  /** One word for each tab: the item, then `.p3` for a page or `.t12310` for a millisecond. */
  open: z.array(z.string()).optional().catch(undefined),
  /** The item in front. */
  at: z.string().optional().catch(undefined),
  /** The item beside it, when two are shown. */
  side: z.string().optional().catch(undefined),
  /** Recordings that play in step (recordings/step-search); there and empty while they are being chosen. */
  step: z.array(z.string()).max(4).optional().catch(undefined),
  /** Where on their common timeline, in milliseconds. */
  stepAt: z.int().min(0).optional().catch(undefined),
  /** How many of them are seen at once. */
  grid: z
    .union([z.literal(1), z.literal(2), z.literal(4)])
    .optional()
    .catch(undefined),
})
export type EvidenceSearch = z.infer<typeof EvidenceSearch>

export function evidenceSearch(search: Record<string, unknown>): EvidenceSearch {
  return EvidenceSearch.parse(search)
}

/** A place in an item: a page from 1, or a millisecond; both null when it was opened at its beginning. */
export type Place = { readonly itemId: string; readonly page: number | null; readonly ms: number | null }

export function toPlace(word: string): Place {
  const [itemId = '', mark = ''] = word.split('.')
  const number = Number(mark.slice(1))
  const isNumber = mark.length > 1 && Number.isInteger(number) && number >= 0
  return {
    itemId,
    page: isNumber && mark.startsWith('p') ? number : null,
    ms: isNumber && mark.startsWith('t') ? number : null,
  }
}

export function placeWord({ itemId, page, ms }: Place): string {
  if (page !== null) return `${itemId}.p${page}`
  return ms === null ? itemId : `${itemId}.t${ms}`
}
