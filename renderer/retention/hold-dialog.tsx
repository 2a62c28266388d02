// Places a hold on one dossier.
import { useQuery } from '@tanstack/react-query'
import { Input, Modal, Radio } from 'antd'
import { useId, useState } from 'react'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { uiText } from '../ui/text.ts'
import css from './retention.module.css'
import { retentionText } from './text.ts'

const text = retentionText.hold

export function HoldDialog({ dossierId, onClose }: { dossierId: string; onClose: () => void }) {
  const [ground, setGround] = useState('')
  const [reason, setReason] = useState('')
  const id = useId()
  const schedule = useQuery(deskQuery.retention.schedule.queryOptions({ input: {} }))
  const place = useDeed(desk.retention.placeHold, {
    ownFailure: true,
    done: text.done,
    refreshes: [deskQuery.retention.key(), deskQuery.disposals.key()],
    onDone: onClose,
  })
  return (
    <Modal
      open
      width={480}
      title={text.title}
      closable={{ 'aria-label': uiText.dialog.close }}
      okText={text.confirm}
      cancelText={uiText.dialog.cancel}
      confirmLoading={place.running}
      okButtonProps={{ disabled: ground === '' || reason.trim().length < 2 }}
      onOk={() => place.run({ dossierId, ground, reason })}
      onCancel={onClose}
    >
      <div className={css.form}>
        <p className={css.lead}>{text.effect}</p>
        <fieldset className={css.field}>
          <legend>{text.ground}</legend>
          <Radio.Group className={css.radios ?? ''} value={ground} onChange={(event) => setGround(event.target.value)}>
            {(schedule.data?.holdGrounds ?? []).map(({ code, title, meaning }) => (
              <Radio key={code} value={code}>
                {title}
                <span className={css.meaning}>{meaning}</span>
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
            placeholder={text.reasonHint}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        <p className={css.fault} role="alert">
          {place.failure?.sentence}
        </p>
      </div>
    </Modal>
  )
}
