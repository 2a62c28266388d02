// 整改台账: every notice with its day, the overdue first; the chosen one beside it.
import { DownloadOutlined } from '@ant-design/icons'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { RectificationLine } from '#shared/contract/rectifications.ts'
import { dayOf } from '#shared/text/instant.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { insteadOfRows, ListCount } from '../desk/list-parts.tsx'
import list from '../desk/list-screen.module.css'
import { saveBytes } from '../desk/save-file.ts'
import { useHolds } from '../desk/session.tsx'
import { useDeed } from '../desk/use-deed.ts'
import { usePages } from '../desk/use-pages.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterChips } from '../ui/filter-chips.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { ChooseEvaluation } from './choose-evaluation.tsx'
import { RectificationDetail } from './rectification-detail.tsx'
import type { RectificationSearch } from './rectification-search.ts'
import { DaysLeft, RectificationStateTag } from './rectification-state.tsx'
import css from './results.module.css'
import { resultsText } from './text.ts'

const text = resultsText.cures
const { columns: titles } = text
const choices = (['due', 'overdue', 'reported', 'closed'] as const).map((key) => ({ key, label: text.filters[key] }))

const columns: readonly Column<RectificationLine>[] = [
  { key: 'number', title: titles.number, width: 124, render: ({ number }) => number },
  {
    key: 'title',
    title: titles.title,
    width: 180,
    grow: 3,
    wrap: true,
    render: ({ dossierTitle, dossierNumber }) => (
      <span className={list.main} title={[dossierTitle, dossierNumber].filter((part) => part !== null).join('　')}>
        {dossierTitle}
      </span>
    ),
  },
  { key: 'agency', title: titles.agency, width: 120, grow: 1, wrap: true, render: ({ agency }) => agency },
  {
    key: 'problems',
    title: titles.problems,
    width: 64,
    numeric: true,
    render: ({ cured, problemCount }) => `${cured}/${problemCount}`,
  },
  {
    key: 'due',
    title: titles.due,
    width: 112,
    wrap: true,
    render: (line) => (
      <span>
        {line.dueOn}
        <br />
        <DaysLeft line={line} />
      </span>
    ),
  },
  { key: 'state', title: titles.state, width: 92, render: (line) => <RectificationStateTag plain line={line} /> },
]

export function RectificationList() {
  const search = useSearch({ from: '/rectifications' })
  const navigate = useNavigate()
  const mayIssue = useHolds(['inspector', 'head'])
  const [choosing, setChoosing] = useState(false)
  const go = (change: Partial<RectificationSearch>) =>
    void navigate({ to: '/rectifications', replace: true, search: { ...search, ...change } })
  const filters = { filter: search.filter ?? ('all' as const), text: search.text ?? '' }
  const pages = usePages<RectificationLine>(deskQuery.rectifications.list.key({ input: filters }), (paging, signal) =>
    desk.rectifications.list({ ...filters, ...paging }, { signal }),
  )
  return (
    <div className={css.panel}>
      <div className={css.bar}>
        <SearchField
          className={css.search}
          label={text.search}
          placeholder={text.searchHint}
          value={filters.text}
          onValue={(value) => go({ text: value === '' ? undefined : value })}
        />
        <FilterChips
          single
          label={text.filterLabel}
          choices={choices}
          chosen={search.filter === undefined ? [] : [search.filter]}
          onChosen={([filter]) => go({ filter })}
        />
        <div className={css.end}>
          <ListCount pages={pages} words={text.count} />
          <ExportButton filters={filters} disabled={pages.total === 0} />
          {mayIssue && <Button onClick={() => setChoosing(true)}>{text.issue.title}</Button>}
        </div>
      </div>
      <div className={css.halves}>
        <DataTable
          label={text.label}
          columns={columns}
          rows={pages.rows}
          rowKey={({ id }) => id}
          rowHeight={48}
          selectedKey={search.rectification ?? null}
          onSelect={(rectification) => go({ rectification })}
          rowTone={({ daysLeft }) => (daysLeft !== null && daysLeft < 0 ? 'bad' : null)}
          totalRows={pages.total}
          loading={pages.loading}
          onEnd={pages.more}
          {...insteadOfRows(pages, () => (
            <EmptyState {...(search.filter === undefined && search.text === undefined ? text.empty : text.noMatch)} />
          ))}
        />
        <aside className={css.side} aria-label={text.detail}>
          {search.rectification === undefined ? (
            <EmptyState title={text.choose.title} sentence={text.choose.sentence} />
          ) : (
            <RectificationDetail key={search.rectification} id={search.rectification} />
          )}
        </aside>
      </div>
      {choosing && <ChooseEvaluation onClose={() => setChoosing(false)} />}
    </div>
  )
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type ExportButtonProps = {
  filters: { filter: 'all' | 'due' | 'overdue' | 'reported' | 'closed'; text: string }
  disabled: boolean
}

function ExportButton({ filters, disabled }: ExportButtonProps) {
  const { message } = App.useApp()
  const made = useDeed(desk.rectifications.exportList, {
    onDone: ({ xlsx: base64, rows }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      saveBytes(text.fileName(dayOf(Date.now())), xlsx, bytes)
      void message.success(text.exported(rows))
    },
  })
  return (
    <Button icon={<DownloadOutlined />} disabled={disabled} loading={made.running} onClick={() => made.run(filters)}>
      {text.export}
    </Button>
  )
}
