// What has become of a dock's files, counted; and whether the device may be emptied.
import type { Dock, DockFileState } from '#shared/contract/docks.ts'
import { formatCount } from '../ui/format.ts'
import { dockText } from './dock-text.ts'

const text = dockText.outcome

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

/** 200 个文件：已采集 187，相同 3，损坏仍收 8，未成 2. The damaged are among the taken, and said beside them. */
export function tally({ total, done, twin, failed, cancelled, pending }: Outcome, flawed: number): string {
  const write = (count: number, words: (count: string) => string) => (count > 0 ? words(formatCount(count)) : null)
  const parts = [
    text.done(formatCount(done - flawed)),
    write(twin, text.twin),
    write(flawed, text.flawed),
    write(failed, text.failed),
    write(cancelled, text.cancelled),
    write(pending, text.pending),
  ]
  return `${text.total(formatCount(total))}：${parts.filter((part) => part !== null).join('，')}`
}

/** What keeps the device from being emptied, in words. */
export function lacking({ failed, cancelled, pending }: Outcome): string[] {
  const write = (count: number, words: (count: string) => string) => (count > 0 ? [words(formatCount(count))] : [])
  return [
    ...write(failed, text.becauseFailed),
    ...write(cancelled, text.becauseCancelled),
    ...write(pending, text.becausePending),
  ]
}
