// The cache of what the desk has answered. The desk is on this machine, so being "offline" never pauses anything.
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { deskQuery } from './client.ts'
import { isSignedOut, toFailure } from './failure.ts'

export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error) => askStatus(client, error) }),
    mutationCache: new MutationCache({ onError: (error) => askStatus(client, error) }),
    defaultOptions: {
      queries: {
        networkMode: 'always',
        refetchOnWindowFocus: false,
        staleTime: 5_000,
        retry: (count, error) => count < 2 && toFailure(error).unreachable,
        retryDelay: 800,
      },
      mutations: { networkMode: 'always' },
    },
  })
  return client
}

/** A call that found nobody signed in: ask for the status at once, so that the sign-in screen comes up. */
function askStatus(client: QueryClient, error: unknown): void {
  if (isSignedOut(error)) void client.invalidateQueries({ queryKey: deskQuery.archive.status.key() })
}

/** Forgets everything that was read, but not that the desk is locked: what was on the screen must not stay in memory. */
export function forgetContent(client: QueryClient): void {
  const status = JSON.stringify(deskQuery.archive.status.queryKey({ input: {} }))
  client.removeQueries({ predicate: (query) => JSON.stringify(query.queryKey) !== status })
  client.getMutationCache().clear()
}
