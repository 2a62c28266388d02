// Gives one place to a named member, with the reason.
import { Input, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import type { Campaign, CampaignDossier } from '#shared/contract/campaigns.ts'
import { desk } from '../desk/client.ts'
import { uiText } from '../ui/text.ts'
import css from './campaigns.module.css'
import { type Seat, seatsOf } from './seats.ts'
import { campaignText } from './text.ts'
import { useCampaignDeed } from './use-campaign.ts'

const text = campaignText.people

export type ReassignDialogProps = {
  campaign: Campaign
  dossier: CampaignDossier
  seat: Seat
  /** Member who has it now. */
  heldBy: string | null
  onClose: () => void
}

export function ReassignDialog({ campaign, dossier, seat, heldBy, onClose }: ReassignDialogProps) {
  const [memberId, setMemberId] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const id = useId()
  const reassign = useCampaignDeed(desk.campaigns.reassign, { onDone: onClose })
  const missing = memberId === null ? text.personMissing : reason.trim().length < 2 ? uiText.dialog.reasonMissing : null
  const confirm = () => {
    setAsked(true)
    if (memberId === null || missing !== null) return
    reassign.run({ id: campaign.id, dossierId: dossier.dossierId, seat, memberId, reason })
  }
  const seatName = seatsOf(campaign.plan.way).length > 1 ? text.seat(seat) : text.seatOnly
  return (
    <Modal
      open
      width={480}
      title={heldBy === null ? text.giveTitle(seatName) : text.reassignTitle(seatName)}
      closable={{ 'aria-label': uiText.dialog.close }}
      okText={heldBy === null ? text.give : text.confirmReassign}
      cancelText={uiText.dialog.cancel}
      confirmLoading={reassign.running}
      onOk={confirm}
      onCancel={onClose}
    >
      <div className={css.form}>
        <p>{heldBy === null ? text.giveEffect(dossier.title) : text.reassignEffect(dossier.title)}</p>
        <div className={css.field}>
          <label htmlFor={`${id}to`}>{heldBy === null ? text.giveTo : text.to}</label>
          <Select
            id={`${id}to`}
            value={memberId}
            options={campaign.members
              .filter((one) => one.removedAt === null && one.id !== heldBy)
              .map((one) => ({ value: one.id, label: `${one.name}（${one.unit}）` }))}
            onChange={setMemberId}
          />
        </div>
        <div className={css.field}>
          <label htmlFor={`${id}reason`}>{heldBy === null ? text.giveReason : text.reassignReason}</label>
          <Input.TextArea
            id={`${id}reason`}
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        <p className={css.fault} role="alert">
          {reassign.failure?.sentence ?? (asked ? missing : '')}
        </p>
      </div>
    </Modal>
  )
}
