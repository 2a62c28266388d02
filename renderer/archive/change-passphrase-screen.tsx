// Replacing a passphrase: by choice, or forced at the first sign-in because somebody else chose the first one.
import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input } from 'antd'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import css from './doorway.module.css'
import { Doorway } from './doorway.tsx'
import { leastPassphrase } from './passphrase-rules.ts'
import { archiveText } from './text.ts'

type Entered = { passphrase: string; next: string; again: string }

export function ChangePassphraseScreen({ first = false }: { first?: boolean }) {
  const [form] = Form.useForm<Entered>()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const text = archiveText.change
  const refreshStatus = () => void queries.invalidateQueries({ queryKey: deskQuery.archive.status.key() })
  const change = useDeed(desk.people.changePassphrase, {
    ownFailure: true,
    onDone: () => {
      form.resetFields()
      void message.success(text.done)
      refreshStatus()
    },
  })
  const leave = useDeed(desk.people.signOut, { onDone: refreshStatus })
  const body = (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={({ passphrase, next }) => change.run({ passphrase, next })}
    >
      {change.failure !== null && (
        <Alert className={css.alert ?? ''} type="error" showIcon role="alert" title={change.failure.sentence} />
      )}
      <PassphraseFields />
      <div className={css.foot}>
        <Button type="primary" htmlType="submit" loading={change.running}>
          {text.submit}
        </Button>
        {first ? (
          <Button type="link" onClick={() => leave.run({})}>
            {text.leave}
          </Button>
        ) : (
          <a href="#/">{text.back}</a>
        )}
      </div>
    </Form>
  )
  if (first) {
    return (
      <Doorway title={text.firstTitle} lead={text.firstLead}>
        {body}
      </Doorway>
    )
  }
  return (
    <div className={css.inside}>
      <h1 className={css.title}>{text.title}</h1>
      <p className={css.lead}>{text.lead}</p>
      {body}
    </div>
  )
}

function PassphraseFields() {
  const text = archiveText.change
  return (
    <>
      <Form.Item name="passphrase" label={text.now} rules={[{ required: true, message: text.nowMissing }]}>
        <Input.Password autoFocus autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="next"
        label={text.next}
        extra={text.hint(leastPassphrase)}
        dependencies={['passphrase']}
        rules={[
          { required: true, min: leastPassphrase, message: archiveText.create.passphraseShort(leastPassphrase) },
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              value && value === getFieldValue('passphrase') ? Promise.reject(new Error(text.same)) : Promise.resolve(),
          }),
        ]}
      >
        <Input.Password autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="again"
        label={text.again}
        dependencies={['next']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              value === getFieldValue('next')
                ? Promise.resolve()
                : Promise.reject(new Error(archiveText.create.againDiffers)),
          }),
        ]}
      >
        <Input.Password autoComplete="off" />
      </Form.Item>
    </>
  )
}
