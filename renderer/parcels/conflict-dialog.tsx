// Two results for one seat side by side: the leader chooses, with a reason; both stay.
import { Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import type { ParcelConflict } from '#shared/contract/parcels.ts'
import type { SeatResult } from '#shared/rules/campaign.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { FieldList } from '../ui/field-list.tsx'
import { formatMinute, formatScore } from '../ui/format.ts'
import css from './parcels.module.css'
import { parcelText } from './text.ts'

const text = parcelText.conflicts
type Choice = 'standing' | 'brought'

export function ConflictDialog({ conflict, onClose }: { conflict: ParcelConflict; onClose: () => void }) {
  const [choice, setChoice] = useState<Choice | null>(null)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const id = useId()
  const decide = useDeed(desk.parcels.decide, {
    refreshes: [deskQuery.parcels.key(), deskQuery.campaigns.key(), deskQuery.results.key()],
    done: text.done,
    ownFailure: true,
    onDone: onClose,
  })
  const confirm = () => {
    setTried(true)
    if (choice !== null && reason.trim().length >= 2) decide.run({ id: conflict.id, choose: choice, reason })
  }
  return (
    <Modal
      open
      width={760}
      title={text.title}
      okText={text.decide}
      cancelText={parcelText.cancel}
      okButtonProps={{ disabled: choice === null }}
      confirmLoading={decide.running}
      mask={{ closable: false }}
      onOk={confirm}
      onCancel={onClose}
    >
      <div className={css.form}>
        <p>{`${conflict.dossierTitle} · ${text.seat(conflict.seat)} · ${conflict.parcelNumber}`}</p>
        <div className={css.sides}>
          {(['standing', 'brought'] as const).map((which) => (
            <section key={which} className={css.side} data-chosen={choice === which} aria-label={text[which]}>
              <div className={css.sideHead}>
                <span>{text[which]}</span>
                <Button
                  size="small"
                  type={choice === which ? 'primary' : 'default'}
                  aria-pressed={choice === which}
                  onClick={() => setChoice(which)}
                >
                  {text.choose}
                </Button>
              </div>
              <ResultFacts result={conflict[which]} />
            </section>
          ))}
        </div>
        <div className={css.field}>
          <label htmlFor={id}>{text.reason}</label>
          <Input.TextArea
            id={id}
            rows={2}
            maxLength={500}
            value={reason}
            aria-invalid={tried && reason.trim().length < 2}
            onChange={({ target }) => setReason(target.value)}
          />
          {tried && reason.trim().length < 2 && <p className={css.fault}>{text.reasonMissing}</p>}
        </div>
        <p className={css.hint}>{text.both}</p>
        {decide.failure !== null && (
          <p role="alert" className={css.fault}>
            {decide.failure.sentence}
          </p>
        )}
      </div>
    </Modal>
  )
}

function ResultFacts({ result }: { result: SeatResult }) {
  return (
    <FieldList
      fields={[
        { key: 'inspector', label: text.inspector, value: `${result.inspector.name}（${result.inspector.unit}）` },
        { key: 'score', label: text.score, value: formatScore(result.effectiveHundredths / 100) },
        { key: 'judged', label: text.judged, value: formatScore(result.judgedHundredths / 100) },
        { key: 'band', label: text.band, value: result.band },
        { key: 'vetoes', label: text.vetoes, value: result.vetoesHit.join('、') || text.noVeto },
        { key: 'findings', label: text.findings, value: String(result.findings.length) },
        { key: 'elapsed', label: text.elapsed, value: text.seconds(result.elapsedSeconds) },
        { key: 'concluded', label: text.concluded, value: formatMinute(result.concludedAt) },
      ]}
    />
  )
}
