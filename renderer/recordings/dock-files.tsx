// The transfer list: filtered by state, put in another order, tried again, cancelled, or sent straight into a dossier.
import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  CloseOutlined,
  FolderOpenOutlined,
  ReloadOutlined,
  VerticalAlignTopOutlined,
} from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { type Dock, type DockFile, type DockFileState, dockFileStates } from '#shared/contract/docks.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { insteadOfRows } from '../desk/list-parts.tsx'
import { useDeed } from '../desk/use-deed.ts'
import { usePages } from '../desk/use-pages.ts'
import { DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterChips } from '../ui/filter-chips.tsx'
import { formatCount } from '../ui/format.ts'
import { ToolButton } from '../ui/tool-button.tsx'
import { Toolbar, ToolbarGap } from '../ui/toolbar.tsx'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { dockColumns } from './dock-columns.tsx'
import { dockText } from './dock-text.ts'
import { DossierPicker } from './dossier-picker.tsx'
import { isCancellable, isMovable, isRetryable, type Move, moveOrder } from './file-moves.ts'
import css from './recordings.module.css'
import { type Chosen, useChosen } from './use-chosen.ts'
import { useDossierTitles } from './use-dossier-titles.ts'
import { transferQueue } from './use-transfer.ts'

const text = dockText.files
const pollMs = 1_500
const rowKey = ({ id }: DockFile) => id

export function DockFiles({ dock }: { dock: Dock }) {
  const { states = [] } = useSearch({ from: '/recordings' })
  const pages = usePages<DockFile>(
    deskQuery.docks.files.key({ input: { id: dock.id, states } }),
    (paging, signal) => desk.docks.files({ id: dock.id, states, ...paging }, { signal }),
    { everyMs: dock.state === 'running' ? pollMs : undefined },
  )
  useFreshAt(dock)
  const chosen = useChosen(pages.rows, rowKey)
  const titles = useDossierTitles(pages.rows.some(({ dossierId }) => dossierId !== null))
  const columns = useMemo(() => dockColumns(titles), [titles])
  return (
    <>
      <div className={css.filesHead}>
        <StateFilter dock={dock} />
        <FileTools dock={dock} rows={pages.rows} chosen={chosen} />
      </div>
      <DataTable
        label={text.label}
        columns={columns}
        rows={pages.rows}
        rowKey={rowKey}
        rowHeight={40}
        totalRows={pages.total}
        loading={pages.loading}
        selectedKey={chosen.active}
        onSelect={chosen.setActive}
        checked={chosen.checked}
        onChecked={chosen.setChecked}
        rowTone={({ state }) => (state === 'failed' ? 'bad' : state === 'waiting' ? 'warn' : null)}
        onEnd={pages.more}
        {...insteadOfRows(pages, () => <NoMatch />)}
      />
    </>
  )
}

/** The list is read again when the dock itself moves, since the last file ends after the last look; so is the tray. */
function useFreshAt({ id, state, totalBytes, counts }: Dock) {
  const queries = useQueryClient()
  const turn = `${state} ${totalBytes} ${counts.done}`
  const before = useRef(turn)
  useEffect(() => {
    if (before.current === turn) return
    before.current = turn
    void queries.invalidateQueries({ queryKey: deskQuery.docks.files.key({ input: { id } }) })
    void queries.invalidateQueries({ queryKey: deskQuery.tray.key() })
  }, [queries, id, turn])
}

function NoMatch() {
  const navigate = useNavigate()
  const clear = () => void navigate({ to: '/recordings', search: (now) => ({ ...now, states: undefined }) })
  return (
    <EmptyState
      title={text.noMatch.title}
      sentence={text.noMatch.sentence}
      action={<Button onClick={clear}>{text.clear}</Button>}
    />
  )
}

function StateFilter({ dock }: { dock: Dock }) {
  const { states = [] } = useSearch({ from: '/recordings' })
  const navigate = useNavigate()
  const choices = dockFileStates
    .filter((state) => (dock.counts[state] ?? 0) > 0 || states.includes(state))
    .map((key) => ({ key, label: text.state(text.states[key], formatCount(dock.counts[key] ?? 0)) }))
  return (
    <FilterChips<DockFileState>
      label={text.filter}
      choices={choices}
      chosen={states}
      onChosen={(next) =>
        void navigate({
          to: '/recordings',
          replace: true,
          search: (now) => ({ ...now, states: next.length === 0 ? undefined : [...next] }),
        })
      }
    />
  )
}

type FileToolsProps = { dock: Dock; rows: readonly DockFile[]; chosen: Chosen<DockFile> }

function FileTools({ dock, rows, chosen }: FileToolsProps) {
  const [directing, setDirecting] = useState(false)
  const acts = useFileActs(dock, rows, chosen)
  const { movable, retryable, cancellable } = acts
  const none = chosen.rows.length === 0 ? text.chooseFirst : undefined
  const offUnless = (allowed: boolean, reason: string) => none ?? (allowed ? undefined : reason)
  const cannotDirect = offUnless(movable.length > 0, text.notDirectable)
  const direct = () => {
    if (cannotDirect === undefined) setDirecting(true)
  }
  useShortcuts({
    'Alt+Home': () => acts.move('first'),
    'Alt+ArrowUp': () => acts.move('up'),
    'Alt+ArrowDown': () => acts.move('down'),
    r: acts.retry,
    Delete: acts.cancel,
    a: direct,
  })
  const cannotMove = offUnless(movable.length > 0, text.notMovable)
  return (
    <Toolbar label={text.tools} end={<ChosenCount chosen={chosen} />}>
      <ToolButton
        icon={<VerticalAlignTopOutlined />}
        label={text.first}
        shortcut="Alt+Home"
        disabledReason={cannotMove}
        onPress={() => acts.move('first')}
      />
      <ToolButton
        icon={<ArrowUpOutlined />}
        label={text.up}
        shortcut="Alt+↑"
        disabledReason={cannotMove}
        onPress={() => acts.move('up')}
      />
      <ToolButton
        icon={<ArrowDownOutlined />}
        label={text.down}
        shortcut="Alt+↓"
        disabledReason={cannotMove}
        onPress={() => acts.move('down')}
      />
      <ToolbarGap />
      <ToolButton
        showLabel
        icon={<ReloadOutlined />}
        label={text.retry}
        shortcut="R"
        disabledReason={offUnless(retryable.length > 0, text.notRetryable)}
        onPress={acts.retry}
      />
      <ToolButton
        showLabel
        icon={<CloseOutlined />}
        label={text.cancel}
        shortcut="Delete"
        disabledReason={offUnless(cancellable.length > 0, text.notCancellable)}
        onPress={acts.cancel}
      />
      <ToolbarGap />
      <ToolButton
        showLabel
        icon={<FolderOpenOutlined />}
        label={text.direct}
        shortcut="A"
        disabledReason={cannotDirect}
        onPress={direct}
      />
      {directing && (
        <DossierPicker
          title={text.direct}
          confirmLabel={text.direct}
          withNone={dockText.picker.toTray}
          busy={acts.directing}
          onPick={(dossierId) => acts.direct(dossierId, () => setDirecting(false))}
          onClose={() => setDirecting(false)}
        />
      )}
    </Toolbar>
  )
}

function ChosenCount({ chosen }: { chosen: Chosen<DockFile> }) {
  return (
    <span className={css.chosen} role="status">
      {chosen.checked.size > 0 ? text.chosen(chosen.checked.size) : ''}
    </span>
  )
}

function useFileActs(dock: Dock, rows: readonly DockFile[], chosen: Chosen<DockFile>) {
  const { message } = App.useApp()
  const look = () => transferQueue.look(dock.id)
  const settings = { refreshes: [deskQuery.docks.key()], onDone: look }
  const moveDeed = useDeed(desk.docks.move, settings)
  const retryDeed = useDeed(desk.docks.retry, settings)
  const cancelDeed = useDeed(desk.docks.cancel, settings)
  const directDeed = useDeed(desk.docks.direct, {
    ...settings,
    onDone: (_, { dossierId }) => {
      look()
      void message.success(dossierId === null ? text.undirected : text.directed)
    },
  })
  const idsOf = (keep: (file: DockFile) => boolean) => chosen.rows.filter(keep).map(rowKey)
  const [movable, retryable, cancellable] = [idsOf(isMovable), idsOf(isRetryable), idsOf(isCancellable)]
  return {
    movable,
    retryable,
    cancellable,
    directing: directDeed.running,
    move(move: Move) {
      const order = moveOrder(rows, chosen.keys, move)
      if (order !== null) moveDeed.run(order)
    },
    retry() {
      if (retryable.length > 0) retryDeed.run({ ids: retryable })
    },
    cancel() {
      if (cancellable.length === 0) return
      transferQueue.drop(cancellable)
      cancelDeed.run({ ids: cancellable })
    },
    direct(dossierId: string | null, done: () => void) {
      void directDeed.ask({ ids: movable, dossierId }).then((answer) => {
        if (answer !== null) done()
      })
    },
  }
}
