// Who recorded what when, of several recordings at once.
import { useQueries } from '@tanstack/react-query'
import type { Capture } from '#shared/contract/recordings.ts'
import { deskQuery } from '../desk/client.ts'

export type KnownCapture = { readonly itemId: string; readonly capture: Capture }

export type Captures = { readonly known: readonly KnownCapture[]; readonly loading: boolean; readonly error: unknown }

export function useCaptures(itemIds: readonly string[]): Captures {
  const details = useQueries({
    queries: itemIds.map((itemId) => deskQuery.recordings.get.queryOptions({ input: { itemId } })),
  })
  return {
    known: details.flatMap(({ data }) => (data === undefined ? [] : [{ itemId: data.itemId, capture: data.capture }])),
    loading: details.some((detail) => detail.isPending),
    error: details.find((detail) => detail.error !== null)?.error ?? null,
  }
}
