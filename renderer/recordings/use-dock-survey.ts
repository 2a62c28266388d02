// What a dock holds altogether, read over the whole list, page by page.
import { useQuery } from '@tanstack/react-query'
import type { Dock, DockFile } from '#shared/contract/docks.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { outcomeOf } from './dock-outcome.ts'
import { type DockSurvey, surveyOf } from './dock-survey.ts'

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
