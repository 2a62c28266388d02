// The rooms that keep dossiers once they are filed: lending, retention and disposal, soundness tests, packages.
import { createPackages } from './exchange/index.ts'
import type { Incidents } from './incidents.ts'
import { createLoanCopies, createLoans } from './lending/index.ts'
import { createAppraisals, createDisposal, createRetention } from './retention/index.ts'
import { completenessBy, createSoundness } from './soundness/index.ts'

type Needs<Create extends (options: never) => unknown> = Parameters<Create>[0]

/** What the rooms of filing have opened already. */
export type Filed = Omit<Needs<typeof createLoanCopies>, 'loans'> &
  Omit<Needs<typeof createSoundness>, 'completenessOf'> &
  Omit<Needs<typeof createPackages>, 'soundness'> & {
    readonly checks: Parameters<typeof completenessBy>[0]
    readonly incidents: Incidents
  }

export function createKeeping(filed: Filed) {
  const { store, checks, incidents } = filed
  const loans = createLoans(filed)
  const soundness = createSoundness({ ...filed, completenessOf: completenessBy(checks) })
  return {
    loans,
    loanCopies: createLoanCopies({ ...filed, loans }),
    retention: createRetention(filed),
    appraisals: createAppraisals(filed),
    disposal: createDisposal({ ...filed, onIncident: (error) => incidents.file(store, 'disposal', error) }),
    soundness,
    packages: createPackages({ ...filed, soundness: soundness.packages }),
  }
}
