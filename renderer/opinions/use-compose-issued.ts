// Composes an issued paper and hands on its id; a refusal is said where every failure is.
import { useQueryClient } from '@tanstack/react-query'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'

export function useComposeIssued(onMade: (id: string) => void) {
  const queries = useQueryClient()
  return useDeed(desk.issued.compose, {
    refreshes: [deskQuery.issued.list.key(), deskQuery.journal.key()],
    onDone: (paper) => {
      queries.setQueryData(deskQuery.issued.get.queryKey({ input: { id: paper.id } }), paper)
      onMade(paper.id)
    },
  })
}
