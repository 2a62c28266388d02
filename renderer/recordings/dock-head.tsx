// The head of a dock: its name and index, whose files and from which devices, the progress of all, start and pause.
import { DownloadOutlined, PauseOutlined, PlayCircleOutlined } from '@ant-design/icons'
import { Button, Progress } from 'antd'
import type { Dock } from '#shared/contract/docks.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { saveText } from '../desk/save-file.ts'
import { useDeed } from '../desk/use-deed.ts'
import { formatBytes, formatCount, formatMinute, formatPercent, formatRate, formatRemaining } from '../ui/format.ts'
import { DockStateTag } from './dock-list.tsx'
import { outcomeOf } from './dock-outcome.ts'
import type { DockSurvey, Group } from './dock-survey.ts'
import { dockText } from './dock-text.ts'
import css from './recordings.module.css'
import { useRate } from './use-rate.ts'
import { transferQueue } from './use-transfer.ts'

const text = dockText.dock
const shownGroups = 4

export function DockHead({ dock, survey }: { dock: Dock; survey: DockSurvey | null }) {
  return (
    <header className={css.dockHead}>
      <div className={css.dockTitleRow}>
        <h2 className={css.dockTitle} title={dock.folder ?? dock.label}>
          {dock.label}
        </h2>
        <DockStateTag dock={dock} />
        <span className={css.dockTools}>
          <Manifest dock={dock} />
          <StartOrPause dock={dock} />
        </span>
      </div>
      <p className={css.dockAbout}>
        <span>{text.opened(formatMinute(dock.openedAt), dock.openedBy)}</span>
        <span>{dock.folder ?? text.fromWindow}</span>
        <span>{dock.indexName === null ? text.noIndex : text.byIndex(dock.indexName)}</span>
      </p>
      {survey !== null && (
        <dl className={css.groups}>
          <Groups label={text.officers} groups={survey.officers} />
          <Groups label={text.devices} groups={survey.devices} />
        </dl>
      )}
      <OverallProgress dock={dock} />
    </header>
  )
}

function Groups({ label, groups }: { label: string; groups: readonly Group[] }) {
  const named = groups.map(({ name, files }) => ({ name: name ?? text.unknown, files: formatCount(files) }))
  const all = named.map(({ name, files }) => text.groupFiles(name, files)).join('，')
  return (
    <div className={css.group} title={all}>
      <dt>{label}</dt>
      {named.slice(0, shownGroups).map(({ name, files }) => (
        <dd key={name}>
          {name}
          <span className={css.groupCount}>{files}</span>
        </dd>
      ))}
      {named.length > shownGroups && <dd>{text.others(named.length)}</dd>}
    </div>
  )
}

function OverallProgress({ dock }: { dock: Dock }) {
  const { doneBytes, totalBytes, remainingSeconds, state } = dock
  const running = state === 'running'
  const rate = useRate(doneBytes, running)
  const share = totalBytes > 0 ? doneBytes / totalBytes : 0
  const facts = [
    formatPercent(share),
    text.progressOf(formatBytes(doneBytes), formatBytes(totalBytes)),
    rate === null ? null : formatRate(rate),
    running && remainingSeconds !== null ? text.remaining(formatRemaining(remainingSeconds)) : null,
  ]
  return (
    <div className={css.overall}>
      <Progress
        className={css.overallBar ?? ''}
        percent={Math.floor(share * 1000) / 10}
        showInfo={false}
        size={{ height: 6 }}
        status={running ? 'active' : 'normal'}
        aria-label={text.progress}
      />
      <span className={css.overallFacts}>{facts.filter((fact) => fact !== null).join(' · ')}</span>
    </div>
  )
}

function StartOrPause({ dock }: { dock: Dock }) {
  const refreshes = [deskQuery.docks.key()]
  const onDone = () => transferQueue.look(dock.id)
  const start = useDeed(desk.docks.start, { refreshes, onDone })
  const pause = useDeed(desk.docks.pause, { refreshes, onDone })
  if (dock.state === 'running') {
    return (
      <Button icon={<PauseOutlined />} loading={pause.running} onClick={() => pause.run({ id: dock.id })}>
        {text.pause}
      </Button>
    )
  }
  if (outcomeOf(dock).pending === 0) return null
  return (
    <Button
      type="primary"
      icon={<PlayCircleOutlined />}
      loading={start.running}
      onClick={() => start.run({ id: dock.id })}
    >
      {dock.state === 'planned' ? text.start : text.resume}
    </Button>
  )
}

function Manifest({ dock }: { dock: Dock }) {
  const make = useDeed(desk.docks.manifest, {
    done: text.manifestDone,
    // The mark tells spreadsheet programs that it is UTF-8.
    onDone: ({ csv }) => saveText(text.manifestName(fileName(dock.label)), 'text/csv;charset=utf-8', withMark(csv)),
  })
  return (
    <Button icon={<DownloadOutlined />} loading={make.running} onClick={() => make.run({ id: dock.id })}>
      {text.manifest}
    </Button>
  )
}

const byteOrderMark = '\uFEFF'

function withMark(csv: string): string {
  return csv.startsWith(byteOrderMark) ? csv : `${byteOrderMark}${csv}`
}

function fileName(label: string): string {
  return label.replaceAll(/[\\/:*?"<>|]/g, '_')
}
