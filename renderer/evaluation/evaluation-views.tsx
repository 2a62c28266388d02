// The evaluation desk's views under one head: own sheets, campaigns, rectification, analysis, parcels. Each is an address.
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { TabbedDesk } from '../ui/tabbed-desk.tsx'
import { evaluationText } from './text.ts'

const addresses = {
  sheets: '/evaluation',
  campaigns: '/campaigns',
  rectifications: '/rectifications',
  analysis: '/analysis',
  parcels: '/parcels',
} as const
export type EvaluationView = keyof typeof addresses

const views = ['sheets', 'campaigns', 'rectifications', 'analysis', 'parcels'] as const
const tabs = views.map((key) => ({ key, label: evaluationText.views[key] }))

export function EvaluationViews(props: { active: EvaluationView; end?: ReactNode; children: ReactNode }) {
  const navigate = useNavigate()
  return (
    <TabbedDesk
      title={evaluationText.list.title}
      label={evaluationText.views.label}
      tabs={tabs}
      active={props.active}
      onActive={(view) => void navigate({ to: addresses[view] })}
      end={props.end}
    >
      {props.children}
    </TabbedDesk>
  )
}
