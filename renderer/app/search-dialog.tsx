// Ctrl+K: finds a dossier by its name, number or party, and opens it.
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Input, Modal } from 'antd'
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react'
import type { Dossier } from '#shared/contract/dossiers.ts'
import { categoryNames } from '#shared/text/states.ts'
import { deskQuery } from '../desk/client.ts'
import { FailureState } from '../desk/read-state.tsx'
import { classNames } from '../ui/class-names.ts'
import { clearable } from '../ui/search-field.tsx'
import css from './search-dialog.module.css'
import { appText } from './text.ts'

const limit = 12

export function SearchDialog({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const id = useId()
  const wanted = useDeferredValue(text.trim())
  const found = useQuery({
    ...deskQuery.dossiers.list.queryOptions({ input: { text: wanted, limit } }),
    enabled: wanted !== '',
    placeholderData: (before) => before,
  })
  const rows = wanted === '' ? [] : (found.data?.rows ?? [])
  const navigate = useNavigate()
  const open = (dossier: Dossier) => {
    onClose()
    void navigate({ to: '/dossiers/$dossierId', params: { dossierId: dossier.id } })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setAt(Math.max(0, Math.min(rows.length - 1, at + step)))
    }
    const row = rows[at]
    if (event.key === 'Enter' && row !== undefined) open(row)
  }
  return (
    <Modal open footer={null} closable={false} width={620} title={appText.search.label} onCancel={onClose}>
      <Input
        autoFocus
        allowClear={clearable}
        role="combobox"
        aria-expanded={rows.length > 0}
        aria-controls={`${id}list`}
        aria-activedescendant={rows[at] === undefined ? undefined : `${id}${at}`}
        aria-label={appText.search.label}
        placeholder={appText.search.placeholder}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      {found.error !== null && <FailureState error={found.error} onRetry={() => void found.refetch()} />}
      <div id={`${id}list`} role="listbox" aria-label={appText.search.label} className={css.list}>
        {rows.map((row, index) => (
          <Found key={row.id} id={`${id}${index}`} row={row} active={index === at} onOpen={() => open(row)} />
        ))}
      </div>
      <p className={css.note} role="status">
        {note(wanted, found.data?.total)}
      </p>
    </Modal>
  )
}

function Found({ id, row, active, onOpen }: { id: string; row: Dossier; active: boolean; onOpen: () => void }) {
  return (
    <button
      type="button"
      role="option"
      id={id}
      tabIndex={-1}
      aria-selected={active}
      className={classNames(css.row, active && css.active)}
      onClick={onOpen}
    >
      <span className={css.title}>{row.title}</span>
      <span className={css.facts}>
        {categoryNames[row.category]} · {row.number ?? '—'} · {row.party.name}
      </span>
    </button>
  )
}

function note(wanted: string, total: number | undefined): string {
  if (wanted === '') return appText.search.hint
  if (total === undefined) return ''
  return total === 0 ? appText.search.none(wanted) : appText.search.results(total)
}
