// Reviews as they are stored, and as the contract shows them.

import { Conclusion, HeadJudgement, type ReviewLine, Submission } from '#shared/contract/review.ts'
import type { ClockStanding } from '#shared/contract/review-clock.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Store } from '../store/index.ts'

export interface ReviewRow {
  id: string
  dossier_id: string
  round: number
  submission: string
  /** The rules frozen at submission, with their hashes. */
  packs: string
  manifest: string
  manifest_sha256: string
  handler_id: string
  reviewer_id: string | null
  state: 'submitted' | 'returned' | 'under-review' | 'concluded'
  heads: string
  conclusion: string | null
  submitted_at: string
  accepted_at: string | null
  concluded_at: string | null
  updated_at: string
  dossier_title: string
  dossier_number: string | null
  handler: string
  reviewer: string | null
  opinion_id: string | null
}

export interface ReviewFilter {
  readonly id?: string
  readonly dossierId?: string | null
  readonly state?: 'any' | ReviewRow['state']
  readonly offset?: number
  readonly limit?: number
}

export function reviewRows(store: Store, filter: ReviewFilter): (ReviewRow & { total: number })[] {
  return store.all((q) => {
    let select = q
      .selectFrom('review')
      .innerJoin('dossier', 'dossier.id', 'review.dossier_id')
      .innerJoin('user as handler', 'handler.id', 'review.handler_id')
      .leftJoin('user as reviewer', 'reviewer.id', 'review.reviewer_id')
      .leftJoin('opinion', 'opinion.review_id', 'review.id')
      .selectAll('review')
      .select(['dossier.title as dossier_title', 'dossier.number as dossier_number'])
      .select(['handler.display_name as handler', 'reviewer.display_name as reviewer', 'opinion.id as opinion_id'])
      .select((e) => e.fn.countAll<number>().over().as('total'))
      .orderBy('review.updated_at', 'desc')
      .orderBy('review.round', 'desc')
      .limit(filter.limit ?? 1)
      .offset(filter.offset ?? 0)
    if (filter.id !== undefined) select = select.where('review.id', '=', filter.id)
    if (filter.dossierId) select = select.where('review.dossier_id', '=', filter.dossierId)
    if (filter.state !== undefined && filter.state !== 'any') select = select.where('review.state', '=', filter.state)
    return select
  })
}

export function reviewRow(store: Store, id: string): ReviewRow {
  const [row] = reviewRows(store, { id })
  if (row === undefined) throw refuse('review.unknown')
  return row
}

export function submissionOf(row: ReviewRow): Submission {
  return Submission.parse(JSON.parse(row.submission))
}

export function headsOf(row: ReviewRow): HeadJudgement[] {
  return HeadJudgement.array().parse(JSON.parse(row.heads))
}

export function conclusionOf(row: ReviewRow): Conclusion | null {
  return row.conclusion === null || row.state === 'returned' ? null : Conclusion.parse(JSON.parse(row.conclusion))
}

/** A returned submission keeps the reason where a conclusion would stand. */
export function returnReasonOf(row: ReviewRow): string | null {
  return row.state === 'returned' && row.conclusion !== null
    ? (JSON.parse(row.conclusion) as { reason: string }).reason
    : null
}

export function toLine(row: ReviewRow, clock: ClockStanding | null): ReviewLine {
  return {
    id: row.id,
    dossierId: row.dossier_id,
    dossierTitle: row.dossier_title,
    dossierNumber: row.dossier_number,
    round: row.round,
    handler: row.handler,
    reviewer: row.reviewer,
    state: row.state,
    conclusionKind: conclusionOf(row)?.kind ?? null,
    submittedAt: row.submitted_at,
    acceptedAt: row.accepted_at,
    concludedAt: row.concluded_at,
    opinionId: row.opinion_id,
    clock: clock === null ? null : standingOf(clock),
  }
}

/** Without the days that led there. */
function standingOf({ state, dueOn, unit, termDays, workDaysUsed, leftDays, pausedFor }: ClockStanding): ClockStanding {
  return { state, dueOn, unit, termDays, workDaysUsed, leftDays, pausedFor }
}
