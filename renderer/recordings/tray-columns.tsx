// The columns of the tray.
import { AudioOutlined, FileOutlined, PictureOutlined, VideoCameraOutlined } from '@ant-design/icons'
import type { Job } from '#shared/contract/jobs.ts'
import type { Holding } from '#shared/contract/tray.ts'
import { classNames } from '../ui/class-names.ts'
import type { Column } from '../ui/data-table.tsx'
import { formatBytes, formatDuration, formatInstant, formatPercent } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import { isAssigning } from './assignments.ts'
import { HoldingClock } from './holding-clock.tsx'
import { MiddleCut } from './middle-cut.tsx'
import css from './recordings.module.css'
import { trayText } from './tray-text.ts'

const titles = trayText.columns

export type TrayColumnFacts = {
  readonly aside: boolean
  readonly now: number
  readonly rule: string
  readonly jobs: readonly Job[]
}

export function trayColumns({ aside, now, rule, jobs }: TrayColumnFacts): readonly Column<Holding>[] {
  return [
    { key: 'name', title: titles.name, width: 220, grow: 3, render: (holding) => <Name holding={holding} /> },
    { key: 'officer', title: titles.officer, width: 96, render: ({ capture }) => <Officer capture={capture} /> },
    { key: 'time', title: titles.time, width: 148, render: (holding) => <Time holding={holding} /> },
    {
      key: 'clock',
      title: titles.clock,
      width: 138,
      render: (holding) => <HoldingClock plain holding={holding} now={now} rule={rule} />,
    },
    aside
      ? { key: 'reason', title: titles.reason, width: 160, grow: 2, wrap: true, render: ({ reason }) => reason }
      : {
          key: 'offer',
          title: titles.offer,
          width: 168,
          grow: 3,
          render: (holding) => (
            <Offer holding={holding} job={jobs.find((job) => isAssigning(job) && job.title === holding.name)} />
          ),
        },
  ]
}

const kindIcons = {
  video: <VideoCameraOutlined />,
  audio: <AudioOutlined />,
  picture: <PictureOutlined />,
  pdf: <FileOutlined />,
  docx: <FileOutlined />,
  none: <FileOutlined />,
} as const

function Name({ holding }: { holding: Holding }) {
  const { name, viewing, media, capture, sizeBytes } = holding
  const facts = [capture.deviceNumber, formatBytes(sizeBytes)].filter((fact) => fact !== null)
  return (
    <span className={css.recording}>
      <span className={css.poster} aria-hidden="true">
        {kindIcons[viewing]}
      </span>
      <span className={css.twoLines}>
        <MiddleCut name={name} />
        <span className={css.small}>
          {media !== null && media.flaw !== null && <StateTag plain tone="warn" label={trayText.flaws[media.flaw]} />}
          <span className={css.cut}>{facts.join(' · ')}</span>
        </span>
      </span>
    </span>
  )
}

function Officer({ capture }: Pick<Holding, 'capture'>) {
  const name = capture.officerName ?? capture.officerNumber
  if (name === null) return <span className={css.dim}>{trayText.unknownOfficer}</span>
  return (
    <span className={css.twoLines} title={capture.department === null ? name : `${name}，${capture.department}`}>
      <span className={css.cut}>{name}</span>
      {capture.officerName !== null && capture.officerNumber !== null && (
        <span className={css.small}>{capture.officerNumber}</span>
      )}
    </span>
  )
}

function Time({ holding }: { holding: Holding }) {
  const { startedAt } = holding.capture
  const seconds = secondsOf(holding)
  return (
    <span className={css.twoLines}>
      {startedAt === null ? (
        <span className={css.dim}>{trayText.unknownTime}</span>
      ) : (
        <span>{formatInstant(startedAt)}</span>
      )}
      <span className={css.small}>{seconds === null ? '—' : formatDuration(seconds)}</span>
    </span>
  )
}

/** As measured, else as the index states it. */
export function secondsOf({ media, capture }: Pick<Holding, 'media' | 'capture'>): number | null {
  return media !== null && media.durationMs > 0 ? media.durationMs / 1000 : capture.statedSeconds
}

function Offer({ holding, job }: { holding: Holding; job: Job | undefined }) {
  if (holding.state === 'assigned') {
    const words = job?.state === 'running' ? trayText.going(formatPercent(job.progress)) : trayText.queued
    return <StateTag plain tone="info" label={words} />
  }
  // What could not be filed waits again, with the reason.
  if (holding.reason !== null) {
    return (
      <span className={css.twoLines} title={holding.reason}>
        <StateTag plain tone="bad" label={trayText.failedTitle} />
        <span className={classNames(css.smallBad, css.sentence)}>{holding.reason}</span>
      </span>
    )
  }
  const [best, ...others] = holding.offers
  if (best === undefined) return <span className={css.dim}>{trayText.noOffer}</span>
  return (
    <span className={css.twoLines} title={`${best.title}\n${best.why}`}>
      <span className={css.cut}>{best.title}</span>
      <span className={css.small}>
        <span className={css.cut}>{best.why}</span>
        {others.length > 0 && <span className={css.fixed}>{trayText.moreOffers(others.length)}</span>}
      </span>
    </span>
  )
}
