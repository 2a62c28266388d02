// The catalogue (卷内目录) as a list: both volumes in their order. Evaluation and review show the same one.
import { LockOutlined } from '@ant-design/icons'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import type { Item, Volume } from '#shared/contract/dossiers.ts'
import { volumeNames } from '#shared/text/states.ts'
import { arrangingWords } from '../filing/arranging-text.ts'
import { SupplementSections } from '../filing/supplement-sections.tsx'
import type { CataloguePages } from '../filing/use-pages.ts'
import css from './catalogue-list.module.css'
import { CatalogueRow } from './catalogue-row.tsx'
import { dossierText } from './text.ts'
import { useReordering } from './use-reordering.ts'

export type CatalogueListProps = {
  items: readonly Item[]
  /** Items in view now. */
  activeIds: readonly (string | null)[]
  onOpen: (item: Item, beside: boolean) => void
  /** Puts one volume in a new order; left out where nothing may be changed. */
  onOrder?: ((volume: Volume, ids: readonly string[]) => void) | undefined
  /** False for what lies where it lies: all that a seal covers. */
  mayMove?: ((item: Item) => boolean) | undefined
  /** False dims an item: it does not concern the criterion that is selected. */
  concerns?: ((item: Item) => boolean) | undefined
  /** False leaves an item out: the list is filtered by the criterion that is selected. */
  shows?: ((item: Item) => boolean) | undefined
  /** Small words at the end of a row: how many findings point here. */
  extra?: ((item: Item) => ReactNode) | undefined
  /** Puts an item on a drag, to be evidence of something; left out where nothing is judged. */
  onCarry?: ((item: Item, transfer: DataTransfer) => void) | undefined
  /** The numbers that the pages carry, and what was noted of them; left out where they do not matter. */
  pages?: CataloguePages | undefined
}

const volumes = ['main', 'restricted'] as const

export function CatalogueList(props: CatalogueListProps) {
  const root = useRef<HTMLFieldSetElement>(null)
  const reordering = useReordering(props.items, props.onOrder, props.mayMove)
  const onKeyDown = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    const row = event.target instanceof HTMLElement ? event.target.closest('[data-item]') : null
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0 || row === null) return
    event.preventDefault()
    const id = row.getAttribute('data-item') ?? ''
    if (event.altKey) reordering.step(id, step)
    else focusNext(root.current, row, step)
  }
  return (
    // The buttons inside take the focus; the list only adds the arrows between them.
    <fieldset ref={root} className={css.list} aria-label={dossierText.catalogue.title} onKeyDown={onKeyDown}>
      {volumes.map((volume) => (
        <VolumeSection key={volume} {...props} volume={volume} reordering={reordering} />
      ))}
      <SupplementSections
        items={props.items.filter((item) => props.shows?.(item) !== false)}
        row={(item) => <ListedItem key={item.id} {...props} item={item} reordering={reordering} />}
      />
      <OutsideSection {...props} />
      <p className="visually-hidden" role="status">
        {reordering.said}
      </p>
    </fieldset>
  )
}

type SectionProps = CatalogueListProps & { volume: Volume; reordering: ReturnType<typeof useReordering> }

function VolumeSection({ volume, items, reordering, ...props }: SectionProps) {
  const rows = items
    .filter((item) => item.volume === volume && isInside(item) && props.shows?.(item) !== false)
    .sort((a, b) => a.position - b.position)
  if (rows.length === 0 && (volume === 'restricted' || props.shows !== undefined)) return null
  return (
    <section className={css.volume} aria-label={volumeNames[volume]}>
      <h3 className={css.volumeTitle}>
        {volumeNames[volume]}
        {volume === 'restricted' && <LockOutlined className={css.lock} />}
        <span className={css.count}>{dossierText.catalogue.count(rows.length)}</span>
        {props.pages !== undefined && <span className={css.numbers}>{arrangingWords.pageNumber}</span>}
      </h3>
      {rows.length === 0 && <p className={css.none}>{dossierText.catalogue.none}</p>}
      <ol>
        {rows.map((item) => (
          <ListedItem key={item.id} {...props} item={item} items={items} reordering={reordering} />
        ))}
      </ol>
    </section>
  )
}

type ListedItemProps = CatalogueListProps & { item: Item; reordering: ReturnType<typeof useReordering> }

function ListedItem({ item, reordering, ...props }: ListedItemProps) {
  const moves = props.onOrder !== undefined && props.mayMove?.(item) !== false
  return (
    <CatalogueRow
      item={item}
      active={props.activeIds.includes(item.id)}
      dimmed={props.concerns?.(item) === false}
      extra={props.extra?.(item)}
      drag={moves ? reordering.drag(item) : null}
      span={props.pages?.spans.get(item.id)}
      notes={props.pages?.notes.get(item.id)}
      onOpen={(beside) => props.onOpen(item, beside)}
      onCarry={props.onCarry && ((transfer) => props.onCarry?.(item, transfer))}
    />
  )
}

function isInside({ outsideSeal, supplementId }: Item): boolean {
  return !outsideSeal && supplementId === null
}

/** What was taken from recordings after the seal: beside the dossier, in the order in which it was taken. */
function OutsideSection({ items, ...props }: CatalogueListProps) {
  const rows = items
    .filter((item) => item.outsideSeal && props.shows?.(item) !== false)
    .sort((a, b) => a.filedAt.localeCompare(b.filedAt))
  if (rows.length === 0) return null
  const text = dossierText.catalogue
  return (
    <section className={css.volume} aria-label={text.outside}>
      <h3 className={css.volumeTitle} title={text.outsideHint}>
        {text.outside}
        <span className={css.count}>{text.count(rows.length)}</span>
      </h3>
      <ol>
        {rows.map((item) => (
          <CatalogueRow
            key={item.id}
            item={item}
            active={props.activeIds.includes(item.id)}
            dimmed={props.concerns?.(item) === false}
            extra={props.extra?.(item)}
            drag={null}
            onOpen={(beside) => props.onOpen(item, beside)}
            onCarry={props.onCarry && ((transfer) => props.onCarry?.(item, transfer))}
          />
        ))}
      </ol>
    </section>
  )
}

function focusNext(root: HTMLElement | null, row: Element, step: number) {
  const rows = [...(root?.querySelectorAll<HTMLElement>('[data-item]') ?? [])]
  const at = rows.findIndex((other) => other.isSameNode(row))
  rows[at + step]?.focus()
}
