// The titles of the dossiers that files are sent to, from the list of dossiers: reading one alone would count as a viewing.
import { useQuery } from '@tanstack/react-query'
import { deskQuery } from '../desk/client.ts'

const none: ReadonlyMap<string, string> = new Map()

export function useDossierTitles(enabled: boolean): ReadonlyMap<string, string> {
  const query = useQuery({
    ...deskQuery.dossiers.list.queryOptions({ input: { limit: 500 } }),
    select: ({ rows }) => new Map(rows.map(({ id, title }) => [id, title])),
    enabled,
  })
  return query.data ?? none
}
