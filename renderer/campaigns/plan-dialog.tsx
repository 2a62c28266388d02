// Makes or changes a plan: scope, draw, way, standards, terms; what it would draw from is counted while it is typed.
import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useState } from 'react'
import type { Campaign } from '#shared/contract/campaigns.ts'
import { dayOf } from '#shared/text/instant.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDraft } from '../desk/use-kept.ts'
import { uiText } from '../ui/text.ts'
import css from './campaigns.module.css'
import { draftOf, faultsOf, newDraft, type PlanDraft, planOf } from './plan-draft.ts'
import { DrawFields, ScopeFields, TermFields, WayFields } from './plan-fields.tsx'
import { PlanPreview } from './plan-preview.tsx'
import { StandardFields } from './standard-fields.tsx'
import { campaignText } from './text.ts'
import { useCampaignDeed } from './use-campaign.ts'

const text = campaignText.plan

export type PlanDialogProps = {
  /** Null for a new one. */
  campaign: Campaign | null
  onSaved: (campaign: Campaign) => void
  onClose: () => void
}

export function PlanDialog({ campaign, onSaved, onClose }: PlanDialogProps) {
  const id = campaign?.id ?? null
  const [draft, setDraft, forget] = useDraft<PlanDraft>(
    `campaign-plan.${id ?? 'new'}`,
    campaign === null ? newDraft(Number(dayOf(Date.now()).slice(0, 4))) : draftOf(campaign.title, campaign.plan),
  )
  const [asked, setAsked] = useState(false)
  const done = (saved: Campaign) => {
    forget()
    onSaved(saved)
  }
  const create = useCampaignDeed(desk.campaigns.create, { onDone: done })
  const change = useCampaignDeed(desk.campaigns.change, { onDone: done })
  const plan = planOf(draft)
  const faults = asked ? faultsOf(draft) : []
  const preview = useQuery({
    ...deskQuery.campaigns.preview.queryOptions({
      input: plan === null ? { scope: emptyScope, draw: emptyRule } : { id, scope: plan.scope, draw: plan.draw },
    }),
    enabled: plan !== null,
    placeholderData: (before) => before,
  })
  const save = () => {
    setAsked(true)
    if (faultsOf(draft).length > 0 || plan === null) return
    const { title } = draft
    if (id === null) create.run({ title, plan })
    else change.run({ id, title, plan })
  }
  const fields = { draft, faults, onChange: (part: Partial<PlanDraft>) => setDraft({ ...draft, ...part }) }
  const close = () => {
    if (id !== null) forget()
    onClose()
  }
  return (
    <Modal
      open
      width={980}
      title={id === null ? text.create : text.change}
      closable={{ 'aria-label': uiText.dialog.close }}
      mask={{ closable: false }}
      okText={id === null ? text.establish : text.save}
      cancelText={uiText.dialog.cancel}
      confirmLoading={create.running || change.running}
      onOk={save}
      onCancel={close}
    >
      <div className={css.planForm}>
        <div className={css.planFields}>
          <ScopeFields {...fields} agencies={preview.data?.agencies ?? []} />
          <DrawFields {...fields} />
          <WayFields {...fields} />
          <StandardFields {...fields} />
          <TermFields {...fields} />
        </div>
        <PlanPreview size={draft.size} query={preview} ready={plan !== null} />
      </div>
      <p className={css.fault} role="alert">
        {create.failure?.sentence ?? change.failure?.sentence ?? (faults.length > 0 ? text.missing : '')}
      </p>
    </Modal>
  )
}

const emptyScope = { categories: ['处罚' as const], agencies: [], closedFrom: '2000-01-01', closedTo: '2000-01-01' }
const emptyRule = { size: 0, leastOfEach: 0, strata: 'none' as const }
