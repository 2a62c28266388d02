// The redaction of one recording in the window: changes show at once, are saved a moment later, and survive a crash of the window.
import type { Region } from '#shared/contract/evidence.ts'
import type { Redaction, RedactionPlan } from '#shared/contract/redactions.ts'
import { createAutosaver, type SaveState } from '../judging/autosaver.ts'
import {
  completePart,
  type Hidden,
  hiddenIn,
  isComplete,
  newRegion,
  newSound,
  withFrame,
  withHidden,
  withoutHidden,
} from './hidden-plan.ts'

/** What the desk has not confirmed yet, with the version it was made from. */
export type UnsavedPlan = { readonly version: number; readonly plan: RedactionPlan }

export type RedactionView = {
  readonly plan: RedactionPlan
  readonly selected: Hidden | null
  /** A box is being drawn on the picture. */
  readonly drawing: boolean
  readonly save: SaveState
  /** Regions and sounds that do not say yet what they hide and why. */
  readonly incomplete: number
  readonly isSaved: boolean
  readonly canUndo: boolean
  readonly canRedo: boolean
}

export interface RedactionStore {
  readonly itemId: string
  readonly editable: boolean
  /** Whether something of a lost window came back that the desk did not have. */
  readonly restored: boolean
  view(): RedactionView
  subscribe(listener: () => void): () => void
  select(id: string | null): void
  setDrawing(drawing: boolean): void
  addRegion(region: Region): void
  addSound(): void
  /** `merge` names a run of changes that one undo takes back together: the letters of one reason. */
  change(hidden: Hidden, merge?: string): void
  /** Its key frame at the place now shown. */
  moveTo(id: string, region: Region): void
  remove(id: string): void
  undo(): void
  redo(): void
  /** The player's place, in whole milliseconds. */
  now(): number
  durationMs(): number
  goTo(ms: number): void
  /** The player tells which element plays. */
  setMedia(media: HTMLMediaElement | null): void
  /** Takes what the desk holds now in the place of what is here. */
  reload(redaction: Redaction): void
  flush(): Promise<boolean>
  stop(): void
}

export type RedactionStoreOptions = {
  redaction: Redaction
  editable: boolean
  unsaved: UnsavedPlan | null
  save: (input: { itemId: string; version: number; plan: RedactionPlan }) => Promise<Redaction>
  onSaved: (redaction: Redaction) => void
  keep: (unsaved: UnsavedPlan | null) => void
  newId: () => string
}

const historyLimit = 100

export function createRedactionStore(options: RedactionStoreOptions): RedactionStore {
  const { editable, unsaved, keep, newId } = options
  const { itemId } = options.redaction
  let saved = { version: options.redaction.version, plan: options.redaction.plan }
  let plan = (editable ? unsaved?.plan : null) ?? saved.plan
  if (unsaved !== null && editable) saved = { ...saved, version: unsaved.version }
  let past: RedactionPlan[] = []
  let future: RedactionPlan[] = []
  let lastMerge: string | undefined
  let selectedId: string | null = null
  let drawing = false
  let save: SaveState = { state: 'clean' }
  let media: HTMLMediaElement | null = null
  let shown: RedactionView | null = null
  const listeners = new Set<() => void>()

  const isDirty = () => !isSame(saved.plan, completePart(plan))
  const notify = () => {
    shown = null
    for (const listener of listeners) listener()
  }
  const autosaver = createAutosaver({
    isDirty,
    send,
    onState: (state) => {
      save = state
      notify()
    },
  })
  const restored = editable && unsaved !== null && !isSame(saved.plan, plan)
  if (restored && isDirty()) autosaver.touched()

  async function send(): Promise<void> {
    const sent = completePart(plan)
    const result = await options.save({ itemId, version: saved.version, plan: sent })
    saved = { version: result.version, plan: sent }
    keepCopy()
    options.onSaved(result)
  }
  function keepCopy() {
    keep(isSame(saved.plan, plan) ? null : { version: saved.version, plan })
  }
  function show(next: RedactionPlan, id: string | null, merge?: string) {
    if (!editable) return
    if (merge === undefined || merge !== lastMerge) past = [...past.slice(1 - historyLimit), plan]
    lastMerge = merge
    future = []
    put(next, id)
  }
  function put(next: RedactionPlan, id: string | null) {
    plan = next
    selectedId = id
    keepCopy()
    notify()
    if (isDirty()) autosaver.touched()
  }
  const now = () => Math.round((media?.currentTime ?? 0) * 1000)
  const durationMs = () => (media !== null && Number.isFinite(media.duration) ? Math.round(media.duration * 1000) : 0)

  return {
    itemId,
    editable,
    restored,
    view() {
      shown ??= {
        plan,
        selected: hiddenIn(plan).find((hidden) => hidden.id === selectedId) ?? null,
        drawing,
        save,
        incomplete: hiddenIn(plan).filter((hidden) => !isComplete(hidden)).length,
        isSaved: isSame(saved.plan, plan),
        canUndo: past.length > 0,
        canRedo: future.length > 0,
      }
      return shown
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    select(id) {
      selectedId = id
      notify()
    },
    setDrawing(next) {
      drawing = next && editable
      if (drawing) media?.pause()
      notify()
    },
    addRegion(region) {
      const hidden = newRegion(newId(), now(), durationMs(), region)
      drawing = false
      show(withHidden(plan, hidden), hidden.id)
    },
    addSound() {
      const hidden = newSound(newId(), now(), durationMs())
      show(withHidden(plan, hidden), hidden.id)
    },
    change: (hidden, merge) => show(withHidden(plan, hidden), hidden.id, merge),
    moveTo(id, region) {
      const hidden = plan.regions.find((other) => other.id === id)
      if (hidden !== undefined) show(withHidden(plan, withFrame(hidden, now(), region)), id)
    },
    remove: (id) => show(withoutHidden(plan, id), null),
    undo() {
      const before = past.at(-1)
      if (before === undefined) return
      past = past.slice(0, -1)
      future = [plan, ...future]
      lastMerge = undefined
      put(before, selectedId)
    },
    redo() {
      const [after, ...rest] = future
      if (after === undefined) return
      future = rest
      past = [...past, plan]
      lastMerge = undefined
      put(after, selectedId)
    },
    now,
    durationMs,
    goTo(ms) {
      if (media !== null) media.currentTime = ms / 1000
    },
    setMedia(next) {
      media = next
    },
    reload(redaction) {
      saved = { version: redaction.version, plan: redaction.plan }
      plan = redaction.plan
      past = []
      future = []
      selectedId = null
      save = { state: 'clean' }
      keepCopy()
      notify()
    },
    flush: autosaver.flush,
    stop: autosaver.stop,
  }
}

/** Plans are plain data in a fixed order of keys where they come from one hand; the desk may answer in another. */
function isSame(one: RedactionPlan, other: RedactionPlan): boolean {
  return canonical(one) === canonical(other)
}

function canonical(plan: RedactionPlan): string {
  return JSON.stringify(plan, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
  })
}
