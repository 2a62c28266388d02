// What the addresses of the dossier screens keep: filters of the list, and tabs of one dossier.
import * as z from 'zod'
import { categories } from '#shared/contract/dossiers.ts'
import { evidenceSearch } from './evidence-search.ts'

const ListSearch = z.object({
  text: z.string().optional().catch(undefined),
  categories: z.array(z.enum(categories)).optional().catch(undefined),
  state: z.enum(['open', 'sealed']).optional().catch(undefined),
  order: z.enum(['number', 'title']).optional().catch(undefined),
})
export type DossierListSearch = z.infer<typeof ListSearch>

export function dossierListSearch(search: Record<string, unknown>): DossierListSearch {
  return ListSearch.parse(search)
}

export const dossierPanels = [
  'facts',
  'item',
  'marks',
  'transcript',
  'recordings',
  'statement',
  'redaction',
  'intake',
  'seal',
  'verify',
] as const
export type DossierPanel = (typeof dossierPanels)[number]

const PanelSearch = z.object({ panel: z.enum(dossierPanels).optional().catch(undefined) })

export function dossierSearch(search: Record<string, unknown>) {
  return { ...PanelSearch.parse(search), ...evidenceSearch(search) }
}
