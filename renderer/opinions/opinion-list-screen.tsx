// All opinions: what they judge, who has signed, when.
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Opinion } from '#shared/contract/opinions.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { insteadOfRows, ListCount } from '../desk/list-parts.tsx'
import { usePages } from '../desk/use-pages.ts'
import { DossierFilter } from '../judging/dossier-filter.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { IssuedList } from './issued-list.tsx'
import { opinionColumns } from './opinion-columns.tsx'
import { OpinionDesk } from './opinion-desk.tsx'
import { opinionText } from './text.ts'

const text = opinionText.list

export function OpinionListScreen() {
  const { list } = useSearch({ from: '/opinions' })
  return list === 'papers' ? <IssuedList /> : <OpinionList />
}

function OpinionList() {
  const { dossier } = useSearch({ from: '/opinions' })
  const navigate = useNavigate()
  const filters = { dossierId: dossier ?? null }
  const pages = usePages<Opinion>(deskQuery.opinions.list.key({ input: filters }), (paging, signal) =>
    desk.opinions.list({ ...filters, ...paging }, { signal }),
  )
  const open = ({ id }: Opinion) => void navigate({ to: '/opinions/$opinionId', params: { opinionId: id } })
  const end = (
    <>
      {dossier !== undefined && (
        <DossierFilter
          title={pages.rows[0]?.dossierTitle}
          onClear={() => void navigate({ to: '/opinions', replace: true, search: {} })}
        />
      )}
      <ListCount pages={pages} words={text.count} />
    </>
  )
  return (
    <OpinionDesk active="opinions" end={end}>
      <DataTable
        label={text.label}
        columns={opinionColumns}
        rows={pages.rows}
        rowKey={(opinion) => opinion.id}
        totalRows={pages.total}
        loading={pages.loading}
        onOpen={open}
        onPreview={open}
        onEnd={pages.more}
        {...insteadOfRows(pages, () => <EmptyState title={text.empty.title} sentence={text.empty.sentence} />)}
      />
    </OpinionDesk>
  )
}
