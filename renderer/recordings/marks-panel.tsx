// The marks of the recordings: in order of time, filtered, written in place. Enter on a place jumps there.
import { useState } from 'react'
import { FailureState } from '../desk/read-state.tsx'
import { SaveLine } from '../judging/save-line.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { type MarkFilter, MarkFilters, matches } from './mark-filters.tsx'
import { MarkLine } from './mark-line.tsx'
import css from './marks.module.css'
import { moveAlong } from './move-along.ts'
import { useMarks, useRecordingDesk } from './recording-desk.tsx'
import { recordingText } from './text.ts'

const text = recordingText.marks

export function MarksPanel() {
  const { store, evidence, items, reading, error, retry } = useRecordingDesk()
  const { rows, save } = useMarks(store)
  const [filter, setFilter] = useState<MarkFilter>({ scope: 'here', category: null, person: null })
  const hereId = evidence.here()?.itemId ?? null
  const here = items.find((item) => item.id === hereId)
  const isRecording = here?.kind === 'recording'
  const scope = isRecording ? filter.scope : 'all'
  const inScope = scope === 'here' ? rows.filter((row) => row.itemId === hereId) : rows
  const shown = inScope.filter((row) => matches(row, filter))
  if (error !== null && rows.length === 0) return <FailureState error={error} onRetry={retry} />
  if (reading && rows.length === 0) return <LoadingState label={text.reading} />
  return (
    <div className={css.panel}>
      <MarkFilters
        rows={inScope}
        filter={{ ...filter, scope }}
        onFilter={setFilter}
        scoped={isRecording}
        count={text.count(shown.length, inScope.length)}
      />
      {shown.length === 0 ? (
        <EmptyState {...emptyWords(rows.length, inScope.length)} />
      ) : (
        <ol className={css.list} aria-label={text.list} onKeyDown={(event) => moveAlong(event, 'button[data-jump]')}>
          {shown.map((row) => (
            <MarkLine key={row.id} row={row} named={scope === 'all'} />
          ))}
        </ol>
      )}
      <footer className={css.foot}>
        <span className={css.keys}>{text.foot}</span>
        <SaveLine save={save} onRetry={() => void store.flush()} />
      </footer>
    </div>
  )
}

function emptyWords(all: number, inScope: number) {
  if (inScope > 0) return text.noMatch
  return all > 0 ? text.emptyHere : text.empty
}
