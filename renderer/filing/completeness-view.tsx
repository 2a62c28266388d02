// Which dossiers lack something: the most troubled first, checked anew on demand, exported as a table.
import { DownloadOutlined, SyncOutlined } from '@ant-design/icons'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { CheckedDossier } from '#shared/contract/checks.ts'
import { dossierStates } from '#shared/text/states.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { toFailure } from '../desk/failure.ts'
import { insteadOfRows, ListCount } from '../desk/list-parts.tsx'
import css from '../desk/list-screen.module.css'
import { FailureState } from '../desk/read-state.tsx'
import { saveText } from '../desk/save-file.ts'
import { usePages } from '../desk/use-pages.ts'
import { DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterChips } from '../ui/filter-chips.tsx'
import { formatCount, formatInstant } from '../ui/format.ts'
import { ProgressRow } from '../ui/progress-row.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { checksText, filingText } from './checks-text.ts'
import { completenessColumns } from './completeness-columns.tsx'
import { completenessCsv } from './completeness-csv.ts'
import own from './filing.module.css'
import type { FilingSearch } from './filing-search.ts'
import { useCheckAll } from './use-check-all.ts'

const text = filingText.completeness
const onlyKeys = ['troubled', 'unchecked', 'passed'] as const
const onlyChoices = onlyKeys.map((key) => ({ key, label: checksText.filters[key] }))
const stateChoices = (['open', 'sealed'] as const).map((key) => ({ key, label: dossierStates[key] }))

export function CompletenessView() {
  const search = useSearch({ from: '/filing' })
  const navigate = useNavigate()
  const filter = (change: Partial<FilingSearch>) =>
    void navigate({ to: '/filing', replace: true, search: { ...search, ...change } })
  const filters = {
    only: search.result ?? ('troubled' as const),
    state: search.state ?? ('any' as const),
    text: search.text ?? '',
  }
  const [stale, setStale] = useState(0)
  const pages = usePages<CheckedDossier>(deskQuery.checks.overview.key({ input: filters }), async (paging, signal) => {
    const page = await desk.checks.overview({ ...filters, ...paging }, { signal })
    setStale(page.stale)
    return page
  })
  const all = useCheckAll()
  const isChecking = all.progress?.state === 'running'
  return (
    <div className={own.list}>
      <header className={css.head}>
        <SearchField
          className={css.search}
          label={text.searchLabel}
          placeholder={text.search}
          value={filters.text}
          onValue={(value) => filter({ text: value === '' ? undefined : value })}
        />
        <FilterChips
          single
          label={text.only}
          choices={onlyChoices}
          chosen={filters.only === 'any' ? [] : [filters.only]}
          onChosen={([only]) => filter({ result: only === 'troubled' ? undefined : (only ?? 'any') })}
        />
        <FilterChips
          single
          label={text.state}
          choices={stateChoices}
          chosen={search.state === undefined ? [] : [search.state]}
          onChosen={([state]) => filter({ state })}
        />
        <div className={css.end}>
          {stale > 0 && !isChecking && <span className={own.stale}>{text.stale(formatCount(stale))}</span>}
          <ListCount pages={pages} words={text.count} />
          <ExportButton filters={filters} disabled={pages.total === 0} />
          <Button
            icon={<SyncOutlined />}
            type={stale > 0 ? 'primary' : 'default'}
            disabled={isChecking}
            onClick={all.start}
          >
            {text.checkAll}
          </Button>
        </div>
      </header>
      <div>
        {all.error !== null && <FailureState error={all.error} onRetry={all.start} />}
        {all.progress !== null && <Progress {...all.progress} onStop={all.stop} />}
      </div>
      <DataTable
        label={text.label}
        columns={completenessColumns}
        rows={pages.rows}
        rowKey={({ dossierId }) => dossierId}
        rowHeight={44}
        totalRows={pages.total}
        loading={pages.loading}
        onOpen={({ dossierId }) =>
          void navigate({ to: '/dossiers/$dossierId', params: { dossierId }, search: { panel: 'checks' } })
        }
        onEnd={pages.more}
        {...insteadOfRows(pages, () => (
          <NothingFound
            filters={filters}
            stale={stale > 0}
            onClear={() => void navigate({ to: '/filing', search: { result: 'any' } })}
          />
        ))}
      />
    </div>
  )
}

type Filters = { only: 'any' | 'troubled' | 'unchecked' | 'passed'; state: 'any' | 'open' | 'sealed'; text: string }

type ProgressProps = { done: number; total: number; troubled: number; state: 'running' | 'done'; onStop: () => void }

function Progress({ done, total, troubled, state, onStop }: ProgressProps) {
  if (total === 0) return null
  return (
    <div className={own.progress}>
      {state === 'running' ? (
        <ProgressRow label={text.checking} state="running" done={done} total={total} unit="items" onCancel={onStop} />
      ) : (
        <p role="status">{text.done(formatCount(total), formatCount(troubled))}</p>
      )}
    </div>
  )
}

/** The whole list, not only what has been scrolled to. */
function ExportButton({ filters, disabled }: { filters: Filters; disabled: boolean }) {
  const [busy, setBusy] = useState(false)
  const { message } = App.useApp()
  const save = async () => {
    setBusy(true)
    try {
      const rows: CheckedDossier[] = []
      for (;;) {
        const page = await desk.checks.overview({ ...filters, offset: rows.length, limit: 500 })
        rows.push(...page.rows)
        if (page.rows.length === 0 || rows.length >= page.total) break
      }
      const day = formatInstant(Date.now()).slice(0, 10)
      saveText(text.csvName(day), 'text/csv;charset=utf-8', completenessCsv(rows))
    } catch (error) {
      void message.error(toFailure(error).sentence)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button icon={<DownloadOutlined />} loading={busy} disabled={disabled} onClick={() => void save()}>
      {text.export}
    </Button>
  )
}

type NothingFoundProps = { filters: Filters; stale: boolean; onClear: () => void }

function NothingFound({ filters, stale, onClear }: NothingFoundProps) {
  if (stale) return <EmptyState title={text.unchecked.title} sentence={text.unchecked.sentence} />
  const isPlain = filters.text === '' && filters.state === 'any'
  if (isPlain && filters.only === 'any') return <EmptyState {...text.empty} />
  const isSound = isPlain && filters.only === 'troubled'
  const { title, sentence } = isSound ? checksText.none.troubled : text.noMatch
  return (
    <EmptyState
      title={title}
      sentence={sentence}
      action={<Button onClick={onClear}>{isSound ? text.all : text.clear}</Button>}
    />
  )
}
