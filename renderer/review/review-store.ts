// The review in the window: verdicts and conclusion show at once, are saved a moment later, and survive a crash of the window.
import type { Conclusion, HeadJudgement, Review } from '#shared/contract/review.ts'
import { createAutosaver, type SaveState } from '../judging/autosaver.ts'

export type Verdict = HeadJudgement['verdict']
/** A head as it is being judged: words may come before the verdict. */
export type DraftHead = { readonly verdict: Verdict | null; readonly note: string }
export type DraftConclusion = { readonly kind: string | null; readonly text: string }
export type ReviewDraft = {
  readonly heads: Readonly<Record<string, DraftHead>>
  readonly conclusion: DraftConclusion
}
export type ReviewView = ReviewDraft & { readonly save: SaveState }

export interface ReviewStore {
  /** Whether something of a lost window came back that the desk did not have. */
  readonly restored: boolean
  view(): ReviewView
  subscribe(listener: () => void): () => void
  judge(head: string, change: Partial<DraftHead>): void
  conclude(change: Partial<DraftConclusion>): void
  /** True when nothing is left unsaved. */
  flush(): Promise<boolean>
  stop(): void
}

export type JudgeInput = { id: string; heads: HeadJudgement[]; conclusion?: Conclusion }

export type ReviewStoreOptions = {
  review: Review
  unsaved: ReviewDraft | null
  judge: (input: JudgeInput) => Promise<Review>
  onSaved: (review: Review) => void
  keep: (draft: ReviewDraft | null) => void
}

const blank: DraftHead = { verdict: null, note: '' }

export function createReviewStore(options: ReviewStoreOptions): ReviewStore {
  const { review, unsaved, judge, onSaved, keep } = options
  let saved = draftOf(review)
  let draft = unsaved === null ? saved : withUnsaved(saved, unsaved)
  let save: SaveState = { state: 'clean' }
  let shown: ReviewView | null = null
  const listeners = new Set<() => void>()
  const notify = () => {
    shown = null
    for (const listener of listeners) listener()
  }
  const isDirty = () => changedHeads(saved, draft).length > 0 || conclusionToSave(saved, draft) !== null
  const autosaver = createAutosaver({
    isDirty,
    send,
    onState: (state) => {
      save = state
      notify()
    },
  })
  const restored = unsaved !== null && (isDirty() || hasLoose(draft))
  if (restored) autosaver.touched()

  async function send(): Promise<void> {
    const sent = draft
    const conclusion = conclusionToSave(saved, sent)
    const heads = changedHeads(saved, sent)
    const result = await judge({ id: review.id, heads, ...(conclusion === null ? {} : { conclusion }) })
    // What was sent counts as saved: the desk trims words, and that must not read as a new change.
    saved = sent
    if (draft === sent) keep(hasLoose(sent) ? sent : null)
    onSaved(result)
  }
  function change(next: ReviewDraft) {
    draft = next
    keep(next)
    notify()
    autosaver.touched()
  }
  return {
    restored,
    view() {
      shown ??= { ...draft, save }
      return shown
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    judge(head, part) {
      change({ ...draft, heads: { ...draft.heads, [head]: { ...(draft.heads[head] ?? blank), ...part } } })
    },
    conclude(part) {
      change({ ...draft, conclusion: { ...draft.conclusion, ...part } })
    },
    flush: autosaver.flush,
    stop: autosaver.stop,
  }
}

export function draftOf({ heads, conclusion }: Review): ReviewDraft {
  return {
    heads: Object.fromEntries(heads.map(({ head, verdict, note }) => [head, { verdict, note }])),
    conclusion: conclusion === null ? { kind: null, text: '' } : conclusion,
  }
}

function withUnsaved(saved: ReviewDraft, unsaved: ReviewDraft): ReviewDraft {
  return { heads: { ...saved.heads, ...unsaved.heads }, conclusion: unsaved.conclusion }
}

/** A head without a verdict cannot be saved; its words wait in the window. */
function changedHeads(saved: ReviewDraft, draft: ReviewDraft): HeadJudgement[] {
  return Object.entries(draft.heads).flatMap(([head, { verdict, note }]) => {
    const before = saved.heads[head]
    if (verdict === null || (before?.verdict === verdict && before.note === note)) return []
    return [{ head, verdict, note }]
  })
}

function conclusionToSave(saved: ReviewDraft, { conclusion }: ReviewDraft): Conclusion | null {
  const { kind, text } = conclusion
  if (kind === null || (saved.conclusion.kind === kind && saved.conclusion.text === text)) return null
  return { kind, text }
}

/** Words that have no verdict or kind yet. */
function hasLoose({ heads, conclusion }: ReviewDraft): boolean {
  if (conclusion.kind === null && conclusion.text !== '') return true
  return Object.values(heads).some(({ verdict, note }) => verdict === null && note !== '')
}
