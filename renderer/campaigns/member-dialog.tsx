// Lists a person, of this desk or of another, or changes group, share and role.
import { useQuery } from '@tanstack/react-query'
import { Input, InputNumber, Modal, Radio, Select } from 'antd'
import { useId, useState } from 'react'
import type { Campaign, CampaignMember } from '#shared/contract/campaigns.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { uiText } from '../ui/text.ts'
import css from './campaigns.module.css'
import { campaignText } from './text.ts'
import { useCampaignDeed } from './use-campaign.ts'

const text = campaignText.people

type Typed = {
  from: 'here' | 'elsewhere'
  userId: string | null
  name: string
  unit: string
  card: string
  role: 'leader' | 'inspector'
  group: number
  share: number
}

export type MemberDialogProps = {
  campaign: Campaign
  /** Null for a new one. */
  member: CampaignMember | null
  onClose: () => void
}

export function MemberDialog({ campaign, member, onClose }: MemberDialogProps) {
  const [typed, setTyped] = useState<Typed>(() => typedOf(member))
  const [asked, setAsked] = useState(false)
  const add = useCampaignDeed(desk.campaigns.addMember, { onDone: onClose })
  const change = useCampaignDeed(desk.campaigns.changeMember, { onDone: onClose })
  const missing = member === null ? missingIn(typed) : null
  const save = () => {
    setAsked(true)
    if (missing !== null) return
    const { role, group, share } = typed
    if (member !== null) change.run({ id: campaign.id, memberId: member.id, role, group, share })
    else if (typed.from === 'elsewhere') {
      const { name, unit, card } = typed
      add.run({ id: campaign.id, member: { from: 'elsewhere', name, unit, card: card.trim() || null, group, share } })
    } else if (typed.userId !== null) {
      add.run({ id: campaign.id, member: { from: 'here', userId: typed.userId, role, group, share } })
    }
  }
  const fields = { typed, onTyped: (part: Partial<Typed>) => setTyped({ ...typed, ...part }) }
  const fault = add.failure?.sentence ?? change.failure?.sentence ?? (asked ? missing : '')
  return (
    <Modal
      open
      width={520}
      title={member === null ? text.addTitle : `${text.changeTitle}：${member.name}`}
      closable={{ 'aria-label': uiText.dialog.close }}
      okText={member === null ? text.add : text.save}
      cancelText={uiText.dialog.cancel}
      confirmLoading={add.running || change.running}
      onOk={save}
      onCancel={onClose}
    >
      <div className={css.form}>
        {member === null && <Who {...fields} campaign={campaign} />}
        <Work {...fields} groups={campaign.plan.groups} />
        <p className={css.fault} role="alert">
          {fault}
        </p>
      </div>
    </Modal>
  )
}

function typedOf(member: CampaignMember | null): Typed {
  const none = { userId: null, name: '', unit: '', card: '' }
  if (member === null) return { from: 'here', ...none, role: 'inspector', group: 1, share: 1 }
  const { role, group, share, elsewhere } = member
  return { from: elsewhere ? 'elsewhere' : 'here', ...none, role, group, share }
}

function missingIn(typed: Typed): string | null {
  if (typed.from === 'here') return typed.userId === null ? text.personMissing : null
  return typed.name.trim() === '' || typed.unit.trim().length < 2 ? text.nameMissing : null
}

type FieldsProps = { typed: Typed; onTyped: (part: Partial<Typed>) => void }

function Who({ typed, onTyped, campaign }: FieldsProps & { campaign: Campaign }) {
  const id = useId()
  const people = useQuery(deskQuery.campaigns.people.queryOptions({ input: {} }))
  const present = new Set(campaign.members.filter((one) => one.removedAt === null).map((one) => one.userId))
  const free = (people.data ?? []).filter(({ userId }) => !present.has(userId))
  return (
    <>
      <Radio.Group
        aria-label={text.from}
        value={typed.from}
        onChange={(event) => onTyped({ from: event.target.value, role: 'inspector' })}
        options={[
          { value: 'here', label: text.here },
          { value: 'elsewhere', label: text.elsewhere },
        ]}
      />
      {typed.from === 'here' ? (
        <div className={css.field}>
          <label htmlFor={`${id}person`}>{text.person}</label>
          <Select
            id={`${id}person`}
            showSearch={{ optionFilterProp: 'label' }}
            value={typed.userId}
            loading={people.isPending}
            notFoundContent={text.noPerson}
            options={free.map(({ userId, name, unit }) => ({ value: userId, label: `${name}（${unit}）` }))}
            onChange={(userId: string) => {
              const inspects = free.find((one) => one.userId === userId)?.inspects ?? true
              onTyped(inspects ? { userId } : { userId, role: 'leader', share: 0 })
            }}
          />
        </div>
      ) : (
        <>
          <div className={css.pair}>
            <div className={css.field}>
              <label htmlFor={`${id}name`}>{text.name}</label>
              <Input
                id={`${id}name`}
                value={typed.name}
                maxLength={64}
                onChange={(event) => onTyped({ name: event.target.value })}
              />
            </div>
            <div className={css.field}>
              <label htmlFor={`${id}unit`}>{text.unit}</label>
              <Input
                id={`${id}unit`}
                value={typed.unit}
                maxLength={100}
                onChange={(event) => onTyped({ unit: event.target.value })}
              />
            </div>
          </div>
          <div className={css.field}>
            <label htmlFor={`${id}card`}>{text.card}</label>
            <Input.TextArea
              id={`${id}card`}
              value={typed.card}
              rows={3}
              maxLength={8000}
              onChange={(event) => onTyped({ card: event.target.value })}
            />
            <p className={css.note}>{text.cardHint}</p>
          </div>
        </>
      )}
    </>
  )
}

function Work({ typed, onTyped, groups }: FieldsProps & { groups: number }) {
  const id = useId()
  return (
    <div className={css.pair}>
      <div className={css.field}>
        <label htmlFor={`${id}role`}>{text.role}</label>
        <Select
          id={`${id}role`}
          value={typed.role}
          disabled={typed.from === 'elsewhere'}
          options={(['inspector', 'leader'] as const).map((role) => ({ value: role, label: text.roles[role] }))}
          onChange={(role: Typed['role']) => onTyped({ role })}
        />
      </div>
      <div className={css.field}>
        <label htmlFor={`${id}group`}>{text.group}</label>
        <Select
          id={`${id}group`}
          value={typed.group}
          options={Array.from({ length: groups }, (_, at) => ({ value: at + 1, label: text.groupName(at + 1) }))}
          onChange={(group: number) => onTyped({ group })}
        />
      </div>
      <div className={css.field}>
        <label htmlFor={`${id}share`}>{text.share}</label>
        <InputNumber
          id={`${id}share`}
          className={css.full ?? ''}
          min={0}
          max={20}
          precision={0}
          value={typed.share}
          onChange={(share) => onTyped({ share: share ?? 0 })}
        />
      </div>
      <p className={css.pairNote}>{text.shareHint}</p>
    </div>
  )
}
