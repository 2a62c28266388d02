// Inspectors of other desks: listed by card, sent their parts, and what came back of each.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Campaign } from '#shared/contract/campaigns.ts'
import type { ParcelMember } from '#shared/contract/parcels.ts'
import { deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { formatMinute } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import { MakeDialog } from './make-dialog.tsx'
import { MemberCardDialog } from './member-card-dialog.tsx'
import { OpenDialog } from './open-dialog.tsx'
import css from './parcels.module.css'
import { parcelText } from './text.ts'

const text = parcelText.campaign

type Shown = { act: 'add' } | { act: 'merge' } | { act: 'give' | 'make'; member: ParcelMember }

export function HomeParcels({ campaign }: { campaign: Campaign }) {
  const query = useQuery(deskQuery.parcels.members.queryOptions({ input: { campaignId: campaign.id } }))
  const [shown, setShown] = useState<Shown | null>(null)
  const close = () => setShown(null)
  const isRunning = campaign.state === 'running'
  const isOpen = isRunning || ['planned', 'committed', 'drawn'].includes(campaign.state)
  const add = isOpen && <Button onClick={() => setShown({ act: 'add' })}>{text.add}</Button>
  return (
    <Read query={query} loading={{ label: text.loading }}>
      {(members) => (
        <div className={css.form}>
          {members.length === 0 ? (
            <EmptyState
              title={text.empty.title}
              sentence={isOpen ? text.empty.sentence : text.empty.over}
              action={add}
            />
          ) : (
            <>
              <Members members={members} isRunning={isRunning} onShow={setShown} />
              {!isRunning && isOpen && <p className={css.hint}>{text.notRunning}</p>}
              <div className={css.acts}>
                {add}
                {isRunning && <Button onClick={() => setShown({ act: 'merge' })}>{text.merge}</Button>}
              </div>
            </>
          )}
          {shown?.act === 'merge' && <OpenDialog onClose={close} />}
          {shown?.act === 'add' && <MemberCardDialog campaign={campaign} member={null} onClose={close} />}
          {shown?.act === 'give' && <MemberCardDialog campaign={campaign} member={shown.member} onClose={close} />}
          {shown?.act === 'make' && <MakeDialog campaign={campaign} member={shown.member} onClose={close} />}
        </div>
      )}
    </Read>
  )
}

type MembersProps = { members: readonly ParcelMember[]; isRunning: boolean; onShow: (shown: Shown) => void }

function Members({ members, isRunning, onShow }: MembersProps) {
  const { columns } = text
  return (
    <table className={css.members}>
      <thead>
        <tr>
          <th scope="col">{columns.name}</th>
          <th scope="col">{columns.unit}</th>
          <th scope="col" className={css.number}>
            {columns.assigned}
          </th>
          <th scope="col" className={css.number}>
            {columns.concluded}
          </th>
          <th scope="col">{columns.sent}</th>
          <th scope="col">{columns.back}</th>
          <th scope="col">{columns.act}</th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.memberId}>
            <td>{member.name}</td>
            <td className={css.wide}>{member.unit}</td>
            <td className={css.number}>{member.assigned}</td>
            <td className={css.number}>{member.concluded}</td>
            <td>{when(member.lastSentAt)}</td>
            <td>{when(member.lastBackAt)}</td>
            <td>
              <MemberAct member={member} isRunning={isRunning} onShow={onShow} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const when = (at: string | null): string => (at === null ? text.never : formatMinute(at))

function MemberAct({ member, isRunning, onShow }: Omit<MembersProps, 'members'> & { member: ParcelMember }) {
  if (member.removed) return <StateTag plain tone="quiet" label={text.removed} />
  if (member.card === null) {
    return (
      <Button size="small" onClick={() => onShow({ act: 'give', member })}>
        {text.giveCard}
      </Button>
    )
  }
  return (
    <Button
      size="small"
      type={member.unsent > 0 ? 'primary' : 'default'}
      disabled={!isRunning || member.assigned === 0}
      title={member.unsent > 0 ? text.unsent(member.unsent) : undefined}
      onClick={() => onShow({ act: 'make', member })}
    >
      {text.make}
    </Button>
  )
}
