// Asks before something that matters: says what will follow, names the act on the button.
import { Input, Modal } from 'antd'
import { type ReactNode, useEffect, useId, useState } from 'react'
import css from './dialogs.module.css'
import { uiText } from './text.ts'

export type ConfirmDialogProps = {
  open: boolean
  /** The act as a question or a heading: 退回补正. */
  title: string
  /** What will follow, in full sentences. */
  consequence: ReactNode
  /** Verb and thing: 退回补正. */
  confirmLabel: string
  danger?: boolean
  /** Asks for words that go with the act. */
  reason?: { label: string; required: boolean; placeholder?: string } | undefined
  busy?: boolean
  error?: ReactNode
  onConfirm: (reason: string) => void
  onCancel: () => void
}

const words = uiText.dialog

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, consequence, confirmLabel, danger, reason, busy, error, onConfirm, onCancel } = props
  const [typed, setTyped] = useState('')
  const [missing, setMissing] = useState(false)
  const id = useId()
  useEffect(() => {
    if (!open) return
    setTyped('')
    setMissing(false)
  }, [open])
  const confirm = () => {
    if (reason?.required && typed.trim() === '') {
      setMissing(true)
      document.getElementById(id)?.focus()
    } else onConfirm(typed.trim())
  }
  const fault = missing ? words.reasonMissing : error
  return (
    <Modal
      open={open}
      title={title}
      width={460}
      okText={confirmLabel}
      cancelText={words.cancel}
      okButtonProps={{ danger: danger ?? false }}
      confirmLoading={busy ?? false}
      mask={{ closable: false }}
      closable={{ 'aria-label': uiText.dialog.close }}
      destroyOnHidden
      onOk={confirm}
      onCancel={onCancel}
    >
      <div className={css.body}>
        <div className={css.consequence}>{consequence}</div>
        {reason && (
          <div className={css.field}>
            <label htmlFor={id}>{reason.label}</label>
            <Input.TextArea
              id={id}
              value={typed}
              rows={3}
              maxLength={500}
              placeholder={reason.placeholder}
              required={reason.required}
              aria-invalid={missing}
              aria-describedby={`${id}-fault`}
              onChange={(event) => {
                setTyped(event.target.value)
                setMissing(false)
              }}
            />
          </div>
        )}
        <p id={`${id}-fault`} className={css.fault} role="alert">
          {fault}
        </p>
      </div>
    </Modal>
  )
}
