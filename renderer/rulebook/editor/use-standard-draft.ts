// The draft of a standard: kept on this machine as it is typed, so that nothing is lost, and undone step by step. It holds no case
// content, so it may outlive the session.
import { useRef } from 'react'
import type { StandardDraft } from '#shared/rules/standard-draft.ts'
import { useKept } from '../../desk/use-kept.ts'

export type StandardDraftHold = {
  readonly draft: StandardDraft | null
  readonly change: (next: StandardDraft) => void
  readonly undo: () => void
  readonly redo: () => void
  readonly discard: () => void
  /** Something was typed that is kept. */
  readonly touched: boolean
  readonly mayUndo: boolean
  readonly mayRedo: boolean
}

const mostSteps = 200

/** @param key id of the standard being revised, or a word of its own for a new one */
export function useStandardDraft(key: string, start: StandardDraft | null): StandardDraftHold {
  const [kept, setKept] = useKept<StandardDraft | null>(`standard-draft.${key}`, null)
  const past = useRef<(StandardDraft | null)[]>([])
  const future = useRef<(StandardDraft | null)[]>([])
  const step = (from: typeof past, to: typeof past) => {
    const next = from.current.pop()
    if (next === undefined) return
    to.current.push(kept)
    setKept(next)
  }
  return {
    draft: kept ?? start,
    touched: kept !== null,
    mayUndo: past.current.length > 0,
    mayRedo: future.current.length > 0,
    change(next) {
      past.current = [...past.current.slice(-mostSteps), kept]
      future.current = []
      setKept(next)
    },
    undo: () => step(past, future),
    redo: () => step(future, past),
    discard() {
      past.current = []
      future.current = []
      setKept(null)
    },
  }
}
