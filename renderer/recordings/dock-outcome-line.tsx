// The end of a dock in one line: what came of its files, and whether the device may be emptied now.
import { CheckCircleFilled, ExclamationCircleFilled } from '@ant-design/icons'
import type { Dock } from '#shared/contract/docks.ts'
import { classNames } from '../ui/class-names.ts'
import { isAllSafe, lacking, outcomeOf, tally } from './dock-outcome.ts'
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
