// The sheet's store for as long as one evaluation is on screen, and what it shows now.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Evaluation } from '#shared/contract/evaluation.ts'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDraft } from '../desk/use-kept.ts'
import { createSheetStore, type SheetStore, type SheetView, type Unsaved } from './sheet-store.ts'

export type SheetDesk = {
  readonly store: SheetStore
  /** Takes an evaluation the desk has answered with into the cache. */
  readonly onEvaluation: (evaluation: Evaluation) => void
}

export function useSheetStore(standard: EvaluationStandard, evaluation: Evaluation): SheetDesk {
  const [unsaved, keep] = useDraft<Unsaved | null>(`evaluation.${evaluation.id}`, null)
  const onEvaluation = useTakeEvaluation()
  const [store] = useState(() =>
    createSheetStore({
      standard,
      evaluation,
      unsaved: evaluation.state === 'open' ? unsaved : null,
      judge: (input) => desk.evaluation.judge(input),
      onSaved: onEvaluation,
      keep,
    }),
  )
  useEffect(() => saveOnLeaving(store), [store])
  return { store, onEvaluation }
}

/** What the sheet shows now. Asked for only where it is shown, so that a key press does not redraw the evidence. */
export function useSheetView(store: SheetStore): SheetView {
  return useSyncExternalStore(store.subscribe, store.view)
}

export function useElapsedSeconds(store: SheetStore): number {
  return useSyncExternalStore(store.subscribeSeconds, store.elapsedSeconds)
}

/** The desk answers every change with the whole evaluation, so it need not be read, and entered in the journal, again. */
export function useTakeEvaluation(): (evaluation: Evaluation) => void {
  const queries = useQueryClient()
  return (evaluation) => {
    const key = deskQuery.evaluation.get.queryKey({ input: { id: evaluation.id } })
    const before = queries.getQueryData(key)
    queries.setQueryData(key, evaluation)
    // Findings and a conclusion teach phrases; a sheet that is merely saved teaches none.
    const taught = evaluation.state === 'concluded' || evaluation.findings.length !== before?.findings.length
    if (taught) void queries.invalidateQueries({ queryKey: deskQuery.phrases.key() })
    void queries.invalidateQueries({ queryKey: deskQuery.evaluation.list.key() })
  }
}

function saveOnLeaving(store: SheetStore): () => void {
  const save = () => void store.flush()
  window.addEventListener('pagehide', save)
  return () => {
    window.removeEventListener('pagehide', save)
    void store.flush().finally(store.stop)
  }
}
