// The suggestions of one evaluation in the window: read, computed anew when they have gone stale, decided.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Evaluation } from '#shared/contract/evaluation.ts'
import type { Suggestion, SuggestionList } from '#shared/contract/suggestions.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { toFailure } from '../desk/failure.ts'
import { useDeed } from '../desk/use-deed.ts'
import { useLatest } from '../judging/use-latest.ts'

export type Acceptance = { id: string; criterion: string; note: string; anchor: number }

export type SuggestionsDesk = {
  /** Null while they are read. */
  readonly rows: readonly Suggestion[] | null
  /** Why they could not be read or made. */
  readonly fault: string | null
  readonly retry: () => void
  readonly running: boolean
  readonly accept: (acceptance: Acceptance) => Promise<boolean>
  readonly dismiss: (id: string, reason: string) => Promise<boolean>
  readonly reopen: (id: string) => Promise<boolean>
}

export function useSuggestions(
  evaluation: Evaluation,
  editable: boolean,
  onEvaluation: (evaluation: Evaluation) => void,
): SuggestionsDesk {
  const queries = useQueryClient()
  const input = { evaluationId: evaluation.id }
  const list = useQuery({
    ...deskQuery.suggestions.of.queryOptions({ input }),
    // Every change answers with the whole list.
    staleTime: Number.POSITIVE_INFINITY,
  })
  const take = (next: SuggestionList) => queries.setQueryData(deskQuery.suggestions.of.queryKey({ input }), next)
  const making = useDeed(desk.suggestions.refresh, { ownFailure: true, onDone: take })
  const accepting = useDeed(desk.suggestions.accept, {
    onDone: (done) => {
      take(done.suggestions)
      onEvaluation(done.evaluation)
    },
  })
  const dismissing = useDeed(desk.suggestions.dismiss, { onDone: take })
  const reopening = useDeed(desk.suggestions.reopen, { onDone: take })

  const isStale = editable && list.data?.stale === true
  const make = useLatest(() => making.run(input))
  useEffect(() => {
    if (isStale) make()
  }, [isStale, make])
  // The finding of an accepted one was removed on the sheet: it waits again.
  const found = new Set(evaluation.findings.map(({ id }) => id))
  const isBehind = list.data?.rows.some(({ findingId }) => findingId !== null && !found.has(findingId)) === true
  const readAgain = list.refetch
  useEffect(() => {
    if (isBehind) void readAgain()
  }, [isBehind, readAgain])

  const waits = isStale && list.data?.rows.length === 0 && making.failure === null
  return {
    rows: waits ? null : (list.data?.rows ?? null),
    fault: list.error === null ? (making.failure?.sentence ?? null) : toFailure(list.error).sentence,
    retry: () => (list.error === null ? make() : void list.refetch()),
    running: accepting.running || dismissing.running || reopening.running,
    accept: async (acceptance) => (await accepting.ask(acceptance)) !== null,
    dismiss: async (id, reason) => (await dismissing.ask({ id, reason })) !== null,
    reopen: async (id) => (await reopening.ask({ id })) !== null,
  }
}
