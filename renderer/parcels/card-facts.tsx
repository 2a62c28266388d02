// A card as people compare it by telephone: who, where, and forty digits in eight groups.
import type { CardView } from '#shared/contract/parcels.ts'
import { groupedDigits } from '#shared/rules/parcel.ts'
import { FieldList } from '../ui/field-list.tsx'
import { formatMinute } from '../ui/format.ts'
import css from './parcels.module.css'
import { parcelText } from './text.ts'

const text = parcelText.card

export function CardFacts({ card }: { card: CardView }) {
  return (
    <div className={css.form}>
      <FieldList
        fields={[
          { key: 'name', label: text.name, value: card.name },
          { key: 'unit', label: text.unit, value: card.unit },
          ...(card.agency === card.unit ? [] : [{ key: 'agency', label: text.agency, value: card.agency }]),
          { key: 'recipient', label: text.recipient, value: card.recipientId },
          { key: 'madeAt', label: text.madeAt, value: formatMinute(card.madeAt) },
        ]}
      />
      <Digits digits={card.digits} />
    </div>
  )
}

export function Digits({ digits }: { digits: string }) {
  const groups = groupedDigits(digits)
    .split(' ')
    .map((group, at) => ({ place: at, group }))
  return (
    <ol className={css.digits} aria-label={text.digits}>
      {groups.map(({ place, group }) => (
        <li key={place}>{group}</li>
      ))}
    </ol>
  )
}
