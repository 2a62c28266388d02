// Filing: where files are dropped, which volume they go to, and how far each has come.
import { Button, Radio } from 'antd'
import { useState } from 'react'
import type { Dossier, Volume } from '#shared/contract/dossiers.ts'
import type { Supplement } from '#shared/contract/supplements.ts'
import { supplementName } from '#shared/text/sheets.ts'
import { volumeNames } from '#shared/text/states.ts'
import { sealingText } from '../filing/sealing-text.ts'
import { DropZone } from '../ui/drop-zone.tsx'
import { ProgressRow } from '../ui/progress-row.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import { type Filing, isUnderWay } from './intake-queue.ts'
import css from './panels.module.css'
import { dossierText } from './text.ts'
import type { Evidence } from './use-evidence.ts'
import { intakeQueue, useFilings } from './use-intake.ts'

const text = dossierText.intake
const volumes = (['main', 'restricted'] as const).map((value) => ({ value, label: volumeNames[value] }))

export type IntakePanelProps = {
  dossier: Dossier
  evidence: Evidence
  mayChange: boolean
  /** What is filed after the seal goes into it. */
  supplement: Supplement | null
}

export function IntakePanel({ dossier, evidence, mayChange, supplement }: IntakePanelProps) {
  const [volume, setVolume] = useState<Volume>('main')
  const filings = useFilings(dossier.id)
  const running = filings.filter(isUnderWay).length
  if (!mayChange && supplement === null) {
    return (
      <div className={css.body}>
        <p className={css.lead}>{dossier.state === 'sealed' ? text.sealed : text.noPermission}</p>
      </div>
    )
  }
  return (
    <div className={css.body}>
      {supplement !== null && (
        <p className={css.note}>{sealingText.supplements.intake(supplementName(supplement.number))}</p>
      )}
      <div className={css.row}>
        <span id="intake-volume">{text.volume}</span>
        <Radio.Group
          aria-labelledby="intake-volume"
          options={volumes}
          optionType="button"
          value={volume}
          onChange={({ target }) => setVolume(target.value === 'restricted' ? 'restricted' : 'main')}
        />
      </div>
      <DropZone
        folders
        label={text.zone}
        hint={text.hint}
        onFiles={(files) => intakeQueue.add(dossier.id, files, volume)}
      />
      <div className={css.row}>
        <span role="status">{running > 0 ? text.running(running) : filings.length === 0 ? text.idle : ''}</span>
        {running > 0 && (
          <Button size="small" onClick={() => intakeQueue.cancelAll(dossier.id)}>
            {text.cancelAll}
          </Button>
        )}
        {running < filings.length && (
          <Button size="small" onClick={() => intakeQueue.clear(dossier.id)}>
            {text.clear}
          </Button>
        )}
      </div>
      {filings.length > 0 && (
        <ul className={css.filings} aria-label={text.label}>
          {filings.toReversed().map((filing) => (
            <li key={filing.key}>
              <FilingRow filing={filing} onOpen={(itemId) => evidence.open({ itemId })} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function FilingRow({ filing, onOpen }: { filing: Filing; onOpen: (itemId: string) => void }) {
  const { key, name, sizeBytes, doneBytes, state, sentence, itemId } = filing
  if (state === 'filed') {
    return (
      <div className={css.filed}>
        <span className={css.filedName} title={name}>
          {name}
        </span>
        <StateTag plain tone="ok" label={text.states.filed} />
        {itemId !== null && (
          <Button type="link" size="small" aria-label={`${text.open} ${name}`} onClick={() => onOpen(itemId)}>
            {text.open}
          </Button>
        )}
      </div>
    )
  }
  const message =
    state === 'refused' ? sentence : state === 'waiting' || state === 'cancelled' ? null : text.states[state]
  return (
    <ProgressRow
      label={name}
      state={rowStates[state]}
      done={doneBytes}
      total={sizeBytes}
      unit="bytes"
      rate={rateOf(filing)}
      remainingSeconds={remainingOf(filing)}
      {...(message === null ? {} : { message })}
      onCancel={() => intakeQueue.cancel(key)}
    />
  )
}

const rowStates = {
  waiting: 'waiting',
  sending: 'running',
  checking: 'running',
  refused: 'failed',
  cancelled: 'cancelled',
} as const

/** Only once it says something: after a second of sending. */
function rateOf({ state, doneBytes, startedAt }: Filing): number | undefined {
  if (state !== 'sending' || startedAt === null) return undefined
  const seconds = (Date.now() - startedAt) / 1000
  return seconds < 1 || doneBytes === 0 ? undefined : doneBytes / seconds
}

function remainingOf(filing: Filing): number | undefined {
  const rate = rateOf(filing)
  return rate === undefined ? undefined : (filing.sizeBytes - filing.doneBytes) / rate
}
