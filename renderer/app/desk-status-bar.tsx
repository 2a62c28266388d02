// The line at the foot: the archive's health, what it holds, what runs in the background.
import { useQuery } from '@tanstack/react-query'
import type { ArchiveHealth } from '#shared/contract/archive.ts'
import type { Job } from '#shared/contract/jobs.ts'
import { caseWorkers } from '#shared/contract/roles.ts'
import { jobKinds } from '#shared/text/states.ts'
import { deskQuery } from '../desk/client.ts'
import { useHolds } from '../desk/session.tsx'
import { useArchiveStatus } from '../desk/use-archive-status.ts'
import { useAttendance } from '../desk/use-attendance.ts'
import { isUnderWay, useJobs } from '../desk/use-jobs.ts'
import { useQueuePaused } from '../desk/use-queue-state.ts'
import { formatBytes, formatCount, formatMinute } from '../ui/format.ts'
import { StatusBar, type StatusItem } from '../ui/status-bar.tsx'
import { appText } from './text.ts'

export function DeskStatusBar() {
  const status = useArchiveStatus()
  const health = useQuery(deskQuery.archive.health.queryOptions({ input: {} }))
  useAttendance(() => void health.refetch())
  const worksOnCases = useHolds(caseWorkers)
  const jobs = useJobs(worksOnCases)
  const paused = useQueuePaused(worksOnCases)
  const text = appText.status
  const items: StatusItem[] = [
    status.isError && status.failureCount > 0
      ? { key: 'door', text: text.unreachable, tone: 'bad' }
      : { key: 'door', text: text.offline },
    ...healthItems(health.data),
    ...jobItems(jobs, paused),
  ]
  const version = status.data === undefined ? [] : [{ key: 'version', text: text.version(status.data.version) }]
  return <StatusBar items={items} end={version} />
}

function healthItems(health: ArchiveHealth | undefined): StatusItem[] {
  if (health === undefined) return []
  const { status } = appText
  const items: StatusItem[] = [verifiedItem(health)]
  items.push({ key: 'size', text: status.size(formatCount(health.dossiers), formatBytes(health.sizeBytes)) })
  if (health.media === null) {
    items.push({ key: 'media', text: status.noMedia, tone: 'warn', title: status.noMediaHint })
  }
  return items
}

function verifiedItem({ verified, unverified }: ArchiveHealth): StatusItem {
  const { status } = appText
  if (verified === null) return { key: 'verified', text: status.unverified }
  if (verified.state === 'altered') {
    return { key: 'verified', text: status.altered, tone: 'bad', title: status.alteredHint }
  }
  const at = formatMinute(verified.oldestAt)
  return { key: 'verified', text: unverified === 0 ? status.intact(at) : status.partly(at, unverified) }
}

function jobItems(jobs: readonly Job[], paused: boolean): StatusItem[] {
  const { status } = appText
  const underWay = jobs.filter(isUnderWay).length
  if (underWay === 0) return []
  if (paused) return [{ key: 'job', text: status.paused(underWay), tone: 'warn' }]
  const running = jobs.find((job) => job.state === 'running')
  if (running === undefined) return [{ key: 'job', text: status.queued(underWay) }]
  const words = status.job(jobKinds[running.kind], running.title, underWay - 1)
  return [{ key: 'job', text: words, share: running.progress }]
}
