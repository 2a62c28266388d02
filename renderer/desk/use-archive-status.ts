// Whether there is an archive, whether it is open, and who sits here. Polled, because it locks itself when nobody works.
import { useQuery } from '@tanstack/react-query'
import { deskQuery } from './client.ts'

const pollMs = 10_000

export function useArchiveStatus() {
  return useQuery({
    ...deskQuery.archive.status.queryOptions({ input: {} }),
    refetchInterval: pollMs,
    refetchIntervalInBackground: true,
    staleTime: 0,
  })
}
