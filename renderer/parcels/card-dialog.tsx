// The caller's own card: made and signed with his passphrase, saved as a file, its digits to be read out.
import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { CardView } from '#shared/contract/parcels.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { saveText } from '../desk/save-file.ts'
import { useSession } from '../desk/session.tsx'
import { useDeed } from '../desk/use-deed.ts'
import { PassphraseDialog } from '../ui/passphrase-dialog.tsx'
import { SentenceList } from '../ui/sentence-list.tsx'
import { CardFacts } from './card-facts.tsx'
import css from './parcels.module.css'
import { parcelText } from './text.ts'

const text = parcelText.card

export function CardDialog({ onClose }: { onClose: () => void }) {
  const session = useSession()
  const [made, setMade] = useState<CardView | null>(null)
  const make = useDeed((passphrase: string) => desk.parcels.card({ passphrase }), {
    refreshes: [deskQuery.parcels.key()],
    ownFailure: true,
    onDone({ name, json, card }) {
      saveText(name, 'application/json', json)
      setMade(card)
    },
  })
  if (made === null) {
    return (
      <PassphraseDialog
        open
        title={text.title}
        effect={<SentenceList sentences={text.effects} />}
        person={session.displayName}
        confirmLabel={text.confirm}
        busy={make.running}
        error={make.failure?.sentence}
        onConfirm={make.run}
        onCancel={onClose}
      />
    )
  }
  return (
    <Modal
      open
      title={text.doneTitle}
      width={520}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {text.done}
        </Button>
      }
    >
      <div className={css.form}>
        <p>{text.told}</p>
        <CardFacts card={made} />
      </div>
    </Modal>
  )
}
