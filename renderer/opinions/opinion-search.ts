// What the address of the opinion list keeps: its view and filter.
import * as z from 'zod'

const ListSearch = z.object({
  dossier: z.uuid().optional().catch(undefined),
  list: z.literal('papers').optional().catch(undefined),
})
export type OpinionListSearch = z.infer<typeof ListSearch>

export function opinionListSearch(search: Record<string, unknown>): OpinionListSearch {
  return ListSearch.parse(search)
}
