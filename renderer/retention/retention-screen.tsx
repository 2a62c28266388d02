// 鉴定销毁: what has run out, the rules, what is held, appraisals and their registers.
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useId } from 'react'
import { useHolds } from '../desk/session.tsx'
import { PanelTabs } from '../ui/panel-tabs.tsx'
import { AppraisalPage } from './appraisal-page.tsx'
import { AppraisalsView } from './appraisals-view.tsx'
import { DueView } from './due-view.tsx'
import { HoldsView } from './holds-view.tsx'
import { PreviewView } from './preview-view.tsx'
import css from './retention.module.css'
import { type RetentionView, retentionViews } from './retention-search.ts'
import { retentionText } from './text.ts'

const text = retentionText.views

export function RetentionScreen() {
  const search = useSearch({ from: '/retention' })
  const navigate = useNavigate()
  const panelId = useId()
  const mayPreview = useHolds(['archivist', 'head'])
  const views = retentionViews.filter((view) => view !== 'preview' || mayPreview)
  const view: RetentionView = search.keeping ?? 'due'
  const choose = (next: RetentionView) =>
    void navigate({ to: '/retention', search: next === 'due' ? {} : { keeping: next } })
  const tabs = views.map((key) => ({ key, label: text[key] }))
  return (
    <div className={css.screen}>
      <header className={css.head}>
        <h1 className={css.heading}>{retentionText.title}</h1>
        <PanelTabs label={retentionText.viewsLabel} tabs={tabs} active={view} onActive={choose} panelId={panelId} />
      </header>
      <div id={panelId} role="tabpanel" aria-label={text[view]} className={css.view}>
        {view === 'due' && <DueView />}
        {view === 'preview' && <PreviewView />}
        {view === 'holds' && <HoldsView />}
        {view === 'appraisals' && search.appraisal === undefined && <AppraisalsView />}
        {view === 'appraisals' && search.appraisal !== undefined && (
          <AppraisalPage key={search.appraisal} id={search.appraisal} />
        )}
      </div>
    </div>
  )
}
