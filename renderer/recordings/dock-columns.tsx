// The columns of a transfer list.
import type { DockFile } from '#shared/contract/docks.ts'
import { classNames } from '../ui/class-names.ts'
import type { Column } from '../ui/data-table.tsx'
import { formatBytes, formatDuration, formatInstant, formatPercent } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import type { Tone } from '../ui/tone.ts'
import { dockText } from './dock-text.ts'
import { MiddleCut } from './middle-cut.tsx'
import css from './recordings.module.css'

const text = dockText.files
const titles = text.columns

export function dockColumns(dossierTitles: ReadonlyMap<string, string>): readonly Column<DockFile>[] {
  return [
    { key: 'order', title: titles.order, width: 50, numeric: true, render: (_, index) => index + 1 },
    { key: 'name', title: titles.name, width: 190, grow: 3, render: ({ path }) => <Path path={path} /> },
    {
      key: 'officer',
      title: titles.officer,
      width: 108,
      render: ({ capture }) => (
        <Two upper={capture.officerName ?? capture.officerNumber} lower={capture.deviceNumber} />
      ),
    },
    {
      key: 'time',
      title: titles.time,
      width: 148,
      render: ({ capture: { startedAt, statedSeconds } }) => (
        <Two
          upper={startedAt === null ? null : formatInstant(startedAt)}
          lower={statedSeconds === null ? null : formatDuration(statedSeconds)}
        />
      ),
    },
    { key: 'size', title: titles.size, width: 76, numeric: true, render: ({ sizeBytes }) => formatBytes(sizeBytes) },
    { key: 'state', title: titles.state, width: 176, grow: 3, render: (file) => <FileState file={file} /> },
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
      <MiddleCut name={path.slice(at)} />
      {at > 0 && <span className={classNames(css.small, css.sentence)}>{path.slice(0, at - 1)}</span>}
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
      {sentence !== null && (
        <span className={classNames(css.sentence, state === 'failed' ? css.smallBad : css.small)}>{sentence}</span>
      )}
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

/** Two facts one over the other; a single dash where neither is known. */
function Two({ upper, lower }: { upper: string | null; lower: string | null }) {
  if (upper === null && lower === null) return <Fact value={null} />
  return (
    <span className={css.twoLines}>
      <span className={css.cut}>{upper ?? '—'}</span>
      {lower !== null && <span className={css.small}>{lower}</span>}
    </span>
  )
}

/** A dash where nobody knows. */
export function Fact({ value }: { value: string | null }) {
  return value === null ? <span className={css.dim}>—</span> : <span title={value}>{value}</span>
}
