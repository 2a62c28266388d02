// One loan as it is kept, and what everything done to it makes stale.
import { useQuery } from '@tanstack/react-query'
import { deskQuery } from '../desk/client.ts'

export function useLoan(id: string) {
  return useQuery(deskQuery.lending.get.queryOptions({ input: { id } }))
}

export const staleAfterLending = () => [deskQuery.lending.key()]
