// Changes who recorded what when with which device (recordings.describe).
import { Button, Form, Input, Select } from 'antd'
import type { Capture, CaptureFacts } from '#shared/contract/recordings.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import panel from '../dossiers/panels.module.css'
import { formatInstant } from '../ui/format.ts'
import css from './capture.module.css'
import { parseClockTime } from './clock-offset.ts'
import { recordingText } from './panel-text.ts'

const text = recordingText.capture

const words = [
  'deviceNumber',
  'deviceModel',
  'manufacturer',
  'officerName',
  'officerNumber',
  'department',
  'stationNumber',
  'fileNumber',
] as const
const importances = (['low', 'middle', 'key'] as const).map((value) => ({ value, label: text.importances[value] }))

type Typed = Readonly<Partial<Record<(typeof words)[number] | 'place', string | null>>> & {
  readonly startedAt: string
  readonly importance: CaptureFacts['importance'] | undefined
}

export type CaptureFormProps = { itemId: string; capture: Capture; onClose: () => void }

export function CaptureForm({ itemId, capture, onClose }: CaptureFormProps) {
  const describe = useDeed(desk.recordings.describe, {
    done: text.saved,
    refreshes: [deskQuery.recordings.key(), deskQuery.recordingList.key()],
    onDone: onClose,
  })
  const startedAt = capture.startedAt === null ? '' : formatInstant(capture.startedAt)
  return (
    <Form<Typed>
      layout="vertical"
      requiredMark={false}
      className={css.form ?? ''}
      initialValues={{ ...capture, startedAt }}
      onFinish={(typed) => describe.run({ itemId, facts: factsOf(capture, typed) })}
    >
      {words.map((name) => (
        <Form.Item key={name} name={name} label={text[name]}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
      ))}
      <Form.Item name="place" label={text.place} className={css.wide ?? ''}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        name="startedAt"
        label={text.startedAt}
        rules={[
          {
            validator: (_, value: string) =>
              value.trim() === '' || parseClockTime(value, capture.startedAt) !== null
                ? Promise.resolve()
                : Promise.reject(new Error(text.startBad)),
          },
        ]}
      >
        <Input maxLength={24} autoComplete="off" />
      </Form.Item>
      <Form.Item name="importance" label={text.importance}>
        <Select allowClear options={importances} />
      </Form.Item>
      <div className={`${panel.actions} ${css.wide}`}>
        <Button type="primary" htmlType="submit" loading={describe.running}>
          {text.save}
        </Button>
        <Button onClick={onClose}>{text.cancel}</Button>
      </div>
    </Form>
  )
}

function factsOf({ statedSeconds, startedAt }: Capture, typed: Typed): CaptureFacts {
  const word = (name: (typeof words)[number] | 'place') => typed[name]?.trim() || null
  // Typed to the second: where nothing else was meant, the device's own fraction stays.
  const kept = startedAt !== null && typed.startedAt.trim() === formatInstant(startedAt)
  return {
    deviceNumber: word('deviceNumber'),
    deviceModel: word('deviceModel'),
    manufacturer: word('manufacturer'),
    officerNumber: word('officerNumber'),
    officerName: word('officerName'),
    department: word('department'),
    stationNumber: word('stationNumber'),
    fileNumber: word('fileNumber'),
    place: word('place'),
    importance: typed.importance ?? null,
    startedAt: kept ? startedAt : parseClockTime(typed.startedAt, startedAt),
    statedSeconds,
    from: 'typed',
  }
}
