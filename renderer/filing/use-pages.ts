// Page numbers and page notes of a dossier. Numbers are counted here, by the same rule as at the desk, so that they follow a
// paper while it is being moved.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { PageNote } from '#shared/contract/arranging.ts'
import type { Item } from '#shared/contract/dossiers.ts'
import type { PageSpan } from '#shared/rules/page-numbers.ts'
import { spansOf } from '#shared/rules/sheet-rows.ts'
import { deskQuery } from '../desk/client.ts'

export interface CataloguePages {
  readonly spans: ReadonlyMap<string, PageSpan>
  readonly notes: ReadonlyMap<string, readonly PageNote[]>
}

export function usePageNotes(dossierId: string) {
  return useQuery(deskQuery.arranging.pages.queryOptions({ input: { dossierId } }))
}

/** Undefined until it is known what was noted. */
export function usePages(dossierId: string, items: readonly Item[]): CataloguePages | undefined {
  const { data } = usePageNotes(dossierId)
  return useMemo(() => {
    if (data === undefined) return undefined
    // The desk gives them in order, supplements behind what the seal covers.
    const inside = items.filter((item) => !item.outsideSeal)
    const notes = new Map<string, PageNote[]>()
    for (const note of data.notes) notes.set(note.itemId, [...(notes.get(note.itemId) ?? []), note])
    return { spans: spansOf(inside, data.notes, data.rule), notes }
  }, [data, items])
}
