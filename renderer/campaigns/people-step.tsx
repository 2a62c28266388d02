// The people of a campaign and their places.
import { Button } from 'antd'
import { useState } from 'react'
import type { Campaign, CampaignMember } from '#shared/contract/campaigns.ts'
import { desk } from '../desk/client.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import css from './campaigns.module.css'
import { MemberDialog } from './member-dialog.tsx'
import { minutesOf } from './minutes.ts'
import { Places } from './places.tsx'
import { campaignText } from './text.ts'
import { useCampaignDeed } from './use-campaign.ts'

const text = campaignText.people
const { columns } = text

export function PeopleStep({ campaign }: { campaign: Campaign }) {
  const { leads, state, members } = campaign
  const [adding, setAdding] = useState(false)
  const [changing, setChanging] = useState<CampaignMember | null>(null)
  const [removing, setRemoving] = useState<CampaignMember | null>(null)
  const mayChange = leads && ['planned', 'committed', 'drawn', 'running'].includes(state)
  return (
    <>
      <section className={css.block}>
        <div className={css.blockHead}>
          <h3 className={css.sectionTitle}>{text.title}</h3>
          {mayChange && (
            <Button size="small" onClick={() => setAdding(true)}>
              {text.add}
            </Button>
          )}
        </div>
        {members.length === 0 ? (
          <p className={css.note}>{text.empty}</p>
        ) : (
          <div className={css.scroll}>
            <table className={css.table} aria-label={text.title}>
              <thead>
                <tr>
                  <th>{columns.name}</th>
                  <th className={css.grow}>{columns.unit}</th>
                  <th>{columns.role}</th>
                  <th className={css.number}>{columns.group}</th>
                  <th className={css.number}>{columns.share}</th>
                  <th className={css.number}>{columns.assigned}</th>
                  <th className={css.number}>{columns.working}</th>
                  <th className={css.number}>{columns.concluded}</th>
                  <th className={css.number}>{columns.average}</th>
                  {mayChange && <th className={css.actsHead}>{columns.acts}</th>}
                </tr>
              </thead>
              <tbody>
                {members.map((member) => (
                  <MemberRow
                    key={member.id}
                    member={member}
                    acts={
                      mayChange ? { onChange: () => setChanging(member), onRemove: () => setRemoving(member) } : null
                    }
                  />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
      <Places campaign={campaign} />
      {adding && <MemberDialog campaign={campaign} member={null} onClose={() => setAdding(false)} />}
      {changing !== null && <MemberDialog campaign={campaign} member={changing} onClose={() => setChanging(null)} />}
      {removing !== null && <RemoveDialog id={campaign.id} member={removing} onClose={() => setRemoving(null)} />}
    </>
  )
}

type MemberRowProps = {
  member: CampaignMember
  acts: { onChange: () => void; onRemove: () => void } | null
}

function MemberRow({ member, acts }: MemberRowProps) {
  const { name, removedReason, averageSeconds, elsewhere } = member
  const gone = member.removedAt !== null
  return (
    <tr className={gone ? css.gone : undefined}>
      <td className={css.nowrap}>
        <span className={css.strong}>{name}</span>
        {elsewhere && (
          <>
            {' '}
            <StateTag plain tone="info" label={text.elsewhereTag} />
          </>
        )}
        {gone && <span className={css.under}>{text.removed(removedReason ?? '')}</span>}
      </td>
      <td className={css.grow}>{member.unit}</td>
      <td className={css.nowrap}>{text.roles[member.role]}</td>
      <td className={css.number}>{member.group}</td>
      <td className={css.number}>{member.share}</td>
      <td className={css.number}>{member.assigned}</td>
      <td className={css.number}>{member.working}</td>
      <td className={css.number}>{member.concluded}</td>
      <td className={css.number}>{averageSeconds === null ? '—' : text.minutes(minutesOf(averageSeconds))}</td>
      {acts !== null && (
        <td className={css.rowActs}>
          {!gone && (
            <>
              <Button size="small" aria-label={text.changeOf(name)} onClick={acts.onChange}>
                {text.change}
              </Button>
              <Button size="small" aria-label={text.removeOf(name)} onClick={acts.onRemove}>
                {text.remove}
              </Button>
            </>
          )}
        </td>
      )}
    </tr>
  )
}

function RemoveDialog({ id, member, onClose }: { id: string; member: CampaignMember; onClose: () => void }) {
  const remove = useCampaignDeed(desk.campaigns.removeMember, { onDone: onClose })
  return (
    <ConfirmDialog
      open
      title={text.removeTitle}
      consequence={<p>{text.removeEffect(member.name)}</p>}
      confirmLabel={text.remove}
      reason={{ label: campaignText.one.reason, required: true }}
      busy={remove.running}
      error={remove.failure?.sentence}
      onConfirm={(reason) => remove.run({ id, memberId: member.id, reason })}
      onCancel={onClose}
    />
  )
}
