// One mark: where it is, what kind, its words, who made it, and what others said about it.
import { AimOutlined, DeleteOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useEffect, useRef } from 'react'
import { classNames } from '../ui/class-names.ts'
import { formatMinute, formatPlace } from '../ui/format.ts'
import { MarkComments } from './mark-comments.tsx'
import { MarkWordsField } from './mark-words-field.tsx'
import css from './marks.module.css'
import type { MarkRow } from './marks-store.ts'
import { useRecordingDesk } from './recording-desk.tsx'
import { recordingText } from './text.ts'

const text = recordingText.marks

/** `named`: whose recording it is in is said too. */
export function MarkLine({ row, named }: { row: MarkRow; named: boolean }) {
  const { store, activeId, items } = useRecordingDesk()
  const line = useRef<HTMLLIElement>(null)
  const isActive = activeId === row.id
  const place = placeOf(row)
  useEffect(() => {
    if (isActive) line.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive])
  if (row.isRemoved) {
    return (
      <li className={css.removed} role="status">
        {text.removed(place)}
        <Button size="small" type="link" onClick={() => store.undo(row.id)}>
          {text.undo}
        </Button>
      </li>
    )
  }
  return (
    <li ref={line} className={classNames(css.line, isActive && css.active)} data-mark={row.id}>
      <MarkHead row={row} place={place} />
      {named && <p className={css.source}>{items.find((item) => item.id === row.itemId)?.title}</p>}
      {row.own ? (
        <MarkWordsField row={row} place={place} isActive={isActive} />
      ) : (
        <p className={css.words}>{row.text === '' ? <span className={css.quiet}>{text.noWords}</span> : row.text}</p>
      )}
      {row.refused !== null && (
        <p className={css.refused} role="alert">
          {row.refused}
          <Button size="small" type="link" onClick={() => store.retry(row.id)}>
            {text.retry}
          </Button>
          <Button size="small" type="link" onClick={() => store.drop(row.id)}>
            {text.drop}
          </Button>
        </p>
      )}
      <MarkFoot row={row} place={place} />
    </li>
  )
}

function MarkHead({ row, place }: { row: MarkRow; place: string }) {
  const { store, evidence, categories, choose } = useRecordingDesk()
  return (
    <div className={css.head}>
      <button
        type="button"
        className={css.place}
        data-jump=""
        aria-label={text.jump(place)}
        onClick={() => {
          choose(row.id)
          evidence.open({ itemId: row.itemId, ms: row.startMs, endMs: row.endMs ?? undefined })
        }}
      >
        {place}
      </button>
      {row.own ? (
        <Select
          size="small"
          variant="borderless"
          className={css.category ?? ''}
          popupMatchSelectWidth={false}
          aria-label={text.categoryOf(place)}
          value={row.category}
          options={categories.all.map(({ code, title }) => ({ value: code, label: title }))}
          labelRender={({ value }) => categories.titleOf(String(value))}
          onChange={(category: string) => store.change(row.id, { category })}
        />
      ) : (
        <span className={css.kind}>{categories.titleOf(row.category)}</span>
      )}
      {row.own && (
        <Button
          size="small"
          type="text"
          icon={<DeleteOutlined />}
          aria-label={text.remove(place)}
          onClick={() => store.remove(row.id)}
        />
      )}
    </div>
  )
}

function MarkFoot({ row, place }: { row: MarkRow; place: string }) {
  const { cite } = useRecordingDesk()
  return (
    <MarkComments
      row={row}
      place={place}
      lead={<span className={css.by}>{text.by(row.madeBy, formatMinute(row.madeAt))}</span>}
      end={
        cite && (
          <Button
            size="small"
            icon={<AimOutlined />}
            onClick={() =>
              cite({ on: 'moment', itemId: row.itemId, startMs: row.startMs, endMs: row.endMs }, row.text.trim())
            }
          >
            {text.cite}
          </Button>
        )
      }
    />
  )
}

export function placeOf({ startMs, endMs }: { startMs: number; endMs: number | null }): string {
  return endMs === null ? formatPlace(startMs / 1000) : `${formatPlace(startMs / 1000)}–${formatPlace(endMs / 1000)}`
}
