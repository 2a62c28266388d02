// The dictionary of paper kinds, as choices and as titles.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { deskQuery } from '../desk/client.ts'

export type PaperKinds = {
  readonly options: readonly { readonly value: string; readonly label: string; readonly search: string }[]
  /** The kind's title; a code that is not in the dictionary as it stands. */
  readonly titleOf: (code: string | null) => string | null
}

export function usePaperKinds(): PaperKinds {
  const pack = useQuery({
    ...deskQuery.rulebook.paperKinds.queryOptions({ input: {} }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const kinds = pack.data?.kinds
  return useMemo(() => {
    const titles = new Map((kinds ?? []).map((kind) => [kind.code, kind.title]))
    return {
      options: (kinds ?? []).map((kind) => ({
        value: kind.code,
        label: kind.title,
        search: [kind.title, ...kind.aliases].join(' '),
      })),
      titleOf: (code) => (code === null ? null : (titles.get(code) ?? code)),
    }
  }, [kinds])
}
