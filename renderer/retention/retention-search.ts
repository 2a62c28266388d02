// What the address of the retention desk keeps: the view, its filter, and the appraisal that is open.
import * as z from 'zod'
import { dueStates } from '#shared/contract/retention.ts'

export const retentionViews = ['due', 'preview', 'holds', 'appraisals'] as const
export type RetentionView = (typeof retentionViews)[number]

const Search = z.object({
  /** What is due when left out. */
  keeping: z.enum(['preview', 'holds', 'appraisals']).optional().catch(undefined),
  /** Expired ones when left out. */
  due: z
    .enum(['any', ...dueStates])
    .optional()
    .catch(undefined),
  text: z.string().max(100).optional().catch(undefined),
  /** Those that stand when left out. */
  holds: z.enum(['lifted', 'any']).optional().catch(undefined),
  appraisal: z.uuid().optional().catch(undefined),
})
export type RetentionSearch = z.infer<typeof Search>

export function retentionSearch(search: Record<string, unknown>): RetentionSearch {
  return Search.parse(search)
}
