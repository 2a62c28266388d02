// The person's role may not see this: says so plainly and whom to ask.
import { StopOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { MessageState } from './message-state.tsx'
import { uiText } from './text.ts'

export type NoPermissionProps = {
  /** The role the person acts in, in Chinese. */
  role: string
  /** Overrides the standard sentence. */
  sentence?: ReactNode
  action?: ReactNode
}

export function NoPermission({ role, sentence, action }: NoPermissionProps) {
  return (
    <MessageState
      tone="neutral"
      icon={<StopOutlined />}
      title={uiText.forbidden.title}
      sentence={sentence ?? uiText.forbidden.sentence(role)}
      action={action}
    />
  )
}
