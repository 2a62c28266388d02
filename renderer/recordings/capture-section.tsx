// Who recorded it, when and with which device; changed before the seal.
import { Button } from 'antd'
import { useState } from 'react'
import type { Capture, RecordingDetail } from '#shared/contract/recordings.ts'
import panel from '../dossiers/panels.module.css'
import { type Field, FieldList } from '../ui/field-list.tsx'
import { formatInstant } from '../ui/format.ts'
import { CaptureForm } from './capture-form.tsx'
import { formatOffset } from './clock-offset.ts'
import { ClockHistory } from './clock-table.tsx'
import { recordingText } from './panel-text.ts'

const text = recordingText.capture

export type CaptureSectionProps = { detail: RecordingDetail; mayChange: boolean }

export function CaptureSection({ detail, mayChange }: CaptureSectionProps) {
  const [changing, setChanging] = useState(false)
  const { capture } = detail
  return (
    <section className={panel.divide} aria-label={text.title}>
      <div className={panel.row}>
        <h3 className={panel.title}>{text.title}</h3>
        {mayChange && !changing && (
          <Button size="small" onClick={() => setChanging(true)}>
            {text.edit}
          </Button>
        )}
      </div>
      {changing ? (
        <CaptureForm itemId={detail.itemId} capture={capture} onClose={() => setChanging(false)} />
      ) : (
        <FieldList fields={captureFields(capture)} labelWidth={8} />
      )}
      <ClockHistory corrections={capture.corrections} />
    </section>
  )
}

function captureFields(capture: Capture): Field[] {
  const { startedAt, correctedAt, offsetMs, statedSeconds, importance } = capture
  const field = (key: 'deviceNumber' | 'officerNumber' | 'officerName' | 'place'): Field => ({
    key,
    label: text[key],
    value: capture[key],
  })
  /** Seldom known: shown only where they are. */
  const rare = (['deviceModel', 'manufacturer', 'department', 'stationNumber', 'fileNumber'] as const)
    .filter((key) => capture[key] !== null)
    .map((key) => ({ key, label: text[key], value: capture[key] }))
  return [
    field('deviceNumber'),
    field('officerName'),
    field('officerNumber'),
    field('place'),
    {
      key: 'startedAt',
      label: text.startedAt,
      value: startedAt === null ? null : formatInstant(startedAt),
    },
    ...(offsetMs === 0 || correctedAt === null
      ? []
      : [
          {
            key: 'correctedAt',
            label: text.correctedAt,
            value: formatInstant(correctedAt),
            note: recordingText.clock.current(formatOffset(offsetMs)),
          },
        ]),
    ...rare,
    ...(importance === null
      ? []
      : [{ key: 'importance', label: text.importance, value: text.importances[importance] }]),
    ...(statedSeconds === null
      ? []
      : [{ key: 'stated', label: text.statedSeconds, value: text.seconds(statedSeconds) }]),
    { key: 'from', label: text.from, value: text.froms[capture.from] },
  ]
}
