// Chooses an open dossier: the offered ones first, then those last worked on; typing finds any other.
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { type KeyboardEvent, type ReactNode, useDeferredValue, useId, useState } from 'react'
import { deskQuery } from '../desk/client.ts'
import { FailureState } from '../desk/read-state.tsx'
import { classNames } from '../ui/class-names.ts'
import { clearable } from '../ui/search-field.tsx'
import { uiText } from '../ui/text.ts'
import { dockText } from './dock-text.ts'
import css from './dossier-picker.module.css'
import type { PickableDossier } from './offered-for.ts'

const text = dockText.picker
const limit = 12

export type DossierPickerProps = {
  title: string
  confirmLabel: string
  /** Shown while nothing is typed, before the others. */
  offered?: readonly PickableDossier[]
  /** A choice of none at all, in these words. */
  withNone?: string
  busy?: boolean
  error?: ReactNode
  onPick: (dossierId: string | null) => void
  onClose: () => void
}

export function DossierPicker(props: DossierPickerProps) {
  const { title, confirmLabel, offered = [], withNone, busy, error, onPick, onClose } = props
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const id = useId()
  const wanted = useDeferredValue(typed.trim())
  const found = useQuery({
    ...deskQuery.dossiers.list.queryOptions({ input: { text: wanted, state: 'open', limit } }),
    placeholderData: (before) => before,
  })
  const groups = groupsOf(wanted, offered, found.data?.rows.map(toPickable) ?? [])
  const rows = groups.flatMap((group) => group.rows)
  const chosen = rows[Math.min(at, rows.length - 1)]
  const pick = (row: PickableDossier | undefined) => {
    if (row !== undefined && !busy) onPick(row.id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setAt(Math.max(0, Math.min(rows.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1))))
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      pick(chosen)
    }
  }
  return (
    <Modal
      open
      width={620}
      title={title}
      closable={{ 'aria-label': uiText.dialog.close }}
      okText={confirmLabel}
      cancelText={uiText.dialog.cancel}
      okButtonProps={{ disabled: chosen === undefined }}
      confirmLoading={busy ?? false}
      onOk={() => pick(chosen)}
      onCancel={onClose}
      footer={(_, { OkBtn, CancelBtn }) => (
        <div className={css.foot}>
          {withNone !== undefined && <Button onClick={() => onPick(null)}>{withNone}</Button>}
          <span className={css.footEnd}>
            <CancelBtn />
            <OkBtn />
          </span>
        </div>
      )}
    >
      <Input
        autoFocus
        allowClear={clearable}
        role="combobox"
        aria-expanded={rows.length > 0}
        aria-controls={`${id}list`}
        aria-activedescendant={chosen === undefined ? undefined : `${id}${chosen.id}`}
        aria-label={text.searchLabel}
        placeholder={text.search}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      {found.error !== null && <FailureState error={found.error} onRetry={() => void found.refetch()} />}
      <div id={`${id}list`} role="listbox" aria-label={text.searchLabel} className={css.list}>
        {groups.map((group) => (
          <PickGroup key={group.title} title={group.title}>
            {group.rows.map((row) => (
              <Choice
                key={row.id}
                id={`${id}${row.id}`}
                row={row}
                active={row === chosen}
                onChoose={() => setAt(rows.indexOf(row))}
                onPick={() => pick(row)}
              />
            ))}
          </PickGroup>
        ))}
      </div>
      <p className={css.note} role="status">
        {rows.length === 0 && found.data !== undefined ? text.none : text.hint}
      </p>
      <p className={css.fault} role="alert">
        {error}
      </p>
    </Modal>
  )
}

function PickGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={css.group}>
      <legend className={css.groupTitle}>{title}</legend>
      {children}
    </fieldset>
  )
}

type ChoiceProps = { id: string; row: PickableDossier; active: boolean; onChoose: () => void; onPick: () => void }

function Choice({ id, row, active, onChoose, onPick }: ChoiceProps) {
  return (
    <button
      type="button"
      role="option"
      id={id}
      tabIndex={-1}
      aria-selected={active}
      className={classNames(css.row, active && css.active)}
      onClick={onChoose}
      onDoubleClick={onPick}
    >
      <span className={css.title}>{row.title}</span>
      <span className={css.facts}>{row.facts}</span>
    </button>
  )
}

function groupsOf(wanted: string, offered: readonly PickableDossier[], found: readonly PickableDossier[]) {
  if (wanted !== '') return [{ title: text.found, rows: found }].filter(isNotEmpty)
  const ids = new Set(offered.map(({ id }) => id))
  return [
    { title: text.offered, rows: offered },
    { title: text.recent, rows: found.filter(({ id }) => !ids.has(id)) },
  ].filter(isNotEmpty)
}

function isNotEmpty({ rows }: { rows: readonly PickableDossier[] }): boolean {
  return rows.length > 0
}

function toPickable(dossier: { id: string; title: string; number: string | null; party: { name: string } }) {
  return {
    id: dossier.id,
    title: dossier.title,
    facts: `${dossier.number ?? text.unnumbered} · ${dossier.party.name}`,
  }
}
