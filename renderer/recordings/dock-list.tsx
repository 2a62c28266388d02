// The docks taken in so far, newest first: how far each is.
import type { Dock } from '#shared/contract/docks.ts'
import { classNames } from '../ui/class-names.ts'
import { formatCount, formatMinute } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import type { Tone } from '../ui/tone.ts'
import { outcomeOf } from './dock-outcome.ts'
import { dockText } from './dock-text.ts'
import css from './recordings.module.css'

const text = dockText.dock

export type DockListProps = { docks: readonly Dock[]; active: string | null; onOpen: (dock: Dock) => void }

export function DockList({ docks, active, onOpen }: DockListProps) {
  return (
    <nav aria-label={text.list} className={css.list}>
      <ul>
        {docks.map((dock) => (
          <li key={dock.id}>
            <button
              type="button"
              className={classNames(css.dock, dock.id === active && css.active)}
              aria-current={dock.id === active ? 'true' : undefined}
              onClick={() => onOpen(dock)}
            >
              <span className={css.dockLabel} title={dock.label}>
                {dock.label}
              </span>
              <DockStateTag dock={dock} plain />
              <span className={css.dockFacts}>
                {formatMinute(dock.openedAt)} · {text.files(formatCount(outcomeOf(dock).total))}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const tones: Readonly<Record<Dock['state'], Tone>> = {
  planned: 'neutral',
  running: 'info',
  paused: 'warn',
  done: 'ok',
}

export function DockStateTag({ dock, plain }: { dock: Dock; plain?: boolean }) {
  const { failed, cancelled } = outcomeOf(dock)
  const tone = dock.state === 'done' && failed + cancelled > 0 ? 'warn' : tones[dock.state]
  return <StateTag tone={tone} label={text.states[dock.state]} plain={plain ?? false} />
}
