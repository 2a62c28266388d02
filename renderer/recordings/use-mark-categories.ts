// The kinds of mark of the office's recording practice (rulebook), in its order.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { deskQuery } from '../desk/client.ts'

export type MarkCategory = { readonly code: string; readonly title: string }

export type MarkCategories = {
  readonly all: readonly MarkCategory[]
  /** What the first mark of a person gets: the general one, which stands last. */
  readonly first: string
  readonly titleOf: (code: string) => string
}

/** Of every pack: what a mark is called when the pack could not be read. */
const general = 'other'
const none: readonly MarkCategory[] = []

export function useMarkCategories(): MarkCategories {
  const { data } = useQuery({
    ...deskQuery.rulebook.recordingPractice.queryOptions({ input: {} }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const all = data?.markCategories ?? none
  return useMemo(
    () => ({
      all,
      first: all.at(-1)?.code ?? general,
      titleOf: (code) => all.find((one) => one.code === code)?.title ?? code,
    }),
    [all],
  )
}
