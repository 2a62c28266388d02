// Puts a dossier on the list beside the draw, with the reason.
import { Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { desk } from '../desk/client.ts'
import { DossierPicker } from '../evaluation/dossier-picker.tsx'
import { uiText } from '../ui/text.ts'
import css from './campaigns.module.css'
import { campaignText } from './text.ts'
import { useCampaignDeed } from './use-campaign.ts'

const text = campaignText.drawStep

export function RecommendDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const [dossierId, setDossierId] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const fieldId = useId()
  const recommend = useCampaignDeed(desk.campaigns.recommend, { onDone: onClose })
  const missing =
    dossierId === null ? text.dossierMissing : reason.trim().length < 2 ? uiText.dialog.reasonMissing : null
  const confirm = () => {
    setAsked(true)
    if (dossierId !== null && missing === null) recommend.run({ id, dossierId, reason })
  }
  return (
    <Modal
      open
      width={520}
      title={text.recommendTitle}
      closable={{ 'aria-label': uiText.dialog.close }}
      okText={text.recommend}
      cancelText={uiText.dialog.cancel}
      confirmLoading={recommend.running}
      onOk={confirm}
      onCancel={onClose}
    >
      <div className={css.form}>
        <p className={css.quiet}>{text.recommendLead}</p>
        <div className={css.field}>
          <label htmlFor={`${fieldId}dossier`}>{text.dossier}</label>
          <DossierPicker id={`${fieldId}dossier`} value={dossierId} onValue={setDossierId} />
        </div>
        <div className={css.field}>
          <label htmlFor={`${fieldId}reason`}>{text.reason}</label>
          <Input.TextArea
            id={`${fieldId}reason`}
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        <p className={css.fault} role="alert">
          {recommend.failure?.sentence ?? (asked ? missing : '')}
        </p>
      </div>
    </Modal>
  )
}
