// A few short rows typed in a table: points, coded defects, bands, levels, parts.
import { DeleteOutlined, DownOutlined, PlusOutlined, UpOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { keyName } from '../../ui/use-shortcuts.ts'
import css from './editor.module.css'
import { useFaults, useOwnFaults } from './fault-context.ts'
import { FaultLines } from './fields.tsx'
import { editorText } from './text.ts'

const text = editorText.list

export type SmallColumn<Row> = {
  key: string
  title: string
  /** In pixels; the rest of the room when left out. */
  width?: number
  numeric?: boolean
  cell: (row: Row, onRow: (row: Row) => void, path: string) => ReactNode
}

export type SmallRowsProps<Row> = {
  label: string
  what: string
  path: string
  rows: readonly Row[]
  columns: readonly SmallColumn<Row>[]
  make: () => Row
  onChange: (rows: Row[]) => void
  foot?: ReactNode
}

export function SmallRows<Row>(props: SmallRowsProps<Row>) {
  const { label, what, path, rows, columns, make, onChange, foot } = props
  const box = useRef<HTMLTableElement>(null)
  const own = useOwnFaults(path)
  const focusRow = (at: number) =>
    requestAnimationFrame(() =>
      box.current?.querySelector<HTMLElement>(`[data-row="${at}"] input, [data-row="${at}"] textarea`)?.focus(),
    )
  const add = (after: number) => {
    onChange([...rows.slice(0, after + 1), make(), ...rows.slice(after + 1)])
    focusRow(after + 1)
  }
  const remove = (at: number) => {
    onChange(rows.filter((_, other) => other !== at))
    focusRow(Math.max(0, at - 1))
  }
  const move = (at: number, by: 1 | -1) => {
    const [row, other] = [rows[at], rows[at + by]]
    if (row === undefined || other === undefined) return
    onChange(rows.map((one, place) => (place === at ? other : place === at + by ? row : one)))
    focusRow(at + by)
  }
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    const keys: Readonly<Record<string, () => void>> = {
      'Alt+ArrowDown': () => move(at, 1),
      'Alt+ArrowUp': () => move(at, -1),
      'Ctrl+Enter': () => add(at),
      'Ctrl+Delete': () => remove(at),
    }
    const run = keys[keyName(event)]
    if (run === undefined) return
    event.preventDefault()
    event.stopPropagation()
    run()
  }
  return (
    <section className={css.small} data-path={path}>
      <h2>{label}</h2>
      {rows.length > 0 && (
        <table ref={box} aria-label={label} className={css.smallTable}>
          <thead>
            <tr>
              {columns.map(({ key, title, width, numeric }) => (
                <th key={key} scope="col" style={{ width }} className={numeric ? css.numeric : undefined}>
                  {title}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <SmallRow
                key={placeOf(path, at)}
                {...{ row, at, columns, what }}
                path={placeOf(path, at)}
                last={rows.length - 1}
                onRow={(next) => onChange(rows.map((one, place) => (place === at ? next : one)))}
                onMove={(by) => move(at, by)}
                onRemove={() => remove(at)}
                onKeyDown={(event) => onKeyDown(event, at)}
              />
            ))}
          </tbody>
        </table>
      )}
      <div className={css.smallFoot}>
        <Button size="small" icon={<PlusOutlined />} title={text.smallKeys} onClick={() => add(rows.length - 1)}>
          {text.add(what)}
        </Button>
        {foot}
      </div>
      <FaultLines faults={own} />
    </section>
  )
}

/** A row is known by its place: whatever else it has may be typed anew at any moment. */
function placeOf(path: string, at: number): string {
  return `${path}.${at}`
}

type SmallRowProps<Row> = {
  row: Row
  at: number
  last: number
  what: string
  path: string
  columns: readonly SmallColumn<Row>[]
  onRow: (row: Row) => void
  onMove: (by: 1 | -1) => void
  onRemove: () => void
  onKeyDown: (event: KeyboardEvent) => void
}

function SmallRow<Row>({ row, at, last, what, path, columns, onRow, onMove, onRemove, onKeyDown }: SmallRowProps<Row>) {
  const faults = useFaults(path)
  return (
    <>
      <tr data-row={at} data-path={path} onKeyDown={onKeyDown}>
        {columns.map(({ key, cell, numeric }) => (
          <td key={key} data-path={`${path}.${key}`} className={numeric ? css.numeric : undefined}>
            {cell(row, onRow, path)}
          </td>
        ))}
        <td className={css.rowTools}>
          <Button
            type="text"
            size="small"
            icon={<UpOutlined />}
            aria-label={text.up}
            disabled={at === 0}
            onClick={() => onMove(-1)}
          />
          <Button
            type="text"
            size="small"
            icon={<DownOutlined />}
            aria-label={text.down}
            disabled={at === last}
            onClick={() => onMove(1)}
          />
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={text.remove(what)}
            onClick={onRemove}
          />
        </td>
      </tr>
      {faults.length > 0 && (
        <tr className={css.faultRow}>
          <td colSpan={columns.length + 1}>
            <FaultLines faults={faults} />
          </td>
        </tr>
      )}
    </>
  )
}
