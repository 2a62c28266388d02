// What is due, by the end of its period; what is over can be put before an appraisal group. The list alone destroys nothing.
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import type { DueLine } from '#shared/contract/retention.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { insteadOfRows, ListCount } from '../desk/list-parts.tsx'
import { useHolds } from '../desk/session.tsx'
import { usePages } from '../desk/use-pages.ts'
import { GatedButton } from '../judging/gated-button.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterChips } from '../ui/filter-chips.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { BeginDialog } from './begin-dialog.tsx'
import { dueChoices, dueColumns, isFree } from './due-columns.tsx'
import css from './retention.module.css'
import type { RetentionSearch } from './retention-search.ts'
import { retentionText } from './text.ts'
import { usePeriodNames } from './use-periods.ts'

const text = retentionText.due

export function DueView() {
  const search = useSearch({ from: '/retention' })
  const navigate = useNavigate()
  const mayBegin = useHolds(['archivist'])
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const periodName = usePeriodNames()
  const columns = useMemo(() => dueColumns(periodName), [periodName])
  const filters = { state: search.due ?? ('expired' as const), text: search.text ?? '' }
  const pages = usePages<DueLine>(deskQuery.retention.due.key({ input: filters }), (paging, signal) =>
    desk.retention.due({ ...filters, ...paging }, { signal }),
  )
  const refine = (change: Partial<RetentionSearch>) =>
    void navigate({ to: '/retention', replace: true, search: (now) => ({ ...now, ...change }) })
  const chosen = pages.rows.filter(({ dossierId }) => ticked.has(dossierId))
  return (
    <div className={css.list}>
      <div className={css.bar}>
        <SearchField
          className={css.search}
          label={text.search}
          value={filters.text}
          onValue={(value) => refine({ text: value === '' ? undefined : value })}
        />
        <FilterChips
          single
          label={text.stateLabel}
          choices={dueChoices}
          chosen={[filters.state].filter((state) => state !== 'any')}
          onChosen={([due]) => refine({ due: due === undefined ? 'any' : due })}
        />
        <div className={css.end}>
          <ListCount pages={pages} words={text.count} />
          {mayBegin && <BeginButton chosen={chosen} />}
        </div>
      </div>
      <DataTable
        label={text.label}
        columns={columns}
        rows={pages.rows}
        rowKey={({ dossierId }) => dossierId}
        rowHeight={44}
        totalRows={pages.total}
        loading={pages.loading}
        checked={mayBegin ? ticked : undefined}
        onChecked={mayBegin ? setTicked : undefined}
        onEnd={pages.more}
        onOpen={({ dossierId }) =>
          void navigate({ to: '/dossiers/$dossierId', params: { dossierId }, search: { panel: 'retention' } })
        }
        {...insteadOfRows(pages, () => (
          <NothingDue search={search} onAll={() => refine({ due: 'any', text: undefined })} />
        ))}
      />
    </div>
  )
}

function BeginButton({ chosen }: { chosen: readonly DueLine[] }) {
  const [asking, setAsking] = useState(false)
  const reason = chosen.length === 0 ? text.chooseFirst : chosen.every(isFree) ? null : text.notAll
  return (
    <>
      <GatedButton
        size="middle"
        label={chosen.length === 0 ? text.begin : `${text.begin}（${chosen.length}）`}
        reason={reason}
        onPress={() => setAsking(true)}
      />
      {asking && <BeginDialog dossierIds={chosen.map(({ dossierId }) => dossierId)} onClose={() => setAsking(false)} />}
    </>
  )
}

/** In a new archive nothing runs out for years: the way to what there is. */
function NothingDue({ search: { due, text: words }, onAll }: { search: RetentionSearch; onAll: () => void }) {
  if (due === 'any' && words === undefined) return <EmptyState {...text.none} />
  const { title, sentence } = due === undefined && words === undefined ? text.empty : text.noMatch
  return <EmptyState title={title} sentence={sentence} action={<Button onClick={onAll}>{text.all}</Button>} />
}
