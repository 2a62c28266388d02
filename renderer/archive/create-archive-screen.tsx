// The first run: the institution's name and its three guardians (三员), who admit everybody else.
import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input } from 'antd'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import css from './doorway.module.css'
import { Doorway } from './doorway.tsx'
import { GuardianFields, type GuardianKey, guardianKeys } from './guardian-fields.tsx'
import { archiveText } from './text.ts'

type Guardian = { name: string; displayName: string; passphrase: string; again: string }
type Entered = { agency: string } & Record<GuardianKey, Guardian>

export function CreateArchiveScreen() {
  const [form] = Form.useForm<Entered>()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const text = archiveText.create
  const create = useDeed(desk.archive.create, {
    ownFailure: true,
    onDone: () => {
      void message.success(text.done, 8)
      void queries.invalidateQueries({ queryKey: deskQuery.archive.status.key() })
    },
  })
  return (
    <Doorway title={text.title} lead={text.lead} wide>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        scrollToFirstError
        onFinish={({ agency, ...officers }) =>
          create.run({
            agency,
            administrator: withoutAgain(officers.administrator),
            security: withoutAgain(officers.security),
            auditor: withoutAgain(officers.auditor),
          })
        }
      >
        {create.failure !== null && (
          <Alert className={css.alert ?? ''} type="error" showIcon role="alert" title={create.failure.sentence} />
        )}
        <Form.Item
          className={css.agency ?? ''}
          name="agency"
          label={text.agency}
          extra={text.agencyHint}
          rules={[{ required: true, whitespace: true, min: 2, message: text.agencyMissing }]}
        >
          <Input autoFocus maxLength={100} />
        </Form.Item>
        <div className={css.officers}>
          {guardianKeys.map((guardian) => (
            <GuardianFields key={guardian} guardian={guardian} />
          ))}
        </div>
        <p className={css.notes}>{text.warning}</p>
        <div className={css.foot}>
          <Button type="primary" htmlType="submit" loading={create.running}>
            {create.running ? text.submitting : text.submit}
          </Button>
        </div>
      </Form>
    </Doorway>
  )
}

function withoutAgain({ name, displayName, passphrase }: Guardian) {
  return { name, displayName, passphrase }
}
