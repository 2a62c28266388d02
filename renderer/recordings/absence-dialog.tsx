// Signs the reason why a recording was not made (未记录说明): what is signed stands above the passphrase.
import { Input, Select } from 'antd'
import { useId, useState } from 'react'
import type { RecordingCheck, RequirementLine } from '#shared/contract/recording-list.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useSession } from '../desk/session.tsx'
import { useDeed } from '../desk/use-deed.ts'
import { PassphraseDialog } from '../ui/passphrase-dialog.tsx'
import { SentenceList } from '../ui/sentence-list.tsx'
import { recordingText } from './panel-text.ts'
import css from './requirements.module.css'

const text = recordingText.absence

export type AbsenceDialogProps = {
  dossierId: string
  line: RequirementLine
  check: RecordingCheck
  open: boolean
  onClose: () => void
}

export function AbsenceDialog({ dossierId, line, check, open, onClose }: AbsenceDialogProps) {
  const session = useSession()
  const [ground, setGround] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const excuse = useDeed(desk.recordingList.excuse, {
    ownFailure: true,
    done: text.done,
    refreshes: [deskQuery.recordingList.check.key({ input: { dossierId } }), deskQuery.journal.key()],
    onDone: () => {
      setGround(null)
      setReason('')
      onClose()
    },
  })
  const confirm = (passphrase: string) => {
    const incomplete = ground === null || reason.trim().length < 4
    setMissing(incomplete)
    if (!incomplete) excuse.run({ dossierId, requirement: line.code, ground, reason, passphrase })
  }
  return (
    <PassphraseDialog
      open={open}
      title={text.title(line.title)}
      effect={
        <div className={css.form}>
          <SentenceList sentences={text.effects} />
          <AbsenceFields
            grounds={check.grounds}
            ground={ground}
            reason={reason}
            missing={missing}
            onGround={setGround}
            onReason={setReason}
          />
        </div>
      }
      bound={[
        { key: 'requirement', label: text.bound.requirement, value: line.title },
        { key: 'stage', label: text.bound.stage, value: line.stage },
        { key: 'pack', label: text.bound.pack, value: check.packTitle },
      ]}
      focusSecret={false}
      person={session.displayName}
      confirmLabel={text.confirm}
      busy={excuse.running}
      error={excuse.failure?.sentence}
      onConfirm={confirm}
      onCancel={() => {
        excuse.clear()
        setMissing(false)
        onClose()
      }}
    />
  )
}

type AbsenceFieldsProps = {
  grounds: RecordingCheck['grounds']
  ground: string | null
  reason: string
  missing: boolean
  onGround: (ground: string) => void
  onReason: (reason: string) => void
}

function AbsenceFields({ grounds, ground, reason, missing, onGround, onReason }: AbsenceFieldsProps) {
  const id = useId()
  const groundFault = missing && ground === null
  const reasonFault = missing && reason.trim().length < 4
  return (
    <>
      <div className={css.field}>
        <label htmlFor={`${id}-ground`}>{text.ground}</label>
        <Select
          id={`${id}-ground`}
          value={ground}
          autoFocus
          status={groundFault ? 'error' : ''}
          options={grounds.map(({ code, title }) => ({ value: code, label: title }))}
          onChange={(code: string) => onGround(code)}
        />
        {groundFault && <p className={css.fault}>{text.groundMissing}</p>}
      </div>
      <div className={css.field}>
        <label htmlFor={`${id}-reason`}>{text.reason}</label>
        <Input.TextArea
          id={`${id}-reason`}
          value={reason}
          rows={3}
          maxLength={1000}
          placeholder={text.reasonHint}
          status={reasonFault ? 'error' : ''}
          aria-invalid={reasonFault}
          onChange={(event) => onReason(event.target.value)}
        />
        {reasonFault && <p className={css.fault}>{text.reasonMissing}</p>}
      </div>
    </>
  )
}
