// Something went wrong: one sentence that says how to go on, a retry, and the incident number when it is our bug.
import { ExclamationCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { MessageState } from './message-state.tsx'
import { uiText } from './text.ts'

export type ErrorStateProps = {
  title?: string
  sentence: ReactNode
  /** Number under which an unexpected failure was filed. */
  incident?: string | undefined
  onRetry?: (() => void) | undefined
  retryLabel?: string
  /** Shown on the dark stage of the player. */
  dark?: boolean
}

export function ErrorState({
  title = uiText.error.title,
  sentence,
  incident,
  onRetry,
  retryLabel,
  dark,
}: ErrorStateProps) {
  return (
    <MessageState
      tone="bad"
      alert
      dark={dark ?? false}
      icon={<ExclamationCircleOutlined />}
      title={title}
      sentence={sentence}
      note={incident === undefined ? undefined : uiText.error.incident(incident)}
      action={onRetry && <Button onClick={onRetry}>{retryLabel ?? uiText.error.retry}</Button>}
    />
  )
}
