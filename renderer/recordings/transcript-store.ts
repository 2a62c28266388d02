// A transcript being typed: lines show at once, are saved a moment later, survive a crash of the window, and are never
// thrown away when somebody else saved meanwhile.
import type { Transcript, TranscriptLine } from '#shared/contract/transcripts.ts'
import { toFailure } from '../desk/failure.ts'
import { createAutosaver, type SaveState } from '../judging/autosaver.ts'

export type KeyedLine = TranscriptLine & { readonly key: string }

/** Not with the desk yet; `version` is what it was typed on. */
export type UnsavedTranscript = { readonly version: number; readonly lines: readonly TranscriptLine[] }

export type TranscriptView = {
  readonly lines: readonly KeyedLine[]
  readonly save: SaveState
  /** Somebody else saved meanwhile. */
  readonly conflict: boolean
  readonly version: number
  readonly savedBy: string | null
  readonly savedAt: string | null
}

export interface TranscriptStore {
  view(): TranscriptView
  subscribe(listener: () => void): () => void
  /** A line at this place; gives its key. */
  add(startMs: number): string
  change(key: string, line: Partial<TranscriptLine>): void
  remove(key: string): void
  /** What the desk has now, when it was imported or the own lines are given up. */
  replace(transcript: Transcript): void
  /** Keeps the lines of both, and saves them over the desk's. */
  merge(theirs: Transcript): void
  flush(): Promise<boolean>
  stop(): void
}

export type TranscriptStoreOptions = {
  readonly transcript: Transcript
  readonly unsaved: UnsavedTranscript | null
  readonly save: (input: { itemId: string; version: number; lines: TranscriptLine[] }) => Promise<Transcript>
  readonly onSaved: (transcript: Transcript) => void
  readonly keep: (unsaved: UnsavedTranscript | null) => void
}

/** A line lasts this long until the next one or a typed end says otherwise. */
const lineMs = 3_000

export function createTranscriptStore(options: TranscriptStoreOptions): TranscriptStore {
  const { unsaved, save: send, onSaved, keep } = options
  let desk = options.transcript
  let made = 0
  const keyed = (line: TranscriptLine): KeyedLine => {
    made += 1
    return { ...line, key: String(made) }
  }
  let lines: readonly KeyedLine[] = (unsaved?.lines ?? desk.lines).map(keyed)
  let version = unsaved?.version ?? desk.version
  let conflict = false
  let dirty = unsaved !== null
  let save: SaveState = { state: 'clean' }
  let shown: TranscriptView | null = null
  const listeners = new Set<() => void>()

  const tell = () => {
    shown = null
    for (const listener of listeners) listener()
  }
  const saver = createAutosaver({
    isDirty: () => dirty && !conflict,
    send: async () => {
      const sent = lines
      try {
        desk = await send({ itemId: desk.itemId, version, lines: plain(sent) })
      } catch (error) {
        conflict = toFailure(error).code === 'transcript.stale'
        throw error
      }
      version = desk.version
      dirty = lines !== sent
      keep(dirty ? { version, lines: plain(lines) } : null)
      onSaved(desk)
    },
    onState: (state) => {
      save = state
      tell()
    },
  })
  const set = (next: readonly KeyedLine[]) => {
    lines = [...next].sort((one, other) => one.startMs - other.startMs)
    dirty = true
    keep({ version, lines: plain(lines) })
    if (conflict) tell()
    else saver.touched()
  }
  if (dirty) saver.touched()
  return {
    view: () => {
      shown ??= { lines, save, conflict, version: desk.version, savedBy: desk.savedBy, savedAt: desk.savedAt }
      return shown
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    add(startMs) {
      const next = lines.find((line) => line.startMs > startMs)
      const speaker = lines.findLast((line) => line.startMs <= startMs)?.speaker ?? ''
      const endMs = Math.min(startMs + lineMs, next?.startMs ?? Number.POSITIVE_INFINITY)
      const line = keyed({ startMs, endMs, speaker, text: '' })
      set([...lines, line])
      return line.key
    },
    change: (key, part) => set(lines.map((line) => (line.key === key ? { ...line, ...part } : line))),
    remove: (key) => set(lines.filter((line) => line.key !== key)),
    replace(transcript) {
      desk = transcript
      version = transcript.version
      lines = transcript.lines.map(keyed)
      conflict = false
      dirty = false
      save = { state: 'clean' }
      keep(null)
      onSaved(transcript)
      tell()
    },
    merge(theirs) {
      desk = theirs
      version = theirs.version
      conflict = false
      set(merged(theirs.lines, plain(lines)).map(keyed))
    },
    flush: saver.flush,
    stop: saver.stop,
  }
}

function plain(lines: readonly KeyedLine[]): TranscriptLine[] {
  return lines.map(({ startMs, endMs, speaker, text }) => ({ startMs, endMs, speaker, text }))
}

/** Every line of both, those that are the same only once. */
export function merged(theirs: readonly TranscriptLine[], own: readonly TranscriptLine[]): TranscriptLine[] {
  const seen = new Set(theirs.map((line) => JSON.stringify([line.startMs, line.endMs, line.speaker, line.text])))
  const missing = own.filter(
    ({ startMs, endMs, speaker, text }) => !seen.has(JSON.stringify([startMs, endMs, speaker, text])),
  )
  return [...theirs, ...missing].sort((one, other) => one.startMs - other.startMs)
}
