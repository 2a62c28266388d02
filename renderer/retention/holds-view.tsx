// Every hold of the archive: which stand, which were lifted, and lifting one.
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import type { HeldLine } from '#shared/contract/retention.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { insteadOfRows, ListCount, MainCell } from '../desk/list-parts.tsx'
import { useHolds } from '../desk/session.tsx'
import { usePages } from '../desk/use-pages.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterChips } from '../ui/filter-chips.tsx'
import { formatMinute } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import { LiftDialog } from './lift-dialog.tsx'
import css from './retention.module.css'
import { retentionText } from './text.ts'

const text = retentionText.holds
const { columns: titles } = text
const choices = (['standing', 'lifted', 'any'] as const).map((key) => ({ key, label: text.states[key] }))

export function HoldsView() {
  const search = useSearch({ from: '/retention' })
  const navigate = useNavigate()
  const mayLift = useHolds(['archivist', 'head'])
  const [lifting, setLifting] = useState<HeldLine | null>(null)
  const state = search.holds ?? 'standing'
  const pages = usePages<HeldLine>(deskQuery.retention.holds.key({ input: { state } }), (paging, signal) =>
    desk.retention.holds({ state, ...paging }, { signal }),
  )
  const columns = useMemo(() => holdColumns(mayLift ? setLifting : null), [mayLift])
  return (
    <div className={css.list}>
      <div className={css.bar}>
        <FilterChips
          single
          label={text.stateLabel}
          choices={choices}
          chosen={[state]}
          onChosen={([next]) =>
            void navigate({
              to: '/retention',
              replace: true,
              search: (now) => ({ ...now, holds: next === undefined || next === 'standing' ? undefined : next }),
            })
          }
        />
        <div className={css.end}>
          <ListCount pages={pages} words={text.count} />
        </div>
      </div>
      <DataTable
        label={text.label}
        columns={columns}
        rows={pages.rows}
        rowKey={({ id }) => id}
        rowHeight={44}
        totalRows={pages.total}
        loading={pages.loading}
        onEnd={pages.more}
        onOpen={({ dossierId }) =>
          void navigate({ to: '/dossiers/$dossierId', params: { dossierId }, search: { panel: 'retention' } })
        }
        {...insteadOfRows(pages, () => <EmptyState title={text.empty.title} sentence={text.empty.sentence} />)}
      />
      {lifting !== null && <LiftDialog hold={lifting} onClose={() => setLifting(null)} />}
    </div>
  )
}

function holdColumns(onLift: ((hold: HeldLine) => void) | null): readonly Column<HeldLine>[] {
  const columns: Column<HeldLine>[] = [
    {
      key: 'title',
      title: titles.title,
      width: 240,
      grow: 3,
      wrap: true,
      render: ({ title }) => <MainCell>{title}</MainCell>,
    },
    { key: 'ground', title: titles.ground, width: 92, render: ({ groundTitle }) => groundTitle },
    {
      key: 'reason',
      title: titles.reason,
      width: 200,
      grow: 2,
      wrap: true,
      render: ({ reason }) => <span title={reason}>{reason}</span>,
    },
    {
      key: 'placed',
      title: titles.placed,
      width: 190,
      wrap: true,
      render: ({ placedBy, placedAt }) => `${placedBy}，${formatMinute(placedAt)}`,
    },
    {
      key: 'lifted',
      title: titles.lifted,
      width: 200,
      grow: 1,
      wrap: true,
      render: (hold) => <Lifted hold={hold} />,
    },
  ]
  if (onLift === null) return columns
  const act: Column<HeldLine> = {
    key: 'act',
    title: titles.act,
    width: 96,
    render: (hold) =>
      hold.liftedAt === null && (
        <Button
          size="small"
          aria-label={`${retentionText.panel.liftOf(hold.groundTitle)}，${hold.title}`}
          onClick={() => onLift(hold)}
        >
          {retentionText.panel.lift}
        </Button>
      ),
  }
  return [...columns, act]
}

function Lifted({ hold: { liftedAt, liftedBy, liftedReason } }: { hold: HeldLine }) {
  if (liftedAt === null) return <StateTag plain tone="restricted" label={text.stands} />
  const words = `${liftedBy ?? ''}，${formatMinute(liftedAt)}：${liftedReason ?? ''}`
  return <span title={words}>{words}</span>
}
