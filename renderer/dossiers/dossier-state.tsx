// Open or sealed, in a tag.
import type { Dossier } from '#shared/contract/dossiers.ts'
import { dossierStates } from '#shared/text/states.ts'
import { StateTag } from '../ui/state-tag.tsx'

export function DossierState({
  state,
  title,
  plain,
}: {
  state: Dossier['state']
  title?: string | undefined
  plain?: boolean
}) {
  return (
    <StateTag
      tone={state === 'sealed' ? 'ok' : 'neutral'}
      label={dossierStates[state]}
      title={title}
      plain={plain ?? false}
    />
  )
}
