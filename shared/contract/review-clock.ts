// The clock of a legal review as it is shown: where it stands, how every day was counted, what stopped and prolonged it.
import * as z from 'zod'
import { ExtensionApprover, PauseKind, TermExtension } from '../rules/pack-review-term.ts'
import { Day, Id, Instant } from './procedure.ts'
import { text } from './text.ts'

export const ClockState = z.enum([
  'not-started',
  'running',
  'warned',
  'due-today',
  'overdue',
  'paused',
  'ended',
  'unknown-year',
])

/** A pause, its end, or an extension, as somebody entered it. */
export const ClockStep = z.object({
  kind: z.enum(['paused', 'resumed', 'extended']),
  at: Instant,
  by: z.string(),
  pause: PauseKind.nullable(),
  days: z.int().nullable(),
  approver: ExtensionApprover.nullable(),
  approvedBy: z.string().nullable(),
  note: z.string(),
})
export type ClockStep = z.infer<typeof ClockStep>

/** Where a clock stands, as the board shows it. */
export const ClockStanding = z.object({
  state: ClockState,
  /** Never after the day on which the decision must be made. While it stands still: as if it went on after today. */
  dueOn: Day.nullable(),
  unit: z.enum(['work', 'calendar']),
  /** Stated and added. */
  termDays: z.int(),
  /** Null where the calendar of a year is not loaded. */
  workDaysUsed: z.int().nullable(),
  leftDays: z.int().nullable(),
  pausedFor: PauseKind.nullable(),
})
export type ClockStanding = z.infer<typeof ClockStanding>

export const ReviewClock = ClockStanding.extend({
  title: z.string(),
  rule: z.string(),
  mark: z.enum(['sure', 'example']),
  startsOn: z.enum(['materials-complete', 'materials-received', 'accepted']),
  addedDays: z.int(),
  dueWithoutExtension: Day.nullable(),
  /** By the term alone, where that is later than the decision may be made. */
  cutFrom: Day.nullable(),
  ceiling: z.object({ on: Day, clause: z.string() }).nullable(),
  /** It was over before the review's term began: the term itself counts. */
  ceilingPassed: z.boolean(),
  /** Whose calendar must be imported. */
  unknownYear: z.int().nullable(),
  calendar: z.object({ title: z.string(), version: z.string() }),
  explained: z.array(z.object({ on: Day, counted: z.boolean(), waits: z.boolean(), why: z.string() })),
  steps: z.array(ClockStep),
  /** What the rule allows. */
  pauses: z.array(PauseKind),
  extension: TermExtension.nullable(),
})
export type ReviewClock = z.infer<typeof ReviewClock>

export const NewPause = z.object({ id: Id, kind: PauseKind, note: text(0, 500).default('') })
export type NewPause = z.infer<typeof NewPause>

export const NewExtension = z.object({
  id: Id,
  days: z.int().min(1).max(365),
  approver: ExtensionApprover,
  /** The name of whoever approved it. */
  approvedBy: text(2, 50),
  note: text(2, 500),
})
export type NewExtension = z.infer<typeof NewExtension>
