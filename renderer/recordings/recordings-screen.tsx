// The recordings desk: what waits for a dossier, what is being taken from devices, what runs in the background.
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { deskQuery } from '../desk/client.ts'
import { isUnderWay, useJobs } from '../desk/use-jobs.ts'
import { TabbedDesk } from '../ui/tabbed-desk.tsx'
import { dockText } from './dock-text.ts'
import { DocksView } from './docks-view.tsx'
import { JobsView } from './jobs-view.tsx'
import { type RecordingsView, recordingsViews } from './recordings-search.ts'
import { TrayView } from './tray-view.tsx'

const text = dockText.views

export function RecordingsScreen() {
  const search = useSearch({ from: '/recordings' })
  const navigate = useNavigate()
  const view: RecordingsView = search.view ?? 'tray'
  const counts = useCounts()
  const choose = (next: RecordingsView) =>
    void navigate({ to: '/recordings', search: (now) => ({ ...now, view: next === 'tray' ? undefined : next }) })
  const tabs = recordingsViews.map((key) => ({ key, label: text[key], count: counts[key] }))
  return (
    <TabbedDesk title={dockText.title} label={text.label} tabs={tabs} active={view} onActive={choose}>
      {view === 'tray' && <TrayView />}
      {view === 'docks' && <DocksView />}
      {view === 'jobs' && <JobsView />}
    </TabbedDesk>
  )
}

const pollMs = 15_000

function useCounts(): Readonly<Record<RecordingsView, number | undefined>> {
  const tray = useQuery({ ...deskQuery.tray.list.queryOptions({ input: { limit: 1 } }), refetchInterval: pollMs })
  const jobs = useJobs(true).filter(isUnderWay).length
  return { tray: tray.data?.total, docks: undefined, jobs }
}
