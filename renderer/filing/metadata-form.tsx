// Writes the elements that no fact gives: before the seal all of them, after it those that describe the keeping.
import { Button, Form, Input, Select } from 'antd'
import type { Metadata, MetadataValue } from '#shared/contract/archival.ts'
import { obligationNames } from '#shared/text/archival.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import css from './archival.module.css'
import { archivalText } from './archival-text.ts'

const text = archivalText.metadata

type Typed = Readonly<Record<string, string | null | undefined>>

export function MetadataForm({ metadata, onClose }: { metadata: Metadata; onClose: () => void }) {
  const { dossierId, itemId, groups } = metadata
  const save = useDeed(desk.archival.setMetadata, {
    done: text.saved,
    refreshes: [deskQuery.archival.metadata.key(), deskQuery.journal.key()],
    onDone: onClose,
  })
  const editable = groups
    .map((group) => ({ ...group, elements: group.elements.filter((one) => one.editable) }))
    .filter(({ elements }) => elements.length > 0)
  const elements = editable.flatMap((group) => group.elements)
  const submit = (typed: Typed) => {
    const values = changedValues(elements, typed)
    if (Object.keys(values).length === 0) onClose()
    else save.run({ dossierId, itemId, values })
  }
  return (
    <Form<Typed>
      layout="vertical"
      requiredMark={false}
      className={css.editor ?? ''}
      initialValues={Object.fromEntries(elements.map(({ code, value }) => [code, value]))}
      onFinish={submit}
    >
      {editable.map(({ title, elements: own }) => (
        <section key={title} className={css.editorGroup}>
          <h3>{title}</h3>
          {own.map((one) => (
            <Form.Item key={one.code} name={one.code} label={labelOf(one)} style={{ marginBlockEnd: 0 }}>
              {one.choices.length > 0 ? (
                <Select allowClear options={one.choices.map((value) => ({ value, label: value }))} />
              ) : (
                <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={2000} />
              )}
            </Form.Item>
          ))}
        </section>
      ))}
      <div className={css.foot}>
        <Button type="primary" htmlType="submit" loading={save.running}>
          {text.save}
        </Button>
        <Button onClick={onClose}>{text.cancel}</Button>
      </div>
    </Form>
  )
}

function labelOf({ name, obligation }: MetadataValue): string {
  return obligation === 'optional' ? name : `${name}（${obligationNames[obligation]}）`
}

/** Only what was changed is written, so that the journal names nothing else. */
function changedValues(elements: readonly MetadataValue[], typed: Typed): Record<string, string | null> {
  return Object.fromEntries(
    elements.flatMap(({ code, value }) => {
      const next = typed[code]?.trim() || null
      return next === value ? [] : [[code, next]]
    }),
  )
}
