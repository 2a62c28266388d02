// 归档: what lacks, what is to be filed by when, and the gaps in the numbering.
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useId } from 'react'
import { PanelTabs } from '../ui/panel-tabs.tsx'
import { filingText } from './checks-text.ts'
import { CodeGaps } from './code-gaps.tsx'
import { CompletenessView } from './completeness-view.tsx'
import css from './filing.module.css'
import { FilingDeadlines } from './filing-deadlines.tsx'
import { type FilingView, filingViews } from './filing-search.ts'

const text = filingText.views
const tabs = filingViews.map((key) => ({ key, label: text[key] }))

export function FilingScreen() {
  const search = useSearch({ from: '/filing' })
  const navigate = useNavigate()
  const panelId = useId()
  const view: FilingView = search.filing ?? 'completeness'
  const choose = (next: FilingView) =>
    void navigate({ to: '/filing', search: { ...search, filing: next === 'completeness' ? undefined : next } })
  return (
    <div className={css.screen}>
      <header className={css.head}>
        <h1 className={css.title}>{filingText.title}</h1>
        <PanelTabs label={text.label} tabs={tabs} active={view} onActive={choose} panelId={panelId} />
      </header>
      <div id={panelId} role="tabpanel" aria-label={text[view]} className={css.view}>
        {view === 'completeness' && <CompletenessView />}
        {view === 'deadlines' && <FilingDeadlines />}
        {view === 'codes' && <CodeGaps />}
      </div>
    </div>
  )
}
