// 借阅登记簿: every request, its decision, its copies, its return.
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { type LoanLine, loanFilters } from '#shared/contract/lending.ts'
import { loanFilterNames } from '#shared/text/lending.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { insteadOfRows, ListCount } from '../desk/list-parts.tsx'
import list from '../desk/list-screen.module.css'
import { useHolds } from '../desk/session.tsx'
import { usePages } from '../desk/use-pages.ts'
import { DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterChips } from '../ui/filter-chips.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { ExportButton } from './export-button.tsx'
import css from './lending.module.css'
import type { LendingSearch } from './lending-search.ts'
import { loanColumns } from './loan-columns.tsx'
import { LoanDetail } from './loan-detail.tsx'
import { lendingText as text } from './text.ts'

const choices = loanFilters.flatMap((key) => (key === 'all' ? [] : [{ key, label: loanFilterNames[key] }]))

export function LendingScreen() {
  const search = useSearch({ from: '/lending' })
  const navigate = useNavigate()
  const mayExport = useHolds(['archivist'])
  const go = (change: Partial<LendingSearch>) =>
    void navigate({ to: '/lending', replace: true, search: { ...search, ...change } })
  const filters = { filter: search.filter ?? ('all' as const), text: search.text ?? '' }
  const pages = usePages<LoanLine>(deskQuery.lending.list.key({ input: filters }), (paging, signal) =>
    desk.lending.list({ ...filters, ...paging }, { signal }),
  )
  return (
    <div className={css.screen}>
      <header className={list.head}>
        <h1 className={list.title}>{text.title}</h1>
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
        <div className={list.end}>
          <ListCount pages={pages} words={text.count} />
          {mayExport && <ExportButton filters={filters} disabled={pages.total === 0} />}
        </div>
      </header>
      <div className={css.halves}>
        <DataTable
          label={text.label}
          columns={loanColumns}
          rows={pages.rows}
          rowKey={(loan) => loan.id}
          rowHeight={44}
          selectedKey={search.loan ?? null}
          onSelect={(loan) => go({ loan })}
          rowTone={({ overdue }) => (overdue ? 'bad' : null)}
          totalRows={pages.total}
          loading={pages.loading}
          onEnd={pages.more}
          {...insteadOfRows(pages, () => (
            <NoLoan
              filtered={filters.filter !== 'all' || filters.text !== ''}
              onClear={() => go({ filter: undefined, text: undefined })}
            />
          ))}
        />
        <aside className={css.side} aria-label={text.details}>
          {search.loan === undefined ? (
            <EmptyState title={text.pick.title} sentence={text.pick.sentence} />
          ) : (
            <LoanDetail key={search.loan} id={search.loan} />
          )}
        </aside>
      </div>
    </div>
  )
}

function NoLoan({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { title, sentence } = filtered ? text.noMatch : text.empty
  return (
    <EmptyState
      title={title}
      sentence={sentence}
      action={
        filtered ? (
          <Button onClick={onClear}>{text.noMatch.clear}</Button>
        ) : (
          <Link to="/dossiers">{text.empty.toDossiers}</Link>
        )
      }
    />
  )
}
