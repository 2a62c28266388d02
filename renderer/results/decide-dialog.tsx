// Answers an objection: upheld, upheld in part, or rejected; with the answers that follow from it.
import { Input, Modal, Radio } from 'antd'
import { useId, useState } from 'react'
import type { Objection, Outcome } from '#shared/contract/results.ts'
import { type ObjectionDecision, objectionDecisions } from '#shared/rules/outcome.ts'
import { objectionDecisionNames } from '#shared/text/results.ts'
import { desk } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { uiText } from '../ui/text.ts'
import { type Change, ChangeFields } from './change-fields.tsx'
import css from './results.module.css'
import { resultsText } from './text.ts'
import { staleAfterResults } from './use-results.ts'

const { decision: text, objection: said } = resultsText

export type DecideDialogProps = { outcome: Outcome; objection: Objection; onClose: () => void }

export function DecideDialog({ outcome, objection, onClose }: DecideDialogProps) {
  const [decision, setDecision] = useState<ObjectionDecision | null>(null)
  const [reason, setReason] = useState('')
  const [changes, setChanges] = useState<readonly Change[]>([])
  const id = useId()
  const decide = useDeed(desk.results.decide, {
    done: text.done,
    ownFailure: true,
    refreshes: staleAfterResults(),
    onDone: onClose,
  })
  const submit = () => {
    if (decision === null) return
    const put = decision === 'rejected' ? [] : changes.map(({ judgement }) => judgement)
    decide.run({ objectionId: objection.id, decision, reason, changes: put })
  }
  return (
    <Modal
      open
      width={640}
      title={text.title}
      closable={{ 'aria-label': uiText.dialog.close }}
      okText={text.submit}
      cancelText={uiText.dialog.cancel}
      confirmLoading={decide.running}
      okButtonProps={{ disabled: decision === null || reason.trim().length < 2 }}
      mask={{ closable: false }}
      onOk={submit}
      onCancel={onClose}
    >
      <div className={css.scrollForm}>
        <div className={css.card}>
          <strong>{objection.criterionTitle ?? said.whole}</strong>
          <p>{objection.reason}</p>
        </div>
        <fieldset className={css.field}>
          <legend>{text.choice}</legend>
          <Radio.Group
            value={decision}
            options={objectionDecisions.map((value) => ({ value, label: objectionDecisionNames[value] }))}
            onChange={(event) => setDecision(event.target.value)}
          />
        </fieldset>
        <div className={css.field}>
          <label htmlFor={id}>{text.reason}</label>
          <Input.TextArea
            id={id}
            rows={3}
            maxLength={4000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        {decision !== null && decision !== 'rejected' && (
          <div className={css.field}>
            <p className={css.quiet}>{text.changesLead}</p>
            <ChangeFields outcome={outcome} changes={changes} onChanges={setChanges} reasons={false} />
          </div>
        )}
        <p className={css.fault} role="alert">
          {decide.failure?.sentence}
        </p>
      </div>
    </Modal>
  )
}
