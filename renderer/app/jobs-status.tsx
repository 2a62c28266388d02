// How many jobs are under way, in the head; leads to where they are listed.
import { SyncOutlined } from '@ant-design/icons'
import { isUnderWay, useJobs } from '../desk/use-jobs.ts'
import { HeaderStatus } from '../ui/header-status.tsx'
import { appText } from './text.ts'

export function JobsStatus() {
  const count = useJobs(true).filter(isUnderWay).length
  if (count === 0) return null
  return (
    <HeaderStatus icon={<SyncOutlined />} label={appText.jobs.label} count={count} hint={appText.jobs.hint} href="#/" />
  )
}
