// The sticky head of a data table: titles, sorting, the tick for all.
import { CaretDownFilled, CaretUpFilled } from '@ant-design/icons'
import { Checkbox } from 'antd'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import css from './data-table.module.css'
import { uiText } from './text.ts'

export type Sort = { key: string; direction: 'up' | 'down' }

export type Column<Row> = {
  key: string
  title: string
  /** Fixed width in pixels; or the least width when `grow` is given. */
  width: number
  /** Share of the space that is left. */
  grow?: number
  /** Numbers: right-aligned and tabular. */
  numeric?: boolean
  align?: 'left' | 'right' | 'center'
  sortable?: boolean
  /** May break into a second line instead of being cut. */
  wrap?: boolean
  render: (row: Row, index: number) => ReactNode
}

export type HeaderRowProps<Row> = {
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  sort?: Sort | null | undefined
  onSort?: ((sort: Sort) => void) | undefined
  checked?: ReadonlySet<string> | undefined
  onChecked?: ((checked: ReadonlySet<string>) => void) | undefined
}

export function HeaderRow<Row>({ columns, rows, rowKey, sort, onSort, checked, onChecked }: HeaderRowProps<Row>) {
  const all = checked !== undefined && rows.length > 0 && rows.every((row) => checked.has(rowKey(row)))
  return (
    <thead className={css.head}>
      <tr aria-rowindex={1} className={css.row}>
        {checked !== undefined && (
          <th className={classNames(css.cell, css.check)}>
            <Checkbox
              aria-label={uiText.table.checkAll}
              checked={all}
              indeterminate={!all && checked.size > 0}
              onChange={() => onChecked?.(all ? new Set() : new Set(rows.map(rowKey)))}
            />
          </th>
        )}
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            aria-sort={ariaSort(column.key, sort)}
            className={classNames(css.cell, css.title, css[alignOf(column)])}
          >
            {column.sortable && onSort ? (
              <SortButton
                title={column.title}
                sort={sort?.key === column.key ? sort : null}
                onPress={() => onSort(nextSort(column, sort))}
              />
            ) : (
              column.title
            )}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function SortButton({ title, sort, onPress }: { title: string; sort: Sort | null; onPress: () => void }) {
  return (
    <button type="button" className={css.sort} title={uiText.table.sortBy(title)} onClick={onPress}>
      {title}
      <span className={css.carets} aria-hidden="true">
        <CaretUpFilled className={classNames(sort?.direction === 'up' && css.on)} />
        <CaretDownFilled className={classNames(sort?.direction === 'down' && css.on)} />
      </span>
    </button>
  )
}

export function alignOf<Row>(column: Column<Row>): 'left' | 'right' | 'center' {
  return column.align ?? (column.numeric ? 'right' : 'left')
}

export function columnTemplate<Row>(columns: readonly Column<Row>[], checks: boolean): string {
  const tracks = columns.map((column) =>
    column.grow === undefined ? `${column.width}px` : `minmax(${column.width}px, ${column.grow}fr)`,
  )
  return checks ? ['36px', ...tracks].join(' ') : tracks.join(' ')
}

function nextSort<Row>(column: Column<Row>, sort: Sort | null | undefined): Sort {
  const direction = sort?.key === column.key && sort.direction === 'up' ? 'down' : 'up'
  return { key: column.key, direction }
}

function ariaSort(key: string, sort: Sort | null | undefined): 'ascending' | 'descending' | undefined {
  if (sort?.key !== key) return undefined
  return sort.direction === 'up' ? 'ascending' : 'descending'
}
