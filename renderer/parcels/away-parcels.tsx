// A part of another desk's campaign: what can go back, and what of it is still here.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Campaign } from '#shared/contract/campaigns.ts'
import type { AnswerState } from '#shared/contract/parcels.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { useDeed } from '../desk/use-deed.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { FieldList } from '../ui/field-list.tsx'
import { formatMinute } from '../ui/format.ts'
import { MakeDialog } from './make-dialog.tsx'
import css from './parcels.module.css'
import { parcelText } from './text.ts'

const text = parcelText.campaign.away

export function AwayParcels({ campaign }: { campaign: Campaign }) {
  const query = useQuery(deskQuery.parcels.answerState.queryOptions({ input: { campaignId: campaign.id } }))
  return (
    <Read query={query} loading={{ label: parcelText.loading }}>
      {(state) => (state === null ? <p>{text.notMine}</p> : <Answering campaign={campaign} state={state} />)}
    </Read>
  )
}

function Answering({ campaign, state }: { campaign: Campaign; state: AnswerState }) {
  const [shown, setShown] = useState<'answer' | 'remove' | null>(null)
  const close = () => setShown(null)
  const { concluded, open, recused, unsent, visiting, recipient, lastSentAt } = state
  const remove = useDeed(desk.parcels.removeVisitors, {
    refreshes: [deskQuery.parcels.key(), deskQuery.campaigns.key(), deskQuery.dossiers.key()],
    done: text.removed,
    ownFailure: true,
    onDone: close,
  })
  return (
    <div className={css.form}>
      <p>{text.sentence(recipient.agency)}</p>
      <FieldList
        columns={2}
        fields={[
          { key: 'concluded', label: text.concluded, value: String(concluded) },
          { key: 'open', label: text.open, value: String(open) },
          { key: 'recused', label: text.recused, value: String(recused) },
          { key: 'unsent', label: text.unsent, value: String(unsent) },
          { key: 'visiting', label: text.visiting, value: String(visiting) },
          { key: 'last', label: text.lastSent, value: lastSentAt === null ? null : formatMinute(lastSentAt) },
          { key: 'to', label: text.recipient, value: `${recipient.name} · ${recipient.unit}`, wide: true },
        ]}
      />
      <div className={css.acts}>
        <Button danger disabled={visiting === 0} onClick={() => setShown('remove')}>
          {text.remove}
        </Button>
        <Button type="primary" disabled={concluded + recused === 0} onClick={() => setShown('answer')}>
          {text.answer}
        </Button>
      </div>
      {shown === 'answer' && <MakeDialog campaign={campaign} member={null} onClose={close} />}
      <ConfirmDialog
        open={shown === 'remove'}
        danger
        title={text.removeTitle}
        consequence={text.removeConsequence({ visiting, unsent, open })}
        confirmLabel={text.removeConfirm}
        busy={remove.running}
        error={remove.failure?.sentence}
        onConfirm={() => remove.run({ campaignId: campaign.id, evenUnsent: true })}
        onCancel={close}
      />
    </div>
  )
}
