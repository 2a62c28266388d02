// Moving an item inside its volume, by dragging or a step at a time by key.
import { type DragEvent, useState } from 'react'
import type { Item, Volume } from '#shared/contract/dossiers.ts'
import { dossierText } from './text.ts'

export type RowDrag = {
  readonly over: 'before' | 'after' | null
  readonly handlers: {
    readonly draggable: true
    readonly onDragStart: (event: DragEvent) => void
    readonly onDragOver: (event: DragEvent) => void
    readonly onDragLeave: () => void
    readonly onDrop: (event: DragEvent) => void
    readonly onDragEnd: () => void
  }
}

type Over = { readonly id: string; readonly side: 'before' | 'after' }

export function useReordering(
  items: readonly Item[],
  onOrder: ((volume: Volume, ids: readonly string[]) => void) | undefined,
  mayMove: (item: Item) => boolean = () => true,
) {
  const [draggedId, setDraggedId] = useState<string | null>(null)
  const [over, setOver] = useState<Over | null>(null)
  const [said, setSaid] = useState('')
  const dragged = items.find((item) => item.id === draggedId)
  const end = () => {
    setDraggedId(null)
    setOver(null)
  }
  const put = (item: Item, ids: readonly string[]) => {
    const position = ids.indexOf(item.id) + 1
    setSaid(dossierText.catalogue.moved(item.title, position))
    onOrder?.(item.volume, ids)
  }
  return {
    said,
    step: (id: string, step: number) => {
      const item = items.find((other) => other.id === id)
      if (item === undefined || onOrder === undefined || !mayMove(item)) return
      const ids = idsOf(items, item)
      const from = ids.indexOf(id)
      const to = from + step
      if (to < 0 || to >= ids.length) return
      put(item, ids.with(from, ids[to] ?? id).with(to, id))
    },
    drag: (item: Item): RowDrag => ({
      over: over?.id === item.id ? over.side : null,
      handlers: {
        draggable: true,
        onDragStart: (event) => {
          event.dataTransfer.effectAllowed = 'move'
          event.dataTransfer.setData('text/plain', item.title)
          setDraggedId(item.id)
        },
        onDragOver: (event) => {
          if (dragged === undefined || !isBeside(dragged, item)) return
          event.preventDefault()
          const side = halfOf(event)
          if (over?.id !== item.id || over.side !== side) setOver({ id: item.id, side })
        },
        onDragLeave: () => setOver(null),
        onDrop: (event) => {
          if (dragged === undefined || !isBeside(dragged, item) || dragged.id === item.id) return end()
          event.preventDefault()
          put(dragged, movedNextTo(idsOf(items, item), dragged.id, item.id, halfOf(event)))
          end()
        },
        onDragEnd: end,
      },
    }),
  }
}

/** In one volume of the dossier, or of one supplement. */
function isBeside(one: Item, other: Item): boolean {
  return one.volume === other.volume && one.supplementId === other.supplementId && one.outsideSeal === other.outsideSeal
}

function idsOf(items: readonly Item[], beside: Item): string[] {
  return items
    .filter((item) => isBeside(item, beside))
    .sort((a, b) => a.position - b.position)
    .map((item) => item.id)
}

/** The ids with one taken out and put back right before or after another. */
export function movedNextTo(ids: readonly string[], id: string, next: string, side: 'before' | 'after'): string[] {
  const rest = ids.filter((other) => other !== id)
  const at = rest.indexOf(next) + (side === 'after' ? 1 : 0)
  return [...rest.slice(0, at), id, ...rest.slice(at)]
}

function halfOf(event: DragEvent): 'before' | 'after' {
  const box = event.currentTarget.getBoundingClientRect()
  return event.clientY < box.top + box.height / 2 ? 'before' : 'after'
}
