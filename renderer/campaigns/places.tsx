// The places: a row a dossier, a column a seat; given by share, changed by hand, given back by recusal.
import { Button } from 'antd'
import { useState } from 'react'
import type { Assignment, Campaign, CampaignDossier } from '#shared/contract/campaigns.ts'
import { desk } from '../desk/client.ts'
import { GatedButton } from '../judging/gated-button.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import css from './campaigns.module.css'
import { ReassignDialog } from './reassign-dialog.tsx'
import { RecuseDialog } from './recuse-dialog.tsx'
import { heldStates, type Seat, seatsOf, seatTones } from './seats.ts'
import { campaignText } from './text.ts'
import { useCampaignDeed } from './use-campaign.ts'
import { useFirstRows } from './use-first-rows.tsx'

const text = campaignText.people
const why = text.whyNot

export function Places({ campaign }: { campaign: Campaign }) {
  const { id, leads, state, plan, seats, assignments, list } = campaign
  const assign = useCampaignDeed(desk.campaigns.assign)
  const { shown, more } = useFirstRows(list.filter(({ droppedReason }) => droppedReason === null))
  const rest = seats - assignments
  const seatNumbers = seatsOf(plan.way)
  const reason = !['drawn', 'running'].includes(state)
    ? why.notDrawn
    : campaign.members.every(({ removedAt }) => removedAt !== null)
      ? why.nobody
      : rest <= 0
        ? why.full
        : null
  const mayChange = leads && (state === 'drawn' || state === 'running')
  return (
    <section className={css.block}>
      <div className={css.blockHead}>
        <h3 className={css.sectionTitle}>{text.places}</h3>
        {leads && ['planned', 'committed', 'drawn', 'running'].includes(state) && (
          <GatedButton
            label={assignments > 0 && rest > 0 ? text.assignRest(rest) : text.assign}
            reason={reason}
            running={assign.running}
            onPress={() => assign.run({ id })}
          />
        )}
      </div>
      <p className={css.note}>{text.placesLead[plan.way]}</p>
      {assign.failure !== null && (
        <p className={css.fieldFault} role="alert">
          {assign.failure.sentence}
        </p>
      )}
      {list.length > 0 && (
        <div className={css.scroll}>
          <table className={css.table} aria-label={text.places}>
            <thead>
              <tr>
                <th className={css.number}>{campaignText.drawStep.columns.position}</th>
                <th className={css.grow}>{campaignText.drawStep.columns.title}</th>
                <th className={css.number}>{text.columns.group}</th>
                {seatNumbers.map((seat) => (
                  <th key={seat} className={css.seat}>
                    {seatNumbers.length > 1 ? text.seat(seat) : text.seatOnly}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((dossier) => (
                <PlaceRow key={dossier.dossierId} campaign={campaign} dossier={dossier} mayChange={mayChange} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {more}
    </section>
  )
}

function PlaceRow(props: { campaign: Campaign; dossier: CampaignDossier; mayChange: boolean }) {
  const { campaign, dossier, mayChange } = props
  const own = campaign.assignmentsOf.filter(({ dossierId }) => dossierId === dossier.dossierId)
  const nameOf = (memberId: string) => campaign.members.find(({ id }) => id === memberId)?.name ?? ''
  const past = own.filter(({ state }) => !heldStates.includes(state))
  return (
    <tr>
      <td className={css.number}>{dossier.position}</td>
      <td className={css.grow}>
        <span className={css.strong}>{dossier.title}</span>
        {dossier.agency !== '' && <span className={css.under}>{dossier.agency}</span>}
        {past.map((one) => (
          <span key={one.id} className={css.under}>
            {text.history(nameOf(one.memberId), text.states[one.state], one.reason ?? '')}
          </span>
        ))}
      </td>
      <td className={css.number}>{dossier.group ?? '—'}</td>
      {seatsOf(campaign.plan.way).map((seat) => (
        <td key={seat} className={css.seat}>
          <Place
            campaign={campaign}
            dossier={dossier}
            seat={seat}
            held={own.find((one) => one.seat === seat && heldStates.includes(one.state)) ?? null}
            mayChange={mayChange}
          />
        </td>
      ))}
    </tr>
  )
}

type PlaceProps = {
  campaign: Campaign
  dossier: CampaignDossier
  seat: Seat
  held: Assignment | null
  mayChange: boolean
}

function Place({ campaign, dossier, seat, held, mayChange }: PlaceProps) {
  const [asking, setAsking] = useState<'reassign' | 'recuse' | null>(null)
  const name = campaign.members.find(({ id }) => id === held?.memberId)?.name ?? ''
  // A seat that is free is given to somebody; without anybody there is nothing to press.
  const movable = mayChange && held?.state !== 'concluded' && campaign.members.some((one) => one.removedAt === null)
  const label = `${dossier.title}，${text.seat(seat)}`
  const act = held === null ? text.give : text.reassign
  return (
    <div className={css.place}>
      {held === null ? (
        <StateTag plain tone="quiet" label={text.vacant} />
      ) : (
        <>
          <span className={css.strong}>{name}</span>
          <StateTag plain tone={seatTones[held.state]} label={text.states[held.state]} />
        </>
      )}
      {movable && (
        <span className={css.placeActs}>
          <Button size="small" type="text" aria-label={`${act}：${label}`} onClick={() => setAsking('reassign')}>
            {act}
          </Button>
          {held !== null && (
            <Button
              size="small"
              type="text"
              aria-label={`${text.recuse}：${label}`}
              onClick={() => setAsking('recuse')}
            >
              {text.recuse}
            </Button>
          )}
        </span>
      )}
      {asking === 'reassign' && (
        <ReassignDialog
          campaign={campaign}
          dossier={dossier}
          seat={seat}
          heldBy={held?.memberId ?? null}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'recuse' && held !== null && (
        <RecuseDialog assignmentId={held.id} name={name} title={dossier.title} onClose={() => setAsking(null)} />
      )}
    </div>
  )
}
