// The kinds of mark of the office's recording practice (rulebook), in its order.
import { useMemo } from 'react'

export type MarkCategory = { readonly code: string; readonly title: string }

const none: readonly MarkCategory[] = [{ code: 'note', title: '备注' }]

export type MarkCategories = {
  readonly all: readonly MarkCategory[]
  /** What a new mark gets. */
  readonly first: string
  readonly titleOf: (code: string) => string
}

export function useMarkCategories(): MarkCategories {
  const all = none
  return useMemo(
    () => ({
      all,
      first: all[0]?.code ?? 'note',
      titleOf: (code) => all.find((one) => one.code === code)?.title ?? code,
    }),
    [],
  )
}
