// What is hidden in copies of one recording: drawn in the player, described here, made into copies with their ledger.

import { RedoOutlined, UndoOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Redaction } from '#shared/contract/redactions.ts'
import { deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { useHolds } from '../desk/session.tsx'
import panel from '../dossiers/panels.module.css'
import { SaveLine } from '../judging/save-line.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { formatMinute } from '../ui/format.ts'
import { ToolButton } from '../ui/tool-button.tsx'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { recordingText } from './panel-text.ts'
import { RedactionCopies } from './redaction-copies.tsx'
import { useRedactionView } from './redaction-desk.tsx'
import { RedactionList } from './redaction-list.tsx'
import { RedactionRender } from './redaction-render.tsx'
import type { RedactionStore } from './redaction-store.ts'
import { redactionText as text } from './redaction-text.ts'
import { useRedactionStore } from './use-redaction-store.ts'

export function RedactionPanel({ item }: { item: Item | null }) {
  if (item === null) return <EmptyState title={recordingText.none.title} sentence={recordingText.none.sentence} />
  const plays = item.media?.playing === 'original' || item.media?.playing === 'copy'
  if (!plays) return <EmptyState title={text.noPlay.title} sentence={text.noPlay.sentence} />
  return <OpenRedaction key={item.id} item={item} />
}

function OpenRedaction({ item }: { item: Item }) {
  const redaction = useQuery({
    ...deskQuery.redactions.get.queryOptions({ input: { itemId: item.id } }),
    staleTime: 0,
  })
  return (
    <Read query={redaction} loading={{ label: text.loading, shape: 'fields', rows: 4 }}>
      {(value) => <RedactionEditor item={item} redaction={value} />}
    </Read>
  )
}

function RedactionEditor({ item, redaction }: { item: Item; redaction: Redaction }) {
  const editable = useHolds(['archivist', 'handler'])
  const store = useRedactionStore(redaction, editable)
  const view = useRedactionView(store)
  const isVideo = item.viewing === 'video'
  const isEmpty = view.plan.regions.length + view.plan.sounds.length === 0
  return (
    <div className={panel.body}>
      <p className={panel.lead}>{text.untouched}</p>
      {store.restored && (
        <p className={panel.warn} role="status">
          {text.restored}
        </p>
      )}
      {editable && (
        <div className={panel.actions} role="toolbar" aria-label={text.tools}>
          {isVideo && (
            <Button
              type={view.drawing ? 'default' : 'primary'}
              aria-pressed={view.drawing}
              onClick={() => store.setDrawing(!view.drawing)}
            >
              {view.drawing ? text.stopDrawing : text.draw}
            </Button>
          )}
          {(item.media?.audioCodec ?? null) !== null && <Button onClick={store.addSound}>{text.sound}</Button>}
          <UndoButtons store={store} />
        </div>
      )}
      {isEmpty && <p className={panel.note}>{emptyWords(editable, isVideo)}</p>}
      {!isEmpty && <RedactionList store={store} />}
      {editable && !isEmpty && isVideo && <p className={panel.note}>{text.keys}</p>}
      {editable && <SaveState item={item} redaction={redaction} store={store} />}
      {editable && <RedactionRender item={item} redaction={redaction} store={store} />}
      <RedactionCopies item={item} copies={redaction.copies} />
    </div>
  )
}

function UndoButtons({ store }: { store: RedactionStore }) {
  const { canUndo, canRedo } = useRedactionView(store)
  useShortcuts({ 'Ctrl+Z': store.undo, 'Ctrl+Y': store.redo })
  return (
    <>
      <ToolButton
        icon={<UndoOutlined />}
        label={text.undo}
        shortcut="Ctrl+Z"
        disabled={!canUndo}
        onPress={store.undo}
      />
      <ToolButton
        icon={<RedoOutlined />}
        label={text.redo}
        shortcut="Ctrl+Y"
        disabled={!canRedo}
        onPress={store.redo}
      />
    </>
  )
}

function emptyWords(editable: boolean, isVideo: boolean): string {
  if (!editable) return text.nobody
  return isVideo ? text.none : text.noneAudio
}

type SaveStateProps = { item: Item; redaction: Redaction; store: RedactionStore }

/** Saved, not saved yet, or refused because somebody else saved meanwhile. */
function SaveState({ item, redaction, store }: SaveStateProps) {
  const view = useRedactionView(store)
  const latest = useQuery({
    ...deskQuery.redactions.get.queryOptions({ input: { itemId: item.id } }),
    enabled: false,
  })
  const takeLatest = async () => {
    const { data } = await latest.refetch()
    if (data !== undefined) store.reload(data)
  }
  const refused = view.save.state === 'failed' && !view.save.failure.unreachable
  return (
    <>
      {view.incomplete > 0 && <p className={panel.warn}>{text.incomplete(view.incomplete)}</p>}
      <div className={panel.row}>
        {view.save.state === 'clean' && redaction.savedAt !== null ? (
          <span className={panel.note}>{text.savedBy(redaction.savedBy ?? '', formatMinute(redaction.savedAt))}</span>
        ) : (
          <SaveLine save={view.save} onRetry={() => void store.flush()} />
        )}
        {refused && (
          <Button size="small" onClick={() => void takeLatest()}>
            {text.conflict}
          </Button>
        )}
      </div>
    </>
  )
}
