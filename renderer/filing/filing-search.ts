// What the address of the filing desk keeps: the view, and the filters of completeness.
import * as z from 'zod'

export const filingViews = ['completeness', 'deadlines', 'codes'] as const
export type FilingView = (typeof filingViews)[number]

const Search = z.object({
  /** Completeness when left out. */
  filing: z.enum(['deadlines', 'codes']).optional().catch(undefined),
  /** Dossiers with troubles when left out. */
  result: z.enum(['any', 'unchecked', 'passed']).optional().catch(undefined),
  state: z.enum(['open', 'sealed']).optional().catch(undefined),
  text: z.string().optional().catch(undefined),
})
export type FilingSearch = z.infer<typeof Search>

export function filingSearch(search: Record<string, unknown>): FilingSearch {
  return Search.parse(search)
}
