// Which stretch of a recording is copied for a loan.
import { Checkbox, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import type { Job } from '#shared/contract/jobs.ts'
import type { ScopedItem } from '#shared/contract/lending.ts'
import type { Deed } from '../desk/use-deed.ts'
import panel from '../dossiers/panels.module.css'
import { parsePlace } from '../recordings/clock-offset.ts'
import { formatDuration, formatPlace } from '../ui/format.ts'
import { uiText } from '../ui/text.ts'
import css from './lending.module.css'
import { lendingText } from './text.ts'

const text = lendingText.clip

export type ClipCopyOrder = { startMs: number; endMs: number; original: boolean }

export type ClipCopyDialogProps = {
  item: ScopedItem
  deed: Pick<Deed<never, Job>, 'running' | 'failure'>
  onRun: (order: ClipCopyOrder) => void
  onClose: () => void
}

export function ClipCopyDialog({ item, deed, onRun, onClose }: ClipCopyDialogProps) {
  const durationMs = item.durationMs ?? 0
  const [from, setFrom] = useState(formatPlace(0))
  const [to, setTo] = useState(formatPlace(durationMs / 1000))
  const [original, setOriginal] = useState(false)
  const [bad, setBad] = useState(false)
  const run = () => {
    const [startMs, endMs] = [parsePlace(from), parsePlace(to)]
    const fits = startMs !== null && endMs !== null && startMs < endMs && endMs <= durationMs + 1000
    setBad(!fits)
    if (fits) onRun({ startMs, endMs: Math.min(endMs, durationMs), original })
  }
  return (
    <Modal
      open
      title={text.title(item.title)}
      width={460}
      okText={text.run}
      cancelText={uiText.dialog.cancel}
      closable={{ 'aria-label': uiText.dialog.close }}
      okButtonProps={{ loading: deed.running }}
      onOk={run}
      onCancel={onClose}
    >
      <p className={panel.lead}>{text.lead}</p>
      <div className={css.span}>
        <TimeField label={text.from} value={from} bad={bad} onValue={setFrom} />
        <TimeField label={text.to} value={to} bad={bad} onValue={setTo} />
      </div>
      <p className={panel.note}>{text.length(formatDuration(durationMs / 1000))}</p>
      {item.redacted === 'offered' && (
        <Checkbox checked={original} onChange={(event) => setOriginal(event.target.checked)}>
          {text.original}
        </Checkbox>
      )}
      {(bad || deed.failure !== null) && (
        <p className={panel.bad} role="alert">
          {bad ? text.bad : deed.failure?.sentence}
        </p>
      )}
    </Modal>
  )
}

type TimeFieldProps = { label: string; value: string; bad: boolean; onValue: (value: string) => void }

function TimeField({ label, value, bad, onValue }: TimeFieldProps) {
  const id = useId()
  return (
    <div className={css.time}>
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        value={value}
        maxLength={14}
        autoComplete="off"
        aria-invalid={bad}
        onChange={(event) => onValue(event.target.value)}
      />
    </div>
  )
}
