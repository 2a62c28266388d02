// All issued papers that this person may see: what waits for signatures, what was signed.
import { useNavigate } from '@tanstack/react-router'
import type { IssuedPaper } from '#shared/contract/issued.ts'
import { desk, deskQuery } from '../desk/client.ts'
import css from '../desk/list-screen.module.css'
import { FailureState } from '../desk/read-state.tsx'
import { type Pages, usePages } from '../desk/use-pages.ts'
import { DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { formatCount } from '../ui/format.ts'
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
  const count = (
    <span className={css.count} role="status">
      {pages.loading ? '' : opinionText.list.count(formatCount(pages.total))}
    </span>
  )
  return (
    <OpinionDesk active="papers" end={count}>
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
        {...placeholder(pages)}
      />
    </OpinionDesk>
  )
}

function placeholder(pages: Pages<IssuedPaper>) {
  if (pages.error !== null && pages.rows.length === 0) {
    return { placeholder: <FailureState error={pages.error} onRetry={pages.retry} /> }
  }
  if (pages.loading || pages.rows.length > 0) return {}
  return { placeholder: <EmptyState title={text.empty.title} sentence={text.empty.sentence} /> }
}
