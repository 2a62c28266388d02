// What the address of the review list keeps: its filter.
import * as z from 'zod'

/** Of the board: those not ended, by where their clock stands. */
export const boardFilters = ['open', 'warned', 'due-today', 'overdue', 'paused'] as const

const ListSearch = z.object({
  state: z.enum(['submitted', 'under-review', 'returned', 'concluded']).optional().catch(undefined),
  clock: z.enum(boardFilters).optional().catch(undefined),
  dossier: z.uuid().optional().catch(undefined),
})
export type ReviewListSearch = z.infer<typeof ListSearch>

export function reviewListSearch(search: Record<string, unknown>): ReviewListSearch {
  return ListSearch.parse(search)
}
