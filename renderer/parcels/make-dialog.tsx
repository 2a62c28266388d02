// Where a parcel is written, and the passphrase that signs it; then how far it is.
import { useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import type { Campaign } from '#shared/contract/campaigns.ts'
import type { ParcelMember, ParcelProgress } from '#shared/contract/parcels.ts'
import { parcelFileNames } from '#shared/text/parcels.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useSession } from '../desk/session.tsx'
import { PassphraseDialog } from '../ui/passphrase-dialog.tsx'
import { SentenceList } from '../ui/sentence-list.tsx'
import { Working } from './open-dialog.tsx'
import css from './parcels.module.css'
import { parcelText } from './text.ts'
import { useParcelWork } from './use-parcel-work.ts'

const text = parcelText.campaign.makeDialog
const awayText = parcelText.campaign.away

type Made = Extract<ParcelProgress, { state: 'done' }>
/** A part for a member here, or the answer where the campaign came from elsewhere. */
export type MakeDialogProps = { campaign: Campaign; member: ParcelMember | null; onClose: () => void }

export function MakeDialog({ campaign, member, onClose }: MakeDialogProps) {
  const session = useSession()
  const queries = useQueryClient()
  const [path, setPath] = useState('')
  const [missing, setMissing] = useState(false)
  const id = useId()
  const work = useParcelWork<Made>(() => void queries.invalidateQueries({ queryKey: deskQuery.parcels.key() }))
  const title = member === null ? awayText.answerTitle : text.title(member.name)
  const suggested =
    member === null
      ? parcelFileNames.answer({ title: campaign.title, name: session.displayName })
      : parcelFileNames.part({ title: campaign.title, name: member.name })
  const make = (passphrase: string) => {
    setMissing(path.trim() === '')
    if (path.trim() === '') return
    const order = { campaignId: campaign.id, path, passphrase }
    work.start((signal) =>
      member === null
        ? desk.parcels.answer(order, { signal })
        : desk.parcels.make({ ...order, memberId: member.memberId }, { signal }),
    )
  }
  if (work.state === 'running' || work.outcome !== null) {
    return (
      <Modal open title={title} width={520} closable={false} footer={null}>
        <div className={css.form}>
          <Working work={work} label={text.making} />
          {work.outcome !== null && (
            <>
              <p role="status">{text.done({ number: work.outcome.parcel.number, path: work.outcome.path })}</p>
              <div className={css.acts}>
                <Button type="primary" autoFocus onClick={onClose}>
                  {parcelText.open.close}
                </Button>
              </div>
            </>
          )}
        </div>
      </Modal>
    )
  }
  return (
    <PassphraseDialog
      open
      title={title}
      effect={
        <div className={css.form}>
          <SentenceList sentences={member === null ? awayText.answerEffects : text.effects} />
          <div className={css.field}>
            <label htmlFor={id}>{text.path}</label>
            <Input
              id={id}
              autoFocus
              value={path}
              maxLength={4096}
              placeholder={`/media/usb/${suggested}`}
              status={missing ? 'error' : ''}
              aria-invalid={missing}
              aria-describedby={`${id}-hint`}
              onChange={({ target }) => setPath(target.value)}
            />
            <p id={`${id}-hint`} className={missing ? css.fault : css.hint}>
              {missing ? text.pathMissing : text.pathHint}
            </p>
          </div>
        </div>
      }
      focusSecret={false}
      person={session.displayName}
      confirmLabel={text.confirm}
      error={work.state === 'stopped' ? parcelText.stopped : work.failure?.sentence}
      onConfirm={make}
      onCancel={onClose}
    />
  )
}
