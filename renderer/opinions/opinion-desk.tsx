// The desk of what leaves signed: opinions on single evaluations and reviews, and the papers of campaigns.
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { TabbedDesk } from '../ui/tabbed-desk.tsx'
import { opinionText } from './text.ts'

const text = opinionText.list

export type OpinionView = 'opinions' | 'papers'

type OpinionDeskProps = { active: OpinionView; end: ReactNode; children: ReactNode }

export function OpinionDesk({ active, end, children }: OpinionDeskProps) {
  const navigate = useNavigate()
  const tabs = (['opinions', 'papers'] as const).map((key) => ({ key, label: text.views[key] }))
  const choose = (view: OpinionView) =>
    void navigate({ to: '/opinions', search: view === 'opinions' ? {} : { list: view } })
  return (
    <TabbedDesk title={text.title} label={text.viewsLabel} tabs={tabs} active={active} onActive={choose} end={end}>
      {children}
    </TabbedDesk>
  )
}
