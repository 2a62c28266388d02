// Asks for what a review waits, or for how many days and by whom its term was extended.
import { Input, InputNumber, Modal, Radio } from 'antd'
import { useId, useState } from 'react'
import type { Review } from '#shared/contract/review.ts'
import type { PauseKind, TermExtension } from '#shared/rules/pack-review-term.ts'
import { approverNames, pauseNames } from '#shared/text/review-clock.ts'
import { desk } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { uiText } from '../ui/text.ts'
import css from './review-clock.module.css'
import { reviewText } from './text.ts'

const text = reviewText.clockActs

type DialogProps = { id: string; onReview: (review: Review) => void; onClose: () => void }

export function PauseDialog({ id, kinds, onReview, onClose }: DialogProps & { kinds: readonly PauseKind[] }) {
  const [kind, setKind] = useState<PauseKind | undefined>(kinds[0])
  const [note, setNote] = useState('')
  const noteId = useId()
  const pause = useDeed(desk.review.pause, {
    ownFailure: true,
    done: text.paused,
    onDone: (review) => {
      onReview(review)
      onClose()
    },
  })
  return (
    <Modal
      open
      width={460}
      title={text.pauseTitle}
      closable={{ 'aria-label': uiText.dialog.close }}
      okText={text.pause}
      cancelText={uiText.dialog.cancel}
      confirmLoading={pause.running}
      onOk={() => kind !== undefined && pause.run({ id, kind, note })}
      onCancel={onClose}
    >
      <div className={css.form}>
        <p>{text.pauseLead}</p>
        <Radio.Group
          aria-label={text.pauseFor}
          value={kind}
          options={kinds.map((value) => ({ value, label: pauseNames[value] }))}
          onChange={(event) => setKind(event.target.value)}
        />
        <label htmlFor={noteId}>{text.note}</label>
        <Input.TextArea
          id={noteId}
          rows={2}
          maxLength={500}
          value={note}
          placeholder={text.pauseHint}
          onChange={(event) => setNote(event.target.value)}
        />
        <p className={css.fault} role="alert">
          {pause.failure?.sentence}
        </p>
      </div>
    </Modal>
  )
}

export function ExtendDialog({ id, extension, onReview, onClose }: DialogProps & { extension: TermExtension }) {
  const [days, setDays] = useState<number | null>(extension.days ?? 1)
  const [approvedBy, setApprovedBy] = useState('')
  const [note, setNote] = useState('')
  const field = useId()
  const { approver } = extension
  const extend = useDeed(desk.review.extend, {
    ownFailure: true,
    done: text.extended,
    onDone: (review) => {
      onReview(review)
      onClose()
    },
  })
  const complete = days !== null && approvedBy.trim().length >= 2 && note.trim().length >= 2
  return (
    <Modal
      open
      width={460}
      title={text.extendTitle}
      closable={{ 'aria-label': uiText.dialog.close }}
      okText={text.extendConfirm}
      cancelText={uiText.dialog.cancel}
      confirmLoading={extend.running}
      okButtonProps={{ disabled: !complete }}
      onOk={() => complete && extend.run({ id, days, approver, approvedBy: approvedBy.trim(), note: note.trim() })}
      onCancel={onClose}
    >
      <div className={css.form}>
        <p>{text.extendLead(approverNames[approver], extension.days, extension.times)}</p>
        <label htmlFor={`${field}days`}>{text.days}</label>
        <InputNumber
          id={`${field}days`}
          min={1}
          max={extension.days ?? 365}
          precision={0}
          value={days}
          onChange={setDays}
        />
        <label htmlFor={`${field}by`}>{text.approvedBy(approverNames[approver])}</label>
        <Input
          id={`${field}by`}
          maxLength={50}
          value={approvedBy}
          placeholder={text.approvedByHint}
          onChange={(event) => setApprovedBy(event.target.value)}
        />
        <label htmlFor={`${field}note`}>{text.reason}</label>
        <Input.TextArea
          id={`${field}note`}
          rows={2}
          maxLength={500}
          value={note}
          placeholder={text.reasonHint}
          onChange={(event) => setNote(event.target.value)}
        />
        <p className={css.fault} role="alert">
          {extend.failure?.sentence}
        </p>
      </div>
    </Modal>
  )
}
