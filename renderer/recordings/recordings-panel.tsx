// The recordings of a dossier: what must be recorded and what is there, or how the segments join over time.
import { Segmented } from 'antd'
import type { Item } from '#shared/contract/dossiers.ts'
import { useHolds } from '../desk/session.tsx'
import { useKept } from '../desk/use-kept.ts'
import panel from '../dossiers/panels.module.css'
import type { Evidence } from '../dossiers/use-evidence.ts'
import { ChainsView } from './chains-view.tsx'
import { recordingText } from './panel-text.ts'
import { RequirementList } from './requirement-list.tsx'

export type RecordingsPanelProps = {
  dossierId: string
  items: readonly Item[]
  evidence: Evidence
  mayChange: boolean
  /** Where a dossier is judged, nothing of it is changed. */
  readOnly?: boolean
}

const views = (['list', 'chains'] as const).map((value) => ({ value, label: recordingText.views[value] }))

export function RecordingsPanel(props: RecordingsPanelProps) {
  // Clocks and reasons for breaks are annotations beside the dossier: they may come after the seal too.
  const mayAnnotate = useHolds(['archivist', 'handler']) && !props.readOnly
  const [view, setView] = useKept<'list' | 'chains'>('recordings.view', 'list')
  return (
    <div className={panel.body}>
      <Segmented
        block
        aria-label={recordingText.views.label}
        options={views}
        value={view}
        onChange={(next) => setView(next)}
      />
      {view === 'list' ? <RequirementList {...props} /> : <ChainsView {...props} mayChange={mayAnnotate} />}
    </div>
  )
}
