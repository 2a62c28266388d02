// What the reviewer or the head does to the clock: lets it stand still, lets it go on, enters an extension that was approved.
import { Button } from 'antd'
import { useState } from 'react'
import type { Review } from '#shared/contract/review.ts'
import { desk } from '../desk/client.ts'
import { useHolds, useSession } from '../desk/session.tsx'
import { useDeed } from '../desk/use-deed.ts'
import { GatedButton } from '../judging/gated-button.tsx'
import { ExtendDialog, PauseDialog } from './clock-dialogs.tsx'
import css from './review-clock.module.css'
import { reviewText } from './text.ts'
import { useTakeReview } from './use-review-store.ts'

const text = reviewText.clockActs

export function ClockActions({ review }: { review: Review }) {
  const session = useSession()
  const isHead = useHolds(['head'])
  const onReview = useTakeReview()
  const [open, setOpen] = useState<'pause' | 'extend' | null>(null)
  const resume = useDeed(desk.review.resume, { done: text.resumed, onDone: onReview })
  const { clock, state, reviewer } = review
  if (clock === null || state !== 'under-review' || (reviewer !== session.displayName && !isHead)) return null
  const waits = clock.steps.findLast(({ kind }) => kind !== 'extended')?.kind === 'paused'
  const close = () => setOpen(null)
  return (
    <span className={css.acts}>
      {waits ? (
        <Button size="small" loading={resume.running} onClick={() => resume.run({ id: review.id })}>
          {text.resume}
        </Button>
      ) : (
        clock.pauses.length > 0 && (
          <Button size="small" onClick={() => setOpen('pause')}>
            {text.pause}
          </Button>
        )
      )}
      {clock.extension !== null &&
        (clock.extension.approver === 'head' && !isHead ? (
          <GatedButton label={text.extend} reason={text.byHead} primary={false} onPress={() => undefined} />
        ) : (
          <Button size="small" onClick={() => setOpen('extend')}>
            {text.extend}
          </Button>
        ))}
      {open === 'pause' && <PauseDialog id={review.id} kinds={clock.pauses} onReview={onReview} onClose={close} />}
      {open === 'extend' && clock.extension !== null && (
        <ExtendDialog id={review.id} extension={clock.extension} onReview={onReview} onClose={close} />
      )}
    </span>
  )
}
