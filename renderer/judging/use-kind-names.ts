// Names of the paper kinds, by code.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { deskQuery } from '../desk/client.ts'

export function useKindNames(): ReadonlyMap<string, string> {
  const kinds = useQuery({
    ...deskQuery.rulebook.paperKinds.queryOptions({ input: {} }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return useMemo(() => new Map(kinds.data?.kinds.map(({ code, title }) => [code, title])), [kinds.data])
}
