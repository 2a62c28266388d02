// One row of a data table, placed by its offset.
import { Checkbox } from 'antd'
import { type DragEvent, useState } from 'react'
import { classNames } from './class-names.ts'
import css from './data-table.module.css'
import { alignOf, type Column } from './data-table-header.tsx'
import { uiText } from './text.ts'

export type BodyRowProps<Row> = {
  row: Row
  id: string
  index: number
  offset: number
  active: boolean
  columns: readonly Column<Row>[]
  rowKey: (row: Row) => string
  rowTone?: ((row: Row) => 'bad' | 'warn' | 'quiet' | null) | undefined
  checked?: ReadonlySet<string> | undefined
  onChecked?: ((checked: ReadonlySet<string>) => void) | undefined
  onOpen?: ((row: Row) => void) | undefined
  onRowFiles?: ((row: Row, transfer: DataTransfer) => void) | undefined
  onPick: () => void
}

export function BodyRow<Row>(props: BodyRowProps<Row>) {
  const { row, id, index, offset, active, columns, rowKey, checked, onChecked } = props
  const key = rowKey(row)
  const tone = props.rowTone?.(row) ?? null
  const files = useRowFiles(row, props.onRowFiles)
  return (
    // The grid itself takes the keys and points here by aria-activedescendant; the row takes only the pointer.
    <tr
      id={id}
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={active}
      className={classNames(
        css.row,
        css.bodyRow,
        active && css.selected,
        files.over && css.over,
        tone !== null && css[tone],
      )}
      style={{ transform: `translateY(${offset}px)` }}
      onClick={props.onPick}
      onDoubleClick={() => props.onOpen?.(row)}
      {...files.handlers}
    >
      {checked !== undefined && (
        <td className={classNames(css.cell, css.check)}>
          <Checkbox
            tabIndex={-1}
            aria-label={uiText.table.check}
            checked={checked.has(key)}
            onChange={() => onChecked?.(toggled(checked, key))}
          />
        </td>
      )}
      {columns.map((column) => (
        <td
          key={column.key}
          className={classNames(css.cell, css[alignOf(column)], column.numeric && css.numeric, column.wrap && css.wrap)}
        >
          {column.render(row, index)}
        </td>
      ))}
    </tr>
  )
}

export const headingHeight = 28

/** Stands over the first row of a group, the whole width of the table. */
export function HeadingRow({ heading, offset }: { heading: string; offset: number }) {
  return (
    <tr className={css.heading} style={{ transform: `translateY(${offset}px)`, height: headingHeight }}>
      <th scope="rowgroup" className={css.headingCell}>
        {heading}
      </th>
    </tr>
  )
}

/** The set with the key put in or taken out. */
export function toggled(checked: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(checked)
  if (!next.delete(key)) next.add(key)
  return next
}

function useRowFiles<Row>(row: Row, onRowFiles: BodyRowProps<Row>['onRowFiles']) {
  const [over, setOver] = useState(false)
  if (onRowFiles === undefined) return { over: false, handlers: {} }
  const handlers = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      onRowFiles(row, event.dataTransfer)
    },
  }
  return { over, handlers }
}
