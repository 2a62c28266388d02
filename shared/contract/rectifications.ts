// Rectification (整改): notice, report, re-check, closing.
import * as z from 'zod'
import { rectificationStates } from '../rules/rectification.ts'
import { Anchor } from './evidence.ts'
import { command, Day, Id, Instant, Paging, pageOf, query } from './procedure.ts'
import { caseWorkers } from './roles.ts'
import { text } from './text.ts'

export const RectificationState = z.enum(rectificationStates)
export type RectificationState = z.infer<typeof RectificationState>

/** What is to be cured. */
export const RectificationProblem = z.object({
  id: Id,
  criterion: z.string(),
  title: z.string(),
  words: z.string(),
  clause: z.string(),
  anchors: z.array(Anchor),
  /** What is asked for. */
  measure: z.string(),
})
export type RectificationProblem = z.infer<typeof RectificationProblem>

/** What was done about each problem, and the supplements filed to the dossier that prove it. */
export const CureReport = z.object({
  by: z.string(),
  at: Instant,
  answers: z.array(z.object({ problemId: Id, done: z.string(), supplementIds: z.array(Id) })),
})
export const CureRecheck = z.object({
  by: z.string(),
  at: Instant,
  verdicts: z.array(z.object({ problemId: Id, cured: z.boolean(), reason: z.string() })),
  note: z.string(),
  /** The new day, where something is not cured. */
  dueOn: Day.nullable(),
})
/** A report and its re-check. */
export const CureRound = z.object({ report: CureReport, recheck: CureRecheck.nullable() })
export type CureRound = z.infer<typeof CureRound>

export const RectificationLine = z.object({
  id: Id,
  number: z.string(),
  campaignId: Id.nullable(),
  campaignTitle: z.string().nullable(),
  evaluationId: Id.nullable(),
  dossierId: Id,
  dossierTitle: z.string(),
  dossierNumber: z.string().nullable(),
  agency: z.string(),
  dueOn: Day,
  /** Days to go, negative when it is late; null once it is closed, withdrawn or waits for its re-check. */
  daysLeft: z.int().nullable(),
  state: RectificationState,
  problemCount: z.int(),
  cured: z.int(),
  issuedBy: z.string(),
  issuedAt: Instant,
  reportedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  may: z.object({ report: z.boolean(), recheck: z.boolean(), withdraw: z.boolean() }),
})
export type RectificationLine = z.infer<typeof RectificationLine>

export const Rectification = RectificationLine.extend({
  problems: z.array(RectificationProblem.extend({ cured: z.boolean() })),
  rounds: z.array(CureRound),
  withdrawnBy: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
})
export type Rectification = z.infer<typeof Rectification>

export const NewProblem = z.object({
  criterion: text(1, 32),
  title: text(0, 500),
  words: text(2, 2000),
  clause: text(0, 1000),
  anchors: z.array(Anchor).max(50),
  measure: text(2, 1000),
})
export type NewProblem = z.infer<typeof NewProblem>

export const rectificationFilters = ['all', 'due', 'overdue', 'reported', 'closed'] as const
export const RectificationFilter = z.enum(rectificationFilters)
export type RectificationFilter = z.infer<typeof RectificationFilter>

/** From the outcome of a campaign, or from a concluded evaluation outside campaigns. */
const Source = {
  dossierId: Id,
  campaignId: Id.nullable().default(null),
  evaluationId: Id.nullable().default(null),
}
const Filters = {
  filter: RectificationFilter.default('all'),
  campaignId: Id.nullable().default(null),
  dossierId: Id.nullable().default(null),
  text: z.string().trim().max(100).default(''),
}
const Reason = text(2, 1000)

export const rectifications = {
  /** Overdue first, then by the nearest day; what is over last. */
  list: query({ by: caseWorkers, input: z.object({ ...Paging, ...Filters }), output: pageOf(RectificationLine) }),
  get: query({
    by: caseWorkers,
    views: { event: 'rectification.viewed', subject: 'id', once: true },
    input: z.object({ id: Id }),
    output: Rectification,
  }),
  /** What a notice would say, from the findings; nothing is written. */
  draft: query({
    by: ['inspector', 'head'],
    views: { event: 'dossier.viewed', subject: 'dossierId', once: true },
    input: z.object(Source),
    output: z.object({
      problems: z.array(NewProblem),
      /** By the campaign's plan; null outside campaigns, for no rule gives a number of days. */
      dueOn: Day.nullable(),
    }),
  }),
  issue: command({
    by: ['inspector', 'head'],
    writes: 'rectification.issued',
    input: z.object({ ...Source, problems: z.array(NewProblem).min(1).max(200), dueOn: Day }),
    output: Rectification,
  }),
  /** Every problem that is not cured yet has its answer; the evidence is sealed supplements of the dossier. */
  report: command({
    by: ['handler', 'archivist'],
    writes: 'rectification.reported',
    input: z.object({
      id: Id,
      answers: z
        .array(z.object({ problemId: Id, done: text(2, 2000), supplementIds: z.array(Id).max(20) }))
        .min(1)
        .max(200),
    }),
    output: Rectification,
  }),
  /** All cured closes it; what is not cured goes back with its reason and a new day. */
  recheck: command({
    by: ['inspector'],
    writes: 'rectification.rechecked',
    input: z.object({
      id: Id,
      verdicts: z
        .array(z.object({ problemId: Id, cured: z.boolean(), reason: text(0, 1000) }))
        .min(1)
        .max(200),
      note: text(0, 1000),
      dueOn: Day.nullable().default(null),
    }),
    output: Rectification,
  }),
  withdraw: command({
    by: ['inspector', 'head'],
    writes: 'rectification.withdrawn',
    input: z.object({ id: Id, reason: Reason }),
    output: Rectification,
  }),
  /** 整改台账 as an .xlsx file, in base64. */
  exportList: command({
    by: caseWorkers,
    writes: 'rectification.exported',
    input: z.object(Filters),
    output: z.object({ xlsx: z.string(), rows: z.int() }),
  }),
}
