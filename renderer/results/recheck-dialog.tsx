// 复核 of one dossier: as a whole, or with single answers put right, each with its reason.
import { Input, Modal } from 'antd'
import { useId, useState } from 'react'
import type { Outcome } from '#shared/contract/results.ts'
import { desk } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { uiText } from '../ui/text.ts'
import { type Change, ChangeFields } from './change-fields.tsx'
import css from './results.module.css'
import { resultsText } from './text.ts'
import { staleAfterResults } from './use-results.ts'

const text = resultsText.recheck

export function RecheckDialog({ outcome, onClose }: { outcome: Outcome; onClose: () => void }) {
  const [note, setNote] = useState('')
  const [changes, setChanges] = useState<readonly Change[]>([])
  const id = useId()
  const recheck = useDeed(desk.results.recheck, {
    done: text.done,
    ownFailure: true,
    refreshes: staleAfterResults(),
    onDone: onClose,
  })
  const wordless = changes.some(({ reason }) => reason.trim().length < 2)
  return (
    <Modal
      open
      width={640}
      title={text.title}
      closable={{ 'aria-label': uiText.dialog.close }}
      okText={text.submit}
      cancelText={uiText.dialog.cancel}
      confirmLoading={recheck.running}
      okButtonProps={{ disabled: wordless }}
      mask={{ closable: false }}
      onOk={() =>
        recheck.run({
          campaignId: outcome.campaignId,
          dossierIds: [outcome.dossierId],
          note,
          changes: changes.map((change) => ({ ...change })),
        })
      }
      onCancel={onClose}
    >
      <div className={css.scrollForm}>
        <p className={css.quiet}>{text.lead}</p>
        <ChangeFields outcome={outcome} changes={changes} onChanges={setChanges} reasons />
        <div className={css.field}>
          <label htmlFor={id}>{text.note}</label>
          <Input.TextArea
            id={id}
            rows={2}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
        <p className={css.fault} role="alert">
          {recheck.failure?.sentence}
        </p>
      </div>
    </Modal>
  )
}
