// The background jobs: what runs, what waits its turn, what ended; paused, put in front, cancelled or tried again.
import {
  ArrowUpOutlined,
  CloseOutlined,
  PauseOutlined,
  PlayCircleOutlined,
  ReloadOutlined,
  VerticalAlignTopOutlined,
} from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo } from 'react'
import type { Job } from '#shared/contract/jobs.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { FailureState } from '../desk/read-state.tsx'
import { useDeed } from '../desk/use-deed.ts'
import { isUnderWay, useJobs } from '../desk/use-jobs.ts'
import { useQueuePaused } from '../desk/use-queue-state.ts'
import { DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ToolButton } from '../ui/tool-button.tsx'
import { Toolbar, ToolbarGap } from '../ui/toolbar.tsx'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { dockText } from './dock-text.ts'
import { jobColumns } from './job-columns.tsx'
import { jobBefore } from './job-order.ts'
import css from './recordings.module.css'
import { type Chosen, useChosen } from './use-chosen.ts'

const text = dockText.jobs
const rowKey = ({ id }: Job) => id

export function JobsView() {
  const navigate = useNavigate()
  const query = useQuery(deskQuery.jobs.list.queryOptions({ input: {} }))
  const jobs = useJobs(true)
  const rows = useMemo(() => inTurn(jobs), [jobs])
  const chosen = useChosen(rows, rowKey)
  const open = ({ dossierId }: Job) => {
    if (dossierId !== null) void navigate({ to: '/dossiers/$dossierId', params: { dossierId } })
  }
  return (
    <div className={css.jobs}>
      <JobTools rows={rows} chosen={chosen} />
      <PausedNote />
      <DataTable
        label={text.label}
        columns={jobColumns}
        rows={rows}
        rowKey={rowKey}
        rowHeight={44}
        loading={query.isPending}
        selectedKey={chosen.active}
        onSelect={chosen.setActive}
        checked={chosen.checked}
        onChecked={chosen.setChecked}
        onOpen={open}
        rowTone={({ state }) => (state === 'failed' ? 'bad' : state === 'cancelled' ? 'quiet' : null)}
        {...placeholder(query, rows)}
      />
    </div>
  )
}

type JobsQuery = { data: unknown; error: Error | null; refetch: () => unknown }

function placeholder(query: JobsQuery, rows: readonly Job[]) {
  if (query.data === undefined && query.error !== null) {
    return { placeholder: <FailureState error={query.error} onRetry={() => void query.refetch()} /> }
  }
  if (query.data === undefined || rows.length > 0) return {}
  return { placeholder: <EmptyState {...text.empty} /> }
}

/** What runs, what waits in its order, and then what ended. */
function inTurn(jobs: readonly Job[]): Job[] {
  const by = (state: Job['state']) => jobs.filter((job) => job.state === state)
  return [...by('running'), ...by('queued'), ...jobs.filter((job) => !isUnderWay(job))]
}

function PausedNote() {
  const paused = useQueuePaused(true)
  if (!paused) return null
  return (
    <p className={css.notice} role="status">
      {text.paused}
    </p>
  )
}

function JobTools({ rows, chosen }: { rows: readonly Job[]; chosen: Chosen<Job> }) {
  const paused = useQueuePaused(true)
  const acts = useJobActs(rows, chosen)
  const none = chosen.rows.length === 0 ? text.chooseFirst : undefined
  const cannotMove =
    none ?? (acts.queued === null ? text.notQueued : acts.before === null ? text.alreadyFirst : undefined)
  useShortcuts({
    'Alt+Home': () => acts.move('first'),
    'Alt+ArrowUp': () => acts.move('up'),
    r: acts.retry,
    Delete: acts.cancel,
  })
  return (
    <Toolbar
      label={text.tools}
      end={
        <span className={css.spaced}>
          <span className={css.chosen} role="status">
            {text.count(rows.filter(isRunning).length, rows.filter(isQueued).length)}
          </span>
          <Button
            icon={paused ? <PlayCircleOutlined /> : <PauseOutlined />}
            type={paused ? 'primary' : 'default'}
            loading={acts.turning}
            onClick={paused ? acts.resume : acts.pause}
          >
            {paused ? text.resume : text.pause}
          </Button>
        </span>
      }
    >
      <ToolButton
        icon={<VerticalAlignTopOutlined />}
        label={text.first}
        shortcut="Alt+Home"
        disabledReason={cannotMove}
        onPress={() => acts.move('first')}
      />
      <ToolButton
        icon={<ArrowUpOutlined />}
        label={text.up}
        shortcut="Alt+↑"
        disabledReason={cannotMove}
        onPress={() => acts.move('up')}
      />
      <ToolbarGap />
      <ToolButton
        showLabel
        icon={<ReloadOutlined />}
        label={text.retry}
        shortcut="R"
        disabledReason={none ?? (acts.retryable.length > 0 ? undefined : text.notFailed)}
        onPress={acts.retry}
      />
      <ToolButton
        showLabel
        icon={<CloseOutlined />}
        label={text.cancel}
        shortcut="Delete"
        disabledReason={none ?? (acts.live.length > 0 ? undefined : text.ended)}
        onPress={acts.cancel}
      />
    </Toolbar>
  )
}

function useJobActs(rows: readonly Job[], chosen: Chosen<Job>) {
  const settings = { refreshes: [deskQuery.jobs.key()] }
  const cancel = useDeed(desk.jobs.cancel, settings)
  const retry = useDeed(desk.jobs.retry, settings)
  const moveDeed = useDeed(desk.jobs.move, settings)
  const pause = useDeed(desk.jobs.pause, settings)
  const resume = useDeed(desk.jobs.resume, settings)
  const queued = chosen.rows.find(isQueued) ?? null
  const live = chosen.rows.filter(isUnderWay)
  const retryable = chosen.rows.filter(({ state }) => state === 'failed' || state === 'cancelled')
  return {
    queued,
    live,
    retryable,
    before: queued === null ? null : jobBefore(rows, queued.id, 'up'),
    turning: pause.running || resume.running,
    pause: () => pause.run({}),
    resume: () => resume.run({}),
    move(move: 'first' | 'up') {
      const beforeId = queued === null ? null : jobBefore(rows, queued.id, move)
      if (queued !== null && beforeId !== null) moveDeed.run({ id: queued.id, beforeId })
    },
    retry: () => {
      for (const { id } of retryable) retry.run({ id })
    },
    cancel: () => {
      for (const { id } of live) cancel.run({ id })
    },
  }
}

function isRunning({ state }: Job): boolean {
  return state === 'running'
}

function isQueued({ state }: Job): boolean {
  return state === 'queued'
}
