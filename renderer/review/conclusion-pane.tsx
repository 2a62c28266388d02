// The conclusion: which kind of opinion, what it obliges to, its words; and the end of the review.
import { useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Review } from '#shared/contract/review.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useSession } from '../desk/session.tsx'
import { useDeed } from '../desk/use-deed.ts'
import { GatedButton } from '../judging/gated-button.tsx'
import { SaveLine } from '../judging/save-line.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { problemHeads, whyNotYet } from './conclusion-gate.ts'
import type { JudgingProps } from './heads-pane.tsx'
import { KindChoice } from './kind-choice.tsx'
import css from './review.module.css'
import { draftOf } from './review-store.ts'
import { reviewText } from './text.ts'
import { useReviewView } from './use-review-store.ts'

export type ConclusionPaneProps = JudgingProps & { onReview: (review: Review) => void }

const text = reviewText.conclusion

export function ConclusionPane(props: ConclusionPaneProps) {
  const { review, heads, kinds, editable, reviewStore } = props
  const view = useReviewView(reviewStore.store)
  const draft = editable ? view : draftOf(review)
  const problems = problemHeads(draft, heads)
  const { kind, text: words } = draft.conclusion
  const quote = problems
    .map(({ code, title }, at) => `${at + 1}．${title}：${draft.heads[code]?.note ?? ''}`)
    .join('\n')
  const setText = (next: string) => reviewStore.store.conclude({ text: next })
  return (
    <div className={css.pane}>
      <div className={css.scroller}>
        <section className={css.block}>
          <h3 className={css.blockTitle}>{text.problems}</h3>
          {problems.length === 0 ? (
            <p className={css.quiet}>{text.noProblems}</p>
          ) : (
            <ol className={css.problems}>
              {problems.map(({ code, title }) => (
                <li key={code}>
                  <strong>{title}</strong>
                  <p className={css.words}>{draft.heads[code]?.note}</p>
                </li>
              ))}
            </ol>
          )}
        </section>
        <KindChoice
          kinds={kinds}
          chosen={kind}
          hasProblems={problems.length > 0}
          editable={editable}
          onChoose={(code) => reviewStore.store.conclude({ kind: code })}
        />
        <section className={css.block}>
          <h3 className={css.blockTitle}>{text.text}</h3>
          {editable ? (
            <Input.TextArea
              aria-label={text.text}
              autoSize={{ minRows: 5, maxRows: 16 }}
              maxLength={8000}
              placeholder={text.textHint}
              value={words}
              onChange={(event) => setText(event.target.value)}
            />
          ) : (
            <p className={css.words}>{words}</p>
          )}
          {editable && problems.length > 0 && !words.includes(quote) && (
            <Button
              size="small"
              type="link"
              className={css.quote ?? ''}
              onClick={() => setText(words === '' ? quote : `${words}\n${quote}`)}
            >
              {text.quote}
            </Button>
          )}
        </section>
      </div>
      <End {...props} />
    </div>
  )
}

function End({ review, heads, kinds, editable, reviewStore, onReview }: ConclusionPaneProps) {
  const { store } = reviewStore
  const view = useReviewView(store)
  const [asking, setAsking] = useState(false)
  const [unsaved, setUnsaved] = useState(false)
  const opinion = useOpinion(review)
  const deed = useDeed(desk.review.conclude, {
    ownFailure: true,
    done: text.done,
    onDone: (concluded) => {
      setAsking(false)
      onReview(concluded)
    },
  })
  const conclude = async () => {
    const saved = await store.flush()
    setUnsaved(!saved)
    if (saved) deed.run({ id: review.id })
  }
  const kind = kinds.find(({ code }) => code === view.conclusion.kind)
  return (
    <footer className={css.foot}>
      <div className={css.acts}>
        <span className={css.saved}>
          {editable && <SaveLine save={view.save} onRetry={() => void store.flush()} />}
        </span>
        {editable && (
          <GatedButton
            label={text.action}
            reason={whyNotYet(view, heads, kinds, review.evidenceIsNewer)}
            onPress={() => setAsking(true)}
          />
        )}
        {opinion && (
          <Button size="small" type="primary" loading={opinion.running} onClick={opinion.onPress}>
            {opinion.label}
          </Button>
        )}
      </div>
      <ConfirmDialog
        open={asking}
        title={text.confirmTitle}
        consequence={text.effects(kind?.title ?? '')}
        confirmLabel={text.action}
        busy={deed.running}
        error={unsaved ? text.why.unsaved : deed.failure?.sentence}
        onConfirm={() => void conclude()}
        onCancel={() => setAsking(false)}
      />
    </footer>
  )
}

/** After the conclusion: to the opinion there is, or to a new one, which its reviewer composes. */
function useOpinion({ id, state, reviewer, opinionId }: Review) {
  const session = useSession()
  const navigate = useNavigate()
  const open = (opinion: string) => void navigate({ to: '/opinions/$opinionId', params: { opinionId: opinion } })
  const compose = useDeed(desk.opinions.compose, {
    refreshes: [deskQuery.opinions.list.key(), deskQuery.review.key()],
    onDone: (opinion) => open(opinion.id),
  })
  if (state !== 'concluded') return null
  if (opinionId !== null) return { label: text.openOpinion, running: false, onPress: () => open(opinionId) }
  if (reviewer !== session.displayName) return null
  return {
    label: text.compose,
    running: compose.running,
    onPress: () => compose.run({ kind: 'review', sourceId: id }),
  }
}
