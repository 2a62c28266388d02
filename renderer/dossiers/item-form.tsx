// Describes one item: title, kind, volume, day.
import { Button, Form, Input, Radio, Select } from 'antd'
import type { Item, Volume } from '#shared/contract/dossiers.ts'
import { isDay } from '#shared/rules/day.ts'
import { volumeNames } from '#shared/text/states.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { DayInput } from '../ui/day-input.tsx'
import { dayText } from './day-text.ts'
import { dossierText } from './text.ts'
import type { PaperKinds } from './use-paper-kinds.ts'

type Entered = { title: string; paperKind: string | null | undefined; volume: Volume; madeOn: string | null }

const text = dossierText.item
const volumes = (['main', 'restricted'] as const).map((value) => ({ value, label: volumeNames[value] }))

export function ItemForm({ item, kinds }: { item: Item; kinds: PaperKinds }) {
  const [form] = Form.useForm<Entered>()
  const volume = Form.useWatch('volume', form)
  const change = useDeed(desk.dossiers.changeItem, {
    done: text.saved,
    refreshes: [deskQuery.dossiers.items.key({ input: { id: item.dossierId } }), deskQuery.dossiers.manifest.key()],
  })
  const { title, paperKind, madeOn } = item
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ title, paperKind, volume: item.volume, madeOn }}
      onFinish={(entered) => change.run({ ...entered, id: item.id, paperKind: entered.paperKind ?? null })}
    >
      <Form.Item
        name="title"
        label={text.title}
        rules={[{ required: true, whitespace: true, message: text.titleMissing }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="paperKind" label={text.kind}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'search' }}
          placeholder={text.kindNone}
          options={[...kinds.options]}
        />
      </Form.Item>
      <Form.Item name="volume" label={text.volume} extra={volume === 'restricted' ? text.restrictedHint : undefined}>
        <Radio.Group options={volumes} optionType="button" />
      </Form.Item>
      <Form.Item
        name="madeOn"
        label={text.madeOn}
        rules={[
          {
            validator: (_, value: string | null) =>
              value === null || isDay(value) ? Promise.resolve() : Promise.reject(new Error(dayText.notADay)),
          },
        ]}
      >
        <DayInput />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={change.running}>
        {text.save}
      </Button>
    </Form>
  )
}
