// Begins an appraisal of the chosen dossiers: its name and its group.
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Input, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { roleList } from '#shared/text/roles.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { uiText } from '../ui/text.ts'
import css from './retention.module.css'
import { retentionText } from './text.ts'

const text = retentionText.begin

export function BeginDialog({ dossierIds, onClose }: { dossierIds: readonly string[]; onClose: () => void }) {
  const navigate = useNavigate()
  const [title, setTitle] = useState('')
  const [members, setMembers] = useState<string[]>([])
  const id = useId()
  const eligible = useQuery(deskQuery.disposals.eligible.queryOptions({ input: {} }))
  const schedule = useQuery(deskQuery.retention.schedule.queryOptions({ input: {} }))
  const begin = useDeed(desk.disposals.begin, {
    ownFailure: true,
    refreshes: [deskQuery.retention.due.key(), deskQuery.disposals.key()],
    onDone: (begun) =>
      void navigate({ to: '/retention', search: { keeping: 'appraisals' as const, appraisal: begun.id } }),
  })
  const least = schedule.data?.membersAtLeast ?? 1
  return (
    <Modal
      open
      width={520}
      title={text.title}
      closable={{ 'aria-label': uiText.dialog.close }}
      okText={text.confirm}
      cancelText={uiText.dialog.cancel}
      confirmLoading={begin.running}
      okButtonProps={{ disabled: title.trim().length < 2 || members.length < least }}
      onOk={() => begin.run({ title, members, dossierIds: [...dossierIds] })}
      onCancel={onClose}
    >
      <div className={css.form}>
        <p className={css.lead}>{text.lead(dossierIds.length)}</p>
        <div className={css.field}>
          <label htmlFor={`${id}title`}>{text.name}</label>
          <Input
            id={`${id}title`}
            value={title}
            maxLength={200}
            placeholder={text.nameHint}
            onChange={(event) => setTitle(event.target.value)}
          />
        </div>
        <div className={css.field}>
          <label htmlFor={`${id}members`}>{text.members}</label>
          <Select
            id={`${id}members`}
            mode="multiple"
            value={members}
            loading={eligible.isPending}
            options={(eligible.data ?? []).map(({ name, displayName, roles }) => ({
              value: name,
              label: `${displayName}（${roleList(roles)}）`,
            }))}
            onChange={(names: string[]) => setMembers(names)}
          />
          <p className={css.note}>
            {text.least(least)}
            {schedule.data?.appraisalNote}
          </p>
        </div>
        <p className={css.fault} role="alert">
          {begin.failure?.sentence}
        </p>
      </div>
    </Modal>
  )
}
