// Background jobs: how far, and a way to stop them.
import { useQueryClient } from '@tanstack/react-query'
import type { Job } from '#shared/contract/jobs.ts'
import { jobKinds } from '#shared/text/states.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { isUnderWay, useJobs } from '../desk/use-jobs.ts'
import { ProgressRow } from '../ui/progress-row.tsx'
import css from './home.module.css'
import { homeText } from './text.ts'

const shownEnded = 4

const states = {
  queued: 'waiting',
  running: 'running',
  done: 'done',
  failed: 'failed',
  cancelled: 'cancelled',
} as const

export function JobsSection() {
  const jobs = useJobs(true)
  const queries = useQueryClient()
  const cancel = useDeed(desk.jobs.cancel, {
    onDone: () => void queries.invalidateQueries({ queryKey: deskQuery.jobs.key() }),
  })
  const shown = [...jobs.filter(isUnderWay), ...jobs.filter((job) => !isUnderWay(job)).slice(0, shownEnded)]
  const { title, none } = homeText.jobs
  return (
    <section className={css.section} aria-label={title}>
      <header className={css.sectionHead}>
        <h2 className={css.sectionTitle}>{title}</h2>
      </header>
      {shown.length === 0 && <p className={css.none}>{none}</p>}
      <ul>
        {shown.map((job) => (
          <li key={job.id} className={css.job}>
            <JobRow job={job} onCancel={() => cancel.run({ id: job.id })} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function JobRow({ job, onCancel }: { job: Job; onCancel: () => void }) {
  return (
    <ProgressRow
      label={`${jobKinds[job.kind]}：${job.title}`}
      state={states[job.state]}
      done={Math.round(job.progress * 100)}
      total={100}
      unit="seconds"
      {...(job.sentence === null ? {} : { message: job.sentence })}
      onCancel={onCancel}
    />
  )
}
