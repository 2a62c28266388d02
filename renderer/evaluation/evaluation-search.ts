// What the address of the evaluation list keeps: its filter, and the dossier for which one is being started.
import * as z from 'zod'

const ListSearch = z.object({
  state: z.enum(['open', 'concluded']).optional().catch(undefined),
  dossier: z.uuid().optional().catch(undefined),
  /** Opens the dialog that starts one for `dossier`. */
  start: z.boolean().optional().catch(undefined),
})
export type EvaluationListSearch = z.infer<typeof ListSearch>

export function evaluationListSearch(search: Record<string, unknown>): EvaluationListSearch {
  return ListSearch.parse(search)
}
