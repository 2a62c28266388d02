// An inspector of another desk by the card he sent: its digits first, then the place in the campaign.
import { Button, InputNumber, Modal } from 'antd'
import { useId, useRef, useState } from 'react'
import type { Campaign } from '#shared/contract/campaigns.ts'
import type { CardView, ParcelMember } from '#shared/contract/parcels.ts'
import { mostCardBytes } from '#shared/rules/parcel.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { CardFacts } from './card-facts.tsx'
import css from './parcels.module.css'
import { parcelText } from './text.ts'

const text = parcelText.campaign.card

type MemberCardProps = { campaign: Campaign; member: ParcelMember | null; onClose: () => void }

export function MemberCardDialog({ campaign, member, onClose }: MemberCardProps) {
  const [read, setRead] = useState<{ card: string; view: CardView } | null>(null)
  const [place, setPlace] = useState({ group: 1, share: 1 })
  const refreshes = [deskQuery.parcels.key(), deskQuery.campaigns.key()]
  const settings = { refreshes, ownFailure: true, onDone: onClose }
  const reading = useDeed(
    async (file: File) => {
      const card = file.size > 2 * mostCardBytes ? '' : await file.text()
      return { card, view: await desk.parcels.readCard({ card }) }
    },
    { ownFailure: true, onDone: setRead },
  )
  const add = useDeed(desk.parcels.addMember, { ...settings, done: text.added })
  const give = useDeed(desk.parcels.giveCard, { ...settings, done: text.given })
  const confirm = () => {
    if (read === null) return
    const order = { campaignId: campaign.id, card: read.card }
    if (member === null) add.run({ ...order, ...place })
    else give.run({ ...order, memberId: member.memberId })
  }
  const failure = add.failure ?? give.failure ?? reading.failure
  return (
    <Modal
      open
      width={560}
      title={member === null ? text.title : `${text.giveTitle} · ${member.name}`}
      okText={member === null ? text.confirm : text.give}
      cancelText={parcelText.cancel}
      okButtonProps={{ disabled: read === null }}
      confirmLoading={add.running || give.running}
      mask={{ closable: false }}
      onOk={confirm}
      onCancel={onClose}
    >
      <div className={css.form}>
        <CardFile name={read === null ? null : read.view.name} busy={reading.running} onFile={reading.run} />
        {read !== null && (
          <>
            <CardFacts card={read.view} />
            <p>{parcelText.card.check}</p>
            {member === null && <Place groups={campaign.plan.groups} place={place} onPlace={setPlace} />}
          </>
        )}
        {failure !== null && (
          <p role="alert" className={css.fault}>
            {failure.sentence}
          </p>
        )}
      </div>
    </Modal>
  )
}

function CardFile(props: { name: string | null; busy: boolean; onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className={css.field}>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label={text.file}
        hidden
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file !== undefined) props.onFile(file)
          target.value = ''
        }}
      />
      <div>
        <Button loading={props.busy} onClick={() => input.current?.click()}>
          {text.pick}
        </Button>
      </div>
      {props.name === null && <p className={css.hint}>{text.none}</p>}
    </div>
  )
}

type PlaceOf = { group: number; share: number }

function Place(props: { groups: number; place: PlaceOf; onPlace: (place: PlaceOf) => void }) {
  const id = useId()
  const { groups, place, onPlace } = props
  const fields = [
    { key: 'group', label: text.group, most: groups },
    { key: 'share', label: text.share, most: 20 },
  ] as const
  return (
    <div className={css.two}>
      {fields.map(({ key, label, most }) => (
        <div key={key} className={css.field}>
          <label htmlFor={`${id}-${key}`}>{label}</label>
          <InputNumber
            id={`${id}-${key}`}
            min={1}
            max={most}
            precision={0}
            value={place[key]}
            onChange={(value) => onPlace({ ...place, [key]: value ?? 1 })}
          />
        </div>
      ))}
    </div>
  )
}
