// Legal review of a major decision (重大执法决定法制审核): submission, the seven heads, one conclusion.
import * as z from 'zod'
import { Finding, NewFinding } from './evidence.ts'
import { command, Id, Instant, Paging, pageOf, query, Sha256 } from './procedure.ts'
import { ClockStanding, NewExtension, NewPause, ReviewClock } from './review-clock.ts'
import { caseWorkers } from './roles.ts'
import { text } from './text.ts'

export const Submission = z.object({
  /** Codes of the catalogue entries relied on. */
  entries: z.array(z.string()).min(1),
  proposedDecision: text(2, 4000),
  facts: text(2, 8000),
  /** Norms relied on, as cited. */
  basis: text(2, 4000),
  discretion: text(0, 4000).default(''),
  /** Items submitted, all of the dossier's at that moment. */
  note: text(0, 2000).default(''),
})
export type Submission = z.infer<typeof Submission>

export const HeadJudgement = z.object({
  head: z.string(),
  verdict: z.enum(['met', 'problem', 'not-applicable']),
  note: z.string().max(4000),
})
export type HeadJudgement = z.infer<typeof HeadJudgement>

export const Conclusion = z.object({
  /** Code of the opinion kind (rulebook). */
  kind: z.string(),
  text: z.string().trim().max(8000),
})
export type Conclusion = z.infer<typeof Conclusion>

export const ReviewLine = z.object({
  id: Id,
  dossierId: Id,
  dossierTitle: z.string(),
  dossierNumber: z.string().nullable(),
  round: z.int(),
  handler: z.string(),
  reviewer: z.string().nullable(),
  state: z.enum(['submitted', 'returned', 'under-review', 'concluded']),
  conclusionKind: z.string().nullable(),
  submittedAt: Instant,
  acceptedAt: Instant.nullable(),
  concludedAt: Instant.nullable(),
  opinionId: Id.nullable(),
  /** Null while its term has not begun, and once it was returned. */
  clock: ClockStanding.nullable(),
})
export type ReviewLine = z.infer<typeof ReviewLine>

export const Review = ReviewLine.extend({
  submission: Submission,
  /** What was submitted, frozen: the hash of the dossier's manifest at that moment. */
  manifestSha256: Sha256,
  heads: z.array(HeadJudgement),
  findings: z.array(Finding),
  conclusion: Conclusion.nullable(),
  returnReason: z.string().nullable(),
  clock: ReviewClock.nullable(),
  /** True when the dossier holds something newer than what was submitted (行政处罚法 §58: it must be reviewed again). */
  evidenceIsNewer: z.boolean(),
  updatedAt: Instant,
})
export type Review = z.infer<typeof Review>

const One = z.object({ id: Id })

export const review = {
  list: query({
    by: caseWorkers,
    input: z.object({
      ...Paging,
      dossierId: Id.nullable().default(null),
      state: z.enum(['any', 'submitted', 'returned', 'under-review', 'concluded']).default('any'),
      /** Other than `any`: the board of those not ended, the nearest due day first; `open` is all of them. */
      clock: z.enum(['any', 'open', 'warned', 'due-today', 'overdue', 'paused']).default('any'),
    }),
    output: pageOf(ReviewLine),
  }),
  get: query({ by: caseWorkers, views: { event: 'review.viewed', subject: 'id' }, input: One, output: Review }),
  submit: command({
    by: ['handler'],
    writes: 'review.submitted',
    input: z.object({ dossierId: Id, submission: Submission }),
    output: Review,
  }),
  /** The reviewer takes it on; the clock starts. Whoever handled the case never reviews it. */
  accept: command({ by: ['reviewer', 'head'], writes: 'review.accepted', input: One, output: Review }),
  return: command({
    by: ['reviewer', 'head'],
    writes: 'review.returned',
    input: z.object({ id: Id, reason: text(2, 2000) }),
    output: Review,
  }),
  judge: command({
    by: ['reviewer', 'head'],
    writes: 'review.judged',
    input: z.object({ id: Id, heads: z.array(HeadJudgement).max(20), conclusion: Conclusion.nullable().optional() }),
    output: Review,
  }),
  addFinding: command({ by: ['reviewer', 'head'], writes: 'review.finding-added', input: NewFinding, output: Review }),
  removeFinding: command({
    by: ['reviewer', 'head'],
    writes: 'review.finding-removed',
    input: z.object({ id: Id, findingId: Id }),
    output: Review,
  }),
  /** The clock stands still for what the rule lets it stand still for. */
  pause: command({ by: ['reviewer', 'head'], writes: 'review.paused', input: NewPause, output: Review }),
  resume: command({ by: ['reviewer', 'head'], writes: 'review.resumed', input: One, output: Review }),
  /** As far, as often and with whose approval the rule says, and never past the day on which the decision is due. */
  extend: command({ by: ['reviewer', 'head'], writes: 'review.extended', input: NewExtension, output: Review }),
  /** Refused while a head has no verdict, a problem has no words, or "agree" stands beside a problem. */
  conclude: command({ by: ['reviewer', 'head'], writes: 'review.concluded', input: One, output: Review }),
}
