// The journal's filters, as the address keeps them.
import * as z from 'zod'
import { journalEvents } from '#shared/contract/journal-events.ts'

const JournalSearch = z.object({
  who: z.string().optional().catch(undefined),
  event: z.enum(journalEvents).optional().catch(undefined),
  outcome: z.enum(['done', 'refused']).optional().catch(undefined),
})
export type JournalSearch = z.infer<typeof JournalSearch>

export function journalSearch(search: Record<string, unknown>): JournalSearch {
  return JournalSearch.parse(search)
}
