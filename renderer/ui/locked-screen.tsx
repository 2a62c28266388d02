// Shown while the desk is locked: nothing of the work, only who may come back and how.
import { LockOutlined } from '@ant-design/icons'
import { Button, Input, type InputRef } from 'antd'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import css from './locked-screen.module.css'
import { uiText } from './text.ts'

export type LockedScreenProps = {
  product: string
  agency: string
  user: { name: string; role: string }
  busy?: boolean
  error?: ReactNode
  onUnlock: (passphrase: string) => void
  /** Sign in as somebody else, versions. */
  foot?: ReactNode
}

export function LockedScreen({ product, agency, user, busy, error, onUnlock, foot }: LockedScreenProps) {
  const [secret, setSecret] = useState('')
  const input = useRef<InputRef>(null)
  const id = useId()
  useEffect(() => {
    if (error) setSecret('')
    input.current?.focus()
  }, [error])
  return (
    <main className={css.screen}>
      <form
        className={css.card}
        onSubmit={(event) => {
          event.preventDefault()
          if (secret !== '') onUnlock(secret)
        }}
      >
        <p className={css.brand}>
          <strong>{product}</strong>
          <span>{agency}</span>
        </p>
        <h1 className={css.title}>
          <LockOutlined /> {uiText.locked.title}
        </h1>
        <p className={css.sentence}>{uiText.locked.sentence}</p>
        <label className={css.label} htmlFor={id}>
          {uiText.dialog.secretOf(uiText.frame.user(user.name, user.role), uiText.dialog.passphrase)}
        </label>
        <Input.Password
          ref={input}
          id={id}
          size="large"
          value={secret}
          autoComplete="off"
          status={error ? 'error' : ''}
          aria-describedby={`${id}-fault`}
          onChange={(event) => setSecret(event.target.value)}
        />
        <p id={`${id}-fault`} className={css.fault} role="alert">
          {error}
        </p>
        <Button block type="primary" size="large" htmlType="submit" loading={busy ?? false} disabled={secret === ''}>
          {uiText.locked.unlock}
        </Button>
        {foot !== undefined && <div className={css.foot}>{foot}</div>}
      </form>
    </main>
  )
}
