// Rectification (整改): what is due, reported, re-checked, overdue; beside it, for the agency, what was fed back and may be objected to.
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useHolds } from '../desk/session.tsx'
import { EvaluationViews } from '../evaluation/evaluation-views.tsx'
import { PanelTabs } from '../ui/panel-tabs.tsx'
import { FedBackView } from './fed-back-view.tsx'
import { RectificationList } from './rectification-list.tsx'
import type { RectificationSearch } from './rectification-search.ts'
import css from './results.module.css'
import { resultsText } from './text.ts'

const text = resultsText.cures
const panelId = 'rectification-view'
const views = (['notices', 'feedback'] as const).map((key) => ({ key, label: text.views[key] }))

export function RectificationScreen() {
  const search: RectificationSearch = useSearch({ from: '/rectifications' })
  const navigate = useNavigate()
  // Only handlers and archivists belong to an agency that results are fed back to.
  const ofAgency = useHolds(['handler', 'archivist'])
  const view = ofAgency ? (search.part ?? 'notices') : 'notices'
  return (
    <EvaluationViews active="rectifications">
      <div className={css.panel}>
        {ofAgency ? (
          <div className={css.bar}>
            <PanelTabs
              label={text.views.label}
              tabs={views}
              active={view}
              onActive={(chosen) => void navigate({ to: '/rectifications', search: { part: chosen } })}
              panelId={panelId}
            />
          </div>
        ) : (
          <span />
        )}
        <div id={panelId} role="tabpanel" aria-label={text.views[view]} className={css.view}>
          {view === 'feedback' ? <FedBackView /> : <RectificationList />}
        </div>
      </div>
    </EvaluationViews>
  )
}
