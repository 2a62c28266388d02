// The rule packs a review works by: the seven heads, the kinds of opinion, what must be reviewed.
import { useQuery } from '@tanstack/react-query'
import { deskQuery } from '../desk/client.ts'

const staleTime = Number.POSITIVE_INFINITY

export function useReviewHeads() {
  return useQuery({ ...deskQuery.rulebook.reviewHeads.queryOptions({ input: {} }), staleTime })
}

export function useOpinionKinds() {
  return useQuery({ ...deskQuery.rulebook.opinionKinds.queryOptions({ input: {} }), staleTime })
}

export function useReviewCatalogue() {
  return useQuery({ ...deskQuery.rulebook.reviewCatalogue.queryOptions({ input: {} }), staleTime })
}
