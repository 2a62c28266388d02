// Who signs, in which order, who has; and the act of signing when it is this person's turn. The same for every paper.
import type { Opinion, OpinionSigner } from '#shared/contract/opinions.ts'
import type { Place } from '#shared/rules/signing-turn.ts'
import { signerNames } from '#shared/text/signers.ts'
import { opinionKindNames } from '#shared/text/states.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useSession } from '../desk/session.tsx'
import { GatedButton } from '../judging/gated-button.tsx'
import type { Field } from '../ui/field-list.tsx'
import { formatMinute } from '../ui/format.ts'
import { PassphraseDialog } from '../ui/passphrase-dialog.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { boundFields } from './bound-fields.tsx'
import css from './opinion.module.css'
import { turnWords } from './signing-turn.ts'
import { opinionText } from './text.ts'
import { type Signing, useSigning } from './use-signing.ts'

const text = opinionText.signers

export function Signers({ opinion }: { opinion: Opinion }) {
  const signing = useSigning(desk.opinions.sign, {
    id: opinion.id,
    shown: deskQuery.opinions.get.queryKey({ input: { id: opinion.id } }),
    refreshes: [deskQuery.opinions.list.key(), deskQuery.opinions.verify.key(), deskQuery.journal.key()],
  })
  return (
    <SigningBlock
      paper={{ name: opinionKindNames[opinion.kind], number: opinion.number, signers: opinion.signers }}
      bound={boundFields(opinion)}
      {...signing}
    />
  )
}

interface SigningProps extends Signing {
  paper: { name: string; number: string; signers: readonly Place[] }
  /** What is bound, shown beside the passphrase. */
  bound: Field[]
}

export function SigningBlock(props: SigningProps) {
  const { paper, onAsk } = props
  const session = useSession()
  const { turn, why } = turnWords(paper.signers, session)
  useShortcuts({ 'Ctrl+Enter': () => onAsk(true) }, { enabled: turn.state === 'mine' })
  const next = paper.signers.findIndex((signer) => signer.signedAt === null)
  return (
    <section className={css.block}>
      <h2 className={css.title}>{text.title}</h2>
      {paper.signers.length > 1 && <p className={css.quiet}>{text.lead}</p>}
      <ol className={css.signers}>
        {paper.signers.map((signer, at) => (
          <li key={placeKey(signer, at)} className={css.signer}>
            <span className={css.order}>{at + 1}</span>
            <span className={css.as}>{signerNames[signer.as]}</span>
            <span className={css.name}>{signer.name ?? text.anyone}</span>
            <SignerState signer={signer} isNext={at === next} />
          </li>
        ))}
      </ol>
      {turn.state !== 'complete' && (
        <div className={css.acts}>
          {why !== null && <p className={css.quiet}>{why}</p>}
          <GatedButton size="middle" label={text.sign} reason={why} onPress={() => onAsk(true)} />
        </div>
      )}
      <SignDialog {...props} as={turn.state === 'mine' ? signerNames[turn.place.as] : ''} />
    </section>
  )
}

/** Two inspectors sign as the same; their order never changes. */
function placeKey({ as }: Place, at: number): string {
  return `${as} ${at}`
}

function SignerState({ signer, isNext }: { signer: OpinionSigner; isNext: boolean }) {
  if (signer.signedAt !== null) return <StateTag plain tone="ok" label={text.signed(formatMinute(signer.signedAt))} />
  return <StateTag plain tone={isNext ? 'warn' : 'quiet'} label={isNext ? text.next : text.later} />
}

function SignDialog({ paper, bound, act, asking, onAsk, as }: SigningProps & { as: string }) {
  const session = useSession()
  const words = opinionText.dialog
  const close = () => {
    act.clear()
    onAsk(false)
  }
  return (
    <PassphraseDialog
      open={asking}
      title={words.title(paper.number)}
      effect={
        <ul className={css.effects}>
          {words.effects(as, paper.name).map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
      }
      bound={[{ key: 'number', label: words.number, value: paper.number }, ...bound]}
      person={session.displayName}
      confirmLabel={words.confirm}
      busy={act.running}
      error={act.sentence}
      onConfirm={act.run}
      onCancel={close}
    />
  )
}
