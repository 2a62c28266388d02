// Who signs, in which order, who has; and the act of signing when it is this person's turn.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Opinion, OpinionSigner } from '#shared/contract/opinions.ts'
import { opinionKindNames } from '#shared/text/states.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useSession } from '../desk/session.tsx'
import { useDeed } from '../desk/use-deed.ts'
import { GatedButton } from '../judging/gated-button.tsx'
import { formatMinute } from '../ui/format.ts'
import { PassphraseDialog } from '../ui/passphrase-dialog.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { boundFields } from './bound-fields.tsx'
import css from './opinion.module.css'
import { type SigningTurn, signingTurn } from './signing-turn.ts'
import { opinionText } from './text.ts'

const text = opinionText.signers

export function Signers({ opinion }: { opinion: Opinion }) {
  const session = useSession()
  const [asking, setAsking] = useState(false)
  const turn = signingTurn(opinion.signers, session)
  useShortcuts({ 'Ctrl+Enter': () => setAsking(true) }, { enabled: turn.state === 'mine' })
  const next = opinion.signers.findIndex((signer) => signer.signedAt === null)
  return (
    <section className={css.block}>
      <h2 className={css.title}>{text.title}</h2>
      {opinion.signers.length > 1 && <p className={css.quiet}>{text.lead}</p>}
      <ol className={css.signers}>
        {opinion.signers.map((signer, at) => (
          <li key={signer.as} className={css.signer}>
            <span className={css.order}>{at + 1}</span>
            <span className={css.as}>{text.as[signer.as]}</span>
            <span className={css.name}>{signer.name ?? text.anyone}</span>
            <SignerState signer={signer} isNext={at === next} />
          </li>
        ))}
      </ol>
      {turn.state !== 'complete' && (
        <div className={css.acts}>
          {turn.state === 'waiting' && <p className={css.quiet}>{turn.why}</p>}
          <GatedButton
            size="middle"
            label={text.sign}
            reason={turn.state === 'waiting' ? turn.why : null}
            onPress={() => setAsking(true)}
          />
        </div>
      )}
      <SignDialog opinion={opinion} turn={turn} open={asking} onClose={() => setAsking(false)} />
    </section>
  )
}

function SignerState({ signer, isNext }: { signer: OpinionSigner; isNext: boolean }) {
  if (signer.signedAt !== null) return <StateTag plain tone="ok" label={text.signed(formatMinute(signer.signedAt))} />
  return <StateTag plain tone={isNext ? 'warn' : 'quiet'} label={isNext ? text.next : text.later} />
}

type SignDialogProps = { opinion: Opinion; turn: SigningTurn; open: boolean; onClose: () => void }

function SignDialog({ opinion, turn, open, onClose }: SignDialogProps) {
  const session = useSession()
  const queries = useQueryClient()
  const words = opinionText.dialog
  const sign = useDeed(desk.opinions.sign, {
    ownFailure: true,
    refreshes: [deskQuery.opinions.list.key(), deskQuery.opinions.verify.key(), deskQuery.journal.key()],
    onDone: (signed) => {
      queries.setQueryData(deskQuery.opinions.get.queryKey({ input: { id: signed.id } }), signed)
      onClose()
    },
  })
  const as = turn.state === 'mine' ? text.as[turn.as] : ''
  const close = () => {
    sign.clear()
    onClose()
  }
  return (
    <PassphraseDialog
      open={open}
      title={words.title(opinion.number)}
      effect={
        <ul className={css.effects}>
          {words.effects(as, opinionKindNames[opinion.kind]).map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
      }
      bound={[{ key: 'number', label: words.number, value: opinion.number }, ...boundFields(opinion)]}
      person={session.displayName}
      confirmLabel={words.confirm}
      busy={sign.running}
      error={sign.failure?.sentence}
      onConfirm={(passphrase) => sign.run({ id: opinion.id, passphrase })}
      onCancel={close}
    />
  )
}
