// Recordings on their way into dossiers, over the tray: how many still, and those that failed with their sentence.
import { Button } from 'antd'
import { useState } from 'react'
import type { Job } from '#shared/contract/jobs.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { isAssigning } from './assignments.ts'
import css from './recordings.module.css'
import { trayText as text } from './tray-text.ts'

export function AssignmentStrip({ jobs }: { jobs: readonly Job[] }) {
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set())
  const retry = useDeed(desk.jobs.retry, { refreshes: [deskQuery.jobs.key(), deskQuery.tray.key()] })
  const going = jobs.filter(isAssigning)
  const failed = jobs.filter(({ kind, state, id }) => kind === 'assignment' && state === 'failed' && !dismissed.has(id))
  if (going.length + failed.length === 0) return null
  const share = going.reduce((sum, { progress }) => sum + progress, 0) / Math.max(1, going.length)
  return (
    <div className={css.strip}>
      {going.length > 0 && (
        <p className={css.stripGoing} role="status">
          <span>{text.assigning(going.length)}</span>
          <progress max={1} value={share} aria-label={text.assigning(going.length)} />
        </p>
      )}
      <ul>
        {failed.map((job) => (
          <li key={job.id} className={css.stripFailed}>
            <span className={css.stripTitle}>
              {text.failedTitle}：{job.title}
            </span>
            <span className={css.stripSentence}>{job.sentence}</span>
            <Button size="small" onClick={() => retry.run({ id: job.id })}>
              {text.retry}
            </Button>
            <Button size="small" type="text" onClick={() => setDismissed(new Set([...dismissed, job.id]))}>
              {text.dismiss}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
