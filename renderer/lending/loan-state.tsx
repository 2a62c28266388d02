// How a loan stands, in a word: overdue is a state of its own to whoever reads the register.
import type { LoanLine } from '#shared/contract/lending.ts'
import { loanStateNames, overdueName } from '#shared/text/lending.ts'
import { StateTag } from '../ui/state-tag.tsx'
import type { Tone } from '../ui/tone.ts'

const tones: Readonly<Record<LoanLine['state'], Tone>> = {
  requested: 'warn',
  approved: 'info',
  declined: 'quiet',
  withdrawn: 'quiet',
  returned: 'ok',
}

export function LoanState({ loan, plain }: { loan: Pick<LoanLine, 'state' | 'overdue'>; plain?: boolean }) {
  const { state, overdue } = loan
  return (
    <StateTag
      plain={plain ?? false}
      tone={overdue ? 'bad' : tones[state]}
      label={overdue ? overdueName : loanStateNames[state]}
    />
  )
}
