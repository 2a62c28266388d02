// The dossiers of a campaign: recommended ones on top, what changed since the draw, and what the leader does about it.
import { Button } from 'antd'
import { useState } from 'react'
import type { Campaign, CampaignDossier } from '#shared/contract/campaigns.ts'
import { desk } from '../desk/client.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import css from './campaigns.module.css'
import { RecommendDialog } from './recommend-dialog.tsx'
import { campaignText } from './text.ts'
import { useCampaignDeed } from './use-campaign.ts'
import { useFirstRows } from './use-first-rows.tsx'

const text = campaignText.drawStep
const { columns } = text

type Asking = { act: 'drop' | 'accept'; dossier: CampaignDossier }

export function DossierList({ campaign }: { campaign: Campaign }) {
  const [recommending, setRecommending] = useState(false)
  const [asking, setAsking] = useState<Asking | null>(null)
  const { list, state, leads, maskedHere } = campaign
  const { shown, more } = useFirstRows(list)
  const mayRecommend = leads && (state === 'planned' || state === 'drawn')
  const mayDrop = leads && ['planned', 'drawn', 'running'].includes(state)
  return (
    <section className={css.block}>
      <div className={css.blockHead}>
        <h3 className={css.sectionTitle}>
          {text.list}
          {list.length > 0 && <span className={css.badge}>{campaign.dossiers}</span>}
        </h3>
        {mayRecommend && (
          <Button size="small" onClick={() => setRecommending(true)}>
            {text.recommend}
          </Button>
        )}
      </div>
      {list.length === 0 ? (
        <p className={css.note}>{state === 'committed' ? text.emptyCommitted : text.emptyPlanned}</p>
      ) : (
        <div className={css.scroll}>
          <table className={css.table} aria-label={text.list}>
            <thead>
              <tr>
                <th className={css.number}>{columns.position}</th>
                <th className={maskedHere ? css.fill : css.grow}>{columns.title}</th>
                {!maskedHere && <th>{columns.number}</th>}
                {!maskedHere && <th>{columns.agency}</th>}
                <th>{columns.category}</th>
                <th>{columns.closedOn}</th>
                <th>{columns.via}</th>
                {mayDrop && <th className={css.actsHead}>{columns.acts}</th>}
              </tr>
            </thead>
            <tbody>
              {shown.map((dossier) => (
                <DossierRow
                  key={dossier.dossierId}
                  dossier={dossier}
                  masked={maskedHere}
                  onAct={mayDrop ? (act) => setAsking({ act, dossier }) : null}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {more}
      {recommending && <RecommendDialog id={campaign.id} onClose={() => setRecommending(false)} />}
      {asking !== null && <ActDialog id={campaign.id} {...asking} onClose={() => setAsking(null)} />}
    </section>
  )
}

function DossierRow(props: {
  dossier: CampaignDossier
  masked: boolean
  onAct: ((act: Asking['act']) => void) | null
}) {
  const { dossier, masked, onAct } = props
  const { title, droppedReason, changed, via, viaReason } = dossier
  const isHere = droppedReason === null
  return (
    <tr className={isHere ? undefined : css.gone}>
      <td className={css.number}>{dossier.position}</td>
      <td className={css.grow}>
        <span className={css.strong}>{title}</span>
        {viaReason !== '' && <span className={css.under}>{text.viaReason(viaReason)}</span>}
        {!isHere && <span className={css.underWarn}>{text.dropped(droppedReason)}</span>}
        {isHere && changed !== 'no' && <span className={css.underWarn}>{text.changed[changed]}</span>}
      </td>
      {!masked && <td className={css.numberText}>{dossier.number ?? '—'}</td>}
      {!masked && <td>{dossier.agency}</td>}
      <td className={css.nowrap}>{dossier.category}</td>
      <td className={css.nowrap}>{dossier.closedOn ?? '—'}</td>
      <td className={css.nowrap}>
        <StateTag plain tone={via === 'recommended' ? 'info' : 'neutral'} label={text.via[via]} />
      </td>
      {onAct !== null && (
        <td className={css.rowActs}>
          {isHere && changed === 'resealed' && (
            <Button size="small" type="primary" aria-label={text.acceptOf(title)} onClick={() => onAct('accept')}>
              {text.accept}
            </Button>
          )}
          {isHere && (
            <Button size="small" aria-label={text.dropOf(title)} onClick={() => onAct('drop')}>
              {text.drop}
            </Button>
          )}
        </td>
      )}
    </tr>
  )
}

function ActDialog({ id, act, dossier, onClose }: Asking & { id: string; onClose: () => void }) {
  const drop = useCampaignDeed(desk.campaigns.dropDossier, { onDone: onClose })
  const accept = useCampaignDeed(desk.campaigns.acceptChange, { onDone: onClose })
  const deed = act === 'drop' ? drop : accept
  const { dossierId, title } = dossier
  return (
    <ConfirmDialog
      open
      title={act === 'drop' ? text.dropTitle : text.acceptTitle}
      consequence={<p>{act === 'drop' ? text.dropEffect(title) : text.acceptEffect(title)}</p>}
      confirmLabel={act === 'drop' ? text.drop : text.accept}
      reason={{ label: campaignText.one.reason, required: true }}
      busy={deed.running}
      error={deed.failure?.sentence}
      onConfirm={(reason) => deed.run({ id, dossierId, reason })}
      onCancel={onClose}
    />
  )
}
