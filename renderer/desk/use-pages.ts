// A long list, read page by page as it is scrolled.
import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query'

type Page<Row> = { rows: Row[]; total: number }

export const pageLimit = 200

export type Pages<Row> = {
  readonly rows: readonly Row[]
  readonly total: number
  readonly loading: boolean
  readonly error: Error | null
  readonly retry: () => void
  /** Reads the next page, when there is one and none is being read. */
  readonly more: () => void
}

export function usePages<Row>(
  queryKey: QueryKey,
  read: (paging: { offset: number; limit: number }, signal: AbortSignal) => Promise<Page<Row>>,
  options: { enabled?: boolean; everyMs?: number | undefined } = {},
): Pages<Row> {
  const query = useInfiniteQuery({
    queryKey: [...queryKey, 'pages'],
    queryFn: ({ pageParam, signal }) => read({ offset: pageParam, limit: pageLimit }, signal),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const offset = pages.reduce((count, page) => count + page.rows.length, 0)
      return last.rows.length > 0 && offset < last.total ? offset : undefined
    },
    placeholderData: (before) => before,
    enabled: options.enabled ?? true,
    refetchInterval: options.everyMs ?? false,
  })
  const pages = query.data?.pages ?? []
  return {
    rows: pages.flatMap((page) => page.rows),
    total: pages.at(-1)?.total ?? 0,
    // The rows of the filter before may stand in meanwhile; their absence may not.
    loading: query.isPending || (query.isPlaceholderData && pages.every((page) => page.rows.length === 0)),
    error: query.error,
    retry: () => void query.refetch(),
    more: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
    },
  }
}
