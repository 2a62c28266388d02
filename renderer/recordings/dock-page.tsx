// One dock: how far it is, what to do next, and each of its files.
import { useQuery } from '@tanstack/react-query'
import type { Dock } from '#shared/contract/docks.ts'
import { deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { DockFiles } from './dock-files.tsx'
import { DockHead } from './dock-head.tsx'
import { DockOutcome } from './dock-outcome-line.tsx'
import { dockText } from './dock-text.ts'
import css from './recordings.module.css'
import type { Handover } from './transfer-queue.ts'
import { useDockSurvey } from './use-dock-survey.ts'
import { useHandover } from './use-transfer.ts'

const text = dockText.dock
const runningMs = 1_000
const restMs = 10_000

export function DockPage({ dockId }: { dockId: string }) {
  const query = useQuery({
    ...deskQuery.docks.get.queryOptions({ input: { id: dockId } }),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? runningMs : restMs),
  })
  return (
    <Read query={query} loading={{ label: text.loading }}>
      {(dock) => <OpenDock dock={dock} />}
    </Read>
  )
}

function OpenDock({ dock }: { dock: Dock }) {
  const handover = useHandover(dock.id)
  const survey = useDockSurvey(dock)
  return (
    <section className={css.page} aria-label={dock.label}>
      <DockHead dock={dock} survey={survey} />
      {dock.indexSentence !== null && (
        <p className={css.notice} role="status">
          {dock.indexSentence}
        </p>
      )}
      <Notice dock={dock} handover={handover} />
      <DockOutcome dock={dock} flawed={survey?.flawed ?? 0} />
      <DockFiles dock={dock} />
    </section>
  )
}

/** What keeps the transfer from going on, when it is this window's to help. */
function Notice({ dock, handover }: { dock: Dock; handover: Handover | null }) {
  if (dock.folder !== null || dock.state === 'done') return null
  if (handover === null) {
    return (
      <div className={css.notice} role="status">
        <strong>{text.giveAgain(dock.label)}</strong>
        <span>{text.giveAgainHint}</span>
      </div>
    )
  }
  const said = handover.unreachable ? text.unreachable : handover.missing > 0 ? text.missing(handover.missing) : null
  if (said === null) return null
  return (
    <div className={css.notice} role="status">
      <span>{said}</span>
    </div>
  )
}
