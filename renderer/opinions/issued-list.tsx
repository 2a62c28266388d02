// All issued papers that this person may see: what waits for signatures, what was signed.
import { useNavigate } from '@tanstack/react-router'
import type { IssuedPaper } from '#shared/contract/issued.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { insteadOfRows, ListCount } from '../desk/list-parts.tsx'
import { usePages } from '../desk/use-pages.ts'
import { DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { issuedColumns } from './issued-columns.tsx'
import { issuedText } from './issued-text.ts'
import { OpinionDesk } from './opinion-desk.tsx'
import { opinionText } from './text.ts'

const text = issuedText.list

export function IssuedList() {
  const navigate = useNavigate()
  const pages = usePages<IssuedPaper>(deskQuery.issued.list.key({ input: {} }), (paging, signal) =>
    desk.issued.list(paging, { signal }),
  )
  const open = ({ id }: IssuedPaper) => void navigate({ to: '/issued/$paperId', params: { paperId: id } })
  return (
    <OpinionDesk active="papers" end={<ListCount pages={pages} words={opinionText.list.count} />}>
      <DataTable
        label={text.label}
        columns={issuedColumns}
        rows={pages.rows}
        rowKey={(paper) => paper.id}
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
