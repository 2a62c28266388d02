// A signed reason for a missing recording: what it says, who signed it when, whether its signature holds; revoked with a reason.
import { Button } from 'antd'
import { useState } from 'react'
import type { Absence, RequirementLine } from '#shared/contract/recording-list.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import panel from '../dossiers/panels.module.css'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { formatMinute } from '../ui/format.ts'
import { SentenceList } from '../ui/sentence-list.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import { recordingText } from './panel-text.ts'
import css from './requirements.module.css'

const text = recordingText.absence

export type AbsenceNoteProps = {
  line: RequirementLine
  absence: Absence
  /** The pack's word for its ground. */
  ground: string
  mayChange: boolean
}

export function AbsenceNote({ line, absence, ground, mayChange }: AbsenceNoteProps) {
  const [asking, setAsking] = useState(false)
  const revoke = useDeed(desk.recordingList.revoke, {
    ownFailure: true,
    done: text.revoked,
    refreshes: [deskQuery.recordingList.check.key(), deskQuery.journal.key()],
    onDone: () => setAsking(false),
  })
  const holds = absence.signature === 'valid'
  return (
    <div className={css.absence}>
      <p>
        <span className={css.ground}>{ground}</span>
        {absence.reason}
      </p>
      <p className={css.signed}>
        {text.signed(absence.signedBy, formatMinute(absence.signedAt))}
        <StateTag plain tone={holds ? 'ok' : 'bad'} label={text.signature[absence.signature]} />
      </p>
      {!holds && <p className={panel.bad}>{text.alteredHint}</p>}
      {mayChange && (
        <div>
          <Button size="small" aria-label={text.revokeOf(line.title)} onClick={() => setAsking(true)}>
            {text.revoke}
          </Button>
          <ConfirmDialog
            open={asking}
            danger
            title={text.revokeOf(line.title)}
            consequence={<SentenceList sentences={text.revokeEffects} />}
            confirmLabel={text.revoke}
            reason={{ label: text.revokeReason, required: true }}
            busy={revoke.running}
            error={revoke.failure?.sentence}
            onConfirm={(reason) => revoke.run({ id: absence.id, reason })}
            onCancel={() => {
              revoke.clear()
              setAsking(false)
            }}
          />
        </div>
      )}
    </div>
  )
}
