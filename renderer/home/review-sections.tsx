// Legal review: what waits to be taken on, what is under way, what came back.
import { useQuery } from '@tanstack/react-query'
import type { ReviewLine } from '#shared/contract/review.ts'
import { deskQuery } from '../desk/client.ts'
import { useSession } from '../desk/session.tsx'
import { shortMinute } from './short-minute.ts'
import { homeText } from './text.ts'
import { type Todo, TodoSection } from './todo-section.tsx'

const limit = 500

export function WaitingReviewsSection() {
  return <ReviewTodo state="submitted" words={homeText.reviewsWaiting} keep={() => true} />
}

export function ReviewsSection() {
  const { displayName } = useSession()
  return <ReviewTodo state="under-review" words={homeText.reviews} keep={(row) => row.reviewer === displayName} />
}

export function ReturnedSection() {
  const { displayName } = useSession()
  return <ReviewTodo state="returned" words={homeText.returned} keep={(row) => row.handler === displayName} />
}

type ReviewTodoProps = {
  state: ReviewLine['state']
  words: { readonly title: string; readonly none: string }
  keep: (row: ReviewLine) => boolean
}

function ReviewTodo({ state, words, keep }: ReviewTodoProps) {
  const query = useQuery({
    ...deskQuery.review.list.queryOptions({ input: { state, limit } }),
    select: ({ rows }): Todo => {
      const kept = rows.filter(keep)
      return { total: kept.length, rows: kept.map(toRow) }
    },
  })
  return <TodoSection title={words.title} none={words.none} query={query} allHref="#/review" />
}

function toRow(row: ReviewLine) {
  return {
    key: row.id,
    title: row.dossierTitle,
    facts: [row.dossierNumber, row.handler, homeText.reviews.round(row.round)]
      .filter((part) => part !== null)
      .join(' · '),
    end: shortMinute(row.acceptedAt ?? row.submittedAt),
    href: `#/review/${row.id}`,
  }
}
