// What the leader does to many results at once: compare, pass the re-check, feed back, settle the grade; and publish them all.
import { Button } from 'antd'
import { useState } from 'react'
import type { Campaign } from '#shared/contract/campaigns.ts'
import type { OutcomeLine } from '#shared/contract/results.ts'
import { desk } from '../desk/client.ts'
import { type Deed, useDeed } from '../desk/use-deed.ts'
import { GatedButton } from '../judging/gated-button.tsx'
import { IssuedPaperButton } from '../opinions/issued-paper-button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import css from './results.module.css'
import { resultsText } from './text.ts'
import { staleAfterResults } from './use-results.ts'

const { panel: text, batch, publish: publishing } = resultsText

type Act = 'recheck' | 'feedBack' | 'finish'
type Asked = { act: Act | 'publish'; dossierIds: string[] }

export type ResultActsProps = {
  campaign: Campaign
  rows: readonly OutcomeLine[]
  ticked: ReadonlySet<string>
  mayPublish: boolean
  onDone: () => void
}

export function ResultActs({ campaign, rows, ticked, mayPublish, onDone }: ResultActsProps) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const compare = useDeed(desk.results.compare, { refreshes: staleAfterResults(), done: text.compared })
  const ready = rows.filter(({ ready: is, state }) => is && state === 'comparing').length
  const button = (act: Act, label: string) => {
    const dossierIds = rows.filter((row) => ticked.has(row.dossierId) && row.may[act]).map(({ dossierId }) => dossierId)
    return (
      <GatedButton
        size="middle"
        primary={false}
        label={text.many(label, dossierIds.length)}
        reason={dossierIds.length === 0 ? text.tickFirst : null}
        onPress={() => setAsked({ act, dossierIds })}
      />
    )
  }
  return (
    <div className={css.bar}>
      <GatedButton
        size="middle"
        label={text.compare(ready)}
        reason={ready === 0 ? text.compareHint : null}
        running={compare.running}
        onPress={() => compare.run({ campaignId: campaign.id })}
      />
      {button('recheck', text.recheck)}
      {button('feedBack', text.feedBack)}
      {button('finish', text.finish)}
      <div className={css.end}>
        <IssuedPaperButton
          kind="circular"
          size="middle"
          sourceId={campaign.id}
          reason={
            rows.every(({ state, droppedReason }) => state === 'final' || droppedReason !== null)
              ? null
              : text.notAllCircular
          }
        />
        {mayPublish ? (
          <Button type="primary" onClick={() => setAsked({ act: 'publish', dossierIds: [] })}>
            {text.publish}
          </Button>
        ) : (
          <GatedButton size="middle" label={text.publish} reason={text.notAll} onPress={() => undefined} />
        )}
      </div>
      {asked !== null && (
        <ActDialog
          campaign={campaign}
          asked={asked}
          finals={rows.filter(({ state }) => state === 'final').length}
          onClose={() => setAsked(null)}
          onDone={onDone}
        />
      )}
    </div>
  )
}

type ActDialogProps = { campaign: Campaign; asked: Asked; finals: number; onClose: () => void; onDone: () => void }

function ActDialog({ campaign, asked: { act, dossierIds }, finals, onClose, onDone }: ActDialogProps) {
  const deeds = useActs(() => {
    onDone()
    onClose()
  })
  const count = dossierIds.length
  const words = {
    recheck: { ...batch.recheck, said: batch.recheck.consequence(count), label: text.recheck },
    feedBack: {
      ...batch.feedBack,
      said: batch.feedBack.consequence({ count, days: campaign.plan.objectionDays }),
      label: text.feedBack,
    },
    finish: { ...batch.finish, said: batch.finish.consequence(count), label: text.finish },
    publish: { ...publishing, said: publishing.consequence(finals), label: text.publish },
  }[act]
  const deed = deeds[act]
  return (
    <ConfirmDialog
      open
      title={words.title}
      consequence={words.said}
      confirmLabel={words.label}
      reason={act === 'recheck' ? { label: batch.recheck.note, required: false } : undefined}
      busy={deed.running}
      error={deed.failure?.sentence}
      onConfirm={(note) => deed.run({ campaignId: campaign.id, dossierIds, note })}
      onCancel={onClose}
    />
  )
}

type Order = { readonly campaignId: string; readonly dossierIds: string[]; readonly note: string }

function useActs(onDone: () => void): Readonly<Record<Asked['act'], Deed<Order, unknown>>> {
  const settings = (done: string) => ({ done, ownFailure: true, refreshes: staleAfterResults(), onDone })
  return {
    recheck: useDeed((order: Order) => desk.results.recheck(order), settings(batch.recheck.done)),
    feedBack: useDeed(
      ({ campaignId, dossierIds }: Order) => desk.results.feedBack({ campaignId, dossierIds }),
      settings(batch.feedBack.done),
    ),
    finish: useDeed(
      ({ campaignId, dossierIds }: Order) => desk.results.finish({ campaignId, dossierIds }),
      settings(batch.finish.done),
    ),
    publish: useDeed(({ campaignId }: Order) => desk.results.publish({ campaignId }), settings(publishing.done)),
  }
}
