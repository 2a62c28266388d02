// Marks in the window: they show at once, go to the desk at once, and what the desk has not taken yet survives a crash.
import type { Mark } from '#shared/contract/marks.ts'
import { toFailure } from '../desk/failure.ts'
import { createAutosaver, type SaveState } from '../judging/autosaver.ts'

export type MarkPlace = { readonly itemId: string; readonly startMs: number; readonly endMs: number | null }
export type MarkWords = { readonly category: string; readonly text: string }

/** A mark as the desk should have it, but does not yet. */
export type MarkDraft = MarkPlace &
  MarkWords & { readonly id: string; readonly isNew: boolean; readonly refused: string | null }

export type UnsentMarks = {
  readonly drafts: Readonly<Record<string, MarkDraft>>
  /** Ids of marks that were deleted here. */
  readonly removed: readonly string[]
}

export type MarkRow = Mark & {
  /** Why the desk did not take it. */
  readonly refused: string | null
  /** Deleted here; it can still be brought back. */
  readonly isRemoved: boolean
}

export type MarksView = { readonly rows: readonly MarkRow[]; readonly save: SaveState }

export interface MarksStore {
  view(): MarksView
  subscribe(listener: () => void): () => void
  /** What the desk has. */
  take(marks: readonly Mark[]): void
  takeOne(mark: Mark): void
  /** Makes a mark now, and gives its id. */
  add(place: MarkPlace, category: string): string
  change(id: string, words: Partial<MarkWords>): void
  /** Can be undone for a few seconds. */
  remove(id: string): void
  undo(id: string): void
  /** Sends a refused one again, or lets it go. */
  retry(id: string): void
  drop(id: string): void
  flush(): Promise<boolean>
  stop(): void
}

export type MarksStoreOptions = {
  readonly unsent: UnsentMarks
  readonly keep: (unsent: UnsentMarks) => void
  readonly madeBy: string
  readonly send: {
    readonly add: (mark: MarkPlace & MarkWords & { id: string }) => Promise<Mark>
    readonly change: (mark: Omit<MarkPlace, 'itemId'> & MarkWords & { id: string }) => Promise<Mark>
    readonly remove: (mark: { id: string }) => Promise<unknown>
  }
  /** Told what the desk has, after every answer. */
  readonly onKnown?: (marks: readonly Mark[]) => void
  readonly newId?: () => string
  readonly undoMs?: number
}

const defaultUndoMs = 6_000
export const noUnsentMarks: UnsentMarks = { drafts: {}, removed: [] }

export function createMarksStore(options: MarksStoreOptions): MarksStore {
  const { keep, send, madeBy, onKnown, newId = () => crypto.randomUUID(), undoMs = defaultUndoMs } = options
  let known = new Map<string, Mark>()
  let drafts = new Map(Object.entries(options.unsent.drafts))
  // What was deleted before the window was lost is past undoing.
  const removed = new Map<string, 'undoable' | 'due'>(options.unsent.removed.map((id) => [id, 'due']))
  const timers = new Map<string, number>()
  const listeners = new Set<() => void>()
  let save: SaveState = { state: 'clean' }
  let shown: MarksView | null = null

  const tell = () => {
    shown = null
    for (const listener of listeners) listener()
  }
  const changed = () => {
    keep({ drafts: Object.fromEntries(drafts), removed: [...removed.keys()] })
    tell()
  }
  const waiting = () => [...drafts.values()].filter(({ id, refused }) => refused === null && !removed.has(id))
  const due = () => [...removed].filter(([, state]) => state === 'due').map(([id]) => id)
  const saver = createAutosaver({
    isDirty: () => waiting().length > 0 || due().length > 0,
    send: async () => {
      for (const draft of waiting()) await sendDraft(draft)
      for (const id of due()) await sendRemoval(id)
    },
    onState: (state) => {
      save = state
      tell()
    },
  })
  async function sendDraft(draft: MarkDraft): Promise<void> {
    const { id, itemId, startMs, endMs, category, text } = draft
    try {
      const place = { id, startMs, endMs, category, text }
      const mark = draft.isNew ? await send.add({ ...place, itemId }) : await send.change(place)
      known.set(id, mark)
      onKnown?.([...known.values()])
      const now = drafts.get(id)
      if (now === draft) drafts.delete(id)
      else if (now !== undefined) drafts.set(id, { ...now, isNew: false })
    } catch (error) {
      const failure = toFailure(error)
      // A refusal is the desk's answer to this mark alone: the others go on.
      if (failure.code === null || failure.code.startsWith('people.')) throw error
      drafts.set(id, { ...(drafts.get(id) ?? draft), refused: failure.sentence })
    }
    changed()
  }
  async function sendRemoval(id: string): Promise<void> {
    if (drafts.get(id)?.isNew !== true) {
      try {
        await send.remove({ id })
      } catch (error) {
        const { code } = toFailure(error)
        if (code === null || code.startsWith('people.')) throw error
      }
    }
    known.delete(id)
    onKnown?.([...known.values()])
    drafts.delete(id)
    removed.delete(id)
    changed()
  }
  const begin = (draft: MarkDraft) => {
    drafts = new Map(drafts).set(draft.id, draft)
    changed()
  }
  const forgetTimer = (id: string) => {
    window.clearTimeout(timers.get(id))
    timers.delete(id)
  }
  const makeDue = (id: string) => {
    forgetTimer(id)
    if (removed.has(id)) removed.set(id, 'due')
  }
  if (waiting().length + due().length > 0) saver.touched()

  return {
    view: () => {
      shown ??= { rows: rowsOf(known, drafts, removed, madeBy), save }
      return shown
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    take(marks) {
      known = new Map(marks.map((mark) => [mark.id, mark]))
      tell()
    },
    takeOne(mark) {
      known.set(mark.id, mark)
      onKnown?.([...known.values()])
      tell()
    },
    add(place, category) {
      const id = newId()
      begin({ ...place, id, category, text: '', isNew: true, refused: null })
      void saver.flush()
      return id
    },
    change(id, words) {
      const before = drafts.get(id) ?? draftOf(known.get(id))
      if (before === null) return
      begin({ ...before, ...words, refused: null })
      saver.touched()
    },
    remove(id) {
      removed.set(id, 'undoable')
      timers.set(
        id,
        window.setTimeout(() => {
          makeDue(id)
          void saver.flush()
        }, undoMs),
      )
      changed()
    },
    undo(id) {
      forgetTimer(id)
      removed.delete(id)
      changed()
      if (drafts.has(id)) saver.touched()
    },
    retry(id) {
      const draft = drafts.get(id)
      if (draft === undefined) return
      begin({ ...draft, refused: null })
      void saver.flush()
    },
    drop(id) {
      drafts.delete(id)
      changed()
    },
    flush() {
      for (const id of [...timers.keys()]) makeDue(id)
      return saver.flush()
    },
    stop: saver.stop,
  }
}

function draftOf(mark: Mark | undefined): MarkDraft | null {
  if (mark === undefined || !mark.own) return null
  const { id, itemId, startMs, endMs, category, text } = mark
  return { id, itemId, startMs, endMs, category, text, isNew: false, refused: null }
}

function rowsOf(
  known: ReadonlyMap<string, Mark>,
  drafts: ReadonlyMap<string, MarkDraft>,
  removed: ReadonlyMap<string, unknown>,
  madeBy: string,
): MarkRow[] {
  const rows: MarkRow[] = []
  for (const id of new Set([...known.keys(), ...drafts.keys()])) {
    const { refused = null, isNew: _isNew, ...draft } = drafts.get(id) ?? {}
    const mark = known.get(id)
    const isRemoved = removed.has(id)
    if (mark !== undefined) rows.push({ ...mark, ...draft, refused, isRemoved })
    else if (isWhole(draft)) rows.push({ ...justMade(madeBy), ...draft, refused, isRemoved })
  }
  return rows.sort(
    (one, other) =>
      one.startMs - other.startMs || (one.endMs ?? 0) - (other.endMs ?? 0) || one.id.localeCompare(other.id),
  )
}

function isWhole(
  draft: Partial<MarkPlace & MarkWords & { id: string }>,
): draft is MarkPlace & MarkWords & { id: string } {
  return draft.id !== undefined
}

function justMade(madeBy: string) {
  const now = new Date().toISOString()
  return { madeBy, madeAt: now, changedAt: now, own: true, comments: [] }
}
