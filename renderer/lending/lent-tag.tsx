// In the head of a dossier: that it is lent out.
import { useQuery } from '@tanstack/react-query'
import { deskQuery } from '../desk/client.ts'
import { StateTag } from '../ui/state-tag.tsx'
import { lendingText } from './text.ts'

export function LentTag({ dossierId }: { dossierId: string }) {
  const input = { dossierId, filter: 'open', offset: 0, limit: 1 } as const
  const open = useQuery(deskQuery.lending.list.queryOptions({ input }))
  const count = open.data?.total ?? 0
  return count === 0 ? null : <StateTag tone="warn" label={lendingText.lent(count)} title={lendingText.lentHint} />
}
