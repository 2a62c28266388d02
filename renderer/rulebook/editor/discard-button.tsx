// Gives the draft up, after asking.
import { Button } from 'antd'
import { useState } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { SentenceList } from '../../ui/sentence-list.tsx'
import { editorText as text } from './text.ts'

export function DiscardButton({ disabled, onDiscard }: { disabled: boolean; onDiscard: () => void }) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button danger disabled={disabled} onClick={() => setAsking(true)}>
        {text.discard}
      </Button>
      <ConfirmDialog
        open={asking}
        danger
        title={text.discardTitle}
        consequence={<SentenceList sentences={text.discardEffects} />}
        confirmLabel={text.discard}
        onConfirm={() => {
          setAsking(false)
          onDiscard()
        }}
        onCancel={() => setAsking(false)}
      />
    </>
  )
}
