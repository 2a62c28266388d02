// For the agency: the results of its own dossiers as they were fed back, each open to objection until its day.
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { OutcomeLine } from '#shared/contract/results.ts'
import { deskQuery } from '../desk/client.ts'
import list from '../desk/list-screen.module.css'
import { Read } from '../desk/read-state.tsx'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Score } from './outcome-columns.tsx'
import { OutcomeStateTag } from './outcome-state.tsx'
import { OutcomeView } from './outcome-view.tsx'
import { resultsText } from './text.ts'

type FedBackLine = OutcomeLine & { readonly campaignTitle: string }

const text = resultsText.feedback
const { columns: titles } = text

const columns: readonly Column<FedBackLine>[] = [
  {
    key: 'title',
    title: titles.title,
    width: 220,
    grow: 3,
    wrap: true,
    render: ({ title, number }) => (
      <span className={list.main} title={[title, number].filter((part) => part !== null).join('　')}>
        {title}
      </span>
    ),
  },
  {
    key: 'campaign',
    title: titles.campaign,
    width: 160,
    grow: 1,
    wrap: true,
    render: ({ campaignTitle }) => campaignTitle,
  },
  { key: 'score', title: titles.score, width: 76, numeric: true, render: (line) => <Score line={line} /> },
  { key: 'band', title: titles.band, width: 72, render: ({ band }) => band ?? '—' },
  { key: 'due', title: titles.due, width: 104, numeric: true, render: ({ objectionDueOn }) => objectionDueOn ?? '—' },
  { key: 'state', title: titles.state, width: 96, render: (line) => <OutcomeStateTag plain line={line} /> },
]

export function FedBackView() {
  const search = useSearch({ from: '/rectifications' })
  const navigate = useNavigate()
  const query = useQuery(deskQuery.results.fedBack.queryOptions({ input: {} }))
  const go = (campaign?: string, dossier?: string) =>
    void navigate({ to: '/rectifications', search: { part: 'feedback', campaign, dossier } })
  if (search.campaign !== undefined && search.dossier !== undefined) {
    return <OutcomeView campaignId={search.campaign} dossierId={search.dossier} onBack={() => go()} />
  }
  return (
    <Read query={query} loading={{ label: text.loading, shape: 'rows', rows: 6 }}>
      {(rows) => (
        <DataTable
          label={text.label}
          columns={columns}
          rows={rows}
          rowKey={({ campaignId, dossierId }) => `${campaignId} ${dossierId}`}
          rowHeight={44}
          onOpen={({ campaignId, dossierId }) => go(campaignId, dossierId)}
          onPreview={({ campaignId, dossierId }) => go(campaignId, dossierId)}
          {...(rows.length === 0
            ? { placeholder: <EmptyState title={text.empty.title} sentence={text.empty.sentence} /> }
            : {})}
        />
      )}
    </Read>
  )
}
