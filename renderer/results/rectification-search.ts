// What the address of rectification keeps: the view, the filters, the notice or the result that is open.
import * as z from 'zod'

const Search = z.object({
  part: z.enum(['notices', 'feedback']).optional().catch(undefined),
  filter: z.enum(['due', 'overdue', 'reported', 'closed']).optional().catch(undefined),
  text: z.string().optional().catch(undefined),
  rectification: z.uuid().optional().catch(undefined),
  /** An outcome fed back to the agency: campaign and dossier. */
  campaign: z.uuid().optional().catch(undefined),
  dossier: z.uuid().optional().catch(undefined),
})
export type RectificationSearch = z.infer<typeof Search>

export function rectificationSearch(search: Record<string, unknown>): RectificationSearch {
  return Search.parse(search)
}
