// 归档期限: closed cases that are not filed yet, nearest deadline first.
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { FilingDeadline } from '#shared/contract/sheets.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { insteadOfRows } from '../desk/list-parts.tsx'
import list from '../desk/list-screen.module.css'
import { usePages } from '../desk/use-pages.ts'
import { DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterChips } from '../ui/filter-chips.tsx'
import { formatCount } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import { deadlineColumns } from './deadline-columns.tsx'
import css from './filing-deadlines.module.css'
import { sealingText } from './sealing-text.ts'

const text = sealingText.deadlines
const states = (['running', 'overdue', 'unknown'] as const).map((key) => ({ key, label: text.states[key] }))

/** What comes with every page: the sums, and the rule they were counted by. */
type Head = Awaited<ReturnType<typeof desk.sheets.deadlines>>

export function FilingDeadlines() {
  const navigate = useNavigate()
  const [state, setState] = useState<'any' | 'running' | 'overdue' | 'unknown'>('any')
  const [head, setHead] = useState<Head | null>(null)
  const pages = usePages<FilingDeadline>(
    deskQuery.sheets.deadlines.key({ input: { state } }),
    async (paging, signal) => {
      const page = await desk.sheets.deadlines({ state, ...paging }, { signal })
      setHead(page)
      return page
    },
  )
  const open = ({ dossierId }: FilingDeadline) =>
    void navigate({ to: '/dossiers/$dossierId', params: { dossierId }, search: { panel: 'seal' } })
  const empty = state === 'any' ? text.empty : text.none
  return (
    <div className={css.view}>
      <div className={css.bar}>
        <FilterChips
          label={text.filter}
          choices={states}
          chosen={state === 'any' ? [] : [state]}
          onChosen={([next]) => setState(next ?? 'any')}
          single
        />
        {head !== null && (
          <>
            <span className={css.rule} title={head.rule}>
              {head.rule}
            </span>
            {head.mark === 'example' && (
              <StateTag tone="warn" label={sealingText.clock.example} title={sealingText.clock.exampleHint} />
            )}
            <span className={list.end}>
              <span className={list.count} role="status">
                {text.count(formatCount(head.total), formatCount(head.overdue))}
              </span>
            </span>
          </>
        )}
      </div>
      <DataTable
        label={text.label}
        columns={deadlineColumns}
        rows={pages.rows}
        rowKey={(row) => row.dossierId}
        rowHeight={44}
        totalRows={pages.total}
        rowTone={({ state: is }) => (is === 'overdue' ? 'bad' : is === 'due-today' ? 'warn' : null)}
        loading={pages.loading}
        onOpen={open}
        onPreview={open}
        onEnd={pages.more}
        {...insteadOfRows(pages, () => <EmptyState title={empty.title} sentence={empty.sentence} />)}
      />
    </div>
  )
}
