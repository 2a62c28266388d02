// A dense virtual table: thousands of rows, one tab stop, arrows to move, Enter to open, Space to preview.
import { useVirtualizer } from '@tanstack/react-virtual'
import { Fragment, type ReactNode, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import css from './data-table.module.css'
import { type Column, columnTemplate, HeaderRow, type Sort } from './data-table-header.tsx'
import { useTableKeys } from './data-table-keys.ts'
import { BodyRow, HeadingRow, headingHeight } from './data-table-row.tsx'
import { LoadingState } from './loading-state.tsx'

export type { Column, Sort } from './data-table-header.tsx'

export type DataTableProps<Row> = {
  /** What the table lists, for screen readers. */
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** The row in focus; leave out to let the table remember it. */
  selectedKey?: string | null | undefined
  onSelect?: ((key: string, row: Row) => void) | undefined
  /** Enter or double click. */
  onOpen?: ((row: Row) => void) | undefined
  /** Space. */
  onPreview?: ((row: Row) => void) | undefined
  sort?: Sort | null | undefined
  onSort?: ((sort: Sort) => void) | undefined
  /** Ticked rows; gives a first column of check boxes. */
  checked?: ReadonlySet<string> | undefined
  onChecked?: ((checked: ReadonlySet<string>) => void) | undefined
  /** Files dragged from the system onto a row. */
  onRowFiles?: ((row: Row, transfer: DataTransfer) => void) | undefined
  /** Called when the last rows come into view, to fetch the next page. */
  onEnd?: (() => void) | undefined
  /** Rows the server counts altogether, when more than those given. */
  totalRows?: number | undefined
  rowTone?: ((row: Row) => 'bad' | 'warn' | 'quiet' | null) | undefined
  rowHeight?: number
  /** What stands over a row that begins a group; null within one. */
  heading?: ((row: Row, before: Row | null) => string | null) | undefined
  loading?: boolean
  /** Shown instead of rows: an EmptyState or ErrorState. */
  placeholder?: ReactNode
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, rowKey, rowHeight = 32, checked, loading, placeholder } = props
  const scroller = useRef<HTMLDivElement>(null)
  const id = useId()
  const [ownKey, setOwnKey] = useState<string | null>(null)
  const activeKey = props.selectedKey === undefined ? ownKey : props.selectedKey
  const activeIndex = rows.findIndex((row) => rowKey(row) === activeKey)
  const headings = useHeadings(rows, props.heading)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (headings[index] ? rowHeight + headingHeight : rowHeight),
    overscan: 12,
    scrollPaddingStart: 32,
  })
  const items = virtual.getVirtualItems()
  const select = (index: number) => {
    const row = rows[index]
    if (row === undefined) return
    setOwnKey(rowKey(row))
    props.onSelect?.(rowKey(row), row)
    virtual.scrollToIndex(index, { align: 'auto' })
  }
  const onKeyDown = useTableKeys({
    ...props,
    activeIndex,
    select,
    pageRows: () => pageRows(scroller.current, rowHeight),
  })
  useMeasuredAnew(virtual.measure, headings.join('\n'))
  useEndOfRows(items.at(-1)?.index ?? -1, rows.length, props.onEnd)
  const shown = placeholder !== undefined || loading === true
  return (
    <div
      ref={scroller}
      className={css.scroller}
      style={{ '--template': columnTemplate(columns, checked !== undefined), '--row': `${rowHeight}px` }}
    >
      <table
        {...gridAria(props, activeIndex < 0 ? undefined : rowId(id, activeIndex))}
        className={css.table}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          if (event.target === event.currentTarget && activeIndex < 0) select(0)
        }}
      >
        <HeaderRow {...props} />
        {!shown && (
          <tbody className={css.body} style={{ height: virtual.getTotalSize() }}>
            {items.map((item) => {
              const row = rows[item.index]
              if (row === undefined) return null
              const heading = headings[item.index] ?? null
              return (
                <Fragment key={rowKey(row)}>
                  {heading !== null && <HeadingRow heading={heading} offset={item.start} />}
                  <BodyRow
                    {...props}
                    row={row}
                    id={rowId(id, item.index)}
                    index={item.index}
                    offset={heading === null ? item.start : item.start + headingHeight}
                    active={item.index === activeIndex}
                    onPick={() => select(item.index)}
                  />
                </Fragment>
              )
            })}
          </tbody>
        )}
      </table>
      {shown && <div className={css.placeholder}>{placeholder ?? <LoadingState label={props.label} rows={12} />}</div>}
    </div>
  )
}

const noHeadings: readonly (string | null)[] = []

/** The virtual list keeps the heights it was once told, until the headings move. */
function useMeasuredAnew(measure: () => void, headings: string) {
  const before = useRef(headings)
  useLayoutEffect(() => {
    if (before.current === headings) return
    before.current = headings
    measure()
  })
}

function useHeadings<Row>(rows: readonly Row[], heading: DataTableProps<Row>['heading']): readonly (string | null)[] {
  return useMemo(
    () => (heading === undefined ? noHeadings : rows.map((row, at) => heading(row, rows[at - 1] ?? null))),
    [rows, heading],
  )
}

/** The table is one tab stop; the row in focus is named by id, so that virtual rows may come and go. */
function gridAria<Row>(props: DataTableProps<Row>, activeRow: string | undefined) {
  const { label, rows, columns, checked, loading, totalRows } = props
  return {
    role: 'grid',
    tabIndex: 0,
    'aria-activedescendant': activeRow,
    'aria-label': label,
    'aria-rowcount': (totalRows ?? rows.length) + 1,
    'aria-colcount': columns.length + (checked === undefined ? 0 : 1),
    'aria-multiselectable': checked === undefined ? undefined : true,
    'aria-busy': loading ?? false,
  } as const
}

function rowId(id: string, index: number): string {
  return `${id}-row-${index}`
}

function pageRows(scroller: HTMLElement | null, rowHeight: number): number {
  return Math.max(1, Math.floor((scroller?.clientHeight ?? 320) / rowHeight) - 2)
}

function useEndOfRows(last: number, count: number, onEnd: (() => void) | undefined) {
  const latest = useRef(onEnd)
  latest.current = onEnd
  useEffect(() => {
    if (count > 0 && last >= count - 1) latest.current?.()
  }, [last, count])
}
