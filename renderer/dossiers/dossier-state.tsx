// Open, sealed or destroyed, in a tag.
import type { Dossier } from '#shared/contract/dossiers.ts'
import { disposedState, dossierStates } from '#shared/text/states.ts'
import { StateTag } from '../ui/state-tag.tsx'

export function DossierState({
  state,
  disposedAt,
  title,
  plain,
}: {
  state: Dossier['state']
  /** From the dossier: what was destroyed is neither open nor sealed to whoever looks for it. */
  disposedAt?: string | null
  title?: string | undefined
  plain?: boolean
}) {
  const isDisposed = disposedAt !== undefined && disposedAt !== null
  return (
    <StateTag
      tone={isDisposed ? 'quiet' : state === 'sealed' ? 'ok' : 'neutral'}
      label={isDisposed ? disposedState : dossierStates[state]}
      title={title}
      plain={plain ?? false}
    />
  )
}
