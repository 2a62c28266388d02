// Whose files a dock holds, from which devices, and how many were taken although damaged: read over the whole list, page by page.
import { useQuery } from '@tanstack/react-query'
import type { Dock, DockFile } from '#shared/contract/docks.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { outcomeOf } from './dock-outcome.ts'

export type Group = { readonly name: string | null; readonly files: number }
export type DockSurvey = {
  readonly officers: readonly Group[]
  readonly devices: readonly Group[]
  readonly flawed: number
}

const limit = 500

export function useDockSurvey(dock: Dock): DockSurvey | null {
  const { total, pending } = outcomeOf(dock)
  const query = useQuery({
    // Again when files were added, and once more when the last of them has ended.
    queryKey: [...deskQuery.docks.files.key({ input: { id: dock.id } }), 'survey', total, pending === 0],
    queryFn: async ({ signal }) => surveyOf(await everyFile(dock.id, signal)),
    staleTime: 30_000,
    placeholderData: (before) => before,
  })
  return query.data ?? null
}

async function everyFile(id: string, signal: AbortSignal): Promise<DockFile[]> {
  const files: DockFile[] = []
  for (;;) {
    const page = await desk.docks.files({ id, offset: files.length, limit }, { signal })
    files.push(...page.rows)
    if (page.rows.length === 0 || files.length >= page.total) return files
  }
}

export function surveyOf(files: readonly Pick<DockFile, 'capture' | 'state' | 'sentence'>[]): DockSurvey {
  return {
    officers: groupsOf(files.map(({ capture }) => capture.officerName ?? capture.officerNumber)),
    devices: groupsOf(files.map(({ capture }) => capture.deviceNumber)),
    // What was taken and yet has something said of it is what could not be decoded.
    flawed: files.filter(({ state, sentence }) => state === 'done' && sentence !== null).length,
  }
}

/** Largest first, the unknown last. */
function groupsOf(names: readonly (string | null)[]): Group[] {
  return [...Map.groupBy(names, (name) => name)]
    .map(([name, members]) => ({ name, files: members.length }))
    .toSorted(
      (one, other) =>
        Number(one.name === null) - Number(other.name === null) ||
        other.files - one.files ||
        (one.name ?? '').localeCompare(other.name ?? '', 'zh-CN'),
    )
}
