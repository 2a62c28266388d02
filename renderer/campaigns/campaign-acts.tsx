// The one act that a campaign waits for, and the way out of it.
import { Button } from 'antd'
import { useState } from 'react'
import type { Campaign } from '#shared/contract/campaigns.ts'
import { desk } from '../desk/client.ts'
import { GatedButton } from '../judging/gated-button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { SentenceList } from '../ui/sentence-list.tsx'
import type { CampaignStep } from './campaign-search.ts'
import { CommitDialog } from './commit-dialog.tsx'
import { campaignText } from './text.ts'
import { useCampaignDeed } from './use-campaign.ts'

const text = campaignText.one
const why = campaignText.people.whyNot

export type CampaignActsProps = { campaign: Campaign; onMoved: (step: CampaignStep) => void }

export function CampaignActs({ campaign, onMoved }: CampaignActsProps) {
  const { leads, state } = campaign
  if (!leads) return null
  return (
    <>
      {state === 'planned' && <CommitButton campaign={campaign} onMoved={onMoved} />}
      {state === 'committed' && <DrawButton campaign={campaign} onMoved={onMoved} />}
      {state === 'drawn' && <StartButton campaign={campaign} onMoved={onMoved} />}
      {state === 'running' && <CloseButton campaign={campaign} onMoved={onMoved} />}
      {state !== 'closed' && state !== 'published' && state !== 'dropped' && <DropButton campaign={campaign} />}
    </>
  )
}

function CommitButton({ campaign, onMoved }: CampaignActsProps) {
  const [asking, setAsking] = useState(false)
  const { scope, standards } = campaign.plan
  const without = scope.categories.filter((category) => standards[category] === undefined)
  return (
    <>
      <GatedButton
        size="middle"
        label={campaignText.drawStep.commit}
        reason={without.length > 0 ? why.noStandard(without.join('、')) : null}
        onPress={() => setAsking(true)}
      />
      {asking && <CommitDialog id={campaign.id} onDone={() => onMoved('draw')} onClose={() => setAsking(false)} />}
    </>
  )
}

function DrawButton({ campaign, onMoved }: CampaignActsProps) {
  const words = campaignText.drawStep
  const [asking, setAsking] = useState(false)
  const draw = useCampaignDeed(desk.campaigns.draw, { onDone: () => onMoved('draw') })
  return (
    <>
      <Button type="primary" onClick={() => setAsking(true)}>
        {words.draw}
      </Button>
      <ConfirmDialog
        open={asking}
        title={words.drawTitle}
        consequence={<SentenceList sentences={words.drawEffects(campaign.draw?.candidates.length ?? 0)} />}
        confirmLabel={words.draw}
        busy={draw.running}
        error={draw.failure?.sentence}
        onConfirm={() => draw.run({ id: campaign.id })}
        onCancel={() => setAsking(false)}
      />
    </>
  )
}

function StartButton({ campaign, onMoved }: CampaignActsProps) {
  const [asking, setAsking] = useState(false)
  const start = useCampaignDeed(desk.campaigns.start, { onDone: () => onMoved('board') })
  const empty = campaign.seats - campaign.assignments
  return (
    <>
      <GatedButton
        size="middle"
        label={text.start}
        reason={empty > 0 ? why.unassigned(empty) : null}
        onPress={() => setAsking(true)}
      />
      <ConfirmDialog
        open={asking}
        title={text.startTitle}
        consequence={<SentenceList sentences={text.startEffects} />}
        confirmLabel={text.start}
        busy={start.running}
        error={start.failure?.sentence}
        onConfirm={() => start.run({ id: campaign.id })}
        onCancel={() => setAsking(false)}
      />
    </>
  )
}

function CloseButton({ campaign, onMoved }: CampaignActsProps) {
  const [asking, setAsking] = useState(false)
  const close = useCampaignDeed(desk.campaigns.close, { onDone: () => onMoved('results') })
  const listed = new Set(campaign.list.filter((one) => one.droppedReason === null).map((one) => one.dossierId))
  const concluded = campaign.assignmentsOf.filter((one) => one.state === 'concluded' && listed.has(one.dossierId))
  const open = campaign.seats - concluded.length
  return (
    <>
      <GatedButton
        size="middle"
        label={text.close}
        reason={open > 0 ? why.stillOpen(open) : null}
        onPress={() => setAsking(true)}
      />
      <ConfirmDialog
        open={asking}
        title={text.closeTitle}
        consequence={<p>{text.closeEffect}</p>}
        confirmLabel={text.close}
        busy={close.running}
        error={close.failure?.sentence}
        onConfirm={() => close.run({ id: campaign.id })}
        onCancel={() => setAsking(false)}
      />
    </>
  )
}

function DropButton({ campaign }: { campaign: Campaign }) {
  const [asking, setAsking] = useState(false)
  const drop = useCampaignDeed(desk.campaigns.drop, { onDone: () => setAsking(false) })
  return (
    <>
      <Button onClick={() => setAsking(true)}>{text.drop}</Button>
      <ConfirmDialog
        open={asking}
        danger
        title={text.dropTitle}
        consequence={<p>{text.dropEffect}</p>}
        confirmLabel={text.drop}
        reason={{ label: text.reason, required: true }}
        busy={drop.running}
        error={drop.failure?.sentence}
        onConfirm={(reason) => drop.run({ id: campaign.id, reason })}
        onCancel={() => setAsking(false)}
      />
    </>
  )
}
