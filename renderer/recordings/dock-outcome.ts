// What has become of a dock's files, counted; and whether the device may be emptied.
import type { Dock, DockFileState } from '#shared/contract/docks.ts'

export type Outcome = {
  readonly total: number
  readonly done: number
  readonly twin: number
  readonly failed: number
  readonly cancelled: number
  /** Still to come: queued, running or waiting. */
  readonly pending: number
}

export function outcomeOf({ counts }: Pick<Dock, 'counts'>): Outcome {
  const count = (...states: readonly DockFileState[]) => states.reduce((sum, state) => sum + (counts[state] ?? 0), 0)
  const [done, twin, failed, cancelled] = [count('done'), count('twin'), count('failed'), count('cancelled')]
  const pending = count('queued', 'running', 'waiting')
  return { total: done + twin + failed + cancelled + pending, done, twin, failed, cancelled, pending }
}

/** Every file is here, read back and compared, or was here before. */
export function isAllSafe({ total, done, twin }: Outcome): boolean {
  return total > 0 && done + twin === total
}
