// Admitting a person: a name, a unit and a first passphrase to be replaced at the first sign-in.
import { Alert, Button, Form, Input, Modal } from 'antd'
import type { Person } from '#shared/contract/people.ts'
import { signInNamePattern } from '#shared/contract/sign-in-name.ts'
import { leastPassphrase } from '../archive/passphrase-rules.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useArchiveStatus } from '../desk/use-archive-status.ts'
import { useDeed } from '../desk/use-deed.ts'
import css from './people-screen.module.css'
import { peopleText } from './text.ts'

type Entered = { displayName: string; name: string; unit: string; card?: string; passphrase: string }

export type AdmitDialogProps = { onClose: () => void; onAdmitted: (person: Person) => void }

export function AdmitDialog({ onClose, onAdmitted }: AdmitDialogProps) {
  const [form] = Form.useForm<Entered>()
  const status = useArchiveStatus()
  const text = peopleText.form
  const admit = useDeed(desk.people.create, { ownFailure: true, refreshes: [deskQuery.people.list.key()] })
  const submit = async ({ card, ...entered }: Entered) => {
    const person = await admit.ask({ ...entered, card: card?.trim() ? card.trim() : null })
    if (person === null) return
    onAdmitted(person)
    onClose()
  }
  return (
    <Modal open title={text.title} footer={null} width={460} mask={{ closable: false }} onCancel={onClose}>
      <p className={css.lead}>{text.lead}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ unit: status.data?.agency ?? '' }}
        onFinish={(entered) => void submit(entered)}
      >
        {admit.failure !== null && <Alert type="error" showIcon role="alert" title={admit.failure.sentence} />}
        <Form.Item
          name="displayName"
          label={text.displayName}
          rules={[{ required: true, whitespace: true, message: text.missing.displayName }]}
        >
          <Input autoFocus maxLength={64} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="name"
          label={text.name}
          extra={text.nameHint}
          rules={[
            { required: true, whitespace: true, message: text.missing.name },
            {
              transform: (typed?: string) => typed?.normalize('NFKC').trim(),
              pattern: signInNamePattern,
              message: text.nameRule,
            },
          ]}
        >
          <Input maxLength={64} autoComplete="off" spellCheck={false} />
        </Form.Item>
        <Form.Item
          name="unit"
          label={text.unit}
          rules={[{ required: true, whitespace: true, message: text.missing.unit }]}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="card" label={text.card} extra={text.cardHint}>
          <Input maxLength={64} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="passphrase"
          label={text.passphrase}
          extra={text.passphraseHint(leastPassphrase)}
          rules={[{ required: true, min: leastPassphrase, message: text.missing.passphrase(leastPassphrase) }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={admit.running}>
          {text.submit}
        </Button>{' '}
        <Button onClick={onClose}>{text.cancel}</Button>
      </Form>
    </Modal>
  )
}
