// Bringing a disabled person back: with a new first passphrase, as if newly admitted.
import { Alert, Button, Form, Input, Modal } from 'antd'
import type { Person } from '#shared/contract/people.ts'
import { leastPassphrase } from '../archive/passphrase-rules.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import css from './people-screen.module.css'
import { peopleText } from './text.ts'

export function EnableDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { enable: text, form } = peopleText
  const refreshes = [deskQuery.people.list.key()]
  const enable = useDeed(desk.people.enable, { ownFailure: true, done: text.done, refreshes, onDone: onClose })
  return (
    <Modal
      open
      title={text.title(person.displayName)}
      footer={null}
      width={460}
      mask={{ closable: false }}
      onCancel={onClose}
    >
      <p className={css.lead}>{text.lead}</p>
      <Form<{ passphrase: string }>
        layout="vertical"
        requiredMark={false}
        onFinish={({ passphrase }) => enable.run({ id: person.id, passphrase })}
      >
        {enable.failure !== null && <Alert type="error" showIcon role="alert" title={enable.failure.sentence} />}
        <Form.Item
          name="passphrase"
          label={form.passphrase}
          extra={form.passphraseHint(leastPassphrase)}
          rules={[{ required: true, min: leastPassphrase, message: form.missing.passphrase(leastPassphrase) }]}
        >
          <Input.Password autoFocus autoComplete="new-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={enable.running}>
          {text.submit}
        </Button>{' '}
        <Button onClick={onClose}>{form.cancel}</Button>
      </Form>
    </Modal>
  )
}
