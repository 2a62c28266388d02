// The state of a package in its colour.
import type { Package } from '#shared/contract/packages.ts'
import { packageStateNames } from '#shared/text/packages.ts'
import { StateTag } from '../ui/state-tag.tsx'
import type { Tone } from '../ui/tone.ts'

const tones: Readonly<Record<Package['state'], Tone>> = {
  requested: 'warn',
  approved: 'info',
  declined: 'bad',
  withdrawn: 'quiet',
  made: 'info',
  received: 'ok',
  imported: 'ok',
}

export function PackageState({ state, plain }: { state: Package['state']; plain?: boolean }) {
  return <StateTag tone={tones[state]} label={packageStateNames[state]} plain={plain ?? false} />
}
