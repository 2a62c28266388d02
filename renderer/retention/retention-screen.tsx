// 鉴定销毁: what has run out, the rules, what is held, appraisals and their registers.
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useHolds } from '../desk/session.tsx'
import { TabbedDesk } from '../ui/tabbed-desk.tsx'
import { AppraisalPage } from './appraisal-page.tsx'
import { AppraisalsView } from './appraisals-view.tsx'
import { DueView } from './due-view.tsx'
import { HoldsView } from './holds-view.tsx'
import { PreviewView } from './preview-view.tsx'
import { type RetentionView, retentionViews } from './retention-search.ts'
import { retentionText } from './text.ts'

const text = retentionText.views

export function RetentionScreen() {
  const search = useSearch({ from: '/retention' })
  const navigate = useNavigate()
  const mayPreview = useHolds(['archivist', 'head'])
  const views = retentionViews.filter((view) => view !== 'preview' || mayPreview)
  const view: RetentionView = search.keeping ?? 'due'
  const choose = (next: RetentionView) =>
    void navigate({ to: '/retention', search: next === 'due' ? {} : { keeping: next } })
  const tabs = views.map((key) => ({ key, label: text[key] }))
  return (
    <TabbedDesk
      title={retentionText.title}
      label={retentionText.viewsLabel}
      tabs={tabs}
      active={view}
      onActive={choose}
    >
      {view === 'due' && <DueView />}
      {view === 'preview' && <PreviewView />}
      {view === 'holds' && <HoldsView />}
      {view === 'appraisals' && search.appraisal === undefined && <AppraisalsView />}
      {view === 'appraisals' && search.appraisal !== undefined && (
        <AppraisalPage key={search.appraisal} id={search.appraisal} />
      )}
    </TabbedDesk>
  )
}
