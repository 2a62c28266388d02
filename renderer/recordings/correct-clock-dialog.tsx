// Corrects the clock of one device's recordings: by how much it is off, or what time it really was in the picture now shown.
import { Input, Modal, Radio } from 'antd'
import { useId, useState } from 'react'
import type { Chain } from '#shared/contract/recordings.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { FailureState } from '../desk/read-state.tsx'
import { useDeed } from '../desk/use-deed.ts'
import type { Evidence } from '../dossiers/use-evidence.ts'
import { LoadingState } from '../ui/loading-state.tsx'
import { SentenceList } from '../ui/sentence-list.tsx'
import { uiText } from '../ui/text.ts'
import css from './chains.module.css'
import { ClockActual } from './clock-actual.tsx'
import { parseOffset } from './clock-offset.ts'
import { ClockTable } from './clock-table.tsx'
import { recordingText } from './panel-text.ts'
import { type KnownCapture, useCaptures } from './use-captures.ts'

const text = recordingText.clock

export type CorrectClockDialogProps = { name: string; chain: Chain; evidence: Evidence; onClose: () => void }

export function CorrectClockDialog({ name, chain, evidence, onClose }: CorrectClockDialogProps) {
  const captures = useCaptures(chain.segments.map((segment) => segment.itemId))
  const [offsetMs, setOffset] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const correct = useDeed(desk.recordings.correctClock, {
    ownFailure: true,
    done: text.done(chain.segments.length),
    refreshes: [deskQuery.recordings.chains.key(), deskQuery.recordings.get.key()],
    onDone: onClose,
  })
  const dated = captures.known.filter(({ capture }) => capture.startedAt !== null)
  const confirm = () => {
    setTried(true)
    if (offsetMs === null || reason.trim().length < 2 || dated.length === 0) return
    correct.run({ itemIds: dated.map(({ itemId }) => itemId), offsetMs, reason })
  }
  return (
    <Modal
      open
      title={text.title(name)}
      width={600}
      okText={text.confirm}
      cancelText={text.cancel}
      okButtonProps={{ disabled: dated.length === 0 }}
      confirmLoading={correct.running}
      mask={{ closable: false }}
      closable={{ 'aria-label': uiText.dialog.close }}
      onOk={confirm}
      onCancel={onClose}
    >
      <div className={css.dialog}>
        <SentenceList sentences={text.effects} />
        {captures.loading && <LoadingState shape="fields" rows={3} />}
        {captures.error !== null && <FailureState error={captures.error} />}
        {!captures.loading && captures.error === null && dated.length === 0 && <p className={css.fault}>{text.none}</p>}
        {dated.length > 0 && (
          <>
            <OffsetFields captures={dated} evidence={evidence} tried={tried} onOffset={setOffset} />
            <ReasonField reason={reason} missing={tried && reason.trim().length < 2} onReason={setReason} />
            <ClockTable chain={chain} captures={dated} offsetMs={offsetMs} />
          </>
        )}
        <p className={css.fault} role="alert">
          {correct.failure?.sentence}
        </p>
      </div>
    </Modal>
  )
}

type OffsetFieldsProps = {
  captures: readonly KnownCapture[]
  evidence: Evidence
  tried: boolean
  onOffset: (offsetMs: number | null) => void
}

const ways = (['offset', 'actual'] as const).map((value) => ({ value, label: text.ways[value] }))

function OffsetFields({ captures, evidence, tried, onOffset }: OffsetFieldsProps) {
  const id = useId()
  const [way, setWay] = useState<'offset' | 'actual'>('offset')
  const [typed, setTyped] = useState('')
  const bad = tried && parseOffset(typed) === null
  return (
    <>
      <Radio.Group
        aria-label={text.how}
        optionType="button"
        options={ways}
        value={way}
        onChange={(event) => {
          setWay(event.target.value)
          setTyped('')
          onOffset(null)
        }}
      />
      {way === 'offset' ? (
        <div className={css.field}>
          <label htmlFor={id}>{text.offset}</label>
          <Input
            id={id}
            value={typed}
            placeholder="+00:01:30"
            maxLength={16}
            autoComplete="off"
            status={bad ? 'error' : ''}
            aria-invalid={bad}
            onChange={(event) => {
              setTyped(event.target.value)
              onOffset(parseOffset(event.target.value))
            }}
          />
          <p className={bad ? css.fault : css.hint}>{bad ? text.offsetBad : text.offsetHint}</p>
        </div>
      ) : (
        <ClockActual captures={captures} place={evidence.here()} tried={tried} onOffset={onOffset} />
      )}
    </>
  )
}

type ReasonFieldProps = { reason: string; missing: boolean; onReason: (reason: string) => void }

function ReasonField({ reason, missing, onReason }: ReasonFieldProps) {
  const id = useId()
  return (
    <div className={css.field}>
      <label htmlFor={id}>{text.reason}</label>
      <Input
        id={id}
        value={reason}
        maxLength={500}
        placeholder={text.reasonHint}
        status={missing ? 'error' : ''}
        aria-invalid={missing}
        onChange={(event) => onReason(event.target.value)}
      />
      {missing && <p className={css.fault}>{text.reasonMissing}</p>}
    </div>
  )
}
