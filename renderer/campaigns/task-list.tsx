// 我的任务: what campaigns have given to this inspector, to begin or to go on with.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { CampaignTask } from '#shared/contract/campaigns.ts'
import { wayWords } from '#shared/text/campaigns.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { workTime } from '../evaluation/time-words.ts'
import { useTakeEvaluation } from '../evaluation/use-sheet-store.ts'
import { StateTag } from '../ui/state-tag.tsx'
import css from './campaigns.module.css'
import { RecuseDialog } from './recuse-dialog.tsx'
import { campaignText } from './text.ts'

const text = campaignText.tasks

/**
 * Nothing at all where nothing waits: most of the year there is no campaign.
 * @param props.campaignId only those of this one
 */
export function TaskList({ campaignId }: { campaignId?: string }) {
  const query = useQuery(deskQuery.campaigns.mine.queryOptions({ input: {} }))
  const tasks = (query.data ?? []).filter((task) => campaignId === undefined || task.campaignId === campaignId)
  if (tasks.length === 0) return null
  return (
    <section className={css.tasks} aria-label={text.title}>
      <h2 className={css.sectionTitle}>
        {text.title}
        <span className={css.badge}>{tasks.length}</span>
      </h2>
      <div className={css.taskScroll}>
        <table className={css.table} aria-label={text.label}>
          <thead>
            <tr>
              <th className={css.grow}>{text.columns.title}</th>
              <th>{text.columns.category}</th>
              <th>{text.columns.campaign}</th>
              <th>{text.columns.state}</th>
              <th className={css.number}>{text.columns.time}</th>
              <th className={css.actsHead}>{text.columns.acts}</th>
            </tr>
          </thead>
          <tbody>
            {tasks.map((task) => (
              <TaskRow key={task.assignmentId} task={task} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function TaskRow({ task }: { task: CampaignTask }) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const take = useTakeEvaluation()
  const [recusing, setRecusing] = useState(false)
  const open = (evaluationId: string) => void navigate({ to: '/evaluation/$evaluationId', params: { evaluationId } })
  const begin = useDeed(desk.campaigns.begin, {
    refreshes: [deskQuery.campaigns.key(), deskQuery.evaluation.list.key()],
    onDone: (evaluation) => {
      take(evaluation)
      open(evaluation.id)
    },
  })
  const { state, evaluationId, changed, title } = task
  const goes = state === 'working' && evaluationId !== null
  return (
    <tr>
      <td className={css.grow}>
        <span className={css.strong}>{title}</span>
        {changed !== 'no' && !goes && <span className={css.underWarn}>{text.changed[changed]}</span>}
      </td>
      <td className={css.nowrap}>{task.category}</td>
      <td className={css.nowrap}>
        <span title={task.campaignTitle}>{task.campaignNumber}</span>
        <span className={css.under}>
          {task.way === 'double' ? `${wayWords.double}，${text.seat(task.seat)}` : wayWords[task.way]}
        </span>
      </td>
      <td className={css.nowrap}>
        <StateTag plain tone={goes ? 'info' : 'neutral'} label={text.states[state]} />
      </td>
      <td className={css.number}>{task.elapsedSeconds > 0 ? workTime(task.elapsedSeconds) : '—'}</td>
      <td className={css.rowActs}>
        <Button
          size="small"
          type="primary"
          loading={begin.running}
          disabled={!goes && changed !== 'no'}
          aria-label={goes ? text.goOf(title) : text.beginOf(title)}
          onClick={() => (goes ? open(evaluationId) : begin.run({ assignmentId: task.assignmentId }))}
        >
          {goes ? text.go : text.begin}
        </Button>
        <Button size="small" aria-label={text.recuseOf(title)} onClick={() => setRecusing(true)}>
          {text.recuse}
        </Button>
        {recusing && (
          <RecuseDialog
            assignmentId={task.assignmentId}
            name={null}
            title={title}
            onClose={() => {
              setRecusing(false)
              void queries.invalidateQueries({ queryKey: deskQuery.campaigns.mine.key() })
            }}
          />
        )}
      </td>
    </tr>
  )
}
