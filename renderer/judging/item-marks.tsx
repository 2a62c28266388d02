// At the end of a catalogue row: how many findings point into this item.
import type { Item } from '#shared/contract/dossiers.ts'
import type { Finding } from '#shared/contract/evidence.ts'
import css from './judging.module.css'
import { judgingText } from './text.ts'

export function ItemMarks({ item, findings }: { item: Item; findings: readonly Finding[] }) {
  const count = findings.filter(({ anchor }) => anchor.on !== 'absence' && anchor.itemId === item.id).length
  if (count === 0) return null
  return (
    <span className={css.marks} title={judgingText.marks(count)}>
      {count}
    </span>
  )
}
