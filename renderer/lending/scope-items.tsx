// Items as a loan sees them: what each is, and for those left out, why.
import type { ScopedItem } from '#shared/contract/lending.ts'
import { exclusionSentences } from '#shared/text/lending.ts'
import { formatDuration } from '../ui/format.ts'
import css from './lending.module.css'
import { lendingText } from './text.ts'

const text = lendingText.scope

export function ItemWords({ item }: { item: ScopedItem }) {
  const facts = [sizeOf(item), item.redacted === 'none' ? null : redactedWords[item.redacted]]
  return (
    <span className={css.name}>
      {item.title} <span className={css.quiet}>{facts.filter((fact) => fact !== null).join('，')}</span>
    </span>
  )
}

const redactedWords = { only: text.redactedOnly, offered: text.redactedOffered } as const

function sizeOf({ pages, durationMs }: ScopedItem): string | null {
  if (durationMs !== null) return formatDuration(durationMs / 1000)
  return pages === null ? null : text.pages(pages)
}

export function WithheldItems({ items }: { items: readonly ScopedItem[] }) {
  if (items.length === 0) return null
  return (
    <>
      <h4 className={css.group}>{text.withheld(items.length)}</h4>
      <ul className={css.items}>
        {items.map((item) => (
          <li key={item.itemId} className={css.item}>
            <span className={css.withheld}>{item.title}</span>
            <span className={css.why}>{item.excluded === null ? '' : exclusionSentences[item.excluded]}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
