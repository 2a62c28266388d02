// What the keys do in a data table: move, open, preview, tick.
import type { KeyboardEvent } from 'react'
import { toggled } from './data-table-row.tsx'

export type TableKeys<Row> = {
  rows: readonly Row[]
  rowKey: (row: Row) => string
  activeIndex: number
  select: (index: number) => void
  pageRows: () => number
  onOpen?: ((row: Row) => void) | undefined
  onPreview?: ((row: Row) => void) | undefined
  checked?: ReadonlySet<string> | undefined
  onChecked?: ((checked: ReadonlySet<string>) => void) | undefined
}

/** Keys typed into a control inside a cell are left to that control. */
export function useTableKeys<Row>(table: TableKeys<Row>) {
  return (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.altKey) return
    const target = destination(event.key, table)
    if (target !== null) {
      event.preventDefault()
      table.select(Math.min(table.rows.length - 1, Math.max(0, target)))
      return
    }
    const row = table.rows[table.activeIndex]
    if (row === undefined) return
    if (event.key === 'Enter' && table.onOpen) {
      event.preventDefault()
      table.onOpen(row)
    }
    if (event.key === ' ') {
      event.preventDefault()
      pressSpace(event, table, row)
    }
  }
}

/** Space previews; with Ctrl, or where there is nothing to preview, it ticks. */
function pressSpace<Row>(event: KeyboardEvent, table: TableKeys<Row>, row: Row) {
  const { onPreview, checked, onChecked } = table
  if (onPreview && !event.ctrlKey) onPreview(row)
  else if (checked && onChecked) onChecked(toggled(checked, table.rowKey(row)))
}

function destination<Row>(key: string, { activeIndex, rows, pageRows }: TableKeys<Row>): number | null {
  switch (key) {
    case 'ArrowDown':
      return activeIndex + 1
    case 'ArrowUp':
      return activeIndex - 1
    case 'PageDown':
      return activeIndex + pageRows()
    case 'PageUp':
      return activeIndex - pageRows()
    case 'Home':
      return 0
    case 'End':
      return rows.length - 1
    default:
      return null
  }
}
