// Nothing here yet: says what belongs here and what to do first.
import { InboxOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { MessageState } from './message-state.tsx'
import { uiText } from './text.ts'

export type EmptyStateProps = {
  title?: string
  /** One sentence: what to do first. */
  sentence: ReactNode
  icon?: ReactNode
  /** The button that does it. */
  action?: ReactNode
}

export function EmptyState({ title = uiText.empty.title, sentence, icon, action }: EmptyStateProps) {
  return (
    <MessageState tone="neutral" icon={icon ?? <InboxOutlined />} title={title} sentence={sentence} action={action} />
  )
}
