// At the end of the head: which round, from whom, by whom, and where the review stands.
import type { Review } from '#shared/contract/review.ts'
import { reviewStates } from '#shared/text/states.ts'
import { StateTag } from '../ui/state-tag.tsx'
import css from './review.module.css'
import { reviewTones } from './review-columns.tsx'
import { reviewText } from './text.ts'

export function ReviewTag({ review }: { review: Review }) {
  const { round, handler, reviewer, state } = review
  const text = reviewText.desk
  return (
    <span className={css.tag}>
      <span>
        {[text.round(round), text.by(handler), ...(reviewer === null ? [] : [text.reviewer(reviewer)])].join(' · ')}
      </span>
      <StateTag tone={reviewTones[state]} label={reviewStates[state]} />
    </span>
  )
}
