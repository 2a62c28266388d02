// What of the marks is listed: this recording's or all, one category, one person.
import { Segmented, Select } from 'antd'
import css from './marks.module.css'
import type { MarkRow } from './marks-store.ts'
import { useRecordingDesk } from './recording-desk.tsx'
import { recordingText } from './text.ts'

const text = recordingText.marks

export type MarkFilter = {
  readonly scope: 'here' | 'all'
  readonly category: string | null
  readonly person: string | null
}

export function matches(row: MarkRow, { category, person }: MarkFilter): boolean {
  return (category === null || row.category === category) && (person === null || row.madeBy === person)
}

export type MarkFiltersProps = {
  rows: readonly MarkRow[]
  filter: MarkFilter
  onFilter: (filter: MarkFilter) => void
  /** A recording is in view, so that its own marks can be told from the others. */
  scoped: boolean
  count: string
}

export function MarkFilters({ rows, filter, onFilter, scoped, count }: MarkFiltersProps) {
  const { categories } = useRecordingDesk()
  const used = new Set(rows.map((row) => row.category))
  const people = [...new Set(rows.map((row) => row.madeBy))]
  return (
    <div className={css.filters}>
      {scoped && (
        <Segmented
          size="small"
          aria-label={text.scope}
          value={filter.scope}
          options={[
            { value: 'here', label: text.scopes.here },
            { value: 'all', label: text.scopes.all },
          ]}
          onChange={(scope) => onFilter({ ...filter, scope: scope === 'all' ? 'all' : 'here' })}
        />
      )}
      <Select
        size="small"
        aria-label={text.category}
        popupMatchSelectWidth={false}
        value={filter.category ?? ''}
        options={[
          { value: '', label: text.anyCategory },
          ...[...used].map((code) => ({ value: code, label: categories.titleOf(code) })),
        ]}
        onChange={(category: string) => onFilter({ ...filter, category: category === '' ? null : category })}
      />
      <Select
        size="small"
        aria-label={text.person}
        popupMatchSelectWidth={false}
        value={filter.person ?? ''}
        options={[{ value: '', label: text.anyPerson }, ...people.map((name) => ({ value: name, label: name }))]}
        onChange={(person: string) => onFilter({ ...filter, person: person === '' ? null : person })}
      />
      <span className={css.count}>{count}</span>
    </div>
  )
}
