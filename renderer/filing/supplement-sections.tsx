// What was filed after the seal, in the catalogue: one section for each supplement, behind the volumes.
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import { supplementName } from '#shared/text/sheets.ts'
import { volumeNames } from '#shared/text/states.ts'
import { deskQuery } from '../desk/client.ts'
import css from '../dossiers/catalogue-list.module.css'
import { dossierText } from '../dossiers/text.ts'
import { sealingText } from './sealing-text.ts'

const text = sealingText.supplements

export type SupplementSectionsProps = {
  /** Of the whole catalogue; only those of supplements are shown. */
  items: readonly Item[]
  row: (item: Item) => ReactNode
}

export function SupplementSections({ items, row }: SupplementSectionsProps) {
  const later = useMemo(() => items.filter(({ supplementId }) => supplementId !== null), [items])
  const [first] = later
  const supplements = useQuery({
    ...deskQuery.supplements.list.queryOptions({ input: { dossierId: first?.dossierId ?? '' } }),
    enabled: first !== undefined,
  })
  return (supplements.data ?? []).map(({ id, number, state }) => {
    const rows = later.filter(({ supplementId }) => supplementId === id)
    if (rows.length === 0) return null
    const name = supplementName(number)
    return (
      <section key={id} className={css.volume} aria-label={name}>
        <h3 className={css.volumeTitle} title={text.section}>
          {name}
          {state === 'open' && <span className={css.count}>{text.states.open}</span>}
          <span className={css.count}>{dossierText.catalogue.count(rows.length)}</span>
        </h3>
        {(['main', 'restricted'] as const).map((volume) => {
          const own = rows.filter((item) => item.volume === volume).sort((a, b) => a.position - b.position)
          if (own.length === 0) return null
          return (
            <ol key={volume} aria-label={`${name} ${volumeNames[volume]}`}>
              {own.map(row)}
            </ol>
          )
        })}
      </section>
    )
  })
}
