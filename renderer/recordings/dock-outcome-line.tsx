// The end of a dock in one line: what came of its files, and whether the device may be emptied now.
import { CheckCircleFilled, ExclamationCircleFilled } from '@ant-design/icons'
import type { Dock } from '#shared/contract/docks.ts'
import { classNames } from '../ui/class-names.ts'
import { formatCount } from '../ui/format.ts'
import { isAllSafe, type Outcome, outcomeOf } from './dock-outcome.ts'
import { dockText } from './dock-text.ts'
import css from './recordings.module.css'

const text = dockText.outcome

export function DockOutcome({ dock, flawed }: { dock: Dock; flawed: number }) {
  if (dock.state !== 'done') return null
  const outcome = outcomeOf(dock)
  const safe = isAllSafe(outcome)
  return (
    <div className={classNames(css.outcome, safe ? css.safe : css.unsafe)} role="status" aria-label={text.label}>
      <p className={css.tally}>{tally(outcome, flawed)}</p>
      <p className={css.verdict}>
        {safe ? <CheckCircleFilled /> : <ExclamationCircleFilled />}
        <strong>{safe ? text.safe : text.unsafe}</strong>
        <span>{safe ? text.safeHint : text.because(lacking(outcome))}</span>
      </p>
    </div>
  )
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

function lacking({ failed, cancelled, pending }: Outcome): string[] {
  const write = (count: number, words: (count: string) => string) => (count > 0 ? [words(formatCount(count))] : [])
  return [
    ...write(failed, text.becauseFailed),
    ...write(cancelled, text.becauseCancelled),
    ...write(pending, text.becausePending),
  ]
}
