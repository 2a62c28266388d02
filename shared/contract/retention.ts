// 保管期限 and holds: which rule gives which period, since when, and what blocks disposal.
import * as z from 'zod'
import { Importance } from '../rules/pack-retention.ts'
import { Category } from './dossiers.ts'
import { command, Day, Id, Instant, nothing, Paging, pageOf, query, Sha256 } from './procedure.ts'
import { caseWorkers } from './roles.ts'
import { text } from './text.ts'

export const Period = z.object({
  code: z.string(),
  title: z.string(),
  /** Null: permanent. */
  years: z.int().nullable(),
})
export type Period = z.infer<typeof Period>

export const RetentionRuleLine = z.object({
  code: z.string(),
  title: z.string(),
  clause: z.string(),
  /** Of the national schedule: no shorter period may be decided. */
  standard: z.boolean(),
  grade: z.enum(['sure', 'example']),
})
export type RetentionRuleLine = z.infer<typeof RetentionRuleLine>

/** What a schedule gives to one dossier. */
export const RetentionProposal = z.object({
  /** Null where no rule fits: a person decides. */
  period: Period.nullable(),
  rule: RetentionRuleLine.nullable(),
  /** The national row that fits. */
  standard: RetentionRuleLine.nullable(),
  /** The national row lengthened what the rule gives. */
  raised: z.boolean(),
  procedure: z.string().nullable(),
  importance: Importance.nullable(),
  /** The row that made it important or general; null where a person said so or nothing does. */
  importanceWhy: z.string().nullable(),
  startsOn: Day.nullable(),
  endsOn: Day.nullable(),
})
export type RetentionProposal = z.infer<typeof RetentionProposal>

export const RetentionDecision = z.object({
  period: Period,
  /** Title of the rule that gave it; null when a person decided otherwise, or an appraisal. */
  rule: z.string().nullable(),
  importance: Importance.nullable(),
  startsOn: Day.nullable(),
  endsOn: Day.nullable(),
  reason: z.string(),
  decidedBy: z.string(),
  decidedAt: Instant,
})
export type RetentionDecision = z.infer<typeof RetentionDecision>

export const Hold = z.object({
  id: Id,
  dossierId: Id,
  ground: z.string(),
  groundTitle: z.string(),
  reason: z.string(),
  placedBy: z.string(),
  placedAt: Instant,
  /** Null while it stands. */
  liftedAt: Instant.nullable(),
  liftedBy: z.string().nullable(),
  liftedReason: z.string().nullable(),
})
export type Hold = z.infer<typeof Hold>

export const HoldGround = z.object({ code: z.string(), title: z.string(), meaning: z.string() })

export const Retention = z.object({
  dossierId: Id,
  proposal: RetentionProposal,
  decision: RetentionDecision.nullable(),
  /** Those that stand first, then those lifted, newest first. */
  holds: z.array(Hold),
  disposedAt: Instant.nullable(),
  /** Of the appraisal under which it was destroyed. */
  disposalNumber: z.string().nullable(),
})
export type Retention = z.infer<typeof Retention>

/** The schedule in force, as far as screens need it. */
export const ScheduleInForce = z.object({
  title: z.string(),
  sha256: Sha256,
  mark: z.enum(['sure', 'example']),
  gradeNote: z.string(),
  startNote: z.string(),
  appraisalNote: z.string(),
  membersAtLeast: z.int(),
  periods: z.array(Period),
  rules: z.array(RetentionRuleLine.extend({ period: z.string() })),
  holdGrounds: z.array(HoldGround),
  /** The whole schedule as JSON, to be changed and tried. */
  json: z.string(),
})
export type ScheduleInForce = z.infer<typeof ScheduleInForce>

export const SchedulePreview = z.object({
  dossiers: z.int(),
  rules: z.array(
    z.object({
      /** Null: no rule fits. */
      code: z.string().nullable(),
      title: z.string().nullable(),
      period: z.string().nullable(),
      before: z.int(),
      after: z.int(),
    }),
  ),
  /** How many change, and the first of them. */
  changed: z.int(),
  changes: z.array(
    z.object({
      dossierId: Id,
      title: z.string(),
      number: z.string().nullable(),
      before: RetentionProposal,
      after: RetentionProposal,
      /** What stands decided; a changed schedule alone changes no decision. */
      decided: z.string().nullable(),
    }),
  ),
  /** Dossiers decided for a shorter period than the tried schedule gives. */
  tooShort: z.int(),
})
export type SchedulePreview = z.infer<typeof SchedulePreview>

export const dueStates = ['expired', 'soon', 'later', 'permanent', 'not-begun', 'undecided'] as const
export const DueState = z.enum(dueStates)
export type DueState = z.infer<typeof DueState>

export const DueLine = z.object({
  dossierId: Id,
  title: z.string(),
  number: z.string().nullable(),
  category: Category,
  archivalCode: z.string().nullable(),
  period: z.string().nullable(),
  startsOn: Day.nullable(),
  endsOn: Day.nullable(),
  state: DueState,
  holds: z.int(),
  loans: z.int(),
  /** Of the appraisal that it is in and that is not over. */
  appraisalId: Id.nullable(),
  appraisalNumber: z.string().nullable(),
})
export type DueLine = z.infer<typeof DueLine>

export const HeldLine = Hold.extend({ title: z.string(), number: z.string().nullable() })
export type HeldLine = z.infer<typeof HeldLine>

const Reason = text(2, 1000)

export const retention = {
  of: query({
    by: caseWorkers,
    views: { event: 'dossier.viewed', subject: 'dossierId', once: true },
    input: z.object({ dossierId: Id }),
    output: Retention,
  }),
  schedule: query({ by: caseWorkers, input: nothing, output: ScheduleInForce }),
  /**
   * As the schedule gives it (`period` null) or as a person says, with the reason. Never shorter than the national row, and
   * after the seal never shorter than what was decided before.
   */
  decide: command({
    by: ['archivist', 'head'],
    writes: 'retention.decided',
    input: z.object({
      dossierId: Id,
      period: z.string().max(8).nullable(),
      importance: Importance.nullable().default(null),
      /** The day the period counts from, for a sealed dossier that does not say it. */
      countsFrom: Day.nullable().default(null),
      reason: z.string().trim().max(1000).default(''),
    }),
    output: Retention,
  }),
  /** What the schedule in force, or a changed one, would do to every dossier that is not destroyed. Changes nothing. */
  preview: query({
    by: ['archivist', 'head'],
    input: z.object({ schedule: z.string().max(1_000_000).nullable().default(null) }),
    output: SchedulePreview,
  }),
  /** Sealed dossiers by the end of their period. */
  due: query({
    by: caseWorkers,
    input: z.object({
      ...Paging,
      state: z.enum(['any', ...dueStates]).default('expired'),
      text: z.string().trim().max(100).default(''),
    }),
    output: pageOf(DueLine),
  }),
  holds: query({
    by: caseWorkers,
    input: z.object({ ...Paging, state: z.enum(['standing', 'lifted', 'any']).default('standing') }),
    output: pageOf(HeldLine),
  }),
  /** Blocks disposal until it is lifted; several may stand at once. */
  placeHold: command({
    by: ['archivist', 'handler', 'reviewer', 'head'],
    writes: 'hold.placed',
    input: z.object({ dossierId: Id, ground: z.string().max(64), reason: Reason }),
    output: Retention,
  }),
  liftHold: command({
    by: ['archivist', 'head'],
    writes: 'hold.lifted',
    input: z.object({ id: Id, reason: Reason }),
    output: Retention,
  }),
}
