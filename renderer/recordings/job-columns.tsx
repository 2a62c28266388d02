// The columns of the background jobs.
import type { Job } from '#shared/contract/jobs.ts'
import { jobKinds, jobStates } from '#shared/text/states.ts'
import { classNames } from '../ui/class-names.ts'
import type { Column } from '../ui/data-table.tsx'
import { formatMinute, formatPercent, formatRemaining } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import type { Tone } from '../ui/tone.ts'
import { Fact } from './dock-columns.tsx'
import { dockText } from './dock-text.ts'
import css from './recordings.module.css'

const titles = dockText.jobs.columns

export const jobColumns: readonly Column<Job>[] = [
  { key: 'kind', title: titles.kind, width: 132, render: ({ kind }) => jobKinds[kind] },
  {
    key: 'title',
    title: titles.title,
    width: 200,
    grow: 2,
    wrap: true,
    render: ({ title }) => <span title={title}>{title}</span>,
  },
  { key: 'state', title: titles.state, width: 200, grow: 2, render: (job) => <JobState job={job} /> },
  { key: 'progress', title: titles.progress, width: 150, render: (job) => <JobProgress job={job} /> },
  {
    key: 'remaining',
    title: titles.remaining,
    width: 112,
    numeric: true,
    render: ({ state, remainingSeconds }) => (
      <Fact value={state === 'running' && remainingSeconds !== null ? formatRemaining(remainingSeconds) : null} />
    ),
  },
  {
    key: 'created',
    title: titles.created,
    width: 136,
    numeric: true,
    render: ({ createdAt }) => formatMinute(createdAt),
  },
]

const tones: Readonly<Record<Job['state'], Tone>> = {
  queued: 'neutral',
  running: 'info',
  done: 'ok',
  failed: 'bad',
  cancelled: 'quiet',
}

function JobState({ job: { state, sentence } }: { job: Job }) {
  return (
    <span className={css.twoLines} title={sentence ?? undefined}>
      <StateTag plain tone={tones[state]} label={jobStates[state]} />
      {sentence !== null && (
        <span className={classNames(css.sentence, state === 'failed' ? css.smallBad : css.small)}>{sentence}</span>
      )}
    </span>
  )
}

function JobProgress({ job: { state, progress } }: { job: Job }) {
  if (state !== 'running') return <Fact value={null} />
  return (
    <span className={css.fileState}>
      <progress className={css.fileBar} max={1} value={progress} aria-label={titles.progress} />
      <span>{formatPercent(progress)}</span>
    </span>
  )
}
