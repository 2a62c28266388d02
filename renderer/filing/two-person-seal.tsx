// The seal by two persons: one proposes, another confirms or declines; whatever changes between lets the proposal lapse.
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Dossier } from '#shared/contract/dossiers.ts'
import type { SealProposal } from '#shared/contract/sheets.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useHolds } from '../desk/session.tsx'
import { useDeed } from '../desk/use-deed.ts'
import css from '../dossiers/panels.module.css'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { formatMinute } from '../ui/format.ts'
import { HashText } from '../ui/hash-text.tsx'
import { SentenceList } from '../ui/sentence-list.tsx'
import { sealingText } from './sealing-text.ts'

const text = sealingText.two

export type TwoPersonSealProps = {
  dossier: Dossier
  proposal: SealProposal | null
  mayPropose: boolean
  warnings?: ReactNode
}

export function TwoPersonSeal({ dossier, proposal, mayPropose, warnings }: TwoPersonSealProps) {
  const isArchivist = useHolds(['archivist'])
  const mayConfirm = useHolds(['archivist', 'head'])
  const stands = proposal !== null && proposal.declined === null && !proposal.lapsed
  return (
    <>
      <p className={css.note}>{text.lead}</p>
      <Standing proposal={proposal} />
      {proposal === null && !isArchivist && <p className={css.note}>{text.nobody}</p>}
      {stands && proposal.mine && <p className={css.note}>{text.mine}</p>}
      {mayConfirm && warnings}
      <div className={css.actions}>
        {!stands && isArchivist && (
          <Propose dossier={dossier} disabled={!mayPropose} label={proposal === null ? text.propose : text.again} />
        )}
        {stands && !proposal.mine && mayConfirm && (
          <>
            <Confirm dossier={dossier} sha256={proposal.manifestSha256} />
            <Decline dossier={dossier} />
          </>
        )}
      </div>
    </>
  )
}

function Standing({ proposal }: { proposal: SealProposal | null }) {
  if (proposal === null) return null
  const { declined, lapsed, by, at } = proposal
  if (declined !== null) {
    return <p className={css.warn}>{text.declined(declined.by, formatMinute(declined.at), declined.reason)}</p>
  }
  return (
    <>
      <p className={lapsed ? css.note : css.ok}>{text.waiting(by, formatMinute(at))}</p>
      {lapsed && <p className={css.warn}>{text.lapsed}</p>}
    </>
  )
}

/** What the seal changes is read again, whichever of the two completed it. */
const refreshes = () => [
  deskQuery.sheets.key(),
  deskQuery.dossiers.list.key(),
  deskQuery.dossiers.manifest.key(),
  deskQuery.dossiers.items.key(),
]

function Propose({ dossier, disabled, label }: { dossier: Dossier; disabled: boolean; label: string }) {
  const [asking, setAsking] = useState(false)
  const propose = useDeed(desk.sheets.proposeSeal, {
    ownFailure: true,
    done: text.proposed,
    refreshes: refreshes(),
    onDone: () => setAsking(false),
  })
  return (
    <>
      <Button type="primary" disabled={disabled} onClick={() => setAsking(true)}>
        {label}
      </Button>
      <ConfirmDialog
        open={asking}
        title={text.proposeTitle}
        consequence={<SentenceList sentences={text.proposeEffects} />}
        confirmLabel={text.propose}
        busy={propose.running}
        error={propose.failure?.sentence}
        onConfirm={() => propose.run({ id: dossier.id })}
        onCancel={() => {
          propose.clear()
          setAsking(false)
        }}
      />
    </>
  )
}

function Confirm({ dossier, sha256 }: { dossier: Dossier; sha256: string }) {
  const [asking, setAsking] = useState(false)
  const queries = useQueryClient()
  const confirm = useDeed(desk.sheets.confirmSeal, {
    ownFailure: true,
    done: text.confirmed,
    refreshes: refreshes(),
    onDone: (sealed) => {
      queries.setQueryData(deskQuery.dossiers.get.queryKey({ input: { id: dossier.id } }), sealed)
      setAsking(false)
    },
  })
  return (
    <>
      <Button type="primary" onClick={() => setAsking(true)}>
        {text.confirm}
      </Button>
      <ConfirmDialog
        open={asking}
        danger
        title={text.confirmTitle}
        consequence={
          <>
            <SentenceList sentences={text.confirmEffects} />
            <p>
              {text.hash} <HashText value={sha256} label={text.hash} />
            </p>
          </>
        }
        confirmLabel={text.confirm}
        busy={confirm.running}
        error={confirm.failure?.sentence}
        onConfirm={() => confirm.run({ id: dossier.id })}
        onCancel={() => {
          confirm.clear()
          setAsking(false)
        }}
      />
    </>
  )
}

function Decline({ dossier }: { dossier: Dossier }) {
  const [asking, setAsking] = useState(false)
  const decline = useDeed(desk.sheets.declineSeal, {
    ownFailure: true,
    done: text.declinedDone,
    refreshes: refreshes(),
    onDone: () => setAsking(false),
  })
  return (
    <>
      <Button onClick={() => setAsking(true)}>{text.decline}</Button>
      <ConfirmDialog
        open={asking}
        title={text.declineTitle}
        consequence={text.declineConsequence}
        confirmLabel={text.decline}
        reason={{ label: text.declineReason, required: true }}
        busy={decline.running}
        error={decline.failure?.sentence}
        onConfirm={(reason) => decline.run({ id: dossier.id, reason })}
        onCancel={() => {
          decline.clear()
          setAsking(false)
        }}
      />
    </>
  )
}
