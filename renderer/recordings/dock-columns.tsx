// The columns of a transfer list.
import type { DockFile } from '#shared/contract/docks.ts'
import type { Column } from '../ui/data-table.tsx'
import { formatBytes, formatDuration, formatInstant, formatPercent } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import type { Tone } from '../ui/tone.ts'
import { dockText } from './dock-text.ts'
import css from './recordings.module.css'

const text = dockText.files
const titles = text.columns

export function dockColumns(dossierTitles: ReadonlyMap<string, string>): readonly Column<DockFile>[] {
  return [
    { key: 'order', title: titles.order, width: 52, numeric: true, render: (_, index) => index + 1 },
    { key: 'name', title: titles.name, width: 200, grow: 2, render: ({ path }) => <Path path={path} /> },
    {
      key: 'officer',
      title: titles.officer,
      width: 76,
      render: ({ capture }) => <Fact value={capture.officerName ?? capture.officerNumber} />,
    },
    { key: 'device', title: titles.device, width: 92, render: ({ capture }) => <Fact value={capture.deviceNumber} /> },
    {
      key: 'time',
      title: titles.time,
      width: 148,
      numeric: true,
      render: ({ capture }) => <Fact value={capture.startedAt === null ? null : formatInstant(capture.startedAt)} />,
    },
    {
      key: 'duration',
      title: titles.duration,
      width: 76,
      numeric: true,
      render: ({ capture }) => (
        <Fact value={capture.statedSeconds === null ? null : formatDuration(capture.statedSeconds)} />
      ),
    },
    { key: 'size', title: titles.size, width: 74, numeric: true, render: ({ sizeBytes }) => formatBytes(sizeBytes) },
    { key: 'state', title: titles.state, width: 150, grow: 2, render: (file) => <FileState file={file} /> },
    {
      key: 'dossier',
      title: titles.dossier,
      width: 100,
      grow: 1,
      wrap: true,
      render: (file) => <Target file={file} titles={dossierTitles} />,
    },
  ]
}

function Path({ path }: { path: string }) {
  const at = path.lastIndexOf('/') + 1
  return (
    <span className={css.twoLines} title={path}>
      <span className={css.cut}>{path.slice(at)}</span>
      {at > 0 && <span className={css.small}>{path.slice(0, at - 1)}</span>}
    </span>
  )
}

const tones: Readonly<Record<DockFile['state'], Tone>> = {
  queued: 'neutral',
  running: 'info',
  waiting: 'warn',
  failed: 'bad',
  done: 'ok',
  twin: 'quiet',
  cancelled: 'quiet',
}

function FileState({ file }: { file: DockFile }) {
  const { state, sentence, doneBytes, sizeBytes } = file
  const share = sizeBytes > 0 ? doneBytes / sizeBytes : 0
  return (
    <span className={css.twoLines} title={sentence ?? undefined}>
      <span className={css.fileState}>
        <StateTag
          plain
          tone={state === 'done' && sentence !== null ? 'warn' : tones[state]}
          label={text.states[state]}
        />
        {state === 'running' && (
          <>
            <progress className={css.fileBar} max={1} value={share} aria-label={text.states.running} />
            <span>{formatPercent(share)}</span>
          </>
        )}
      </span>
      {sentence !== null && <span className={state === 'failed' ? css.smallBad : css.small}>{sentence}</span>}
    </span>
  )
}

function Target({ file, titles: known }: { file: DockFile; titles: ReadonlyMap<string, string> }) {
  const { dossierId, holdingId } = file
  if (dossierId !== null) {
    const title = known.get(dossierId) ?? text.toDossier
    return <span title={title}>{title}</span>
  }
  return holdingId === null ? <Fact value={null} /> : <span>{text.tray}</span>
}

/** A dash where nobody knows. */
export function Fact({ value }: { value: string | null }) {
  return value === null ? <span className={css.dim}>—</span> : <span title={value}>{value}</span>
}
