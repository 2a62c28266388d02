// What the address of the lending register keeps: its filters, and the loan that is open.
import * as z from 'zod'

const Search = z.object({
  filter: z.enum(['waiting', 'open', 'overdue', 'returned', 'declined']).optional().catch(undefined),
  text: z.string().optional().catch(undefined),
  loan: z.uuid().optional().catch(undefined),
})
export type LendingSearch = z.infer<typeof Search>

export function lendingSearch(search: Record<string, unknown>): LendingSearch {
  return Search.parse(search)
}
