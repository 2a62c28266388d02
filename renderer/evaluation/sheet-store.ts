// The sheet in the window: changes show at once, are saved a moment later, can be undone, and survive a crash of the window.
import type { Evaluation, Judgement } from '#shared/contract/evaluation.ts'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import { clearRest, type Score, type Sheet, score } from '#shared/rules/scoring.ts'
import { createAutosaver, type SaveState } from '../judging/autosaver.ts'
import { isSame, judgementsBetween, restClean, unchanged, withJudgements } from './sheet-changes.ts'

/** What the desk has not confirmed yet; kept for this window in case it is lost. */
export type Unsaved = {
  readonly judgements: readonly Judgement[]
  readonly advice: string | null
  readonly seconds: number
}

export type SheetView = {
  readonly sheet: Sheet
  readonly score: Score
  readonly advice: string
  readonly save: SaveState
  readonly canUndo: boolean
  readonly canRedo: boolean
}

export type JudgeInput = { id: string; judgements: Judgement[]; advice?: string; addSeconds: number }

export interface SheetStore {
  /** Whether something of a lost window came back that the desk did not have. */
  readonly restored: boolean
  view(): SheetView
  subscribe(listener: () => void): () => void
  /** Working seconds, the unsaved part included. They have listeners of their own: a clock must not redraw the sheet. */
  elapsedSeconds(): number
  subscribeSeconds(listener: () => void): () => void
  /** `merge` names a run of changes that one undo takes back together: the letters of one reason. */
  change(sheet: Sheet, merge?: string): void
  setAdvice(advice: string): void
  /** 其余无问题. */
  clearRest(): void
  undo(): void
  redo(): void
  addSecond(): void
  /** Saves everything, working time included; true when nothing is left. */
  flush(): Promise<boolean>
  stop(): void
}

export type SheetStoreOptions = {
  standard: EvaluationStandard
  evaluation: Evaluation
  /** Left over from a window that was lost. */
  unsaved: Unsaved | null
  judge: (input: JudgeInput) => Promise<Evaluation>
  onSaved: (evaluation: Evaluation) => void
  keep: (unsaved: Unsaved | null) => void
}

const historyLimit = 200
/** The contract takes at most an hour and 200 judgements at once. */
const secondsLimit = 3600
const judgementLimit = 200

export function createSheetStore(options: SheetStoreOptions): SheetStore {
  const { standard, evaluation, unsaved, judge, onSaved, keep } = options
  let saved = { sheet: evaluation.sheet, advice: evaluation.advice, seconds: evaluation.elapsedSeconds }
  let sheet = withJudgements(standard, saved.sheet, unsaved?.judgements ?? [])
  let advice = unsaved?.advice ?? saved.advice
  let seconds = unsaved?.seconds ?? 0
  let restAsked = false
  let wantsTime = false
  let past: Sheet[] = []
  let future: Sheet[] = []
  let lastMerge: string | undefined
  let save: SaveState = { state: 'clean' }
  let shown: SheetView | null = null
  const listeners = new Set<() => void>()
  const secondListeners = new Set<() => void>()

  const isDirty = () => !isSame(saved.sheet, sheet) || saved.advice !== advice || (wantsTime && seconds > 0)
  const notify = () => {
    shown = null
    for (const listener of listeners) listener()
  }
  const keepCopy = () => {
    const judgements = judgementsBetween(saved.sheet, sheet)
    const words = advice === saved.advice ? null : advice
    keep(judgements.length === 0 && words === null && seconds === 0 ? null : { judgements, advice: words, seconds })
  }
  const autosaver = createAutosaver({
    isDirty,
    send,
    onState: (state) => {
      save = state
      notify()
    },
  })
  const restored = isDirty()
  if (restored) autosaver.touched()

  async function send(): Promise<void> {
    const base = restAsked ? clearRest(standard, saved.sheet) : saved.sheet
    const changes = judgementsBetween(base, sheet).slice(0, judgementLimit - 1)
    const judgements: Judgement[] = [...(restAsked ? [{ part: 'rest' } as const] : []), ...changes]
    const addSeconds = Math.min(seconds, secondsLimit)
    const words = advice
    const result = await judge({
      id: evaluation.id,
      judgements: judgements.length > 0 ? judgements : unchanged(standard, saved.sheet),
      ...(words === saved.advice ? {} : { advice: words }),
      addSeconds,
    })
    seconds -= addSeconds
    restAsked = false
    wantsTime = false
    saved = { sheet: result.sheet, advice: result.advice, seconds: result.elapsedSeconds }
    keepCopy()
    onSaved(result)
  }
  function show(next: Sheet) {
    sheet = next
    keepCopy()
    notify()
    autosaver.touched()
  }
  function change(next: Sheet, merge?: string) {
    if (isSame(next, sheet)) return
    if (merge === undefined || merge !== lastMerge) past = [...past.slice(1 - historyLimit), sheet]
    lastMerge = merge
    future = []
    show(next)
  }

  return {
    restored,
    view() {
      shown ??= {
        sheet,
        score: score(standard, sheet),
        advice,
        save,
        canUndo: past.length > 0,
        canRedo: future.length > 0,
      }
      return shown
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    elapsedSeconds: () => saved.seconds + seconds,
    subscribeSeconds(listener) {
      secondListeners.add(listener)
      return () => secondListeners.delete(listener)
    },
    change,
    setAdvice(words) {
      advice = words
      keepCopy()
      notify()
      autosaver.touched()
    },
    clearRest() {
      restAsked = true
      change(restClean(standard, sheet))
    },
    undo() {
      const before = past.at(-1)
      if (before === undefined) return
      past = past.slice(0, -1)
      future = [sheet, ...future]
      lastMerge = undefined
      restAsked = false
      show(before)
    },
    redo() {
      const [after, ...rest] = future
      if (after === undefined) return
      future = rest
      past = [...past, sheet]
      lastMerge = undefined
      show(after)
    },
    addSecond() {
      seconds += 1
      if (seconds % 10 === 0) keepCopy()
      for (const listener of secondListeners) listener()
    },
    async flush() {
      wantsTime = true
      return autosaver.flush()
    },
    stop: autosaver.stop,
  }
}
