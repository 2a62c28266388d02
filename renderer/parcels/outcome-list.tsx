// What became of each result of a parcel.
import type { ParcelLine, ResultOutcome } from '#shared/contract/parcels.ts'
import { outcomeNames } from '#shared/text/parcels.ts'
import { StateTag } from '../ui/state-tag.tsx'
import type { Tone } from '../ui/tone.ts'
import css from './parcels.module.css'

const tones: Readonly<Record<ResultOutcome, Tone>> = {
  merged: 'ok',
  already: 'quiet',
  conflict: 'warn',
  recused: 'info',
  dropped: 'quiet',
  changed: 'bad',
  withdrawn: 'quiet',
  unsound: 'bad',
}

export function OutcomeList({ outcomes }: { outcomes: ParcelLine['outcomes'] }) {
  if (outcomes.length === 0) return null
  return (
    <ul className={css.outcomes}>
      {outcomes.map(({ dossierId, title, outcome }) => (
        <li key={`${dossierId} ${outcome}`}>
          <span>{title}</span>
          <StateTag plain tone={tones[outcome]} label={outcomeNames[outcome]} />
        </li>
      ))}
    </ul>
  )
}
