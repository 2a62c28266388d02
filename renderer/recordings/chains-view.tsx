// Every chain of the dossier on its own timeline: one for each device.
import { useQuery } from '@tanstack/react-query'
import type { Item } from '#shared/contract/dossiers.ts'
import { deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import type { Evidence } from '../dossiers/use-evidence.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ChainCard } from './chain-card.tsx'
import css from './chains.module.css'
import { recordingText } from './panel-text.ts'

const text = recordingText.chains

export type ChainsViewProps = {
  dossierId: string
  items: readonly Item[]
  evidence: Evidence
  mayChange: boolean
}

export function ChainsView({ dossierId, items, evidence, mayChange }: ChainsViewProps) {
  const filed = items
    .filter((item) => item.kind === 'recording')
    .map((item) => item.id)
    .join()
  const chains = useQuery({
    ...deskQuery.recordings.chains.queryOptions({ input: { dossierId } }),
    queryKey: [...deskQuery.recordings.chains.queryKey({ input: { dossierId } }), filed],
    placeholderData: (before) => before,
  })
  return (
    <Read query={chains} loading={{ label: text.loading, rows: 5 }}>
      {(value) =>
        value.length === 0 ? (
          <EmptyState title={text.empty.title} sentence={text.empty.sentence} />
        ) : (
          <ul className={css.chains}>
            {value.map((chain) => (
              <li key={chain.key}>
                <ChainCard chain={chain} items={items} evidence={evidence} mayChange={mayChange} />
              </li>
            ))}
          </ul>
        )
      }
    </Read>
  )
}
