// The supplement that a sealed dossier is being filled with, if there is one: what is filed or changed now belongs to it.
import { useQuery } from '@tanstack/react-query'
import type { Dossier } from '#shared/contract/dossiers.ts'
import type { Supplement } from '#shared/contract/supplements.ts'
import { deskQuery } from '../desk/client.ts'

export function useSupplements(dossierId: string, enabled: boolean) {
  return useQuery({ ...deskQuery.supplements.list.queryOptions({ input: { dossierId } }), enabled })
}

export function useOpenSupplement({ id, state }: Pick<Dossier, 'id' | 'state'>): Supplement | null {
  const supplements = useSupplements(id, state === 'sealed')
  return supplements.data?.find((supplement) => supplement.state === 'open') ?? null
}
