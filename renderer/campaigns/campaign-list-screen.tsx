// Campaigns (评查批次): what waits for this inspector, and every campaign, newest first.
import { PlusOutlined } from '@ant-design/icons'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import type { CampaignLine } from '#shared/contract/campaigns.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { insteadOfRows, ListCount } from '../desk/list-parts.tsx'
import list from '../desk/list-screen.module.css'
import { useHolds } from '../desk/session.tsx'
import { usePages } from '../desk/use-pages.ts'
import { EvaluationViews } from '../evaluation/evaluation-views.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterChips } from '../ui/filter-chips.tsx'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { campaignColumns } from './campaign-columns.tsx'
import type { CampaignListSearch } from './campaign-search.ts'
import css from './campaigns.module.css'
import { PlanDialog } from './plan-dialog.tsx'
import { TaskList } from './task-list.tsx'
import { campaignText } from './text.ts'

const text = campaignText.list
const choices = [
  { key: 'open', label: text.open },
  { key: 'closed', label: text.closed },
] as const

export function CampaignListScreen() {
  const search = useSearch({ from: '/campaigns' })
  const navigate = useNavigate()
  const mayCreate = useHolds(['inspector', 'head'])
  const isInspector = useHolds(['inspector'])
  const state = search.state ?? 'any'
  const pages = usePages<CampaignLine>(deskQuery.campaigns.list.key({ input: { state } }), (paging, signal) =>
    desk.campaigns.list({ state, ...paging }, { signal }),
  )
  const change = (next: Partial<CampaignListSearch>) =>
    void navigate({ to: '/campaigns', replace: true, search: { ...search, ...next } })
  const create = () => change({ create: true })
  const open = ({ id }: { id: string }) => void navigate({ to: '/campaigns/$campaignId', params: { campaignId: id } })
  useShortcuts({ n: create }, { enabled: mayCreate })
  return (
    <EvaluationViews active="campaigns">
      <div className={css.listScreen}>
        {isInspector && <TaskList />}
        <header className={list.head}>
          <FilterChips
            single
            label={text.stateLabel}
            choices={choices}
            chosen={search.state === undefined ? [] : [search.state]}
            onChosen={([chosen]) => change({ state: chosen })}
          />
          <div className={list.end}>
            <ListCount pages={pages} words={text.count} />
            {mayCreate && (
              <Button type="primary" icon={<PlusOutlined />} aria-keyshortcuts="N" onClick={create}>
                {text.create}
              </Button>
            )}
          </div>
        </header>
        <DataTable
          label={text.label}
          columns={campaignColumns}
          rows={pages.rows}
          rowKey={(line) => line.id}
          totalRows={pages.total}
          loading={pages.loading}
          onOpen={open}
          onPreview={open}
          onEnd={pages.more}
          {...insteadOfRows(pages, () => (
            <NoCampaign filtered={search.state !== undefined} mayCreate={mayCreate} onCreate={create} />
          ))}
        />
        {search.create === true && mayCreate && (
          <PlanDialog campaign={null} onSaved={open} onClose={() => change({ create: undefined })} />
        )}
      </div>
    </EvaluationViews>
  )
}

type NoCampaignProps = { filtered: boolean; mayCreate: boolean; onCreate: () => void }

function NoCampaign({ filtered, mayCreate, onCreate }: NoCampaignProps) {
  if (filtered) return <EmptyState title={text.noMatch.title} sentence={text.noMatch.sentence} />
  return (
    <EmptyState
      title={text.empty.title}
      sentence={mayCreate ? text.empty.sentence : text.empty.others}
      action={
        mayCreate && (
          <Button type="primary" onClick={onCreate}>
            {text.create}
          </Button>
        )
      }
    />
  )
}
