// The submission's form: kept for this window as it is typed; the last round's words can be taken over.
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { Dossier } from '#shared/contract/dossiers.ts'
import type { ReviewLine, Submission } from '#shared/contract/review.ts'
import type { ReviewCatalogueEntry } from '#shared/rules/pack.ts'
import { reviewStates } from '#shared/text/states.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { useDraft } from '../desk/use-kept.ts'
import { GatedButton } from '../judging/gated-button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { EntryChoice } from './entry-choice.tsx'
import css from './review.module.css'
import { SubmissionFields } from './submission-fields.tsx'
import { blankSubmission, lackOf } from './submission-values.ts'
import { reviewText } from './text.ts'
import { useTakeReview } from './use-review-store.ts'

export type SubmissionFormProps = {
  dossier: Dossier
  hasMaterial: boolean
  entries: readonly ReviewCatalogueEntry[]
  /** The latest round of this dossier. */
  last: ReviewLine | null
}

const text = reviewText.submit

export function SubmissionForm(props: SubmissionFormProps) {
  const { dossier, hasMaterial, entries, last } = props
  const [values, setValues, clear] = useDraft<Submission>(`submission.${dossier.id}`, blankSubmission)
  const [asking, setAsking] = useState(false)
  const submit = useSubmit(clear)
  const under = last !== null && (last.state === 'submitted' || last.state === 'under-review') ? last : null
  const lack =
    under !== null ? text.under(under.round, reviewStates[under.state]) : hasMaterial ? lackOf(values) : text.noMaterial
  if (under !== null) {
    return (
      <div className={css.form}>
        <p className={css.notice}>{text.under(under.round, reviewStates[under.state])}</p>
        <Link to="/review/$reviewId" params={{ reviewId: under.id }}>
          {text.toReview}
        </Link>
      </div>
    )
  }
  return (
    <div className={css.pane}>
      <div className={css.form}>
        <p className={css.quiet}>{text.lead}</p>
        {last !== null && <Reuse last={last} onReuse={setValues} />}
        <EntryChoice
          entries={entries}
          chosen={values.entries}
          onChosen={(chosen) => setValues({ ...values, entries: chosen })}
        />
        <SubmissionFields values={values} onValues={setValues} />
        <p className={css.quiet}>
          {text.material}：{text.materialOf(dossier.papers, dossier.pages, dossier.recordings)}
        </p>
      </div>
      <footer className={css.foot}>
        <div className={css.acts}>
          <span className={css.saved}>
            <Button size="small" type="link" onClick={clear}>
              {text.clear}
            </Button>
          </span>
          <GatedButton label={text.action} reason={lack} size="middle" onPress={() => setAsking(true)} />
        </div>
      </footer>
      <ConfirmDialog
        open={asking}
        title={text.confirmTitle}
        consequence={text.confirm(dossier.papers, dossier.recordings)}
        confirmLabel={text.action}
        busy={submit.running}
        error={submit.failure?.sentence}
        onConfirm={() => submit.run({ dossierId: dossier.id, submission: values })}
        onCancel={() => setAsking(false)}
      />
    </div>
  )
}

function useSubmit(clear: () => void) {
  const navigate = useNavigate()
  const take = useTakeReview()
  return useDeed(desk.review.submit, {
    ownFailure: true,
    done: text.done,
    onDone: (review) => {
      clear()
      take(review)
      void navigate({ to: '/review/$reviewId', params: { reviewId: review.id } })
    },
  })
}

/** Reads the last round only when its words are asked for: reading it is entered in the journal. */
function Reuse({ last, onReuse }: { last: ReviewLine; onReuse: (values: Submission) => void }) {
  const queries = useQueryClient()
  const reuse = useDeed(() => queries.fetchQuery(deskQuery.review.get.queryOptions({ input: { id: last.id } })), {
    onDone: (review) => onReuse(review.submission),
  })
  return (
    <Button size="small" loading={reuse.running} onClick={() => reuse.run(undefined)}>
      {text.reuse(last.round)}
    </Button>
  )
}
