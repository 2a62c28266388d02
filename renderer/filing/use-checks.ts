// The checklist of one dossier, and what is said in it. Every saying brings the new checklist with it.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { DossierCheck } from '#shared/contract/checks.ts'
import type { Dossier, Item } from '#shared/contract/dossiers.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'

/** What is filed decides what lacks: another catalogue, other facts or a seal are another question. */
export function useDossierCheck(dossier: Dossier, items: readonly Item[]) {
  return useQuery({
    ...deskQuery.checks.check.queryOptions({ input: { dossierId: dossier.id } }),
    queryKey: checkKey(dossier, items),
    placeholderData: (before) => before,
  })
}

export type CheckDeeds = ReturnType<typeof useCheckDeeds>

export function useCheckDeeds(dossier: Dossier, items: readonly Item[]) {
  const queries = useQueryClient()
  const settings = {
    refreshes: [deskQuery.checks.overview.key()],
    onDone: (check: DossierCheck) => queries.setQueryData(checkKey(dossier, items), check),
  }
  return {
    answer: useDeed(desk.checks.answer, settings),
    removeAnswer: useDeed(desk.checks.removeAnswer, settings),
    signatures: useDeed(desk.checks.signatures, settings),
  }
}

function checkKey(dossier: Dossier, items: readonly Item[]) {
  const filed = items.map(({ id, paperKind, title, madeOn }) => [id, paperKind, title, madeOn].join(' ')).join('\n')
  return [...deskQuery.checks.check.queryKey({ input: { dossierId: dossier.id } }), dossier.updatedAt, filed] as const
}
