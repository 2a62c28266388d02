// The one action that lays a dossier in the order of its filing: first the preview, then the act.
import { OrderedListOutlined } from '@ant-design/icons'
import { useState } from 'react'
import type { Dossier, Item } from '#shared/contract/dossiers.ts'
import { ToolButton } from '../ui/tool-button.tsx'
import { ArrangeDialog } from './arrange-dialog.tsx'
import type { OldOrder } from './arranged-note.tsx'
import { arrangingWords as text } from './arranging-text.ts'

export type ArrangeButtonProps = {
  dossier: Dossier
  items: readonly Item[]
  onArranged: (old: OldOrder) => void
}

export function ArrangeButton({ dossier, items, onArranged }: ArrangeButtonProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <ToolButton icon={<OrderedListOutlined />} label={text.arrange} showLabel onPress={() => setOpen(true)} />
      {open && <ArrangeDialog dossier={dossier} items={items} onArranged={onArranged} onClose={() => setOpen(false)} />}
    </>
  )
}
