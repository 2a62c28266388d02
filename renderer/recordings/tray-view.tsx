// The tray: what belongs to no dossier yet, in groups, each with its clock and its best offer; played beside the list.
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { type KeyboardEvent, useCallback, useMemo, useRef } from 'react'
import type { Holding } from '#shared/contract/tray.ts'
import { FailureState } from '../desk/read-state.tsx'
import { useJobs } from '../desk/use-jobs.ts'
import { DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { formatDay } from '../ui/format.ts'
import { AssignmentStrip } from './assignment-strip.tsx'
import { isAssigning } from './assignments.ts'
import css from './recordings.module.css'
import { trayColumns } from './tray-columns.tsx'
import { groupKey, groupSizes, inGroups, type TrayGrouping } from './tray-groups.ts'
import { TrayHead } from './tray-head.tsx'
import { TrayPreview } from './tray-preview.tsx'
import { trayText as text } from './tray-text.ts'
import { TrayTools } from './tray-tools.tsx'
import { chosenOf, useChosen } from './use-chosen.ts'
import { type Tray, useNow, useTray } from './use-tray.ts'
import { useTrayActs } from './use-tray-acts.ts'
import { useTrayDialogs } from './use-tray-dialogs.tsx'

const rowKey = ({ id }: Holding) => id
const rowHeight = 46

export function TrayView() {
  const search = useSearch({ from: '/recordings' })
  const aside = search.aside ?? false
  const grouping: TrayGrouping = search.group ?? 'day'
  const jobs = useJobs(true)
  const tray = useTray(aside ? 'set-aside' : 'waiting', jobs.some(isAssigning))
  const now = useNow()
  const rows = useMemo(() => inGroups(tray.data?.rows ?? [], grouping), [tray.data, grouping])
  const sizes = useMemo(() => groupSizes(rows, grouping), [rows, grouping])
  const chosen = useChosen(rows, rowKey)
  const free = useMemo(() => chosenOf(chosen, isFree), [chosen])
  const acts = useTrayActs()
  const dialogs = useTrayDialogs(free, acts)
  const preview = useRef<HTMLElement>(null)
  const rule = tray.data?.rule ?? ''
  const columns = useMemo(() => trayColumns({ aside, now, rule, jobs }), [aside, now, rule, jobs])
  const heading = useCallback(
    (row: Holding, before: Holding | null) => headingOf(row, before, grouping, sizes),
    [grouping, sizes],
  )
  const onKeyDown = (event: KeyboardEvent) => {
    const fromTable = event.target instanceof HTMLElement && event.target.getAttribute('role') === 'grid'
    if (event.key !== 'Enter' || !fromTable || aside) return
    event.preventDefault()
    acts.accept(free.rows)
  }
  return (
    <div className={css.tray}>
      <TrayHead tray={tray.data} aside={aside} grouping={grouping} />
      <div className={css.trayBody}>
        <section className={css.trayList} aria-label={text.list} onKeyDown={onKeyDown}>
          <TrayTools aside={aside} chosen={free} acts={acts} dialogs={dialogs} />
          {!aside && <AssignmentStrip jobs={jobs} />}
          <DataTable
            label={aside ? text.asideLabel : text.label}
            columns={columns}
            rows={rows}
            rowKey={rowKey}
            rowHeight={rowHeight}
            loading={tray.isPending}
            selectedKey={chosen.active}
            onSelect={chosen.setActive}
            checked={chosen.checked}
            onChecked={chosen.setChecked}
            onPreview={() => playOrPause(preview.current)}
            heading={heading}
            rowTone={({ clock }) => (clock === 'overdue' && !aside ? 'bad' : null)}
            {...placeholder(tray, aside)}
          />
        </section>
        <TrayPreview
          ref={preview}
          holding={chosen.activeRow}
          now={now}
          rule={rule}
          onAssign={
            aside || free.activeRow === null
              ? null
              : (dossierId) => free.activeRow && acts.assignTo(free.activeRow, dossierId)
          }
          onOther={dialogs.assignActive}
        />
      </div>
      {dialogs.shown}
    </div>
  )
}

/** What is on its way into a dossier already takes nothing more. */
function isFree({ state }: Holding): boolean {
  return state !== 'assigned'
}

/** A heading where a group begins: its day or officer, and how many. */
function headingOf(
  row: Holding,
  before: Holding | null,
  grouping: TrayGrouping,
  sizes: ReadonlyMap<string, number>,
): string | null {
  const key = groupKey(row, grouping)
  if (before !== null && groupKey(before, grouping) === key) return null
  const unknown = grouping === 'day' ? text.dayUnknown : text.officerUnknown
  const name = key === '' ? unknown : grouping === 'day' ? formatDay(key) : key
  return `${name} · ${text.groupCount(sizes.get(key) ?? 0)}`
}

/** Space on the list plays what stands beside it. */
function playOrPause(pane: HTMLElement | null): void {
  const media = pane?.querySelector<HTMLMediaElement>('video, audio')
  if (media === null || media === undefined) return
  if (media.paused) void media.play().catch(() => undefined)
  else media.pause()
}

type TrayQuery = { data: Tray | undefined; error: Error | null; isPending: boolean; refetch: () => unknown }

function placeholder(tray: TrayQuery, aside: boolean) {
  if (tray.data === undefined) {
    if (tray.error === null) return {}
    return { placeholder: <FailureState error={tray.error} onRetry={() => void tray.refetch()} /> }
  }
  if (tray.data.rows.length > 0) return {}
  return { placeholder: aside ? <EmptyState {...text.asideEmpty} /> : <EmptyTray /> }
}

function EmptyTray() {
  const navigate = useNavigate()
  const { title, sentence, action } = text.empty
  return (
    <EmptyState
      title={title}
      sentence={sentence}
      action={
        <Button
          type="primary"
          onClick={() => void navigate({ to: '/recordings', search: (now) => ({ ...now, view: 'docks' }) })}
        >
          {action}
        </Button>
      }
    />
  )
}
