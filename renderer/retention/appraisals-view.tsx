// Every appraisal, newest first.
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { AppraisalLine, AppraisalState } from '#shared/contract/disposals.ts'
import { appraisalStates } from '#shared/text/disposals.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { Dash, insteadOfRows, ListCount, MainCell } from '../desk/list-parts.tsx'
import { useHolds } from '../desk/session.tsx'
import { usePages } from '../desk/use-pages.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { formatMinute } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import type { Tone } from '../ui/tone.ts'
import css from './retention.module.css'
import { retentionText } from './text.ts'

const text = retentionText.appraisals
const { columns: titles } = text

export const appraisalTones: Readonly<Record<AppraisalState, Tone>> = {
  open: 'info',
  decided: 'warn',
  approved: 'warn',
  executed: 'ok',
  dropped: 'quiet',
}

const columns: readonly Column<AppraisalLine>[] = [
  { key: 'number', title: titles.number, width: 180, render: ({ number }) => number },
  {
    key: 'title',
    title: titles.title,
    width: 240,
    grow: 3,
    render: ({ title }) => <MainCell>{title}</MainCell>,
  },
  {
    key: 'state',
    title: titles.state,
    width: 112,
    render: ({ state }) => <StateTag plain tone={appraisalTones[state]} label={appraisalStates[state]} />,
  },
  { key: 'dossiers', title: titles.dossiers, width: 72, numeric: true, render: ({ dossiers }) => dossiers },
  {
    key: 'destroy',
    title: titles.destroy,
    width: 72,
    numeric: true,
    render: ({ toDestroy, state }) => (state === 'open' ? <Dash /> : toDestroy),
  },
  {
    key: 'begun',
    title: titles.begun,
    width: 200,
    grow: 1,
    render: ({ begunBy, begunAt }) => `${begunBy}，${formatMinute(begunAt)}`,
  },
  {
    key: 'executed',
    title: titles.executed,
    width: 136,
    numeric: true,
    render: ({ executedAt }) => (executedAt === null ? <Dash /> : formatMinute(executedAt)),
  },
]

export function AppraisalsView() {
  const navigate = useNavigate()
  const mayBegin = useHolds(['archivist'])
  const pages = usePages<AppraisalLine>(deskQuery.disposals.list.key({ input: {} }), (paging, signal) =>
    desk.disposals.list(paging, { signal }),
  )
  const open = ({ id }: AppraisalLine) =>
    void navigate({ to: '/retention', search: { keeping: 'appraisals' as const, appraisal: id } })
  return (
    <div className={css.list}>
      <div className={css.bar}>
        <div className={css.end}>
          <ListCount pages={pages} words={text.count} />
        </div>
      </div>
      <DataTable
        label={text.label}
        columns={columns}
        rows={pages.rows}
        rowKey={({ id }) => id}
        totalRows={pages.total}
        loading={pages.loading}
        onEnd={pages.more}
        onOpen={open}
        onPreview={open}
        {...insteadOfRows(pages, () => <NoAppraisal mayBegin={mayBegin} />)}
      />
    </div>
  )
}

function NoAppraisal({ mayBegin }: { mayBegin: boolean }) {
  const navigate = useNavigate()
  const { title, sentence } = text.empty
  if (!mayBegin) return <EmptyState title={title} sentence={text.othersEmpty} />
  return (
    <EmptyState
      title={title}
      sentence={sentence}
      action={<Button onClick={() => void navigate({ to: '/retention', search: {} })}>{text.toDue}</Button>}
    />
  )
}
