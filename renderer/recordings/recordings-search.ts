// What the address of the recordings desk keeps: the view, the dock and its filter, how the tray is grouped.
import * as z from 'zod'
import { dockFileStates } from '#shared/contract/docks.ts'

export const recordingsViews = ['tray', 'docks', 'jobs'] as const
export type RecordingsView = (typeof recordingsViews)[number]

const Search = z.object({
  /** The tray when left out. */
  view: z.enum(['docks', 'jobs']).optional().catch(undefined),
  dock: z.uuid().optional().catch(undefined),
  states: z.array(z.enum(dockFileStates)).optional().catch(undefined),
  /** By day when left out. */
  group: z.enum(['officer']).optional().catch(undefined),
  /** What was set aside instead of what waits. */
  aside: z.literal(true).optional().catch(undefined),
})
export type RecordingsSearch = z.infer<typeof Search>

export function recordingsSearch(search: Record<string, unknown>): RecordingsSearch {
  return Search.parse(search)
}
