// Saves what is being judged a moment after every change, one save at a time, and tries again by itself when the desk is away.
import { type Failure, toFailure } from '../desk/failure.ts'

export type SaveState =
  | { readonly state: 'clean' }
  | { readonly state: 'waiting' }
  | { readonly state: 'saving' }
  | { readonly state: 'saved'; readonly at: number }
  | { readonly state: 'failed'; readonly failure: Failure }

export interface Autosaver {
  /** Something changed: save soon. */
  touched(): void
  /** Saves now whatever is left; true when nothing is left unsaved. */
  flush(): Promise<boolean>
  /** No more saves from here on. */
  stop(): void
}

const delayMs = 700
const retryMs = 3_000

export function createAutosaver(options: {
  /** Whether anything is unsaved now. */
  isDirty: () => boolean
  send: () => Promise<void>
  onState: (state: SaveState) => void
}): Autosaver {
  const { isDirty, send, onState } = options
  let timer = 0
  let running: Promise<boolean> | null = null
  let stopped = false

  const later = (ms: number) => {
    window.clearTimeout(timer)
    if (!stopped) timer = window.setTimeout(() => void save(), ms)
  }
  async function attempt(): Promise<boolean> {
    onState({ state: 'saving' })
    try {
      await send()
      onState(isDirty() ? { state: 'waiting' } : { state: 'saved', at: Date.now() })
      return true
    } catch (error) {
      const failure = toFailure(error)
      onState({ state: 'failed', failure })
      if (failure.unreachable) later(retryMs)
      return false
    }
  }
  async function save(): Promise<boolean> {
    window.clearTimeout(timer)
    if (running !== null) return running
    if (stopped || !isDirty()) return true
    running = attempt()
    const done = await running
    running = null
    if (done && isDirty()) later(delayMs)
    return done
  }
  return {
    touched() {
      onState({ state: 'waiting' })
      later(delayMs)
    },
    async flush() {
      for (let turn = 0; turn < 3; turn++) {
        if (!(await save())) return false
        if (!isDirty()) return true
      }
      return !isDirty()
    },
    stop() {
      stopped = true
      window.clearTimeout(timer)
    },
  }
}
