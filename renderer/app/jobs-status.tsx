// How many jobs are under way, in the head, and whether they are held; leads to where they are listed.
import { PauseCircleOutlined, SyncOutlined } from '@ant-design/icons'
import { useHolds } from '../desk/session.tsx'
import { isUnderWay, useJobs } from '../desk/use-jobs.ts'
import { useQueuePaused } from '../desk/use-queue-state.ts'
import { HeaderStatus } from '../ui/header-status.tsx'
import { appText } from './text.ts'

export function JobsStatus() {
  const count = useJobs(true).filter(isUnderWay).length
  const paused = useQueuePaused(true)
  const hasDesk = useHolds(['archivist', 'handler'])
  if (count === 0 && !paused) return null
  const { label, hint, paused: pausedLabel, pausedHint } = appText.jobs
  return (
    <HeaderStatus
      icon={paused ? <PauseCircleOutlined /> : <SyncOutlined />}
      label={paused ? pausedLabel : label}
      count={count}
      tone={paused ? 'warn' : 'quiet'}
      hint={paused ? pausedHint : hint}
      href={hasDesk ? '#/recordings?view=jobs' : '#/'}
    />
  )
}
