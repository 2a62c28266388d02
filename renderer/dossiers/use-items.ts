// What is filed in a dossier, read again while a playable copy is being made.
import { useQuery } from '@tanstack/react-query'
import type { Item } from '#shared/contract/dossiers.ts'
import { deskQuery } from '../desk/client.ts'

const preparingMs = 2_000

export function useItems(dossierId: string) {
  return useQuery({
    ...deskQuery.dossiers.items.queryOptions({ input: { id: dossierId } }),
    refetchInterval: ({ state }) => (state.data?.some(isPreparing) ? preparingMs : false),
  })
}

export function useDossier(dossierId: string) {
  return useQuery({
    ...deskQuery.dossiers.get.queryOptions({ input: { id: dossierId } }),
    // Each reading is entered in the journal as a viewing: read once for each visit, not with every glance.
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function isPreparing(item: Item): boolean {
  return item.media?.playing === 'preparing'
}
