// Rows on the left, the chosen one as a form on the right. Rows are chosen, moved, added and deleted by keyboard.
import { DeleteOutlined, DownOutlined, PlusOutlined, UpOutlined, WarningFilled } from '@ant-design/icons'
import { App, Button } from 'antd'
import { type KeyboardEvent, type ReactNode, useContext, useEffect, useId, useRef } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { keyName } from '../../ui/use-shortcuts.ts'
import css from './editor.module.css'
import { FaultContext, isWithin } from './fault-context.ts'
import { editorText } from './text.ts'

const text = editorText.list

export type RowsSectionProps<Row> = {
  /** 否决项, 评查项: what one row is. */
  what: string
  rows: readonly Row[]
  pathOf: (at: number) => string
  codeOf: (row: Row) => string
  wordsOf: (row: Row) => string
  amountOf?: (row: Row) => string
  /** The chosen row; kept above, so that a fault can be jumped to. */
  chosen: number
  onChosen: (at: number) => void
  make: () => Row
  onChange: (rows: Row[]) => void
  form: (row: Row, at: number, onRow: (row: Row) => void) => ReactNode
  /** Above the rows: what concerns all of them. */
  head?: ReactNode
}

export function RowsSection<Row>(props: RowsSectionProps<Row>) {
  const { what, rows, chosen, onChosen, make, onChange, form } = props
  const { message } = App.useApp()
  const id = useId()
  const formBox = useRef<HTMLDivElement>(null)
  const at = Math.min(chosen, rows.length - 1)
  const row = rows[at]
  const add = () => {
    onChange([...rows.slice(0, at + 1), make(), ...rows.slice(at + 1)])
    onChosen(at + 1)
  }
  const remove = () => {
    if (row === undefined) return
    onChange(rows.filter((_, other) => other !== at))
    onChosen(Math.max(0, at - (at === rows.length - 1 ? 1 : 0)))
    void message.info(text.removed(what))
  }
  const move = (by: 1 | -1) => {
    const other = rows[at + by]
    if (row === undefined || other === undefined) return
    onChange(rows.map((one, place) => (place === at ? other : place === at + by ? row : one)))
    onChosen(at + by)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const run = actOf(keyName(event))
    if (run === null) return
    event.preventDefault()
    run()
  }
  const actOf = (name: string): (() => void) | null => {
    switch (name) {
      case 'ArrowDown':
        return () => onChosen(Math.min(rows.length - 1, at + 1))
      case 'ArrowUp':
        return () => onChosen(Math.max(0, at - 1))
      case 'Home':
        return () => onChosen(0)
      case 'End':
        return () => onChosen(rows.length - 1)
      case 'Alt+ArrowDown':
        return () => move(1)
      case 'Alt+ArrowUp':
        return () => move(-1)
      case 'Insert':
        return add
      case 'Delete':
        return remove
      case 'Enter':
        return () => formBox.current?.querySelector<HTMLElement>('input, textarea')?.focus()
      default:
        return null
    }
  }
  return (
    <div className={css.rows}>
      <div className={css.rowsList}>
        <div className={css.rowsTools}>
          <Button size="small" icon={<PlusOutlined />} onClick={add}>
            {text.add(what)}
          </Button>
          <span className={css.moves}>
            <Button
              size="small"
              icon={<UpOutlined />}
              aria-label={text.up}
              disabled={at <= 0}
              onClick={() => move(-1)}
            />
            <Button
              size="small"
              icon={<DownOutlined />}
              aria-label={text.down}
              disabled={at < 0 || at >= rows.length - 1}
              onClick={() => move(1)}
            />
            <Button
              size="small"
              icon={<DeleteOutlined />}
              aria-label={text.remove(what)}
              disabled={row === undefined}
              onClick={remove}
            />
          </span>
        </div>
        {props.head}
        <RowList {...props} id={id} at={at} onKeyDown={onKeyDown} />
        <p className={css.keys}>{text.keys}</p>
      </div>
      <div ref={formBox} className={css.rowForm}>
        {row === undefined ? (
          <EmptyState title={text.empty(what)} sentence={text.emptySentence(what)} />
        ) : (
          form(row, at, (next) => onChange(rows.map((one, place) => (place === at ? next : one))))
        )}
      </div>
    </div>
  )
}

type RowListProps<Row> = RowsSectionProps<Row> & { id: string; at: number; onKeyDown: (event: KeyboardEvent) => void }

function RowList<Row>({
  what,
  rows,
  id,
  at,
  onKeyDown,
  pathOf,
  codeOf,
  wordsOf,
  amountOf,
  onChosen,
}: RowListProps<Row>) {
  const faults = useContext(FaultContext)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector(`[data-at="${at}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [at])
  return (
    <div
      ref={list}
      role="listbox"
      aria-label={what}
      tabIndex={0}
      aria-activedescendant={at < 0 ? undefined : `${id}-${at}`}
      className={css.listbox}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const row = event.target instanceof Element ? event.target.closest('[data-at]') : null
        if (row !== null) onChosen(Number(row.getAttribute('data-at')))
      }}
    >
      {rows.map((row, place) => {
        const faulty = faults.some(({ path }) => isWithin(path, pathOf(place)))
        return (
          // A row is known by its place: its code may be typed anew at any moment. The list has the keyboard.
          <div
            key={pathOf(place)}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === at}
            data-at={place}
            className={classNames(css.option, place === at && css.chosen)}
            tabIndex={-1}
          >
            <span className={css.optionCode}>{codeOf(row) || text.blank}</span>
            <span className={css.optionWords}>{wordsOf(row) || text.blank}</span>
            {faulty && <WarningFilled className={css.faulty ?? ''} aria-label={text.faulty} />}
            <span className={css.optionAmount}>{amountOf?.(row)}</span>
          </div>
        )
      })}
    </div>
  )
}
