// 归档: what lacks, what is to be filed by when, and the gaps in the numbering.
import { useNavigate, useSearch } from '@tanstack/react-router'
import { TabbedDesk } from '../ui/tabbed-desk.tsx'
import { filingText } from './checks-text.ts'
import { CodeGaps } from './code-gaps.tsx'
import { CompletenessView } from './completeness-view.tsx'
import { FilingDeadlines } from './filing-deadlines.tsx'
import { type FilingView, filingViews } from './filing-search.ts'

const text = filingText.views
const tabs = filingViews.map((key) => ({ key, label: text[key] }))

export function FilingScreen() {
  const search = useSearch({ from: '/filing' })
  const navigate = useNavigate()
  const view: FilingView = search.filing ?? 'completeness'
  const choose = (next: FilingView) =>
    void navigate({ to: '/filing', search: { ...search, filing: next === 'completeness' ? undefined : next } })
  return (
    <TabbedDesk title={filingText.title} label={text.label} tabs={tabs} active={view} onActive={choose}>
      {view === 'completeness' && <CompletenessView />}
      {view === 'deadlines' && <FilingDeadlines />}
      {view === 'codes' && <CodeGaps />}
    </TabbedDesk>
  )
}
