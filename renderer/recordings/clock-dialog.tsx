// Confirms the time burned into the picture, or takes what the picture shows; with what was read before.
import { useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Capture, ClockReading, RecordingDetail } from '#shared/contract/recordings.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { type Field, FieldList } from '../ui/field-list.tsx'
import { formatDuration, formatInstant, formatPlace } from '../ui/format.ts'
import { uiText } from '../ui/text.ts'
import { clockAt, differenceMs, readInstant } from './clock-words.ts'
import css from './playing.module.css'
import { recordingText } from './text.ts'

const text = recordingText.clock

export type ClockDialogProps = { item: Item; capture: Capture | undefined; atMs: number; onClose: () => void }

export function ClockDialog({ item, capture, atMs, onClose }: ClockDialogProps) {
  const { device, corrected } = clockAt(capture ?? { startedAt: null, correctedAt: null }, atMs / 1000)
  const id = useId()
  const [words, setWords] = useState(device === null ? '' : formatInstant(device))
  const read = useReadClock(item.id, onClose)
  const burnedIn = readInstant(words)
  const off = burnedIn === null || device === null ? null : differenceMs(burnedIn, device)
  const save = () => {
    if (burnedIn === null || read.running) return
    read.run({ itemId: item.id, atMs, burnedIn, how: off === 0 ? 'confirmed' : 'typed' })
  }
  const fields: Field[] = [
    { key: 'place', label: text.place, value: formatPlace(atMs / 1000) },
    { key: 'device', label: text.device, value: device === null ? text.unknownStart : formatInstant(device) },
    ...(corrected === null ? [] : [{ key: 'corrected', label: text.correctedField, value: formatInstant(corrected) }]),
  ]
  return (
    <Modal
      open
      title={text.title}
      width={460}
      closable={{ 'aria-label': uiText.dialog.close }}
      footer={
        <Button type="primary" disabled={burnedIn === null} loading={read.running} onClick={save}>
          {off === 0 ? text.confirm : text.save}
        </Button>
      }
      onCancel={onClose}
    >
      <div className={css.form}>
        <FieldList fields={fields} labelWidth={9} />
        <div className={css.field}>
          <label className={css.label} htmlFor={id}>
            {text.typed}
          </label>
          <Input
            id={id}
            autoFocus
            value={words}
            placeholder={text.typedHint}
            onFocus={(event) => event.target.select()}
            onChange={(event) => setWords(event.target.value)}
            onPressEnter={save}
          />
          <span className={css.hint} role="status">
            {words.trim() !== '' && (burnedIn === null ? <span className={css.bad}>{text.wrong}</span> : offWords(off))}
          </span>
        </div>
        {read.failure !== null && (
          <p className={css.bad} role="alert">
            {read.failure.sentence}
          </p>
        )}
        <Readings readings={capture?.readings ?? []} />
      </div>
    </Modal>
  )
}

function useReadClock(itemId: string, onDone: () => void) {
  const queries = useQueryClient()
  return useDeed(desk.recordings.readClock, {
    ownFailure: true,
    done: text.saved,
    onDone: (capture) => {
      queries.setQueryData<RecordingDetail>(deskQuery.recordings.get.queryKey({ input: { itemId } }), (known) =>
        known === undefined ? known : { ...known, capture },
      )
      onDone()
    },
  })
}

function Readings({ readings }: { readings: readonly ClockReading[] }) {
  return (
    <section className={css.readings} aria-label={text.readings}>
      <p className={css.label}>{text.readings}</p>
      {readings.length === 0 && <p className={css.hint}>{text.none}</p>}
      <ul>
        {readings.map(({ id, atMs, burnedIn, how, by }) => (
          <li key={id}>{text.reading(formatPlace(atMs / 1000), formatInstant(burnedIn), text.how[how], by)}</li>
        ))}
      </ul>
    </section>
  )
}

function offWords(off: number | null): string {
  if (off === null) return ''
  if (off === 0) return text.same
  const length = formatDuration(Math.abs(off) / 1000)
  return off > 0 ? text.faster(length) : text.slower(length)
}
