// Signing in, and coming back after a lock.
import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import css from './doorway.module.css'
import { Doorway } from './doorway.tsx'
import { archiveText } from './text.ts'

type Entered = { name: string; passphrase: string }

export function SignInScreen({ idleLockMinutes }: { idleLockMinutes: number }) {
  const [form] = Form.useForm<Entered>()
  const [capsLock, setCapsLock] = useState(false)
  const queries = useQueryClient()
  const signIn = useDeed(desk.people.signIn, {
    ownFailure: true,
    onDone: () => void queries.invalidateQueries({ queryKey: deskQuery.archive.status.key() }),
  })
  const text = archiveText.signIn
  const enter = async (entered: Entered) => {
    const session = await signIn.ask(entered)
    if (session !== null) return
    form.setFieldValue('passphrase', '')
    form.focusField('passphrase')
  }
  const onKey = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  return (
    <Doorway title={text.title}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(entered) => void enter(entered)}>
        {signIn.failure !== null && (
          <Alert className={css.alert ?? ''} type="error" showIcon role="alert" title={signIn.failure.sentence} />
        )}
        <Form.Item
          name="name"
          label={text.name}
          rules={[{ required: true, whitespace: true, message: text.nameMissing }]}
        >
          <Input autoFocus autoComplete="off" spellCheck={false} />
        </Form.Item>
        <Form.Item
          name="passphrase"
          label={text.passphrase}
          rules={[{ required: true, message: text.passphraseMissing }]}
          extra={capsLock ? text.capsLock : undefined}
        >
          <Input.Password autoComplete="off" onKeyUp={onKey} />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={signIn.running}>
          {signIn.running ? text.submitting : text.submit}
        </Button>
      </Form>
      <p className={css.notes}>
        {text.idle(idleLockMinutes)}
        {location.hash.length > 2 && text.kept}
        {text.forgotten}
      </p>
    </Doorway>
  )
}
