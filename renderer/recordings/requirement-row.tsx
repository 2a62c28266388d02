// One line of the recording list: its state, the recordings that fulfil it, what to record, and the signed reason or the way to it.
import { RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useId, useState } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Absence, RecordingCheck, RequirementLine } from '#shared/contract/recording-list.ts'
import type { Evidence } from '../dossiers/use-evidence.ts'
import { EvidenceChip } from '../ui/evidence-chip.tsx'
import { FieldList } from '../ui/field-list.tsx'
import { formatDuration } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import type { Tone } from '../ui/tone.ts'
import { AbsenceDialog } from './absence-dialog.tsx'
import { AbsenceNote } from './absence-note.tsx'
import { recordingText } from './panel-text.ts'
import css from './requirements.module.css'

const text = recordingText.list

const tones: Readonly<Record<RequirementLine['state'], Tone>> = {
  present: 'ok',
  lacking: 'bad',
  excused: 'info',
  'not-due': 'quiet',
}

export type RequirementRowProps = {
  dossierId: string
  line: RequirementLine
  check: RecordingCheck
  items: readonly Item[]
  evidence: Evidence
  mayChange: boolean
}

export function RequirementRow(props: RequirementRowProps) {
  const { line, check, items, evidence, mayChange } = props
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <li className={css.line} data-state={line.state}>
      <div className={css.head}>
        <button
          type="button"
          className={css.title}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <RightOutlined className={css.arrow ?? ''} />
          <span>{line.title}</span>
          {line.compulsory && <span className={css.compulsory}>{text.compulsory}</span>}
        </button>
        <StateTag tone={tones[line.state]} label={text.states[line.state]} />
      </div>
      {line.itemIds.length > 0 && (
        <ul className={css.chips} aria-label={text.fulfilledBy(line.title)}>
          {line.itemIds.map((itemId) => (
            <li key={itemId}>
              <RecordingChip item={items.find((item) => item.id === itemId)} evidence={evidence} />
            </li>
          ))}
        </ul>
      )}
      {line.absence !== null && (
        <AbsenceNote line={line} absence={line.absence} ground={groundOf(check, line.absence)} mayChange={mayChange} />
      )}
      {line.state === 'lacking' && <Lacking {...props} />}
      <div id={id} hidden={!open} className={css.more}>
        {open && <Requirement line={line} />}
      </div>
    </li>
  )
}

/** A ground that has left the pack since is shown by its code. */
function groundOf(check: RecordingCheck, { ground }: Absence): string {
  return check.grounds.find(({ code }) => code === ground)?.title ?? ground
}

function RecordingChip({ item, evidence }: { item: Item | undefined; evidence: Evidence }) {
  if (item === undefined) return null
  return (
    <EvidenceChip
      kind="recording"
      label={item.title}
      title={item.title}
      place={item.media === null ? undefined : formatDuration(item.media.durationMs / 1000)}
      active={evidence.activeId === item.id}
      onOpen={() => evidence.open({ itemId: item.id })}
    />
  )
}

/** What can be done about it, by whom. */
function Lacking({ dossierId, line, check, mayChange }: RequirementRowProps) {
  const [asking, setAsking] = useState(false)
  if (!line.excusable) return <p className={css.note}>{text.notExcusable}</p>
  if (!mayChange) return null
  return (
    <div>
      <Button size="small" aria-label={text.excuseOf(line.title)} onClick={() => setAsking(true)}>
        {text.excuse}
      </Button>
      <AbsenceDialog dossierId={dossierId} line={line} check={check} open={asking} onClose={() => setAsking(false)} />
    </div>
  )
}

function Requirement({ line }: { line: RequirementLine }) {
  return (
    <FieldList
      labelWidth={5}
      fields={[
        { key: 'content', label: text.content, value: line.content },
        { key: 'modes', label: text.modes, value: line.modes.join('、') },
        { key: 'begins', label: text.begins, value: line.begins },
        { key: 'ends', label: text.ends, value: line.ends },
        { key: 'source', label: text.source, value: line.source },
      ]}
    />
  )
}
