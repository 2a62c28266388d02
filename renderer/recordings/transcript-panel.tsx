// 文字稿: what is said on the recording in view, line by line, beside the player.
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Transcript } from '#shared/contract/transcripts.ts'
import { deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { SaveLine } from '../judging/save-line.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { formatMinute } from '../ui/format.ts'
import { moveAlong } from './move-along.ts'
import { useRecordingDesk } from './recording-desk.tsx'
import { recordingText } from './text.ts'
import css from './transcript.module.css'
import { TranscriptConflict } from './transcript-conflict.tsx'
import { TranscriptLineRow } from './transcript-line.tsx'
import { TranscriptTools } from './transcript-tools.tsx'
import { useHereMs } from './use-here.ts'
import { useTranscriptStore, useTranscriptView } from './use-transcript.ts'

const text = recordingText.transcript

export function TranscriptPanel() {
  const { items, evidence } = useRecordingDesk()
  const item = items.find(({ id }) => id === evidence.here()?.itemId)
  if (item?.kind !== 'recording') return <EmptyState title={text.none.title} sentence={text.none.sentence} />
  return <OfItem key={item.id} item={item} />
}

function OfItem({ item }: { item: Item }) {
  const query = useQuery(deskQuery.transcripts.get.queryOptions({ input: { itemId: item.id } }))
  return (
    <Read query={query} loading={{ label: text.reading }}>
      {(transcript) => <Typing item={item} transcript={transcript} />}
    </Read>
  )
}

function Typing({ item, transcript }: { item: Item; transcript: Transcript }) {
  const { evidence } = useRecordingDesk()
  const store = useTranscriptStore(transcript)
  const view = useTranscriptView(store)
  const ms = useHereMs(evidence, item.id)
  const [follow, setFollow] = useState(true)
  const [wanted, want] = useState<string | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const current = view.lines.findLast((line) => line.startMs <= ms && ms < line.endMs)?.key ?? null
  const add = () => want(store.add(Math.round(evidence.reached(item.id)?.ms ?? 0)))
  return (
    <div className={css.panel}>
      <TranscriptTools item={item} store={store} follow={follow} onFollow={setFollow} onAdd={add} />
      <div className={css.body}>
        {view.conflict && <TranscriptConflict item={item} store={store} />}
        {view.lines.length === 0 ? (
          <EmptyState title={text.empty.title} sentence={text.empty.sentence} />
        ) : (
          <ol
            ref={list}
            className={css.lines}
            aria-label={text.lines}
            onKeyDown={(event) => moveAlong(event, 'button[data-jump]')}
          >
            {view.lines.map((line) => (
              <TranscriptLineRow
                key={line.key}
                line={line}
                current={line.key === current}
                follow={follow}
                focus={line.key === wanted}
                onJump={() => evidence.open({ itemId: item.id, ms: line.startMs, endMs: line.endMs })}
                onChange={(part) => store.change(line.key, part)}
                onRemove={() => store.remove(line.key)}
                onNext={add}
              />
            ))}
          </ol>
        )}
      </div>
      <footer className={css.foot}>
        <span>
          {text.foot(view.lines.length)}
          {view.savedBy !== null && view.savedAt !== null && (
            <> · {text.savedBy(view.savedBy, formatMinute(view.savedAt))}</>
          )}
        </span>
        {!view.conflict && <SaveLine save={view.save} onRetry={() => void store.flush()} />}
      </footer>
    </div>
  )
}
