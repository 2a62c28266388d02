// The virtual table with five thousand rows, and its other states.
import { useMemo, useState } from 'react'
import { ClockTag } from '../ui/clock-tag.tsx'
import { type Column, DataTable, type Sort } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { formatCount, formatDuration, formatScore } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import { Card } from './card.tsx'
import { type SampleRow, sampleRows } from './sample.tsx'

const states = {
  open: <StateTag plain tone="neutral" label="整理中" />,
  sealed: <StateTag plain tone="ok" label="已封卷" />,
  returned: <StateTag plain tone="warn" label="待补正" />,
  vetoed: <StateTag plain tone="bad" label="否决" />,
} as const

export const columns: readonly Column<SampleRow>[] = [
  { key: 'category', title: '类别', width: 84, render: (row) => row.category },
  { key: 'number', title: '文号', width: 168, sortable: true, render: (row) => row.number },
  { key: 'name', title: '案件名称', width: 200, grow: 1, render: (row) => row.name },
  { key: 'state', title: '状态', width: 96, render: (row) => states[row.state] },
  { key: 'papers', title: '文书', width: 64, numeric: true, sortable: true, render: (row) => formatCount(row.papers) },
  { key: 'length', title: '音视频', width: 92, numeric: true, render: (row) => formatDuration(row.seconds) },
  {
    key: 'score',
    title: '得分',
    width: 76,
    numeric: true,
    sortable: true,
    render: (row) => (row.score === null ? '—' : formatScore(row.score)),
  },
  {
    key: 'clock',
    title: '时限',
    width: 132,
    render: ({ daysLeft }) => (
      <ClockTag
        plain
        state={daysLeft < 0 ? 'overdue' : daysLeft < 3 ? 'warned' : 'due'}
        dueOn="2026-11-27"
        daysLeft={daysLeft}
        unit="working"
      />
    ),
  },
]

export function TableSection() {
  const [sort, setSort] = useState<Sort>({ key: 'number', direction: 'up' })
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set(['d2', 'd3']))
  const [said, setSaid] = useState('')
  const rows = useMemo(() => sorted(sort), [sort])
  return (
    <div style={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <div style={{ flex: 1, minHeight: 0 }}>
        <DataTable
          label="案卷"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          sort={sort}
          onSort={setSort}
          checked={checked}
          onChecked={setChecked}
          rowTone={(row) => (row.state === 'vetoed' ? 'bad' : null)}
          onOpen={(row) => setSaid(`打开 ${row.number}`)}
          onPreview={(row) => setSaid(`预览 ${row.number}`)}
        />
      </div>
      <output style={{ padding: '4px 12px' }}>{said || `已选 ${checked.size} 件`}</output>
    </div>
  )
}

function sorted({ key, direction }: Sort): readonly SampleRow[] {
  const sign = direction === 'up' ? 1 : -1
  const value = (row: SampleRow) =>
    key === 'papers' ? row.papers : key === 'score' ? (row.score ?? -1) : Number(row.id.slice(1))
  return sampleRows.toSorted((one, other) => (value(one) - value(other)) * sign)
}

export function TableStateSection() {
  const shared = { columns, rows: [], rowKey: (row: SampleRow) => row.id }
  return (
    <div className="gallery-pad">
      <Card title="空" flush tall>
        <DataTable
          label="案卷（空）"
          {...shared}
          placeholder={<EmptyState sentence="按当前筛选没有找到案卷，请放宽条件。" />}
        />
      </Card>
      <Card title="读取" flush tall>
        <DataTable label="案卷（读取）" {...shared} loading />
      </Card>
      <Card title="出错" flush tall>
        <DataTable
          label="案卷（出错）"
          {...shared}
          placeholder={<ErrorState sentence="案卷列表没有读出来，请重试。" onRetry={() => {}} />}
        />
      </Card>
    </div>
  )
}
