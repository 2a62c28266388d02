// Until when the dossier should be sealed, and who may do it: one person, or one after the other.
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Dossier } from '#shared/contract/dossiers.ts'
import { deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { FilingClock } from './filing-clock.tsx'
import { TwoPersonSeal } from './two-person-seal.tsx'

/** `children` is the act of one person; it is not offered where the office wants two. */
export function SealSteps({
  dossier,
  mayPropose,
  warnings,
  children,
}: {
  dossier: Dossier
  mayPropose: boolean
  /** What both of two persons should know before. */
  warnings?: ReactNode
  children?: ReactNode
}) {
  const standing = useQuery({
    ...deskQuery.sheets.sealing.queryOptions({ input: { id: dossier.id } }),
    // The other person may have answered meanwhile, and every change lets a proposal lapse.
    refetchOnMount: 'always',
  })
  return (
    <Read query={standing} loading={{ shape: 'fields', rows: 1 }}>
      {({ clock, persons, proposal }) => (
        <>
          <FilingClock clock={clock} />
          {dossier.state === 'open' &&
            (persons === 1 ? (
              children
            ) : (
              <TwoPersonSeal dossier={dossier} proposal={proposal} mayPropose={mayPropose} warnings={warnings} />
            ))}
        </>
      )}
    </Read>
  )
}
