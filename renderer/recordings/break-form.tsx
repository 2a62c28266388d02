// Why a recording stopped: heard on a recording at a place of it, or written down.
import { Button, Input, Radio } from 'antd'
import { useId, useState } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import panel from '../dossiers/panels.module.css'
import type { Evidence } from '../dossiers/use-evidence.ts'
import { EvidenceChip } from '../ui/evidence-chip.tsx'
import { formatPlace } from '../ui/format.ts'
import css from './chains.module.css'
import { recordingText } from './panel-text.ts'

const text = recordingText.explain
const kinds = (['spoken', 'written'] as const).map((value) => ({ value, label: text.kinds[value] }))

type Heard = { readonly itemId: string; readonly ms: number; readonly title: string }

export type BreakFormProps = {
  afterItemId: string
  items: readonly Item[]
  evidence: Evidence
  onClose: () => void
}

export function BreakForm({ afterItemId, items, evidence, onClose }: BreakFormProps) {
  const id = useId()
  const [kind, setKind] = useState<'spoken' | 'written'>('spoken')
  const [heard, setHeard] = useState<Heard | null>(null)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const explain = useDeed(desk.recordings.explainBreak, {
    ownFailure: true,
    done: text.done,
    refreshes: [deskQuery.recordings.chains.key()],
    onDone: onClose,
  })
  const reasonMissing = reason.trim().length < 2
  const placeMissing = kind === 'spoken' && heard === null
  const save = () => {
    setMissing(reasonMissing || placeMissing)
    if (reasonMissing || placeMissing) return
    const place = kind === 'spoken' ? heard : null
    explain.run({ afterItemId, kind, heardIn: place?.itemId ?? null, atMs: place?.ms ?? null, reason })
  }
  return (
    <div className={css.form}>
      <Radio.Group
        aria-label={text.kind}
        optionType="button"
        options={kinds}
        value={kind}
        onChange={(event) => setKind(event.target.value)}
      />
      {kind === 'spoken' && (
        <HeardField
          heard={heard}
          items={items}
          evidence={evidence}
          missing={missing && heard === null}
          onHeard={setHeard}
        />
      )}
      <div className={css.field}>
        <label htmlFor={id}>{text.reason}</label>
        <Input.TextArea
          id={id}
          value={reason}
          autoSize={{ minRows: 2, maxRows: 5 }}
          maxLength={500}
          placeholder={text.reasonHint}
          status={missing && reasonMissing ? 'error' : ''}
          aria-invalid={missing && reasonMissing}
          onChange={(event) => setReason(event.target.value)}
        />
        {missing && reasonMissing && <p className={css.fault}>{text.reasonMissing}</p>}
      </div>
      {explain.failure !== null && (
        <p className={panel.bad} role="alert">
          {explain.failure.sentence}
        </p>
      )}
      <div className={panel.actions}>
        <Button size="small" type="primary" loading={explain.running} onClick={save}>
          {text.confirm}
        </Button>
        <Button size="small" onClick={onClose}>
          {text.cancel}
        </Button>
      </div>
    </div>
  )
}

type HeardFieldProps = {
  heard: Heard | null
  items: readonly Item[]
  evidence: Evidence
  missing: boolean
  onHeard: (heard: Heard) => void
}

/** Takes the recording in the player and the place it stands at. */
function HeardField({ heard, items, evidence, missing, onHeard }: HeardFieldProps) {
  const [nothing, setNothing] = useState(false)
  const take = () => {
    const place = evidence.here()
    const item = items.find((other) => other.id === place?.itemId && other.kind === 'recording')
    setNothing(item === undefined)
    if (item !== undefined) onHeard({ itemId: item.id, ms: place?.ms ?? 0, title: item.title })
  }
  return (
    <div className={css.field}>
      <span className={css.label}>{text.place}</span>
      <div className={panel.actions}>
        {heard !== null && <EvidenceChip kind="recording" label={heard.title} place={formatPlace(heard.ms / 1000)} />}
        <Button size="small" onClick={take}>
          {text.take}
        </Button>
      </div>
      {heard === null && !missing && !nothing && <p className={panel.note}>{text.takeHint}</p>}
      {nothing && (
        <p className={css.fault} role="alert">
          {text.notPlaying}
        </p>
      )}
      {missing && !nothing && <p className={css.fault}>{text.placeMissing}</p>}
    </div>
  )
}
