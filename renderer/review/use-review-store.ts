// The review's store for as long as one review is on screen, and what it shows now.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Review } from '#shared/contract/review.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDraft } from '../desk/use-kept.ts'
import { createReviewStore, type ReviewDraft, type ReviewStore, type ReviewView } from './review-store.ts'

export type ReviewDeskStore = { readonly store: ReviewStore }

export function useReviewStore(review: Review): ReviewDeskStore {
  const [unsaved, keep] = useDraft<ReviewDraft | null>(`review.${review.id}`, null)
  const onSaved = useTakeReview()
  const usable = review.state === 'under-review' ? unsaved : null
  const [store] = useState(() =>
    createReviewStore({ review, unsaved: usable, judge: (input) => desk.review.judge(input), onSaved, keep }),
  )
  useEffect(() => {
    const save = () => void store.flush()
    window.addEventListener('pagehide', save)
    return () => {
      window.removeEventListener('pagehide', save)
      void store.flush().finally(store.stop)
    }
  }, [store])
  return { store }
}

/** What is judged so far. Asked for only where it is shown, so that a key press does not redraw the evidence. */
export function useReviewView(store: ReviewStore): ReviewView {
  return useSyncExternalStore(store.subscribe, store.view)
}

/** The desk answers every change with the whole review, so it need not be read, and entered in the journal, again. */
export function useTakeReview(): (review: Review) => void {
  const queries = useQueryClient()
  return (review) => {
    queries.setQueryData(deskQuery.review.get.queryKey({ input: { id: review.id } }), review)
    void queries.invalidateQueries({ queryKey: deskQuery.review.list.key() })
  }
}
