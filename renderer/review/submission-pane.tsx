// What was submitted, as it was; and for a reviewer the first decision: accept it, or return it.
import { Button } from 'antd'
import { useState } from 'react'
import type { Dossier } from '#shared/contract/dossiers.ts'
import type { Review } from '#shared/contract/review.ts'
import type { ReviewCatalogueEntry } from '#shared/rules/pack.ts'
import { desk } from '../desk/client.ts'
import { useHolds, useSession } from '../desk/session.tsx'
import { useDeed } from '../desk/use-deed.ts'
import { GatedButton } from '../judging/gated-button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { FieldList } from '../ui/field-list.tsx'
import { formatMinute } from '../ui/format.ts'
import { HashText } from '../ui/hash-text.tsx'
import css from './review.module.css'
import { reviewText } from './text.ts'

export type SubmissionPaneProps = {
  review: Review
  dossier: Dossier
  entries: readonly ReviewCatalogueEntry[]
  onReview: (review: Review) => void
  onAccepted: () => void
}

const text = reviewText.submission

export function SubmissionPane(props: SubmissionPaneProps) {
  const { review, entries } = props
  const { submission, submittedAt, handler, manifestSha256 } = review
  const chosen = submission.entries.map((code) => entries.find((entry) => entry.code === code) ?? null)
  const optional = (key: string, label: string, value: string) =>
    value === '' ? [] : [{ key, label, value: <p className={css.words}>{value}</p> }]
  return (
    <div className={css.pane}>
      <div className={css.scroller}>
        <FieldList
          labelWidth={5}
          fields={[
            { key: 'at', label: text.submitted, value: text.submittedOf(formatMinute(submittedAt), handler) },
            {
              key: 'entries',
              label: text.entries,
              value: (
                <ul className={css.entries}>
                  {chosen.map((entry, at) => (
                    <li key={entry?.code ?? at}>
                      {entry?.title ?? submission.entries[at]}
                      {entry && <p className={css.quiet}>{entry.clause}</p>}
                    </li>
                  ))}
                </ul>
              ),
            },
            ...optional('decision', text.proposedDecision, submission.proposedDecision),
            ...optional('facts', text.facts, submission.facts),
            ...optional('basis', text.basis, submission.basis),
            ...optional('discretion', text.discretion, submission.discretion),
            ...optional('note', text.note, submission.note),
            { key: 'manifest', label: text.manifest, value: <HashText value={manifestSha256} label={text.manifest} /> },
          ]}
        />
      </div>
      <FirstDecision {...props} />
    </div>
  )
}

/** Accepting is offered while it waits; returning until it is concluded. */
function FirstDecision({ review, dossier, onReview, onAccepted }: SubmissionPaneProps) {
  const session = useSession()
  const mayReview = useHolds(['reviewer', 'head'])
  const [returning, setReturning] = useState(false)
  const accept = useDeed(desk.review.accept, {
    done: text.accepted,
    onDone: (accepted) => {
      onReview(accepted)
      onAccepted()
    },
  })
  const sendBack = useDeed(desk.review.return, {
    ownFailure: true,
    done: text.returnedDone,
    onDone: (returned) => {
      onReview(returned)
      setReturning(false)
    },
  })
  const waiting = review.state === 'submitted'
  const mine = review.state === 'under-review' && review.reviewer === session.displayName
  if (!mayReview || (!waiting && !mine)) return null
  const officers = dossier.officers.map((officer) => officer.name)
  const involved = review.handler === session.displayName || officers.includes(session.displayName)
  const conflict = waiting && involved ? text.conflict : null
  return (
    <footer className={css.foot}>
      {waiting && <p className={css.quiet}>{conflict ?? text.acceptHint}</p>}
      <div className={css.acts}>
        {conflict === null ? (
          <Button size="small" onClick={() => setReturning(true)}>
            {text.return}
          </Button>
        ) : (
          <GatedButton label={text.return} reason={conflict} primary={false} onPress={() => undefined} />
        )}
        {waiting && (
          <GatedButton
            label={text.accept}
            reason={conflict}
            running={accept.running}
            onPress={() => accept.run({ id: review.id })}
          />
        )}
      </div>
      <ConfirmDialog
        open={returning}
        title={text.returnTitle}
        consequence={text.returnConsequence}
        confirmLabel={text.return}
        reason={{ label: text.returnReason, required: true, placeholder: text.returnHint }}
        busy={sendBack.running}
        error={sendBack.failure?.sentence}
        onConfirm={(reason) => sendBack.run({ id: review.id, reason })}
        onCancel={() => setReturning(false)}
      />
    </footer>
  )
}
