// The quick phrases (常用语) for one criterion, read once while it is worked on.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Phrase } from '#shared/contract/phrases.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'

export type PhraseSource = {
  readonly phrases: readonly Phrase[]
  /** Never offered again. */
  readonly hide: (phrase: Phrase) => void
}

/** Null where nothing is offered. */
export function usePhrases(standardId: string, criterion: string | null): PhraseSource | null {
  const queries = useQueryClient()
  const query = useQuery({
    ...deskQuery.phrases.list.queryOptions({ input: { standardId, criterion: criterion ?? '-' } }),
    enabled: criterion !== null,
    staleTime: 60_000,
  })
  const hiding = useDeed(desk.phrases.hide, {
    onDone: () => void queries.invalidateQueries({ queryKey: deskQuery.phrases.key() }),
  })
  if (criterion === null) return null
  return { phrases: query.data ?? none, hide: ({ id }) => hiding.run({ id }) }
}

const none: readonly Phrase[] = []
