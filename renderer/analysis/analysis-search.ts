// What the address of the analysis keeps: its filters and the table that is shown.
import * as z from 'zod'
import type { AnalysisFilter } from '#shared/contract/analysis.ts'

export const analysisViews = ['defects', 'trend', 'agencies', 'officers', 'categories', 'stages'] as const
export type AnalysisView = (typeof analysisViews)[number]
/** The figures, and how often what the pre-check suggests is taken up. */
const tables = [...analysisViews, 'suggestions'] as const
export type AnalysisTable = (typeof tables)[number]

const Day = z.iso.date().optional().catch(undefined)
const Search = z.object({
  table: z.enum(tables).optional().catch(undefined),
  campaign: z.uuid().optional().catch(undefined),
  standard: z.string().max(100).optional().catch(undefined),
  from: Day,
  to: Day,
})
export type AnalysisSearch = z.infer<typeof Search>

export function analysisSearch(search: Record<string, unknown>): AnalysisSearch {
  return Search.parse(search)
}

export function filterOf({ campaign, standard, from, to }: AnalysisSearch): AnalysisFilter {
  return { campaignId: campaign ?? null, standardId: standard ?? null, from: from ?? null, to: to ?? null }
}
