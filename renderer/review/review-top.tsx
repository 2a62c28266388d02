// Under the head: the reviewing clock, and what must be known before anything is judged.
import { ExclamationCircleFilled } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { Review } from '#shared/contract/review.ts'
import { useHolds, useSession } from '../desk/session.tsx'
import { classNames } from '../ui/class-names.ts'
import { formatMinute } from '../ui/format.ts'
import { ClockActions } from './clock-actions.tsx'
import css from './review.module.css'
import { ReviewClock } from './review-clock.tsx'
import { reviewText } from './text.ts'

const text = reviewText.desk

export function ReviewTop({ review, restored }: { review: Review; restored: boolean }) {
  const session = useSession()
  const isHead = useHolds(['head'])
  const { state, clock, reviewer, evidenceIsNewer, concludedAt } = review
  const another = state === 'under-review' && reviewer !== null && reviewer !== session.displayName
  return (
    <>
      {clock !== null && state !== 'returned' && (
        <div className={css.top}>
          <ReviewClock clock={clock} />
          <ClockActions review={review} />
          {another && <span className={css.quiet}>{isHead ? text.byAnother(reviewer) : text.ofAnother(reviewer)}</span>}
          {state === 'concluded' && concludedAt !== null && (
            <span className={css.quiet}>{text.concluded(formatMinute(concludedAt))}</span>
          )}
          {restored && state === 'under-review' && <span className={css.quiet}>{text.restored}</span>}
        </div>
      )}
      {evidenceIsNewer && state !== 'returned' && (
        <p className={classNames(css.banner, css.warn)} role="alert">
          <ExclamationCircleFilled /> {newerWords(state)}
        </p>
      )}
      {state === 'returned' && <Returned review={review} />}
    </>
  )
}

function newerWords(state: Review['state']): string {
  if (state === 'concluded') return text.newerConcluded
  return state === 'submitted' ? text.newerSubmitted : text.newer
}

function Returned({ review }: { review: Review }) {
  const navigate = useNavigate()
  const maySubmit = useHolds(['handler'])
  const { dossierId, returnReason } = review
  return (
    <div className={classNames(css.banner, css.returned)}>
      <p>
        <strong>{text.returned}</strong>
        <span className={css.reason}>{returnReason}</span>
      </p>
      {maySubmit && (
        <Button
          size="small"
          type="primary"
          onClick={() => void navigate({ to: '/dossiers/$dossierId/submit', params: { dossierId } })}
        >
          {text.resubmit}
        </Button>
      )}
    </div>
  )
}
