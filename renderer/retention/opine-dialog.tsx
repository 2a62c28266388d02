// One member's opinion on the chosen dossiers.
import { Input, Modal, Radio } from 'antd'
import { useId, useState } from 'react'
import { type Appraisal, type Verdict, verdicts } from '#shared/contract/disposals.ts'
import { verdictNames } from '#shared/text/disposals.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { uiText } from '../ui/text.ts'
import css from './retention.module.css'
import { retentionText } from './text.ts'

const text = retentionText.opine

export type OpineDialogProps = { appraisal: Appraisal; dossierIds: readonly string[]; onClose: () => void }

export function OpineDialog({ appraisal, dossierIds, onClose }: OpineDialogProps) {
  const [opinion, setOpinion] = useState<Verdict | null>(null)
  const [reason, setReason] = useState('')
  const id = useId()
  const opine = useDeed(desk.disposals.opine, {
    ownFailure: true,
    refreshes: [deskQuery.disposals.key()],
    onDone: onClose,
  })
  const say = () => {
    if (opinion === null) return
    opine.run({ id: appraisal.id, opinions: dossierIds.map((dossierId) => ({ dossierId, opinion, reason })) })
  }
  return (
    <Modal
      open
      width={460}
      title={text.title}
      closable={{ 'aria-label': uiText.dialog.close }}
      okText={text.confirm}
      cancelText={uiText.dialog.cancel}
      confirmLoading={opine.running}
      okButtonProps={{ disabled: opinion === null || reason.trim().length < 2 }}
      onOk={say}
      onCancel={onClose}
    >
      <div className={css.form}>
        <p className={css.lead}>{text.lead(dossierIds.length)}</p>
        <fieldset className={css.field}>
          <legend>{text.opinion}</legend>
          <Radio.Group value={opinion} onChange={(event) => setOpinion(event.target.value)}>
            {verdicts.map((verdict) => (
              <Radio key={verdict} value={verdict}>
                {verdictNames[verdict]}
              </Radio>
            ))}
          </Radio.Group>
        </fieldset>
        <div className={css.field}>
          <label htmlFor={`${id}reason`}>{text.reason}</label>
          <Input.TextArea
            id={`${id}reason`}
            rows={2}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        <p className={css.fault} role="alert">
          {opine.failure?.sentence}
        </p>
      </div>
    </Modal>
  )
}
