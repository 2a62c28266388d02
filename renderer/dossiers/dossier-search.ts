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

/** The panels by what one is doing: describing, working on recordings, filing, keeping. */
export const panelGroups = {
  dossier: ['facts', 'item', 'metadata', 'intake'],
  media: ['marks', 'transcript', 'recordings', 'statement', 'redaction'],
  filing: ['checks', 'sheets', 'seal', 'verify', 'soundness'],
  keeping: ['retention', 'lending', 'packages'],
} as const
export type PanelGroup = keyof typeof panelGroups
export type DossierPanel = (typeof panelGroups)[PanelGroup][number]
export const panelGroupNames = Object.keys(panelGroups) as readonly PanelGroup[]
const dossierPanels = Object.values(panelGroups).flat()

export function groupOf(panel: DossierPanel): PanelGroup {
  return panelGroupNames.find((group) => (panelGroups[group] as readonly DossierPanel[]).includes(panel)) ?? 'dossier'
}

const PanelSearch = z.object({ panel: z.enum(dossierPanels).optional().catch(undefined) })

export function dossierSearch(search: Record<string, unknown>) {
  return { ...PanelSearch.parse(search), ...evidenceSearch(search) }
}
