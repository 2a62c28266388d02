// Asks for the passphrase or PIN before an act that binds a person: says what will happen and what exactly is bound.
import { Input, type InputRef, Modal } from 'antd'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import css from './dialogs.module.css'
import { type Field, FieldList } from './field-list.tsx'
import { uiText } from './text.ts'

export type PassphraseDialogProps = {
  open: boolean
  title: string
  /** What will happen, in full sentences. */
  effect: ReactNode
  /** What the act binds: dossier, manifest hash, journal number. */
  bound?: readonly Field[]
  /** Whose passphrase. */
  person: string
  /** 口令 by default; 令牌 PIN for a token. */
  secretLabel?: string
  confirmLabel: string
  danger?: boolean
  /** Where the effect holds fields of its own, the first of them comes first. */
  focusSecret?: boolean
  busy?: boolean
  /** The refusal of the last try. */
  error?: ReactNode
  onConfirm: (passphrase: string) => void
  onCancel: () => void
}

const words = uiText.dialog

export function PassphraseDialog(props: PassphraseDialogProps) {
  const { open, title, effect, bound = [], person, secretLabel = words.passphrase, danger, busy, error } = props
  const { focusSecret = true } = props
  const [secret, setSecret] = useState('')
  const [missing, setMissing] = useState(false)
  const input = useRef<InputRef>(null)
  const id = useId()
  useEffect(() => {
    if (open) return
    setSecret('')
    setMissing(false)
  }, [open])
  useEffect(() => {
    // After a refusal the field is empty and in focus for the next try.
    if (!error) return
    setSecret('')
    input.current?.focus()
  }, [error])
  const confirm = () => {
    if (secret === '') setMissing(true)
    else props.onConfirm(secret)
  }
  const fault = missing ? words.secretMissing(secretLabel) : error
  return (
    <Modal
      open={open}
      title={title}
      width={480}
      okText={props.confirmLabel}
      cancelText={words.cancel}
      okButtonProps={{ danger: danger ?? false }}
      confirmLoading={busy ?? false}
      mask={{ closable: false }}
      closable={{ 'aria-label': uiText.dialog.close }}
      destroyOnHidden
      afterOpenChange={(shown) => shown && focusSecret && input.current?.focus()}
      onOk={confirm}
      onCancel={props.onCancel}
    >
      <form
        className={css.body}
        onSubmit={(event) => {
          event.preventDefault()
          confirm()
        }}
      >
        <div className={css.consequence}>{effect}</div>
        {bound.length > 0 && (
          <section className={css.bound} aria-label={words.bound}>
            <p className={css.boundTitle}>{words.bound}</p>
            <FieldList fields={bound} />
          </section>
        )}
        <div className={css.field}>
          <label htmlFor={id}>{words.secretOf(person, secretLabel)}</label>
          <Input.Password
            ref={input}
            id={id}
            value={secret}
            autoComplete="off"
            status={fault ? 'error' : ''}
            aria-invalid={Boolean(fault)}
            aria-describedby={`${id}-fault`}
            onChange={(event) => {
              setSecret(event.target.value)
              setMissing(false)
            }}
          />
        </div>
        <p id={`${id}-fault`} className={css.fault} role="alert">
          {fault}
        </p>
      </form>
    </Modal>
  )
}
