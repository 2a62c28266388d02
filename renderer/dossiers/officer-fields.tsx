// The officers in charge: as many rows as there are people.
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input } from 'antd'
import css from './facts-form.module.css'
import { factsText } from './facts-text.ts'

export function OfficerFields() {
  return (
    <fieldset className={css.group}>
      <legend>{factsText.officers}</legend>
      <Form.List name="officers">
        {(fields, { add, remove }) => (
          <div className={css.officers}>
            {fields.map(({ key, name }) => (
              <div key={key} className={css.officer}>
                <Form.Item
                  name={[name, 'name']}
                  rules={[{ required: true, whitespace: true, message: factsText.missing.officer }]}
                >
                  <Input
                    maxLength={64}
                    autoComplete="off"
                    placeholder={factsText.officerName}
                    aria-label={factsText.officerName}
                  />
                </Form.Item>
                <Form.Item name={[name, 'card']}>
                  <Input
                    maxLength={64}
                    autoComplete="off"
                    placeholder={factsText.officerCard}
                    aria-label={factsText.officerCard}
                  />
                </Form.Item>
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={factsText.removeOfficer(name + 1)}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add({ name: '', card: '' })}>
              {factsText.addOfficer}
            </Button>
          </div>
        )}
      </Form.List>
    </fieldset>
  )
}
