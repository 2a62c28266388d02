// A submission being written: where it starts, and what it still lacks.
import type { Submission } from '#shared/contract/review.ts'
import { reviewText } from './text.ts'

const text = reviewText.submit

export const blankSubmission: Submission = {
  entries: [],
  proposedDecision: '',
  facts: '',
  basis: '',
  discretion: '',
  note: '',
}

export function lackOf({ entries, proposedDecision, facts, basis }: Submission): string | null {
  if (entries.length === 0) return text.entriesMissing
  if (proposedDecision.trim().length < 2) return text.missing(text.proposedDecision)
  if (facts.trim().length < 2) return text.missing(text.facts)
  return basis.trim().length < 2 ? text.missing(text.basis) : null
}
