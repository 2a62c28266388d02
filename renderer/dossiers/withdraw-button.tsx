// Takes an item out before the seal, with the reason that the journal keeps.
import { Button } from 'antd'
import { useState } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { SentenceList } from '../ui/sentence-list.tsx'
import css from './panels.module.css'
import { dossierText } from './text.ts'

const text = dossierText.item

export function WithdrawButton({ item, onGone }: { item: Item; onGone: (itemId: string) => void }) {
  const [asking, setAsking] = useState(false)
  const withdraw = useDeed(desk.dossiers.withdraw, {
    ownFailure: true,
    done: text.withdrawn,
    refreshes: [
      deskQuery.dossiers.items.key({ input: { id: item.dossierId } }),
      deskQuery.dossiers.manifest.key(),
      deskQuery.dossiers.list.key(),
      deskQuery.supplements.key(),
    ],
    onDone: () => {
      setAsking(false)
      onGone(item.id)
    },
  })
  return (
    <div className={css.divide}>
      <Button danger onClick={() => setAsking(true)}>
        {text.withdraw}
      </Button>
      <ConfirmDialog
        open={asking}
        danger
        title={text.withdrawTitle}
        consequence={<SentenceList sentences={text.withdrawEffects(item.title)} />}
        confirmLabel={text.withdraw}
        reason={{ label: text.withdrawReason, required: true }}
        busy={withdraw.running}
        error={withdraw.failure?.sentence}
        onConfirm={(reason) => withdraw.run({ id: item.id, reason })}
        onCancel={() => {
          withdraw.clear()
          setAsking(false)
        }}
      />
    </div>
  )
}
